import type { Socket } from 'node:net';
import { hash, hkdfExtract, hmac, RunningHash } from '../../main/crypto/hash.ts';
import { makeKeyShare } from '../../main/crypto/key-exchange.ts';
import { expandLabel } from '../../main/crypto/prf.ts';
import { sign } from '../../main/crypto/signatures.ts';
import { protectTls13 } from '../../main/probe/handshake/record-protection.ts';
import type { ClientCertificate } from '../../main/probe/handshake.ts';
import { GROUP } from '../../shared/tables/groups.ts';
import { concat, EMPTY, uint, vector } from '../../shared/wire/bytes.ts';
import { readClientHello } from '../../shared/wire/client-hello.ts';
import { buildExtension, findExtension, fromLatin1 } from '../../shared/wire/extensions.ts';
import { buildHandshake, HANDSHAKE } from '../../shared/wire/handshake.ts';
import { buildRecord, CONTENT } from '../../shared/wire/record.ts';
import { clientCertificate } from './servers.ts';

/** What is wrong with, or special about, the flight. */
export interface FlightFaults {
  /** The server's own certificate with its P-256 key; the fixture's where absent. */
  readonly identity?: ClientCertificate;
  readonly compress?: { readonly algorithm: number; readonly pack: (bytes: Uint8Array) => Uint8Array };
  readonly badSignature?: boolean;
  readonly badFinished?: boolean;
  readonly withoutVerify?: boolean;
  readonly flipBit?: boolean;
  readonly alertInFlight?: number;
  /** Bytes of plain text a record; of several the next each time, over and over. */
  readonly recordSize?: number | readonly number[];
  /** A ChangeCipherSpec for old middleboxes after the ServerHello (RFC 8446 appendix D.4). */
  readonly changeCipherSpec?: boolean;
  readonly encryptedExtensions?: readonly (readonly [number, Uint8Array])[];
  /** Changes the messages before they are sealed. */
  readonly damage?: (plain: Uint8Array) => Uint8Array;
  readonly leafExtensions?: readonly (readonly [number, Uint8Array])[];
}

/** One flight of a TLS 1.3 server with X25519, TLS_AES_128_GCM_SHA256 and a P-256 key; faults on demand. */
export function serveTls13(socket: Socket, record: Uint8Array, faults: FlightFaults): void {
  socket.write(flightOfTls13(record, faults));
}

/** The same flight as bytes; empty where the hello cannot be answered. */
export function flightOfTls13(record: Uint8Array, faults: FlightFaults): Uint8Array {
  const message = record.subarray(5);
  const hello = readClientHello(message.subarray(4));
  if (!hello.ok) return EMPTY;
  const shares = findExtension(hello.value.extensions, 51) ?? EMPTY;
  const at = findShare(shares, GROUP.x25519);
  const own = makeKeyShare(GROUP.x25519);
  if (own === null || at === null) return EMPTY;
  const serverHello = buildHandshake(
    HANDSHAKE.serverHello,
    uint(0x0303, 2),
    new Uint8Array(32).fill(9),
    vector(1, hello.value.sessionId),
    uint(0x1301, 2),
    Uint8Array.of(0),
    vector(2, buildExtension(43, uint(0x0304, 2)), buildExtension(51, uint(GROUP.x25519, 2), vector(2, own.share))),
  );
  const transcript = new RunningHash('sha256');
  transcript.update(message);
  transcript.update(serverHello);
  const zeros = new Uint8Array(32);
  const early = hkdfExtract('sha256', zeros, zeros);
  const derived = expandLabel('sha256', early, 'derived', hash('sha256', EMPTY), 32);
  const secret = hkdfExtract('sha256', derived, own.finish(at) ?? EMPTY);
  const traffic = expandLabel('sha256', secret, 's hs traffic', transcript.digest(), 32);
  const protection = protectTls13(
    'aes-128-gcm',
    expandLabel('sha256', traffic, 'key', EMPTY, 16),
    expandLabel('sha256', traffic, 'iv', EMPTY, 12),
  );

  const parts: Uint8Array[] = [];
  const say = (part: Uint8Array): void => {
    transcript.update(part);
    parts.push(part);
  };
  const { certificates, key } = faults.identity ?? clientCertificate('p256');
  const encrypted = (faults.encryptedExtensions ?? []).map(([type, data]) => buildExtension(type, data));
  say(buildHandshake(HANDSHAKE.encryptedExtensions, vector(2, ...encrypted)));
  const extensions = (faults.leafExtensions ?? []).map(([type, data]) => buildExtension(type, data));
  const body = concat(vector(1), vector(3, vector(3, certificates[0] ?? EMPTY), vector(2, ...extensions)));
  if (faults.compress === undefined) say(buildHandshake(HANDSHAKE.certificate, body));
  else {
    const { algorithm, pack } = faults.compress;
    say(buildHandshake(HANDSHAKE.compressedCertificate, uint(algorithm, 2), uint(body.length, 3), vector(3, pack(body))));
  }
  if (faults.withoutVerify !== true) {
    const signed = concat(
      new Uint8Array(64).fill(0x20),
      fromLatin1('TLS 1.3, server CertificateVerify'),
      Uint8Array.of(0),
      transcript.digest(),
    );
    const signature = sign(key, 0x0403, faults.badSignature === true ? concat(signed, signed) : signed) ?? EMPTY;
    say(buildHandshake(HANDSHAKE.certificateVerify, uint(0x0403, 2), vector(2, signature)));
  }
  const finished = hmac('sha256', expandLabel('sha256', traffic, 'finished', EMPTY, 32), transcript.digest());
  if (faults.badFinished === true) finished[0] = (finished[0] as number) ^ 1;
  say(buildHandshake(HANDSHAKE.finished, finished));

  const plain = faults.damage?.(concat(...parts)) ?? concat(...parts);
  const sizes = [faults.recordSize ?? 16_384].flat();
  const sealed: Uint8Array[] = [buildRecord(CONTENT.handshake, 0x0303, serverHello)];
  if (faults.alertInFlight !== undefined) sealed.push(protection.seal(CONTENT.alert, 0x0303, Uint8Array.of(2, faults.alertInFlight)));
  if (faults.changeCipherSpec === true) sealed.push(buildRecord(CONTENT.changeCipherSpec, 0x0303, Uint8Array.of(1)));
  for (let from = 0, turn = 0; from < plain.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    sealed.push(protection.seal(CONTENT.handshake, 0x0303, plain.subarray(from, from + size)));
    from += size;
  }
  const wire = concat(...sealed);
  if (faults.flipBit === true) wire[wire.length - 20] = (wire[wire.length - 20] as number) ^ 4;
  return wire;
}

function findShare(shares: Uint8Array, group: number): Uint8Array | null {
  for (let at = 2; at + 4 <= shares.length; ) {
    const [found, length] = [
      ((shares[at] as number) << 8) | (shares[at + 1] as number),
      ((shares[at + 2] as number) << 8) | (shares[at + 3] as number),
    ];
    if (found === group) return shares.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return null;
}
