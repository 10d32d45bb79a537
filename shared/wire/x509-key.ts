import type { PublicKeySummary } from '../model/certificate.ts';
import { CURVES, KEY_ALGORITHMS } from '../tables/oids.ts';
import { bitStringBytes, Cursor, DerFault, type Element, integerBytes, objectIdentifier, onlyElement, TAG, wholeOf } from './der.ts';
import { isNoPointOf } from './ec-point.ts';

/** SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7). */
export interface PublicKey {
  /** The whole SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** The bits of the key alone, over which key identifiers and OCSP hashes run. */
  readonly bits: Uint8Array;
  readonly algorithm: string;
  readonly summary: PublicKeySummary;
  /** Curve parameters written out instead of named, which browsers refuse. */
  readonly explicitCurve: boolean;
  /** Public exponent of RSA keys as a number, capped at 2^53. */
  readonly rsaExponent: number | null;
}

/** @throws DerFault */
export function readPublicKey(element: Element): PublicKey {
  const cursor = Cursor.over(element);
  const identifier = Cursor.over(cursor.expect(TAG.sequence));
  const algorithm = objectIdentifier(identifier.expect(TAG.objectIdentifier));
  const parameters = identifier.done ? null : identifier.next();
  identifier.finish();
  // RFC 3279 section 2.3.1: NULL, and browsers ask for it.
  if (algorithm === KEY_ALGORITHMS.rsa && (parameters === null || parameters.tag !== TAG.null || parameters.end > parameters.from))
    throw new DerFault(parameters?.start ?? element.from, parameters === null ? 'cut-off' : 'bad-value');
  const bitString = cursor.expect(TAG.bitString);
  const bits = bitStringBytes(bitString);
  cursor.finish();
  return { spki: wholeOf(element), bits, algorithm, ...describe(algorithm, parameters, bits, bitString.from) };
}

type Described = Pick<PublicKey, 'summary' | 'explicitCurve' | 'rsaExponent'>;

function describe(algorithm: string, parameters: Element | null, bits: Uint8Array, at: number): Described {
  const plain = (summary: PublicKeySummary, length: number | null = null): Described => {
    if (length !== null && (bits.length !== length || parameters !== null)) throw new DerFault(at, 'bad-value');
    return { summary, explicitCurve: false, rsaExponent: null };
  };
  switch (algorithm) {
    case KEY_ALGORITHMS.rsa:
    case KEY_ALGORITHMS.rsaPss:
      return describeRsa(algorithm === KEY_ALGORITHMS.rsa ? 'RSA' : 'RSA-PSS', bits, at);
    case KEY_ALGORITHMS.ec:
      return describeCurve(parameters, bits, at);
    case KEY_ALGORITHMS.dsa:
    case KEY_ALGORITHMS.dh: {
      const prime = parameters === null ? null : Cursor.over(parameters).peek() === TAG.integer ? Cursor.over(parameters).next() : null;
      return plain({
        algorithm: algorithm === KEY_ALGORITHMS.dsa ? 'DSA' : 'DH',
        bits: prime === null ? 0 : bitLength(integerBytes(prime)),
      });
    }
    case KEY_ALGORITHMS.ed25519:
      return plain({ algorithm: 'Ed25519' }, 32);
    case KEY_ALGORITHMS.ed448:
      return plain({ algorithm: 'Ed448' }, 57);
    case KEY_ALGORITHMS.x25519:
      return plain({ algorithm: 'X25519' });
    case KEY_ALGORITHMS.x448:
      return plain({ algorithm: 'X448' });
    default:
      return plain({ algorithm: 'unknown', oid: algorithm });
  }
}

function describeRsa(name: 'RSA' | 'RSA-PSS', bits: Uint8Array, at: number): Described {
  try {
    const cursor = Cursor.over(onlyElement(bits, TAG.sequence));
    const modulus = integerBytes(cursor.expect(TAG.integer));
    const exponent = integerBytes(cursor.expect(TAG.integer));
    cursor.finish();
    if ((modulus[0] ?? 0) >= 0x80 || (exponent[0] ?? 0) >= 0x80) throw new DerFault(0, 'bad-integer');
    // The product of two odd primes is odd.
    if (((modulus.at(-1) ?? 0) & 1) === 0) throw new DerFault(0, 'bad-value');
    const value = exponent.length > 7 ? Number.MAX_SAFE_INTEGER : exponent.reduce((sum, byte) => sum * 256 + byte, 0);
    return { summary: { algorithm: name, bits: bitLength(modulus) }, explicitCurve: false, rsaExponent: value };
  } catch (error) {
    if (error instanceof DerFault) throw new DerFault(at + 1 + error.at, error.problem);
    throw error;
  }
}

function describeCurve(parameters: Element | null, bits: Uint8Array, at: number): Described {
  const named = parameters !== null && parameters.tag === TAG.objectIdentifier ? objectIdentifier(parameters) : null;
  if (named !== null && isNoPointOf(named, bits)) throw new DerFault(at + 1, 'bad-value');
  const size = Math.max(0, ((bits[0] === 4 ? (bits.length - 1) / 2 : bits.length - 1) | 0) * 8);
  const curve = named === null ? null : (CURVES[named] ?? { name: named, bits: size });
  return {
    summary: { algorithm: 'EC', curve: curve?.name ?? '', bits: curve?.bits ?? size },
    explicitCurve: named === null,
    rsaExponent: null,
  };
}

/** Bits of a positive INTEGER. */
export function bitLength(content: Uint8Array): number {
  const first = content.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (content.length - first - 1) * 8 + (32 - Math.clz32(content[first] ?? 0));
}
