import { randomBytes } from 'node:crypto';
import { fromHex, toHex } from '../../shared/wire/bytes.ts';

/** `base ** exponent mod modulus`. */
export function powerMod(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (modulus <= 1n) return 0n;
  let result = 1n;
  const power = base % modulus;
  // Four bits at a time: a table of sixteen powers, a quarter of the multiplications.
  const table: bigint[] = [1n];
  for (let index = 1; index < 16; index++) table.push(((table[index - 1] as bigint) * power) % modulus);
  for (const digit of exponent.toString(16)) {
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    result = (result * result) % modulus;
    const value = Number.parseInt(digit, 16);
    if (value > 0) result = (result * (table[value] as bigint)) % modulus;
  }
  return result;
}

export function bigFrom(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

/** Big-endian, padded to `length` bytes. */
export function bytesFrom(number: bigint, length: number): Uint8Array {
  const text = number.toString(16);
  return fromHex(text.padStart(Math.max(length * 2, text.length + (text.length % 2)), '0')) as Uint8Array;
}

export interface FiniteFieldShare {
  /** As long as the prime. */
  readonly share: Uint8Array;
  /** @returns the shared number, as long as the prime with leading zeros; null where the peer's number is out of range */
  finish(peer: Uint8Array): Uint8Array | null;
}

/** Diffie-Hellman with any prime. The exponent has 256 bits, or fewer where the prime is small (RFC 7919 section 5.2). */
export function finiteFieldShare(prime: Uint8Array, generator: Uint8Array): FiniteFieldShare {
  const p = bigFrom(prime);
  const length = prime.length;
  const exponent = bigFrom(randomBytes(Math.min(32, Math.max(1, length - 1)))) | 1n;
  return {
    share: bytesFrom(powerMod(bigFrom(generator), exponent, p), length),
    finish(peer) {
      const y = bigFrom(peer);
      return y <= 1n || y >= p - 1n ? null : bytesFrom(powerMod(y, exponent, p), length);
    },
  };
}

/**
 * Primes of RFC 7919 appendix A: 2^b - 2^(b-64) + (floor(2^(b-130) * e) + X) * 2^64 - 1, so they are computed from the digits of e
 * and checked by a test against the hashes of those in OpenSSL. The generator is 2.
 */
const FFDHE_OFFSETS: ReadonlyMap<number, readonly [bits: number, offset: bigint]> = new Map([
  [0x100, [2048, 560316n]],
  [0x101, [3072, 2625351n]],
  [0x102, [4096, 5736041n]],
  [0x103, [6144, 15705020n]],
  [0x104, [8192, 10965728n]],
]);

/** The prime of a named group, or null for a group that is not one of RFC 7919. */
export function ffdhePrime(group: number): Uint8Array | null {
  const row = FFDHE_OFFSETS.get(group);
  if (row === undefined) return null;
  const known = PRIMES.get(group);
  if (known !== undefined) return known;
  const [bits, offset] = row;
  const b = BigInt(bits);
  const value = (1n << b) - (1n << (b - 64n)) + (eulerFloor(bits - 130) + offset) * (1n << 64n) - 1n;
  const prime = bytesFrom(value, bits / 8);
  PRIMES.set(group, prime);
  return prime;
}

const PRIMES = new Map<number, Uint8Array>();

/** floor(e * 2^bits), with 64 bits to spare against rounding. */
function eulerFloor(bits: number): bigint {
  const scale = 1n << BigInt(bits + 64);
  let sum = 0n;
  let term = scale;
  for (let n = 1n; term > 0n; n++) {
    sum += term;
    term /= n;
  }
  return sum >> 64n;
}
