import { cipherSuite } from '../../tables/cipher-suite-properties.ts';
import { bitLength, readServerKeyExchange } from '../../wire/key-exchange.ts';

/** Bits of the Diffie-Hellman prime or temporary RSA key in a ServerKeyExchange; null where it holds neither. */
export function keyBitsOf(body: Uint8Array, suiteNumber: number | null, tls12: boolean): number | null {
  const suite = suiteNumber === null ? null : cipherSuite(suiteNumber);
  if (suite === null) return null;
  const read = readServerKeyExchange(body, suite.keyExchange, tls12);
  if (!read.ok) return null;
  const { parameters } = read.value;
  if (parameters.kind === 'finite-field') return bitLength(parameters.prime);
  return parameters.kind === 'rsa' ? bitLength(parameters.modulus) : null;
}
