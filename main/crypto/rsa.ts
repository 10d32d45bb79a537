import { randomBytes } from 'node:crypto';
import { concat, equalBytes, fromHex, uint } from '../../shared/wire/bytes.ts';
import { bigFrom, bytesFrom, powerMod } from './finite-field.ts';
import { type AnyHash, hash, hashLength } from './hash.ts';

interface RsaPublic {
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

interface RsaPrivate {
  readonly modulus: Uint8Array;
  readonly privateExponent: Uint8Array;
}

/** DigestInfo prefixes: RFC 8017 section 9.2, note 1. */
const DIGEST_INFO: Readonly<Record<AnyHash, string>> = {
  md5: '3020300c06082a864886f70d020505000410',
  sha1: '3021300906052b0e03021a05000414',
  sha224: '302d300d06096086480165030402040500041c',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};

/** Keys longer than this are not computed with: a hostile one would hold the program up. */
const LONGEST_MODULUS = 2_048;
const LONGEST_EXPONENT = 8;

/** RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2). */
export function verifyPkcs1(key: RsaPublic, name: AnyHash, data: Uint8Array, signature: Uint8Array): boolean {
  return verifyPkcs1Digest(key, digestInfo(name, data), signature);
}

/** The form of TLS 1.1 and older: MD5 and SHA-1 side by side, without DigestInfo (RFC 4346 section 4.7). */
export function verifyMd5Sha1(key: RsaPublic, data: Uint8Array, signature: Uint8Array): boolean {
  return verifyPkcs1Digest(key, concat(hash('md5', data), hash('sha1', data)), signature);
}

/**
 * RSASSA-PSS with MGF1 over the same hash (RFC 8017 section 8.1.2).
 * @param saltLength bytes
 */
export function verifyPss(key: RsaPublic, name: AnyHash, saltLength: number, data: Uint8Array, signature: Uint8Array): boolean {
  const encoded = recover(key, signature, modulusBits(key.modulus) - 1);
  if (encoded === null) return false;
  const hLength = hashLength(name);
  if (encoded.length < hLength + saltLength + 2 || encoded.at(-1) !== 0xbc) return false;
  const split = encoded.length - hLength - 1;
  const digest = encoded.subarray(split, split + hLength);
  const block = xor(encoded.subarray(0, split), mgf1(name, digest, split));
  block[0] = (block[0] as number) & (0xff >> (encoded.length * 8 - (modulusBits(key.modulus) - 1)));
  const zeros = split - saltLength - 1;
  if (block.subarray(0, zeros).some((byte) => byte !== 0) || block[zeros] !== 1) return false;
  const salt = block.subarray(zeros + 1);
  return equalBytes(digest, hash(name, concat(new Uint8Array(8), hash(name, data), salt)));
}

export function signPkcs1(key: RsaPrivate, name: AnyHash, data: Uint8Array): Uint8Array | null {
  return signPkcs1Digest(key, digestInfo(name, data));
}

export function signMd5Sha1(key: RsaPrivate, data: Uint8Array): Uint8Array | null {
  return signPkcs1Digest(key, concat(hash('md5', data), hash('sha1', data)));
}

/** The salt is as long as the hash (RFC 8446 section 4.2.3). @returns null where the key is too short */
export function signPss(key: RsaPrivate, name: AnyHash, data: Uint8Array): Uint8Array | null {
  const bits = modulusBits(key.modulus) - 1;
  const length = Math.ceil(bits / 8);
  const hLength = hashLength(name);
  const zeros = length - 2 * hLength - 2;
  if (zeros < 0) return null;
  const salt = new Uint8Array(randomBytes(hLength));
  const digest = hash(name, concat(new Uint8Array(8), hash(name, data), salt));
  const block = xor(concat(new Uint8Array(zeros), Uint8Array.of(1), salt), mgf1(name, digest, length - hLength - 1));
  block[0] = (block[0] as number) & (0xff >> (length * 8 - bits));
  return privatePower(key, concat(block, digest, Uint8Array.of(0xbc)));
}

/** RSAES-PKCS1-v1_5 (RFC 8017 section 7.2.1), for the premaster secret of RSA key exchange. @returns null where the key is too short */
export function encryptPkcs1(key: RsaPublic, plain: Uint8Array): Uint8Array | null {
  const length = significant(key.modulus).length;
  if (plain.length > length - 11 || length > LONGEST_MODULUS || significant(key.exponent).length > LONGEST_EXPONENT) return null;
  const padding = new Uint8Array(randomBytes(length - plain.length - 3)).map((byte) => (byte === 0 ? 1 : byte));
  const block = concat(Uint8Array.of(0, 2), padding, Uint8Array.of(0), plain);
  return bytesFrom(powerMod(bigFrom(block), bigFrom(key.exponent), bigFrom(key.modulus)), length);
}

function digestInfo(name: AnyHash, data: Uint8Array): Uint8Array {
  return concat(fromHex(DIGEST_INFO[name]) as Uint8Array, hash(name, data));
}

function verifyPkcs1Digest(key: RsaPublic, digest: Uint8Array, signature: Uint8Array): boolean {
  const length = significant(key.modulus).length;
  const encoded = recover(key, signature, length * 8);
  const wanted = pkcs1Block(digest, length);
  return encoded !== null && wanted !== null && equalBytes(encoded, wanted);
}

function signPkcs1Digest(key: RsaPrivate, digest: Uint8Array): Uint8Array | null {
  const block = pkcs1Block(digest, significant(key.modulus).length);
  return block === null ? null : privatePower(key, block);
}

function pkcs1Block(digest: Uint8Array, length: number): Uint8Array | null {
  const padding = length - digest.length - 3;
  if (padding < 8) return null;
  return concat(Uint8Array.of(0, 1), new Uint8Array(padding).fill(0xff), Uint8Array.of(0), digest);
}

function recover(key: RsaPublic, signature: Uint8Array, bits: number): Uint8Array | null {
  const modulus = significant(key.modulus);
  if (signature.length !== modulus.length || modulus.length > LONGEST_MODULUS || significant(key.exponent).length > LONGEST_EXPONENT)
    return null;
  const n = bigFrom(modulus);
  const s = bigFrom(signature);
  if (s >= n || n === 0n) return null;
  const length = Math.ceil(bits / 8);
  const encoded = bytesFrom(powerMod(s, bigFrom(key.exponent), n), length);
  return encoded.length === length ? encoded : null;
}

function privatePower(key: RsaPrivate, block: Uint8Array): Uint8Array {
  return bytesFrom(powerMod(bigFrom(block), bigFrom(key.privateExponent), bigFrom(key.modulus)), significant(key.modulus).length);
}

function mgf1(name: AnyHash, seed: Uint8Array, length: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let made = 0, counter = 0; made < length; made += hashLength(name), counter++)
    parts.push(hash(name, concat(seed, uint(counter, 4))));
  return concat(...parts).slice(0, length);
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, index) => byte ^ (b[index] as number));
}

function significant(number: Uint8Array): Uint8Array {
  let at = 0;
  while (at < number.length && number[at] === 0) at++;
  return number.subarray(at);
}

function modulusBits(modulus: Uint8Array): number {
  const bytes = significant(modulus);
  return bytes.length === 0 ? 0 : (bytes.length - 1) * 8 + (32 - Math.clz32(bytes[0] as number));
}
