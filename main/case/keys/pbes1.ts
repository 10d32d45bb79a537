import { createHash } from 'node:crypto';
import type Forge from 'node-forge';
import type { Running } from './pkcs12-old-ciphers.ts';

/** PBES1 (RFC 8018, appendix A.3): what OpenSSL before 1.1.0 wrote unless told otherwise, by the hash that makes the key. */
const HASHES: Readonly<Record<string, 'md5' | 'sha1'>> = {
  '1.2.840.113549.1.5.3': 'md5',
  '1.2.840.113549.1.5.10': 'sha1',
};

export function isPbes1(oid: string): boolean {
  return HASHES[oid] !== undefined;
}

/**
 * Starts to decrypt with DES, its key out of the password (PBKDF1, RFC 8018 section 5.1).
 * @param spend is told the rounds that are asked for, and throws where they are too many
 * @returns null where the method is another
 */
export function startPbes1(
  forge: typeof Forge,
  oid: string,
  password: string,
  salt: Uint8Array,
  rounds: number,
  spend: (rounds: number) => void,
): Running | null {
  const hash = HASHES[oid];
  if (hash === undefined) return null;
  spend(rounds);
  let secret: Uint8Array = Buffer.concat([Buffer.from(password, 'utf8'), salt]);
  for (let round = 0; round < rounds; round += 1) secret = createHash(hash).update(secret).digest();
  const text = (from: number, to: number) => Buffer.from(secret.subarray(from, to)).toString('latin1');
  const cipher = forge.cipher.createDecipher('DES-CBC', forge.util.createBuffer(text(0, 8)));
  cipher.start({ iv: text(8, 16) });
  return cipher as unknown as Running;
}
