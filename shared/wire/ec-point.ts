import { hex } from './der-string.ts';

/** Field prime and the constant b of y² = x³ − 3x + b (FIPS 186-4, appendix D.1.2), by the curve's object identifier. */
const CURVES: Readonly<Record<string, { readonly bytes: number; readonly prime: bigint; readonly b: bigint }>> = {
  '1.2.840.10045.3.1.7': {
    bytes: 32,
    prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  '1.3.132.0.34': {
    bytes: 48,
    prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
  '1.3.132.0.35': {
    bytes: 66,
    prime: 2n ** 521n - 1n,
    b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  },
};

/**
 * Are these bytes of a key (SEC 1 section 2.3.4) surely no point of the named curve? Of the three curves of browsers, the length, the
 * form and the equation are checked; of a compressed point only its length; of another curve nothing.
 */
export function isNoPointOf(curve: string, bits: Uint8Array): boolean {
  const known = CURVES[curve];
  if (known === undefined) return false;
  const { bytes, prime, b } = known;
  if (bits[0] === 2 || bits[0] === 3) return bits.length !== bytes + 1;
  if (bits[0] !== 4 || bits.length !== 2 * bytes + 1) return true;
  const x = BigInt(`0x${hex(bits.subarray(1, bytes + 1))}`);
  const y = BigInt(`0x${hex(bits.subarray(bytes + 1))}`);
  return x >= prime || y >= prime || (y * y - (x * x * x - 3n * x + b)) % prime !== 0n;
}
