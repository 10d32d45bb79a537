import { createDiffieHellman, getDiffieHellman } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { box, close, offerFrom, pass } from '../kit/box.ts';
import { type Authority, derOf, type KeyKind } from '../kit/certificates.ts';
import { freePort, started } from '../kit/running.ts';
import { alertRecord, scripted } from '../kit/scripted.ts';
import type { Staged } from '../kit/situation.ts';
import { stopAll } from './drops.ts';
import { SITE, siteServer } from './healthy.ts';

const FULL = { depth: 'full' } as const;

export const only = (version: 'TLSv1' | 'TLSv1.1') => (lab: Authority) =>
  siteServer(lab, { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' }, { ...SITE, key: 'rsa' });

export const tls13ForOldClient =
  (profile: string) =>
  async (lab: Authority): Promise<Staged> => ({
    ...(await siteServer(lab, { minVersion: 'TLSv1.3' }, { ...SITE, key: 'rsa' })),
    options: { asProfile: profile },
  });

/** Takes everything from TLS 1.0 up, and 3DES as the last of its suites: works for browsers, worth mending. */
export const oldVersionsToo = async (lab: Authority): Promise<Staged> => ({
  ...(await siteServer(lab, { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }, { ...SITE, key: 'rsa' })),
  options: FULL,
});
export const soundAtFullDepth = async (lab: Authority): Promise<Staged> => ({ ...(await siteServer(lab)), options: FULL });
export const smallDhBesideBetter = async (lab: Authority): Promise<Staged> => ({
  ...(await openssl(lab, ['-tls1_2', '-cipher', 'ECDHE+AESGCM:DHE+AESGCM:@SECLEVEL=0', '-dhparam', await dhFile(lab, 1024)])),
  options: FULL,
});

/** Suites that are sound but that no browser offers. */
export const ccmOnly = (lab: Authority) => siteServer(lab, { ciphers: 'ECDHE-ECDSA-AES128-CCM', maxVersion: 'TLSv1.2' });
/** RSA key exchange only: browsers connect, without forward secrecy. */
export const rsaKeyExchange = (lab: Authority) =>
  siteServer(lab, { ciphers: 'AES128-GCM-SHA256', maxVersion: 'TLSv1.2' }, { ...SITE, key: 'rsa' });
export const keyThatChromeRefuses = (key: KeyKind) => (lab: Authority) => siteServer(lab, {}, { ...SITE, key });

/** `openssl s_server` with the arguments of the fault; answers one connection after the other, as it does. */
export async function openssl(lab: Authority, args: readonly string[], key: KeyKind = 'rsa'): Promise<Staged> {
  const port = await freePort();
  const site = await lab.issue({ ...SITE, key });
  const identity = args.includes('-nocert') ? [] : ['-cert', site.certFile, '-key', site.keyFile];
  const server = await started('openssl', ['s_server', '-accept', `127.0.0.1:${port}`, '-www', '-quiet', ...identity, ...args], port);
  return { connect: { host: '127.0.0.1', port }, stop: server.stop };
}

export const nullOnly = (lab: Authority) => openssl(lab, ['-tls1_2', '-cipher', 'NULL-SHA256:@SECLEVEL=0']);
export const anonymousOnly = (lab: Authority) => openssl(lab, ['-nocert', '-tls1_2', '-cipher', 'ADH-AES128-GCM-SHA256:@SECLEVEL=0']);

/** Only DHE, with a prime of so many bits; GnuTLS, because OpenSSL no longer takes primes under 1,024 bits. */
export const dhOnly =
  (bits: 512 | 768 | 1024) =>
  async (lab: Authority): Promise<Staged> =>
    gnutls('NORMAL:-KX-ALL:+DHE-RSA:-GROUP-ALL:-VERS-ALL:+VERS-TLS1.2', ['--dhparams', await dhFile(lab, bits)])(lab);

/** Parameters in the plain form (PKCS #3): `openssl dhparam -dsaparam` writes another, which s_server passes over. */
export async function dhFile(lab: Authority, bits: 512 | 768 | 1024): Promise<string> {
  const file = join(lab.folder, `dh-${bits}.pem`);
  const group = bits === 512 ? createDiffieHellman(512) : getDiffieHellman(bits === 768 ? 'modp1' : 'modp2');
  const prime = group.getPrime();
  const body = Buffer.concat([Buffer.from([0x02, 0x81, prime.length + 1, 0]), prime, Buffer.from([0x02, 1, 2])]);
  const der = Buffer.concat([Buffer.from([0x30, 0x81, body.length]), body]);
  await writeFile(
    file,
    `-----BEGIN DH PARAMETERS-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END DH PARAMETERS-----\n`,
  );
  return file;
}

/** gnutls-serv with a priority string; it still speaks RC4 and 3DES. */
export const gnutls =
  (priority: string, more: readonly string[] = []) =>
  async (lab: Authority): Promise<Staged> => {
    const port = await freePort();
    const site = await lab.issue({ ...SITE, key: 'rsa' });
    const identity = ['--x509certfile', site.certFile, '--x509keyfile', site.keyFile];
    const server = await started(
      'gnutls-serv',
      ['--http', '--port', String(port), ...identity, '--priority', priority, '--noticket', ...more],
      port,
    );
    return { connect: { host: '127.0.0.1', port }, stop: server.stop };
  };

const ECDHE_ECDSA_AES_128_CCM = 0xc0ac;
const RSA_EXPORT_WITH_RC4_40_MD5 = 0x0003;

/** A scripted flight of a server that only has EXPORT suites (no library here speaks them): ServerHello, Certificate, ServerHelloDone. */
export async function exportOnly(lab: Authority): Promise<Staged> {
  const site = await lab.issue({ ...SITE, key: 'rsa' });
  const der = derOf(site.cert);
  const server = await scripted((socket) => {
    socket.once('data', (first) => {
      socket.resume();
      const offered = offerFrom(first)?.cipherSuites.includes(RSA_EXPORT_WITH_RC4_40_MD5) === true;
      if (!offered) {
        socket.end(alertRecord(40));
        return;
      }
      const hello = Buffer.concat([Buffer.from([3, 1]), Buffer.alloc(32, 7), Buffer.from([0, 0, RSA_EXPORT_WITH_RC4_40_MD5, 0])]);
      const certificate = Buffer.concat([uint24(der.length + 3), uint24(der.length), der]);
      socket.write(Buffer.concat([message(2, hello), message(11, certificate), message(14, Buffer.alloc(0))].map((one) => record(one))));
    });
  });
  return { connect: { host: '127.0.0.1', port: server.port }, stop: server.stop };
}

/** SSL 3.0 only, scripted: whatever newer is offered gets a handshake_failure in a record of SSL 3.0, as such servers did. */
export async function ssl3Only(lab: Authority): Promise<Staged> {
  const der = derOf((await lab.issue({ ...SITE, key: 'rsa' })).cert);
  const server = await scripted((socket) => {
    socket.once('data', (first) => {
      socket.resume();
      if (first[9] !== 3 || first[10] !== 0) {
        socket.end(Buffer.from([0x15, 3, 0, 0, 2, 2, 40]));
        return;
      }
      const hello = Buffer.concat([Buffer.from([3, 0]), Buffer.alloc(32, 7), Buffer.from([0, 0, 0x35, 0])]);
      const certificate = Buffer.concat([uint24(der.length + 3), uint24(der.length), der]);
      const flight = [message(2, hello), message(11, certificate), message(14, Buffer.alloc(0))];
      socket.write(Buffer.concat(flight.map((one) => record(one, 0))));
    });
  });
  return { connect: { host: '127.0.0.1', port: server.port }, stop: server.stop };
}

/** SSL 2.0 only, scripted: its own server hello, whatever greets it (Netscape, "The SSL Protocol", 1995, section 2.6). */
export async function ssl2Only(lab: Authority): Promise<Staged> {
  const der = derOf((await lab.issue({ ...SITE, key: 'rsa' })).cert);
  const server = await scripted((socket) => {
    socket.once('data', () => {
      socket.resume();
      const lengths = Buffer.alloc(6);
      lengths.writeUInt16BE(der.length, 0);
      lengths.writeUInt16BE(3, 2);
      lengths.writeUInt16BE(16, 4);
      const hello = Buffer.concat([Buffer.from([4, 0, 1, 0, 2]), lengths, der, Buffer.from([1, 0, 0x80]), Buffer.alloc(16, 7)]);
      socket.write(Buffer.concat([Buffer.from([0x80 | (hello.length >> 8), hello.length & 0xff]), hello]));
    });
  });
  return { connect: { host: '127.0.0.1', port: server.port }, stop: server.stop };
}

/** SSL 3.0 in answer to everything, with a suite of its day that nobody offered. */
export async function ssl3Whatever(): Promise<Staged> {
  const server = await scripted((socket) => {
    socket.once('data', () => {
      socket.resume();
      socket.write(record(message(2, Buffer.concat([Buffer.from([3, 0]), Buffer.alloc(32, 7), Buffer.from([0, 0, 5, 0])])), 0));
    });
  });
  return { connect: { host: '127.0.0.1', port: server.port }, stop: server.stop };
}

/** Closes without an alert where no suite suits it, as Windows does; only a sound suite that browsers do not offer suits it. */
export async function closesUnlessSuited(lab: Authority): Promise<Staged> {
  const ccm = await ccmOnly(lab);
  const front = await box(ccm.connect?.port ?? 0, (hello) =>
    hello.offer?.cipherSuites.includes(ECDHE_ECDSA_AES_128_CCM) === true ? pass : close,
  );
  return { connect: { host: '127.0.0.1', port: front.port }, stop: () => stopAll(front, ccm) };
}

/** Knows TLS 1.0 only and hangs up on anything newer without a word. */
export async function closesUnlessOld(lab: Authority): Promise<Staged> {
  const old = await only('TLSv1')(lab);
  const front = await box(old.connect?.port ?? 0, (hello) =>
    hello.offer?.versions.every((version) => version === 'TLS 1.0') === true ? pass : close,
  );
  return { connect: { host: '127.0.0.1', port: front.port }, stop: () => stopAll(front, old) };
}

/** Two servers take turns behind one address, one of them with TLS 1.0 only. */
export async function oneOfTwoTooOld(lab: Authority): Promise<Staged> {
  const [good, old] = await Promise.all([siteServer(lab, {}, { ...SITE, key: 'rsa' }), only('TLSv1')(lab)]);
  let turn = 0;
  const front = await scripted((socket) => {
    const backend = connect((turn++ % 2 === 0 ? good : old).connect?.port ?? 0, '127.0.0.1');
    backend.on('error', () => socket.destroy());
    socket.on('close', () => backend.destroy());
    socket.pipe(backend).pipe(socket);
  });
  return { connect: { host: '127.0.0.1', port: front.port }, stop: () => stopAll(front, good, old) };
}

function uint24(value: number): Buffer {
  return Buffer.from([value >> 16, (value >> 8) & 0xff, value & 0xff]);
}

function message(type: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), uint24(body.length), body]);
}

function record(body: Buffer, minor = 1): Buffer {
  return Buffer.concat([Buffer.from([0x16, 3, minor, body.length >> 8, body.length & 0xff]), body]);
}
