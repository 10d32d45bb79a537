import { buildAlert } from '../../wire/alert.ts';
import { concat, uint, vector } from '../../wire/bytes.ts';
import { buildClientHello } from '../../wire/client-hello.ts';
import { buildHandshake, HANDSHAKE } from '../../wire/handshake.ts';
import { buildRecord, CONTENT } from '../../wire/record.ts';
import { type MadePacket, OPENED } from './made-capture.ts';

/** Microseconds. */
export const SECOND = 1_000_000;

export function text(words: string): Uint8Array {
  return Uint8Array.from(words, (character) => character.charCodeAt(0));
}

const NAME = vector(2, concat(uint(0, 1), vector(2, text('shop.example'))));
export const HELLO = buildRecord(
  CONTENT.handshake,
  0x0301,
  buildClientHello({
    legacyVersion: 0x0303,
    random: new Uint8Array(32).fill(7),
    sessionId: new Uint8Array(0),
    cipherSuites: [0x0a0a, 0xc02f, 0x009e],
    compressionMethods: [0],
    extensions: [concat(uint(0, 2), vector(2, NAME))],
  }),
);

/** ServerHello of TLS 1.2. */
export function serverHello(suite: number): Uint8Array {
  return buildHandshake(HANDSHAKE.serverHello, uint(0x0303, 2), new Uint8Array(32).fill(9), uint(0, 1), uint(suite, 2), uint(0, 1));
}

/** One handshake record. */
export function handshake(...messages: readonly Uint8Array[]): Uint8Array {
  return buildRecord(CONTENT.handshake, 0x0303, concat(...messages));
}

/** A fatal alert in the clear. */
export function alert(code: number): Uint8Array {
  return buildRecord(CONTENT.alert, 0x0303, buildAlert('fatal', code));
}

export const CHANGE = buildRecord(CONTENT.changeCipherSpec, 0x0303, Uint8Array.of(1));
export const SECRET = buildRecord(CONTENT.handshake, 0x0303, new Uint8Array(40).fill(0xee));
export const SECRET_ALERT = buildRecord(CONTENT.alert, 0x0303, new Uint8Array(26).fill(0xee));
export const DONE = buildHandshake(HANDSHAKE.serverHelloDone);

/** A whole TLS 1.2 handshake as far as a capture shows it. */
export const COMPLETED: readonly MadePacket[] = [
  ...OPENED,
  { from: 'client', payload: HELLO },
  { from: 'server', payload: handshake(serverHello(0xc02f), DONE) },
  { from: 'client', payload: concat(CHANGE, SECRET) },
  { from: 'server', payload: concat(CHANGE, SECRET) },
];

const VERSION_13 = concat(uint(43, 2), vector(2, uint(0x0304, 2)));
const FIRST_KEY = concat(uint(41, 2), vector(2, uint(0, 2)));

/** ServerHello of TLS 1.3 with TLS_AES_128_GCM_SHA256. */
function hello13(...extensions: readonly Uint8Array[]): Uint8Array {
  const suite = concat(uint(0, 1), uint(0x1301, 2), uint(0, 1));
  const random = new Uint8Array(32).fill(9);
  return handshake(buildHandshake(HANDSHAKE.serverHello, uint(0x0303, 2), random, suite, vector(2, concat(...extensions))));
}

export const HELLO_13 = hello13(VERSION_13);
/** From keys of an earlier connection, so that no certificate follows. */
export const RESUMED_13 = hello13(VERSION_13, FIRST_KEY);

/** Records of TLS 1.3 that cannot be read, of these lengths. */
export function sealed(...sizes: readonly number[]): Uint8Array {
  return concat(...sizes.map((size) => buildRecord(CONTENT.applicationData, 0x0303, new Uint8Array(size).fill(0xee))));
}
