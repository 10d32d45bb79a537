import type Forge from 'node-forge';
import { rc4 } from '../../crypto/old-ciphers.ts';

/** What node-forge calls a cipher that is on its way. */
export interface Running {
  update(input: { getBytes(): string }): void;
  finish(): boolean;
  readonly output: unknown;
}

type Start = (key: string, iv: string) => Running;
type Derive = (purpose: 1 | 2, length: number) => string;

interface OldMethod {
  readonly keyLength: number;
  readonly ivLength: number;
  readonly start: (forge: typeof Forge) => Start;
}

const RC4 = (keyLength: number): OldMethod => ({
  keyLength,
  ivLength: 0,
  start: (forge) => (key) => {
    const cipher = rc4(Buffer.from(key, 'latin1'));
    const output = forge.util.createBuffer();
    return {
      update: (input) => {
        output.putBytes(Buffer.from(cipher(Buffer.from(input.getBytes(), 'latin1'))).toString('latin1'));
      },
      finish: () => true,
      output,
    };
  },
});

/** RFC 7292, appendix C: methods of the nineties that node-forge leaves out; old programs still write them. */
const METHODS: Readonly<Record<string, OldMethod>> = {
  '1.2.840.113549.1.12.1.1': RC4(16),
  '1.2.840.113549.1.12.1.2': RC4(5),
  '1.2.840.113549.1.12.1.4': {
    keyLength: 16,
    ivLength: 8,
    start: (forge) => (key, iv) => {
      const cipher = forge.cipher.createDecipher('3DES-CBC', forge.util.createBuffer(key + key.slice(0, 8)));
      cipher.start({ iv });
      return cipher as unknown as Running;
    },
  },
  '1.2.840.113549.1.12.1.5': {
    keyLength: 16,
    ivLength: 8,
    start: (forge) => (key, iv) => {
      const { rc2 } = forge as unknown as {
        readonly rc2: { createDecryptionCipher(key: string, bits: number): Running & { start(iv: string, output: null): void } };
      };
      const cipher = rc2.createDecryptionCipher(key, 128);
      cipher.start(iv, null);
      return cipher;
    },
  },
};

/**
 * Starts an old method of PKCS#12.
 * @param derive key and initialisation vector out of the password (RFC 7292, appendix B)
 * @returns null where the method is none of these
 */
export function startOldCipher(forge: typeof Forge, oid: string, derive: Derive): Running | null {
  const method = METHODS[oid];
  if (method === undefined) return null;
  return method.start(forge)(derive(1, method.keyLength), method.ivLength === 0 ? '' : derive(2, method.ivLength));
}
