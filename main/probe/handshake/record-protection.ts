import { concat, EMPTY, equalBytes, uint } from '../../../shared/wire/bytes.ts';
import type { AeadName } from '../../../shared/wire/crypto.ts';
import { buildRecord, CONTENT, type TlsRecord } from '../../../shared/wire/record.ts';
import { aeadOpen, aeadSeal, aeadTagLength } from '../../crypto/aead.ts';
import { type AnyHash, hashLength, hmac } from '../../crypto/hash.ts';
import type { BlockCipher, StreamCipher } from '../../crypto/old-ciphers.ts';

/** Opened content; the true content type stands inside in TLS 1.3. */
export interface Opened {
  readonly type: number;
  readonly body: Uint8Array;
}

/** Seals and opens the records of one direction; each record counts one up. */
export interface RecordProtection {
  /** @returns the record on the wire */
  seal(type: number, version: number, plain: Uint8Array): Uint8Array;
  /** @returns null where the record does not authenticate */
  open(record: Pick<TlsRecord, 'type' | 'version' | 'body'>): Opened | null;
  /** Counts over records that are not at hand. @returns false where what follows cannot be opened without them */
  skip(records: number): boolean;
}

/** RFC 8446 section 5.2: the type is inside, the header says application data. */
export function protectTls13(aead: AeadName, key: Uint8Array, iv: Uint8Array): RecordProtection {
  let sequence = 0;
  return {
    seal(type, _version, plain) {
      const inner = concat(plain, Uint8Array.of(type));
      const header = recordHeader(CONTENT.applicationData, 0x0303, inner.length + aeadTagLength(aead));
      return concat(header, aeadSeal(aead, key, xorNonce(iv, sequence++), header, inner));
    },
    open(record) {
      const header = recordHeader(record.type, record.version, record.body.length);
      const inner = aeadOpen(aead, key, xorNonce(iv, sequence++), header, record.body);
      if (inner === null) return null;
      let end = inner.length - 1;
      while (end >= 0 && inner[end] === 0) end--;
      return end < 0 ? null : { type: inner[end] as number, body: inner.subarray(0, end) };
    },
    skip(records) {
      sequence += records;
      return true;
    },
  };
}

/** AEAD suites of TLS 1.2: GCM and CCM send part of the nonce (RFC 5288 section 3), ChaCha20 does not (RFC 7905 section 2). */
export function protectAead12(aead: AeadName, key: Uint8Array, iv: Uint8Array): RecordProtection {
  let sequence = 0;
  const explicit = aead !== 'chacha20-poly1305';
  const additional = (type: number, version: number, length: number): Uint8Array =>
    concat(uint(sequence, 8), uint(type, 1), uint(version, 2), uint(length, 2));
  return {
    seal(type, version, plain) {
      const sent = explicit ? uint(sequence, 8) : EMPTY;
      const nonce = explicit ? concat(iv, sent) : xorNonce(iv, sequence);
      const sealed = aeadSeal(aead, key, nonce, additional(type, version, plain.length), plain);
      sequence++;
      return buildRecord(type, version, concat(sent, sealed));
    },
    open({ type, version, body }) {
      const sealed = explicit ? body.subarray(8) : body;
      const length = sealed.length - aeadTagLength(aead);
      if (length < 0 || (explicit && body.length < 8)) return null;
      const nonce = explicit ? concat(iv, body.subarray(0, 8)) : xorNonce(iv, sequence);
      const plain = aeadOpen(aead, key, nonce, additional(type, version, length), sealed);
      sequence++;
      return plain === null ? null : { type, body: plain };
    },
    skip(records) {
      sequence += records;
      return true;
    },
  };
}

export interface BlockSuite {
  readonly cipher: BlockCipher;
  readonly mac: AnyHash;
  readonly macKey: Uint8Array;
  /** TLS 1.0 and SSL 3.0 chain from record to record; later each record carries its own vector. */
  readonly firstVector: Uint8Array | null;
  readonly encryptThenMac: boolean;
  readonly randomVector: (length: number) => Uint8Array;
}

/** CBC suites (RFC 5246 section 6.2.3.2), with the MAC inside or outside (RFC 7366). */
export function protectCbc(suite: BlockSuite): RecordProtection {
  const { cipher, mac, macKey, encryptThenMac } = suite;
  const block = cipher.blockLength;
  const macLength = hashLength(mac);
  let sequence = 0;
  let chained = suite.firstVector;
  const macOf = (type: number, version: number, bytes: Uint8Array): Uint8Array =>
    hmac(mac, macKey, concat(uint(sequence, 8), uint(type, 1), uint(version, 2), uint(bytes.length, 2), bytes));
  return {
    seal(type, version, plain) {
      const inner = encryptThenMac ? plain : concat(plain, macOf(type, version, plain));
      const padding = block - (inner.length % block);
      const vector = chained ?? suite.randomVector(block);
      const sealed = cipher.encrypt(vector, concat(inner, new Uint8Array(padding).fill(padding - 1)));
      const body = chained === null ? concat(vector, sealed) : sealed;
      if (chained !== null) chained = sealed.slice(-block);
      const whole = encryptThenMac ? concat(body, macOf(type, version, body)) : body;
      sequence++;
      return buildRecord(type, version, whole);
    },
    open({ type, version, body }) {
      const split = encryptThenMac ? body.length - macLength : body.length;
      if (split < block) return null;
      const sealed = body.subarray(0, split);
      if (encryptThenMac && !equalBytes(body.subarray(split), macOf(type, version, sealed))) return null;
      const vector = chained ?? sealed.subarray(0, block);
      const text = chained === null ? sealed.subarray(block) : sealed;
      const inner = cipher.decrypt(vector, text);
      if (inner === null) return null;
      if (chained !== null) chained = sealed.slice(-block);
      const padding = (inner.at(-1) ?? 0) + 1;
      const end = inner.length - padding - (encryptThenMac ? 0 : macLength);
      if (end < 0) return null;
      const plain = inner.subarray(0, end);
      if (!encryptThenMac && !equalBytes(inner.subarray(end, end + macLength), macOf(type, version, plain))) return null;
      sequence++;
      return { type, body: plain };
    },
    skip(records) {
      sequence += records;
      return chained === null;
    },
  };
}

/** Stream and NULL suites (RFC 5246 section 6.2.3.1). */
export function protectStream(cipher: StreamCipher, mac: AnyHash, macKey: Uint8Array): RecordProtection {
  let sequence = 0;
  const macOf = (type: number, version: number, bytes: Uint8Array): Uint8Array =>
    hmac(mac, macKey, concat(uint(sequence++, 8), uint(type, 1), uint(version, 2), uint(bytes.length, 2), bytes));
  return {
    seal: (type, version, plain) => buildRecord(type, version, cipher(concat(plain, macOf(type, version, plain)))),
    open({ type, version, body }) {
      const inner = cipher(body);
      const end = inner.length - hashLength(mac);
      if (end < 0) return null;
      const plain = inner.subarray(0, end);
      return equalBytes(inner.subarray(end), macOf(type, version, plain)) ? { type, body: plain } : null;
    },
    skip: () => false,
  };
}

function recordHeader(type: number, version: number, length: number): Uint8Array {
  return concat(uint(type, 1), uint(version, 2), uint(length, 2));
}

function xorNonce(iv: Uint8Array, sequence: number): Uint8Array {
  const nonce = iv.slice();
  const counter = uint(sequence, 8);
  for (let index = 0; index < 8; index++)
    nonce[nonce.length - 8 + index] = (nonce[nonce.length - 8 + index] as number) ^ (counter[index] as number);
  return nonce;
}
