import { concat, u16List, uint, vector } from '../../shared/wire/bytes.ts';

/** ECHConfigList with one configuration (RFC 9849 section 4): X25519, HKDF-SHA256, AES-128-GCM. */
export function echConfigs(publicName: string): Uint8Array {
  const key = concat(Uint8Array.of(7), uint(0x20, 2), vector(2, new Uint8Array(32).fill(3)), vector(2, u16List([1, 1])));
  const contents = concat(key, Uint8Array.of(64), vector(1, Buffer.from(publicName)), vector(2));
  return vector(2, concat(uint(0xfe0d, 2), vector(2, contents)));
}
