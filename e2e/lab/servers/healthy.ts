import type { TlsOptions } from 'node:tls';
import { brotliCompressSync } from 'node:zlib';
import { readSigningKey } from '../../../main/crypto/keys.ts';
import { serveTls13 } from '../../handshake/tls13-server.ts';
import { type Authority, derOf, type Issued, type KeyKind, type Wish } from '../kit/certificates.ts';
import { onFirstBytes, scripted } from '../kit/scripted.ts';
import type { Staged } from '../kit/situation.ts';
import { tlsServer } from '../kit/tls-server.ts';

export const SITE: Wish = { names: 'DNS:site.test' };

/** Where a Node TLS server with a leaf for `site.test` listens, reached as `site.test`. */
export async function siteServer(lab: Authority, options: TlsOptions = {}, wish: Wish = SITE): Promise<Staged> {
  const server = await tlsServer(await lab.issue(wish), options);
  return { target: 'site.test', connect: { host: '127.0.0.1', port: server.port }, stop: server.stop };
}

export const keyOf =
  (key: KeyKind) =>
  (lab: Authority): Promise<Staged> =>
    siteServer(lab, {}, { ...SITE, key });

export const versionOnly =
  (version: 'TLSv1.2' | 'TLSv1.3') =>
  (lab: Authority): Promise<Staged> =>
    siteServer(lab, { minVersion: version, maxVersion: version });

export const wildcard = async (lab: Authority): Promise<Staged> => ({
  ...(await siteServer(lab, {}, { names: 'DNS:*.wild.test' })),
  target: 'www.wild.test',
});

export const manyNames = (lab: Authority): Promise<Staged> =>
  siteServer(
    lab,
    {},
    { names: ['site.test', ...Array.from({ length: 499 }, (_, i) => `name-${i}.many.test`)].map((name) => `DNS:${name}`).join(',') },
  );

export const addressInNames = async (lab: Authority): Promise<Staged> => {
  const server = await tlsServer(await lab.issue({ names: 'IP:127.0.0.1' }));
  return { target: `127.0.0.1:${server.port}`, stop: server.stop };
};

/** Certificates of both kinds, as large sites have them. */
export const twoCertificates = async (lab: Authority): Promise<Staged> => {
  const [ec, rsa] = await Promise.all([lab.issue({ ...SITE, key: 'ec' }), lab.issue({ ...SITE, key: 'rsa' })]);
  return siteServer(lab, { cert: [ec.cert, rsa.cert], key: [ec.key, rsa.key] });
};

/** Post-quantum key exchange, as Chrome offers it first. */
export const postQuantum = (lab: Authority): Promise<Staged> => siteServer(lab, { ecdhCurve: 'X25519MLKEM768' });

const BROTLI = 2;

/** A scripted flight with the certificate packed as browsers offer it (RFC 8879); no server of Debian packs certificates. */
export async function packedCertificate(lab: Authority): Promise<Staged> {
  const site = await lab.issue({ ...SITE, key: 'ec' });
  const faults = { identity: identityOf(site), compress: { algorithm: BROTLI, pack: brotliCompressSync } };
  const server = await scripted(onFirstBytes((socket, hello) => serveTls13(socket, hello, faults)));
  return { connect: { host: '127.0.0.1', port: server.port }, stop: server.stop };
}

/** Certificate and key as a scripted flight takes them. */
export function identityOf(issued: Issued) {
  const key = readSigningKey(derOf(issued.key));
  if (key === null) throw new Error('the key of the site cannot be read');
  return { certificates: [derOf(issued.cert)], key };
}
