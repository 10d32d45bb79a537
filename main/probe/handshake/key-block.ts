import type { CipherSuite } from '../../../shared/tables/cipher-suite-properties.ts';
import type { AeadName } from '../../../shared/wire/crypto.ts';
import { aeadKeyLength } from '../../crypto/aead.ts';
import { type AnyHash, hashLength } from '../../crypto/hash.ts';
import { aesCbc, nativeBlockCipher, nativeCbc, noCipher, rc4 } from '../../crypto/old-ciphers.ts';
import type { Random } from './hello-build.ts';
import { protectAead12, protectCbc, protectStream, type RecordProtection } from './record-protection.ts';

const AEADS: Readonly<Record<string, AeadName>> = {
  AES_128_GCM: 'aes-128-gcm',
  AES_256_GCM: 'aes-256-gcm',
  CHACHA20_POLY1305: 'chacha20-poly1305',
  AES_128_CCM: 'aes-128-ccm',
  AES_256_CCM: 'aes-256-ccm',
  AES_128_CCM_8: 'aes-128-ccm8',
  AES_256_CCM_8: 'aes-256-ccm8',
};

export interface KeyBlockQuestion {
  readonly suite: CipherSuite;
  readonly version: number;
  readonly encryptThenMac: boolean;
  /** The PRF's key block, of any length. */
  readonly block: (length: number) => Uint8Array;
  readonly random: Random;
}

export interface Protections {
  readonly client: RecordProtection;
  readonly server: RecordProtection;
}

/** Whether records of this suite can be sealed here. Export suites cannot: their keys are cut short by a rule of their own. */
export function canProtect(suite: CipherSuite): boolean {
  if (suite.broken.includes('export')) return false;
  return AEADS[suite.encryption] !== undefined || blockShape(suite.encryption) !== null || streamKeyLength(suite.encryption) !== null;
}

/** Cuts the key block (RFC 5246 section 6.3) into the protections of both directions; null where the suite is not one for this. */
export function protections(question: KeyBlockQuestion): Protections | null {
  const { suite } = question;
  const aead = AEADS[suite.encryption];
  if (aead !== undefined) return aeadProtections(aead, question);
  const mac = macHash(suite);
  if (mac === null) return null;
  const streamKey = streamKeyLength(suite.encryption);
  if (streamKey !== null) return streamProtections(streamKey, mac, question);
  const shape = blockShape(suite.encryption);
  return shape === null ? null : blockProtections(shape, mac, question);
}

function aeadProtections(aead: AeadName, question: KeyBlockQuestion): Protections {
  const keyLength = aeadKeyLength(aead);
  const ivLength = aead === 'chacha20-poly1305' ? 12 : 4;
  const cut = cutter(question.block(2 * (keyLength + ivLength)));
  const [clientKey, serverKey, clientIv, serverIv] = [cut(keyLength), cut(keyLength), cut(ivLength), cut(ivLength)];
  return { client: protectAead12(aead, clientKey, clientIv), server: protectAead12(aead, serverKey, serverIv) };
}

function streamProtections(keyLength: number, mac: AnyHash, question: KeyBlockQuestion): Protections {
  const macLength = hashLength(mac);
  const cut = cutter(question.block(2 * (macLength + keyLength)));
  const [clientMac, serverMac, clientKey, serverKey] = [cut(macLength), cut(macLength), cut(keyLength), cut(keyLength)];
  const cipher = (key: Uint8Array) => (keyLength === 0 ? noCipher : rc4(key));
  return { client: protectStream(cipher(clientKey), mac, clientMac), server: protectStream(cipher(serverKey), mac, serverMac) };
}

function blockProtections(
  shape: { readonly key: number; readonly block: number },
  mac: AnyHash,
  question: KeyBlockQuestion,
): Protections | null {
  const { suite, version, encryptThenMac, random } = question;
  const macLength = hashLength(mac);
  const chained = version <= 0x0301;
  const cut = cutter(question.block(2 * (macLength + shape.key + (chained ? shape.block : 0))));
  const [clientMac, serverMac, clientKey, serverKey] = [cut(macLength), cut(macLength), cut(shape.key), cut(shape.key)];
  const [clientVector, serverVector] = chained ? [cut(shape.block), cut(shape.block)] : [null, null];
  const direction = (key: Uint8Array, macKey: Uint8Array, firstVector: Uint8Array | null): RecordProtection | null => {
    const cipher = suite.encryption.startsWith('AES') ? aesCbc(key) : nativeCbc(suite.encryption, key);
    return cipher === null ? null : protectCbc({ cipher, mac, macKey, firstVector, encryptThenMac, randomVector: random });
  };
  const client = direction(clientKey, clientMac, clientVector);
  const server = direction(serverKey, serverMac, serverVector);
  return client === null || server === null ? null : { client, server };
}

function blockShape(encryption: string): { readonly key: number; readonly block: number } | null {
  if (encryption === 'AES_128_CBC') return { key: 16, block: 16 };
  if (encryption === 'AES_256_CBC') return { key: 32, block: 16 };
  return nativeBlockCipher(encryption);
}

function streamKeyLength(encryption: string): number | null {
  if (encryption === 'NULL') return 0;
  return encryption === 'RC4_128' ? 16 : null;
}

function macHash(suite: CipherSuite): AnyHash | null {
  return suite.mac === 'aead' || suite.mac === 'other' ? null : suite.mac;
}

function cutter(bytes: Uint8Array): (length: number) => Uint8Array {
  let at = 0;
  return (length) => {
    at += length;
    return bytes.slice(at - length, at);
  };
}
