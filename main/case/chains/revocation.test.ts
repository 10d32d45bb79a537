import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { certificate, DAY, keyPair, type Made, NOW, threeLevels } from '../../../e2e/certificates/make.ts';
import { revocationList } from '../../../e2e/certificates/make-list.ts';
import { ocspResponse } from '../../../e2e/certificates/make-ocsp.ts';
import { trustStore } from '../../../shared/chain/store.ts';
import { handshake, numbered } from '../../../shared/facts/made-evidence.ts';
import type { Evidence, EvidenceDraft } from '../../../shared/model/evidence.ts';
import { EXTENSION_OIDS } from '../../../shared/tables/oids.ts';
import { element, explicit, implicit, integer, namedBitString, objectId, sequence, utf8Bytes } from '../../../shared/wire/der-write.ts';
import { readCertificate } from '../../../shared/wire/x509.ts';
import { KEY_USAGE } from '../../../shared/wire/x509-extensions.ts';
import { deadlineIn } from '../../net/deadline.ts';
import { createNetwork } from '../../net/network.ts';
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

  /** A point of the web, or of a directory, with whose list it is where that is another's (RFC 5280 section 4.2.1.13). */
  const points = (...urls: readonly string[]) =>
    sequence(explicit(0, explicit(0, ...urls.map((url) => implicit(6, 'primitive', utf8Bytes(url))))));
  const pointsAt = (...all: readonly Uint8Array[]) => [{ oid: EXTENSION_OIDS.crlDistributionPoints, value: sequence(...all) }];

  test('of several addresses of one list, those of a directory are passed over and a dead one is followed by the next', async () => {
    const { url, asked: requests } = await serve((path) => (path === '/b' ? { bytes: revocationList({ issuer }) } : { status: 404 }));
    const leaf = certificate({ issuer, extra: pointsAt(points('ldap://dc.shop.example/cn=x', `${url}/a`, `${url}/b`)) });
    expect(await asked(await judged([leaf, issuer], root))).toMatchObject([{ by: 'crl', status: 'good', url: `${url}/b` }]);
    expect(requests).toEqual(['GET /a', 'GET /b']);
  });
  test('a list that only a directory has cannot be asked for, and nobody is at fault', async () => {
    const leaf = certificate({ issuer, ocsp: ['ldap://dc.shop.example/'], extra: pointsAt(points('ldap://dc.shop.example/cn=x')) });
    expect(await asked(await judged([leaf, issuer], root))).toEqual([]);
  });
  test('the parts of a divided list are all fetched, and one that is missing is told', async () => {
    const [early, late] = [0b10, 0b1_1111_1100];
    const serial = Uint8Array.of(0x42);
    const { url } = await serve((path) => {
      if (path === '/gone') return { status: 404 };
      const reasons = path === '/early' ? early : late;
      return {
        bytes: revocationList({
          issuer,
          scope: { reasons, url: `${url}${path}` },
          revoked: path === '/late' ? [{ serial, date: NOW - DAY, reason: 5 }] : [],
        }),
      };
    });
    const part = (path: string, reasons: number) =>
      sequence(
        explicit(0, explicit(0, implicit(6, 'primitive', utf8Bytes(`${url}${path}`)))),
        implicit(1, 'primitive', namedBitString(reasons).subarray(2)),
      );
    const whole = certificate({ issuer, serial, extra: pointsAt(part('/early', early), part('/late', late)) });
    expect(await asked(await judged([whole, issuer], root))).toMatchObject([{ status: 'revoked', reason: 'cessationOfOperation' }]);
    const half = certificate({ issuer, extra: pointsAt(part('/early', early), part('/gone', late)) });
    expect(await asked(await judged([half, issuer], root))).toMatchObject([
      { status: 'bad-answer', said: { key: 'chain.revocation.some-reasons' } },
    ]);
  });
  test('a list of an authority of its own is believed where the path’s root vouches for it, and only there', async () => {
    const serial = Uint8Array.of(0x43);
    const wanted = { ca: true, subject: 'CN=List Authority', keyUsage: KEY_USAGE.crlSign, keys: keyPair('P-256', 'lists') } as const;
    const lists = certificate({ ...wanted, issuer: root });
    const stranger = certificate(wanted);
    const given: { signer: Made } = { signer: lists };
    const { url } = await serve((path) => {
      if (path === '/signer') return { bytes: given.signer.der };
      const where = {
        oid: EXTENSION_OIDS.authorityInfoAccess,
        value: sequence(sequence(objectId('1.3.6.1.5.5.7.48.2'), implicit(6, 'primitive', utf8Bytes(`${url}/signer`)))),
      };
      return {
        bytes: revocationList({
          issuer: lists,
          scope: { indirect: true },
          revoked: [{ serial, date: NOW - DAY, of: issuer.subject }],
          extra: [where],
        }),
      };
    });
    const point = sequence(
      explicit(0, explicit(0, implicit(6, 'primitive', utf8Bytes(`${url}/list`)))),
      implicit(2, 'constructed', explicit(4, lists.subject)),
    );
    const leaf = certificate({ issuer, serial, extra: pointsAt(point) });
    expect(await asked(await judged([leaf, issuer], root))).toMatchObject([{ status: 'revoked' }]);
    given.signer = stranger;
    expect(await asked(await judged([leaf, issuer], root))).toMatchObject([
      { status: 'bad-answer', said: { key: 'chain.revocation.signer-unknown' } },
    ]);
  });
  test('a list that the same authority signed with another key of its is believed', async () => {
    const renewed = certificate({ ca: true, subject: 'CN=Test Issuing', issuer: root, keys: keyPair('P-256', 'renewed') });
    const { url } = await serve(() => ({ bytes: revocationList({ issuer: renewed }) }));
    const leaf = certificate({ issuer, crl: [url] });
    expect(await asked(await judged([leaf, issuer, renewed], root))).toMatchObject([{ status: 'good' }]);
    expect(await asked(await judged([leaf, issuer], root))).toMatchObject([{ status: 'bad-answer' }]);
  });
  test('the changes that a list names itself are fetched too', async () => {
    const serial = Uint8Array.of(0x44);
    const { url } = await serve((path) => {
      const newer = { oid: EXTENSION_OIDS.freshestCrl, value: sequence(points(`${url}/changes`)) };
      return path === '/changes'
        ? { bytes: revocationList({ issuer, number: 2, deltaBase: 1, revoked: [{ serial, date: NOW - 1000 }] }) }
        : { bytes: revocationList({ issuer, number: 1, extra: [newer] }) };
    });
    const leaf = certificate({ issuer, serial, crl: [`${url}/full`] });
    expect(await asked(await judged([leaf, issuer], root))).toMatchObject([{ status: 'revoked' }]);
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
