import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerChain, servedBytes } from '../../main/case/chains/chain-answer.ts';
import { answerKey } from '../../main/case/chains/chain-mend.ts';
import { givenStore } from '../../main/case/chains/chain-question.ts';
import { keyOfFile } from '../../main/case/keys/key-file.ts';
import { openPkcs12 } from '../../main/case/keys/pkcs12.ts';
import { pemCertificates } from '../../shared/wire/pem.ts';
import { CHAIN_ROWS, type ChainPlace } from './kit/chain-rows.ts';
import { CA, NAMED, OpensslChains } from './kit/openssl-chain.ts';
import { certtoolAccepts, type JudgedChain, opensslAccepts } from './kit/validators.ts';

const run = promisify(execFile);
let place: ChainPlace;
beforeAll(async () => {
  const chains = await OpensslChains.open();
  const root = await chains.root();
  place = { chains, root, issuer: await chains.issue(root, { name: 'Lab Issuing', extensions: CA, to: 1000 }) };
});
afterAll(() => place.chains.close());

function ours(chain: JudgedChain) {
  return answerChain(null, {
    served: chain.served.flatMap(servedBytes),
    untrusted: [],
    stores: [givenStore([chain.root.pem])],
    host: chain.host,
    time: Date.now(),
    usage: 'server',
    crls: chain.lists,
  });
}

/**
 * Judged by us and by two independent validators. Where one of them says otherwise than we do, the row says why; a difference that is
 * not in the table fails.
 */
describe('chains made by openssl', () => {
  test.each(CHAIN_ROWS.map((row) => [row.what, row] as const))('%s', async (_what, row) => {
    const built = await row.build(place);
    const chain: JudgedChain = { host: 'www.shop.example', lists: [], ...built, served: [built.leaf.pem, ...built.behind] };
    const answer = ours(chain);
    expect({ ok: answer.ok, kinds: answer.findings.map((finding) => finding.kind) }).toEqual(
      row.ours === null ? { ok: true, kinds: expect.anything() } : { ok: false, kinds: expect.arrayContaining([row.ours]) },
    );
    const verdicts = { openssl: await opensslAccepts(place.chains, chain), certtool: await certtoolAccepts(place.chains, chain) };
    expect(verdicts).toEqual({
      openssl: row.openssl === undefined ? answer.ok : !answer.ok,
      certtool: row.certtool === undefined ? answer.ok : !answer.ok,
    });
  });
});

/** Containers as three programs write them, each with its own encryption; the password is no plain ASCII. */
describe('PKCS#12 files', () => {
  const PASSWORD = 'pässwörd✓';
  test.each([
    ['openssl', []],
    ['openssl, old encryption', ['-legacy']],
    ...['RC2-40', 'RC2-128', 'RC4-40', 'RC4-128', '2DES'].map(
      (method) =>
        [`openssl, ${method}`, ['-legacy', '-keypbe', `PBE-SHA1-${method}`, '-certpbe', `PBE-SHA1-${method}`]] as [string, string[]],
    ),
    ['openssl, without integrity', ['-nomac']],
    ['openssl, certificates not encrypted', ['-certpbe', 'NONE']],
    ['openssl, Camellia', ['-keypbe', 'camellia-256-cbc', '-certpbe', 'camellia-128-cbc']],
    ['openssl, ARIA', ['-keypbe', 'aria-256-cbc', '-certpbe', 'aria-128-cbc']],
    ['openssl, checked by SHA-224', ['-macalg', 'sha224']],
    ['openssl, checked by SHA3-256', ['-macalg', 'sha3-256']],
  ] as const)('%s', async (_what, options) => {
    const { chains, root, issuer } = place;
    const leaf = await chains.issue(issuer, { name: 'container', extensions: NAMED });
    const behind = await chains.file(root.pem + issuer.pem);
    const file = `${behind}.p12`;
    const parts = ['-inkey', leaf.keyFile, '-in', leaf.certFile, '-certfile', behind];
    await run('openssl', ['pkcs12', '-export', ...options, ...parts, '-passout', `pass:${PASSWORD}`, '-out', file]);
    const opened = await openPkcs12(await readFile(file), PASSWORD);
    expect(opened.ok ? opened.value.certificates : opened.error).toEqual([leaf, issuer, root].flatMap(({ pem }) => pemCertificates(pem)));
    expect(await openPkcs12(await readFile(file), 'other')).toEqual({ ok: false, error: 'wrong-password' });
  });
  test.each(['PBE-MD5-DES', 'PBE-SHA1-DES', 'PBE-SHA1-RC2-40', 'PBE-SHA1-RC4-128'])('a key that %s encrypts', async (method) => {
    const leaf = await place.chains.issue(place.issuer, { name: 'old key', extensions: NAMED });
    const file = `${leaf.keyFile}.${method}`;
    const old = ['-provider', 'legacy', '-provider', 'default', '-v1', method, '-passout', 'pass:geheim'];
    await run('openssl', ['pkcs8', '-topk8', ...old, '-in', leaf.keyFile, '-out', file]);
    const [der = new Uint8Array()] = pemCertificates(leaf.pem);
    const given = await keyOfFile(await readFile(file), 'geheim');
    expect(given.ok && answerKey(der, given.value).belongs).toBe(true);
    expect(await keyOfFile(await readFile(file), 'falsch')).toEqual({ ok: false, error: 'wrong-password' });
  });
  test('certtool', async () => {
    const leaf = await place.chains.issue(place.issuer, { name: 'container', extensions: NAMED });
    const file = `${leaf.certFile}.p12`;
    const parts = ['--load-privkey', leaf.keyFile, '--load-certificate', leaf.certFile, '--p12-name', 'x', '--password', PASSWORD];
    await run('certtool', ['--to-p12', ...parts, '--outder', '--outfile', file]);
    const opened = await openPkcs12(await readFile(file), PASSWORD);
    expect(opened.ok ? opened.value.certificates : opened.error).toEqual(pemCertificates(leaf.pem));
  });
});
