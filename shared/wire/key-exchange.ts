import type { KeyExchangeKind } from '../tables/cipher-suite-properties.ts';
import { ByteReader, type Read } from './bytes.ts';

/** ServerKeyExchange of TLS 1.2 and older. `signed` is what the signature covers after the two randoms. */
export interface ServerKeyExchange {
  readonly parameters:
    | { readonly kind: 'curve'; readonly group: number; readonly key: Uint8Array }
    | { readonly kind: 'explicit-curve' }
    | { readonly kind: 'finite-field'; readonly prime: Uint8Array; readonly generator: Uint8Array; readonly key: Uint8Array }
    /** Temporary RSA key of an export suite (RFC 2246 section 7.4.3). */
    | { readonly kind: 'rsa'; readonly modulus: Uint8Array; readonly exponent: Uint8Array }
    | { readonly kind: 'other' };
  readonly signed: Uint8Array;
  /** Null in TLS 1.1 and older, which name no scheme, and in anonymous suites. */
  readonly signatureScheme: number | null;
  /** Empty for anonymous suites. */
  readonly signature: Uint8Array;
}

/**
 * Reads a ServerKeyExchange (RFC 5246 section 7.4.3, RFC 8422 section 5.4). Its form is not said in the message, so the suite must be known.
 * @param tls12 the signature is preceded by its scheme
 */
export function readServerKeyExchange(body: Uint8Array, keyExchange: KeyExchangeKind, tls12: boolean): Read<ServerKeyExchange> {
  const reader = new ByteReader(body);
  if (keyExchange.endsWith('PSK')) reader.vector(2, 'server_key_exchange.identity_hint');
  const from = reader.at;
  const parameters = readParameters(reader, keyExchange);
  const signed = body.subarray(from, reader.at);
  const anonymous = keyExchange.endsWith('anon') || keyExchange.endsWith('PSK') || parameters.kind === 'other';
  const signatureScheme = anonymous || !tls12 ? null : reader.u16('server_key_exchange.scheme');
  const signature = anonymous ? new Uint8Array(0) : reader.vector(2, 'server_key_exchange.signature');
  return reader.finish({ parameters, signed, signatureScheme, signature });
}

/** Bits of a big-endian number, leading zeros not counted. */
export function bitLength(number: Uint8Array): number {
  let at = 0;
  while (at < number.length && number[at] === 0) at++;
  const top = number[at];
  return top === undefined ? 0 : (number.length - at - 1) * 8 + (32 - Math.clz32(top));
}

function readParameters(reader: ByteReader, keyExchange: KeyExchangeKind): ServerKeyExchange['parameters'] {
  if (keyExchange.startsWith('ECDHE') || keyExchange === 'ECDH_anon') {
    const type = reader.u8('server_key_exchange.curve_type');
    if (type === 1 || type === 2) return { kind: 'explicit-curve' };
    if (type !== 3) reader.breakOff('server_key_exchange.curve_type');
    const group = reader.u16('server_key_exchange.group');
    return { kind: 'curve', group, key: reader.vector(1, 'server_key_exchange.point') };
  }
  if (keyExchange.startsWith('DHE') || keyExchange === 'DH_anon') {
    const prime = reader.vector(2, 'server_key_exchange.p');
    const generator = reader.vector(2, 'server_key_exchange.g');
    return { kind: 'finite-field', prime, generator, key: reader.vector(2, 'server_key_exchange.ys') };
  }
  if (keyExchange === 'RSA') {
    const modulus = reader.vector(2, 'server_key_exchange.modulus');
    return { kind: 'rsa', modulus, exponent: reader.vector(2, 'server_key_exchange.exponent') };
  }
  return { kind: 'other' };
}
