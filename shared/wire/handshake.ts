import { ByteQueue } from './byte-queue.ts';
import { concat, uint } from './bytes.ts';

/** Handshake types: IANA "TLS HandshakeType" registry, as of 2026-11-20. */
export const HANDSHAKE = {
  helloRequest: 0,
  clientHello: 1,
  serverHello: 2,
  helloVerifyRequest: 3,
  newSessionTicket: 4,
  endOfEarlyData: 5,
  encryptedExtensions: 8,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  serverHelloDone: 14,
  certificateVerify: 15,
  clientKeyExchange: 16,
  finished: 20,
  certificateUrl: 21,
  certificateStatus: 22,
  supplementalData: 23,
  keyUpdate: 24,
  compressedCertificate: 25,
  nextProtocol: 67,
  messageHash: 254,
} as const;

const NAMES: ReadonlyMap<number, string> = new Map([
  [0, 'HelloRequest'],
  [1, 'ClientHello'],
  [2, 'ServerHello'],
  [3, 'HelloVerifyRequest'],
  [4, 'NewSessionTicket'],
  [5, 'EndOfEarlyData'],
  [8, 'EncryptedExtensions'],
  [11, 'Certificate'],
  [12, 'ServerKeyExchange'],
  [13, 'CertificateRequest'],
  [14, 'ServerHelloDone'],
  [15, 'CertificateVerify'],
  [16, 'ClientKeyExchange'],
  [20, 'Finished'],
  [21, 'CertificateUrl'],
  [22, 'CertificateStatus'],
  [23, 'SupplementalData'],
  [24, 'KeyUpdate'],
  [25, 'CompressedCertificate'],
  [67, 'NextProtocol'],
]);

/** Type and length before the body (RFC 8446 section 4). */
const HEADER = 4;

/** Longest handshake message that is put together; a Certificate of 500 names and a long chain stays far below. */
export const LONGEST_HANDSHAKE_MESSAGE = 262_144;

export interface HandshakeMessage {
  readonly kind: 'message';
  readonly type: number;
  readonly body: Uint8Array;
  /** Header and body as they go into the transcript hash. */
  readonly whole: Uint8Array;
}

export type HandshakeEvent = HandshakeMessage | { readonly kind: 'too-long'; readonly type: number; readonly length: number };

/** Name of a handshake message, or its number as text. */
export function handshakeName(type: number): string {
  return NAMES.get(type) ?? `handshake ${type}`;
}

/** Whether a type is one that a TLS peer may send in the clear: tells broken flights from encrypted ones. */
export function isHandshakeType(type: number): boolean {
  return NAMES.has(type);
}

/** Puts handshake messages together from record bodies: several in one record, or one over several. Never throws. */
export class HandshakeReassembler {
  private readonly waiting = new ByteQueue();
  private dead = false;

  /** @param body messages may be views into it */
  push(body: Uint8Array): HandshakeEvent[] {
    if (this.dead) return [];
    const events: HandshakeEvent[] = [];
    // Nearly always a record holds whole messages: they are cut from it without a copy.
    const direct = this.waiting.length === 0;
    if (!direct) this.waiting.push(body);
    const source = direct ? body : this.waiting.bytes;
    let at = 0;
    while (at + HEADER <= source.length) {
      const type = source[at] as number;
      const length = ((source[at + 1] as number) << 16) | ((source[at + 2] as number) << 8) | (source[at + 3] as number);
      if (length > LONGEST_HANDSHAKE_MESSAGE) {
        this.dead = true;
        this.waiting.clear();
        events.push({ kind: 'too-long', type, length });
        return events;
      }
      const end = at + HEADER + length;
      if (end > source.length) break;
      const whole = direct ? source.subarray(at, end) : source.slice(at, end);
      events.push({ kind: 'message', type, body: whole.subarray(HEADER), whole });
      at = end;
    }
    if (!direct) this.waiting.drop(at);
    else if (at < source.length) this.waiting.push(source.subarray(at));
    return events;
  }

  /** Bytes of a message that has not come whole. */
  get unfinished(): Uint8Array {
    return this.waiting.bytes;
  }

  /** Nothing more comes, and no view of what came is used any more. */
  release(): void {
    this.waiting.release();
  }
}

export function buildHandshake(type: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = concat(...parts);
  return concat(uint(type, 1), uint(body.length, 3), body);
}
