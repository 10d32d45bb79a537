import { createDecipheriv, getCiphers, pbkdf2Sync } from 'node:crypto';
import type Forge from 'node-forge';
import type { Running } from './pkcs12-old-ciphers.ts';

/** An ASN.1 element as node-forge holds it: its content as text, one character a byte, or its parts. */
export interface ForgeElement {
  readonly value: unknown;
}

/** Ciphers of PBES2 (RFC 8018) that node-forge leaves out: Camellia (RFC 3657) and ARIA (RFC 5794), by their object identifiers. */
const CIPHERS: Readonly<Record<string, { readonly name: string; readonly keyLength: number }>> = {
  '1.2.392.200011.61.1.1.1.2': { name: 'camellia-128-cbc', keyLength: 16 },
  '1.2.392.200011.61.1.1.1.3': { name: 'camellia-192-cbc', keyLength: 24 },
  '1.2.392.200011.61.1.1.1.4': { name: 'camellia-256-cbc', keyLength: 32 },
  '1.2.410.200046.1.1.2': { name: 'aria-128-cbc', keyLength: 16 },
  '1.2.410.200046.1.1.7': { name: 'aria-192-cbc', keyLength: 24 },
  '1.2.410.200046.1.1.12': { name: 'aria-256-cbc', keyLength: 32 },
};

/** RFC 8018, appendix B.1; without one it is SHA-1. */
const HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/**
 * Starts a cipher of PBES2 that node-forge does not know.
 * @param parameters the two parts of PBES2-params: how the key is made, how the content is encrypted
 * @param spend is told the rounds that are asked for, and throws where they are too many
 * @returns null where node-forge knows it, or nobody here
 */
export function startModernCipher(
  forge: typeof Forge,
  parameters: ForgeElement,
  password: string,
  spend: (rounds: number) => void,
): Running | null {
  const [derivation, encryption] = partsOf(parameters);
  const [cipherId, iv] = partsOf(encryption);
  const cipher = CIPHERS[oidOf(forge, cipherId)];
  if (cipher === undefined || !getCiphers().includes(cipher.name)) return null;
  const [salt, rounds, ...optional] = partsOf(partsOf(derivation)[1]);
  const hashId = optional.map((each) => partsOf(each)[0]).find((each) => each !== undefined);
  const hash = hashId === undefined ? 'sha1' : HASHES[oidOf(forge, hashId)];
  if (hash === undefined) return null;
  const count = Number.parseInt(bytesOf(rounds).toString('hex') || '0', 16);
  spend(count);
  const key = pbkdf2Sync(Buffer.from(password, 'utf8'), bytesOf(salt), count, cipher.keyLength, hash);
  const decipher = createDecipheriv(cipher.name, key, bytesOf(iv));
  const output = forge.util.createBuffer();
  const put = (bytes: Uint8Array) => void output.putBytes(Buffer.from(bytes).toString('latin1'));
  return {
    update: (input) => put(decipher.update(Buffer.from(input.getBytes(), 'latin1'))),
    finish: () => {
      try {
        put(decipher.final());
        return true;
      } catch {
        return false;
      }
    },
    output,
  };
}

function partsOf(element: ForgeElement | undefined): readonly ForgeElement[] {
  return Array.isArray(element?.value) ? (element.value as readonly ForgeElement[]) : [];
}

function bytesOf(element: ForgeElement | undefined): Buffer {
  return Buffer.from(typeof element?.value === 'string' ? element.value : '', 'latin1');
}

function oidOf(forge: typeof Forge, element: ForgeElement | undefined): string {
  const bytes = bytesOf(element);
  return bytes.length === 0 ? '' : forge.asn1.derToOid(forge.util.createBuffer(bytes.toString('latin1')));
}
