import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { threeLevels } from '../../../e2e/certificates/make.ts';
import { readPem } from '../../../shared/wire/pem.ts';
import type { Terminal } from '../terminal.ts';
import { checkChainCommand } from './check-chain.ts';

const folder = mkdtempSync(join(tmpdir(), 'check-chain-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { root, issuer, leaf } = threeLevels();
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const trust = file('root.pem', root.pem);
const full = file('fullchain.pem', `some words\n${leaf.pem}${issuer.pem}`);
const TIME = ['--time', '2026-11-20T12:00:00Z'];

async function run(argv: readonly string[], input: readonly Uint8Array[] = []) {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    input: (async function* () {
      yield* input;
    })(),
    interactive: false,
    columns: 80,
    signal: new AbortController().signal,
    env: {},
  };
  return { exit: await checkChainCommand(argv, terminal), out, err };
}

describe('check-chain FILE', () => {
  test('given a good chain and its root, says so and exits with 0', async () => {
    const { exit, out } = await run(['--trust-only', trust, '--host', 'www.shop.example', ...TIME, full]);
    expect(exit).toBe(0);
    expect(out.split('\n')).toEqual([
      'The chain of 2 certificates is good.',
      '1. www.shop.example, issued by Test Issuing, until January 19, 2027',
      '2. Test Issuing, issued by Test Root, until November 17, 2036',
      'Path: www.shop.example ← Test Issuing ← Test Root',
      'The store “given” trusts it.',
      '',
    ]);
  });
  test('given a leaf alone, names the missing issuer and exits with 1', async () => {
    const { exit, out } = await run(['--trust-only', trust, ...TIME, file('leaf.der', leaf.der)]);
    expect(exit).toBe(1);
    expect(out).toContain('Test Issuing');
  });
  test('with --json gives one document, with the judged chain', async () => {
    const { out } = await run(['--json', '--trust-only', trust, '--host', 'mail.shop.example', ...TIME, full]);
    expect(JSON.parse(out)).toMatchObject({
      format: 'handshake-doctor/1',
      ok: false,
      findings: [{ kind: 'name-mismatch' }],
      chain: { top: 'private-root', served: [{ subjectText: 'www.shop.example' }, {}] },
    });
  });
  test.each([
    ['no file', []],
    ['two files', [full, full]],
    ['a file that is not there', [join(folder, 'none.pem')]],
    ['a file without certificates', [file('empty.txt', 'nothing here')]],
    ['a time that is none', ['--time', 'noon', full]],
    ['an unknown option', ['--frobnicate', full]],
    ['a batch file that is not there', ['--batch', join(folder, 'none.ndjson')]],
  ])('%s: exits with 2 and prints nothing for scripts', async (_what, argv) => {
    const { exit, out, err } = await run(argv);
    expect([exit, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });
});

test.each([
  ['a private key', () => leaf.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['a signing request', () => '-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n'],
  ['a revocation list', () => '-----BEGIN X509 CRL-----\nMAA=\n-----END X509 CRL-----\n'],
])('given %s in place of a certificate, says so', async (what, content) => {
  expect((await run([file('instead.pem', content())])).err).toContain(`holds ${what} and no certificate`);
});

describe('check-chain mends', () => {
  const key = file('leaf.key', leaf.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const common = ['--trust-only', trust, '--offline', ...TIME];
  const written = (name: string) => readFileSync(join(folder, name), 'utf8');

  test('--repair writes leaf and issuers in order, without the root', async () => {
    const jumbled = file('jumbled.pem', `${leaf.pem}${root.pem}${issuer.pem}`);
    const { err } = await run([...common, '--repair', join(folder, 'fixed.pem'), jumbled]);
    expect(written('fixed.pem')).toBe(`${leaf.pem}${issuer.pem}`);
    expect(err).toContain('fixed.pem');
  });
  test('--repair names what is missing and writes nothing', async () => {
    const { exit, err } = await run([...common, '--repair', join(folder, 'never.pem'), file('alone.pem', leaf.pem)]);
    expect(exit).toBe(1);
    expect(err).toContain('Test Issuing');
    expect(existsSync(join(folder, 'never.pem'))).toBe(false);
  });
  test('--repair overwrites nothing', async () => {
    expect((await run([...common, '--repair', full, full])).exit).toBe(2);
    expect(written('fullchain.pem')).toContain('some words');
  });
  test('--key tells whether the key belongs', async () => {
    expect(await run([...common, '--key', key, full])).toMatchObject({ exit: 0, err: 'The private key belongs to “www.shop.example”.\n' });
    const other = file('other.key', issuer.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    expect((await run([...common, '--key', other, full])).exit).toBe(1);
  });
  test('--request asks for the names of the certificate and the host that was missing', async () => {
    await run([...common, '--key', key, '--host', 'mail.shop.example', '--request', join(folder, 'new.csr'), full]);
    const bytes = Buffer.from(readPem(written('new.csr'))[0]?.bytes ?? []).toString('latin1');
    for (const name of ['mail.shop.example', 'www.shop.example']) expect(bytes).toContain(name);
    expect((await run([...common, '--request', join(folder, 'b.csr'), full])).exit).toBe(2);
  });
});

describe('check-chain --batch', () => {
  const line = (id: string, host: string) =>
    JSON.stringify({ id, chain: [leaf.pem, issuer.pem], trust: [root.pem], host, time: '2026-11-20T12:00:00Z' });
  const answers = (out: string) =>
    out
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each) as { id: string | null; ok: boolean });

  test('answers line by line in order, however the bytes arrive, and goes on behind a broken line', async () => {
    const bytes = Buffer.from(`${line('a', 'www.shop.example')}\n{broken\n\n${line('b', 'x.example')}\r\n${line('c', 'www.shop.example')}`);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 777) }, (_, index) => bytes.subarray(index * 777, index * 777 + 777));
    const { exit, out } = await run(['--batch'], chunks);
    expect(exit).toBe(1);
    expect(answers(out).map(({ id, ok }) => [id, ok])).toEqual([
      ['a', true],
      [null, false],
      ['b', false],
      ['c', true],
    ]);
  });
  test('all good: exits with 0', async () =>
    expect((await run(['--batch'], [Buffer.from(`${line('a', 'www.shop.example')}\n`)])).exit).toBe(0));
  test('a line over the limit is answered as malformed, and the next one is judged', async () => {
    const huge = Buffer.alloc(1 << 20, 'x');
    const { out } = await run(
      ['--batch'],
      [...Array.from({ length: 17 }, () => huge), Buffer.from(`\n${line('a', 'www.shop.example')}\n`)],
    );
    expect(answers(out).map(({ id, ok }) => [id, ok])).toEqual([
      [null, false],
      ['a', true],
    ]);
  });
});
