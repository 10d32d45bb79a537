import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { certificate, DAY, type Made, NOW, threeLevels } from '../../e2e/certificates/make.ts';
import { revocationList } from '../../e2e/certificates/make-list.ts';
import { ocspResponse } from '../../e2e/certificates/make-ocsp.ts';
import { trustStore } from '../../shared/chain/store.ts';
import { handshake, numbered } from '../../shared/facts/made-evidence.ts';
import type { Evidence, EvidenceDraft } from '../../shared/model/evidence.ts';
import { element, explicit, implicit, integer, objectId, sequence } from '../../shared/wire/der-write.ts';
import { readCertificate } from '../../shared/wire/x509.ts';
import { deadlineIn } from '../net/deadline.ts';
import { createNetwork } from '../net/network.ts';
import { gatherChain } from './chain.ts';
import { askRevocation, readStaple } from './revocation.ts';
import type { CaseStores } from './stores.ts';

type Answer = (
  path: string,
  body: Buffer,
) => { readonly status?: number; readonly bytes?: Uint8Array; readonly location?: string } | 'hang';
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A real HTTP server on loopback; gives its address and what was asked of it. */
async function serve(answer: Answer): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url}`);
      const given = answer(request.url ?? '', Buffer.concat(parts));
      if (given === 'hang') return;
      response.writeHead(given.status ?? 200, given.location === undefined ? {} : { location: given.location });
      response.end(given.bytes ?? '');
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function network(offline = false) {
  return createNetwork({ gentle: false, offline, proxy: null, deadline: deadlineIn(10_000, new AbortController().signal) });
}

const now = () => new Date(NOW).toISOString();
const base64 = (made: Made) => Buffer.from(made.der).toString('base64');
const storesWith = (root: Made): CaseStores => ({
  stores: [trustStore('given', [readCertificate(root.der)], 'private')],
  judging: ['given'],
});

async function judged(served: readonly Made[], root: Made, offline = false, siblings: readonly Made[] = []): Promise<EvidenceDraft> {
  const context = {
    target: { host: 'www.shop.example', port: 443, hostIsAddress: false, startTls: null, connectTo: null, asTyped: 'www.shop.example' },
    options: { clock: null, offline, asProfile: null },
    network: network(offline),
    stores: storesWith(root),
    now,
  };
  return gatherChain(
    { served: served.map(base64), siblings: siblings.map(base64), host: 'www.shop.example', seenFrom: 'this-computer' },
    context,
  );
}

async function asked(chain: EvidenceDraft, offline = false) {
  const evidence = [{ ...chain, id: 1 } as Evidence];
  const on = network(offline);
  const drafts = await askRevocation({ network: on, deadline: on.within(3000), now, evidence: () => evidence });
  return drafts.flatMap((each) => (each.kind === 'revocation' && each.state === 'seen' ? [each.seen] : []));
}

describe('a missing issuer', () => {
  const { root, issuer } = threeLevels();
  const bundle = sequence(
    objectId('1.2.840.113549.1.7.2'),
    explicit(
      0,
      sequence(
        integer(1),
        element(0x31),
        sequence(objectId('1.2.840.113549.1.7.1')),
        implicit(0, 'constructed', root.der, issuer.der),
        element(0x31),
      ),
    ),
  );
  test.each([
    ['as DER', issuer.der],
    ['as PEM', Buffer.from(issuer.pem)],
    ['in a PKCS#7 bundle', bundle],
  ])('is fetched %s from where the certificate says', async (_what, bytes) => {
    const { url, asked: requests } = await serve(() => ({ bytes }));
    const chain = await judged([certificate({ issuer, aia: [`${url}/issuer.crt`] })], root);
    expect(chain).toMatchObject({ state: 'seen', seen: { ok: true, missing: { found: 'by-aia', url: `${url}/issuer.crt` } } });
    expect(requests).toEqual(['GET /issuer.crt']);
  });

  test('is not asked for offline', async () => {
    const { url, asked: requests } = await serve(() => ({ bytes: issuer.der }));
    expect(await judged([certificate({ issuer, aia: [url] })], root, true)).toMatchObject({
      seen: { ok: false, missing: { found: 'not-asked' } },
    });
    expect(requests).toEqual([]);
  });

  test('that leads round and round is given up after a few steps', async () => {
    const server = { url: '' };
    const served = await serve((path) => {
      const step = Number(path.slice(1)) + 1;
      return {
        bytes: certificate({
          ca: true,
          subject: `CN=Step ${step}`,
          issuerName: certificate({ ca: true, subject: `CN=Step ${step + 1}` }).subject,
          aia: [`${server.url}/${step}`],
        }).der,
      };
    });
    server.url = served.url;
    const first = certificate({ issuerName: certificate({ ca: true, subject: 'CN=Step 1' }).subject, aia: [`${served.url}/0`] });
    expect(await judged([first], root)).toMatchObject({ seen: { ok: false } });
    expect(served.asked.length).toBeLessThanOrEqual(4);
  });

  test.each([
    ['an answer 404', () => ({ status: 404 })],
    ['a web page', () => ({ bytes: Buffer.from('<html>') })],
    ['another certificate', () => ({ bytes: certificate({ ca: true, subject: 'CN=Other' }).der })],
    ['a redirect to https', () => ({ status: 302, location: 'https://127.0.0.1:1/' })],
  ] as const)('%s: the link stays missing', async (_what, answer) => {
    const { url } = await serve(answer);
    expect(await judged([certificate({ issuer, aia: [url] })], root)).toMatchObject({
      seen: { ok: false, missing: { found: 'not-found' } },
    });
  });

  test('that another address sends is found there', async () => {
    expect(await judged([certificate({ issuer })], root, false, [issuer])).toMatchObject({
      seen: { ok: false, missing: { found: 'by-sibling' } },
    });
  });
});

describe('revocation by request', () => {
  const { root, issuer } = threeLevels();
  test('a responder that says good, and a list without the number', async () => {
    const made: { leaf: Made | null } = { leaf: null };
    const { url, asked: requests } = await serve((path) =>
      path === '/crl' ? { bytes: revocationList({ issuer }) } : { bytes: ocspResponse({ certificate: made.leaf as Made, issuer }) },
    );
    const leaf = certificate({ issuer, ocsp: [`${url}/ocsp`], crl: [`${url}/crl`] });
    made.leaf = leaf;
    expect((await asked(await judged([leaf, issuer], root))).map(({ by, status }) => [by, status])).toEqual([
      ['ocsp', 'good'],
      ['crl', 'good'],
    ]);
    expect(requests.sort()).toEqual(['GET /crl', 'POST /ocsp']);
  });

  test('a list with the number says revoked, since when and why', async () => {
    const serial = Uint8Array.of(0x42);
    const { url } = await serve(() => ({ bytes: revocationList({ issuer, revoked: [{ serial, date: NOW - DAY, reason: 1 }] }) }));
    const leaf = certificate({ issuer, serial, crl: [url] });
    expect(await asked(await judged([leaf, issuer], root))).toMatchObject([
      { by: 'crl', status: 'revoked', reason: 'keyCompromise', revokedAt: '2026-11-19T12:00:00Z' },
    ]);
  });

  test.each([
    ['is down', (): ReturnType<Answer> => ({ status: 503 }), 'no-answer'],
    ['is silent', (): ReturnType<Answer> => 'hang', 'no-answer'],
    ['answers nonsense', (): ReturnType<Answer> => ({ bytes: Buffer.from('hello') }), 'bad-answer'],
  ])('a responder that %s is told as such, never as good', async (_what, answer, status) => {
    const { url } = await serve(answer);
    expect(await asked(await judged([certificate({ issuer, ocsp: [url] }), issuer], root))).toMatchObject([{ by: 'ocsp', status, url }]);
  });

  test('of several chains, the one of the judged name is asked about, not the one that no name brings out', async () => {
    const { url, asked: requests } = await serve(() => ({ status: 503 }));
    const [named, other] = [`${url}/named`, `${url}/other`].map((ocsp) => [certificate({ issuer, ocsp: [ocsp] }), issuer]);
    const drafts = [
      handshake({ certificates: (named ?? []).map(base64) }),
      await judged(named ?? [], root),
      handshake({ variation: { factor: 'no-sni' }, certificates: (other ?? []).map(base64) }),
      await judged(other ?? [], root),
    ];
    const on = network();
    await askRevocation({ network: on, deadline: on.within(3000), now, evidence: () => numbered(...drafts) });
    expect(requests).toEqual(['POST /named']);
  });

  test('nothing is asked where the certificate names nobody, nor offline', async () => {
    const { url, asked: requests } = await serve(() => ({ status: 500 }));
    expect(await asked(await judged([certificate({ issuer }), issuer], root))).toEqual([]);
    expect(await asked(await judged([certificate({ issuer, ocsp: [url] }), issuer], root), true)).toEqual([]);
    expect(requests).toEqual([]);
  });
});

test('a staple is judged without asking anybody', async () => {
  const { root, issuer, leaf } = threeLevels();
  const chain = await judged([leaf, issuer], root, true);
  if (chain.kind !== 'chain' || chain.state !== 'seen') throw new Error('no chain');
  const staple = (status: 'good' | 'revoked') => Buffer.from(ocspResponse({ certificate: leaf, issuer, status })).toString('base64');
  expect(readStaple(staple('good'), chain.seen, now())).toMatchObject({ seen: { by: 'staple', status: 'good', url: null } });
  expect(readStaple(staple('revoked'), chain.seen, now())).toMatchObject({ seen: { status: 'revoked', reason: 'keyCompromise' } });
});
