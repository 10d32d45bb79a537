import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import type { asn1, cipher } from 'node-forge';
import {
  Cursor,
  childrenOf,
  contentOf,
  contextTag,
  DerFault,
  type Element,
  objectIdentifier,
  onlyElement,
  smallInteger,
  TAG,
  wholeOf,
} from '../../../shared/wire/der.ts';
import { hex } from '../../../shared/wire/der-string.ts';
import { rememberedRoot, type StoredRoot, trustedRoot } from './stored-root.ts';

/** Source: RFC 7292 (PKCS #12), RFC 8018 (PBES2). */
const OID = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  keyBags: ['1.2.840.113549.1.12.10.1.1', '1.2.840.113549.1.12.10.1.2'] as readonly string[],
  /** pbeWithSHA1And… of RFC 7292, appendix C. */
  oldSchemes: '1.2.840.113549.1.12.1.',
  x509: '1.2.840.113549.1.9.22.1',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  /**
   * Oracle's mark of a certificate that a Java program trusts. What comes with a private key lacks it; of that Java trusts the key's own
   * certificate (OpenJDK, sun.security.validator.TrustStoreUtil).
   */
  javaTrusted: '2.16.840.1.113894.746875.1.1',
  localKeyId: '1.2.840.113549.1.9.21',
} as const;

const HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const CIPHERS: Readonly<Record<string, { readonly name: string; readonly keyBytes: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyBytes: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyBytes: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyBytes: 32 },
};
const MOST_ROUNDS = 1_000_000;

/** `locked`: it holds something, and these passwords do not open it. */
export type Pkcs12Reading = { readonly kind: 'read'; readonly roots: readonly StoredRoot[] } | { readonly kind: 'locked' | 'damaged' };

/** The certificates of a PKCS #12 store that Java trusts. An encrypted part that cannot be opened makes the whole `locked`, never empty. */
export async function readPkcs12(bytes: Uint8Array, passwords: readonly string[]): Promise<Pkcs12Reading> {
  try {
    const parts = partsOf(bytes);
    const opened: Uint8Array[] = [];
    for (const part of parts) {
      if (part.kind === 'open') opened.push(part.bags);
      else {
        const bags = await openWithAny(part.content, passwords);
        if (bags === undefined) return { kind: 'locked' };
        opened.push(bags);
      }
    }
    return { kind: 'read', roots: rootsIn(opened.flatMap(readBags)) };
  } catch (fault) {
    if (fault instanceof DerFault) return { kind: 'damaged' };
    throw fault;
  }
}

type Part = { readonly kind: 'open'; readonly bags: Uint8Array } | { readonly kind: 'encrypted'; readonly content: Element };

function partsOf(bytes: Uint8Array): Part[] {
  const outer = Cursor.over(onlyElement(bytes, TAG.sequence));
  outer.expect(TAG.integer);
  const safe = onlyElement(dataOf(outer.expect(TAG.sequence)), TAG.sequence);
  return childrenOf(safe).flatMap((info): Part[] => {
    const fields = Cursor.over(info);
    const type = objectIdentifier(fields.expect(TAG.objectIdentifier));
    if (type === OID.data) return [{ kind: 'open', bags: dataOf(info) }];
    return type === OID.encryptedData ? [{ kind: 'encrypted', content: fields.expect(contextTag(0, 'constructed')) }] : [];
  });
}

/** The octets of a ContentInfo of type data. */
function dataOf(info: Element): Uint8Array {
  const fields = Cursor.over(info);
  fields.expect(TAG.objectIdentifier);
  return contentOf(Cursor.over(fields.expect(contextTag(0, 'constructed'))).expect(TAG.octetString));
}

interface Bag {
  readonly type: string;
  readonly value: Element;
  /** Values of its attributes by their identifiers, in hex. */
  readonly attributes: ReadonlyMap<string, string>;
}

function readBags(bags: Uint8Array): Bag[] {
  return childrenOf(onlyElement(bags, TAG.sequence)).map((bag) => {
    const fields = Cursor.over(bag);
    const type = objectIdentifier(fields.expect(TAG.objectIdentifier));
    const value = fields.expect(contextTag(0, 'constructed'));
    const set = fields.optional(TAG.set);
    const attributes = (set === null ? [] : childrenOf(set)).map((attribute) => {
      const [name, values] = childrenOf(attribute);
      return [name === undefined ? '' : objectIdentifier(name), values === undefined ? '' : hex(contentOf(values))] as const;
    });
    return { type, value, attributes: new Map(attributes) };
  });
}

/** A key and its own certificate carry the same local key id. */
function rootsIn(bags: readonly Bag[]): StoredRoot[] {
  const keys = new Set(bags.flatMap(({ type, attributes }) => (OID.keyBags.includes(type) ? [attributes.get(OID.localKeyId) ?? ''] : [])));
  keys.delete('');
  return bags.flatMap(({ type, value, attributes }) => {
    const ownsKey = keys.has(attributes.get(OID.localKeyId) ?? '');
    if (type !== OID.certificateBag || (!attributes.has(OID.javaTrusted) && !ownsKey)) return [];
    const certificate = Cursor.over(Cursor.over(value).expect(TAG.sequence));
    if (objectIdentifier(certificate.expect(TAG.objectIdentifier)) !== OID.x509) return [];
    const der = contentOf(Cursor.over(certificate.expect(contextTag(0, 'constructed'))).expect(TAG.octetString));
    return [trustedRoot(rememberedRoot(der), { privateKeyBeside: ownsKey })];
  });
}

/** @returns the bags; undefined where no password opens them, or the cipher is not known */
async function openWithAny(content: Element, passwords: readonly string[]): Promise<Uint8Array | undefined> {
  const data = Cursor.over(Cursor.over(content).expect(TAG.sequence));
  data.expect(TAG.integer);
  const encrypted = Cursor.over(data.expect(TAG.sequence));
  encrypted.expect(TAG.objectIdentifier);
  const algorithm = encrypted.expect(TAG.sequence);
  const body = contentOf(encrypted.expect(contextTag(0, 'primitive')));
  const fields = Cursor.over(algorithm);
  const scheme = objectIdentifier(fields.expect(TAG.objectIdentifier));
  const decrypt = scheme === OID.pbes2 ? pbes2(fields.expect(TAG.sequence)) : await oldScheme(scheme, algorithm);
  for (const password of passwords) {
    try {
      const bags = decrypt?.(password, body);
      if (bags === undefined) return undefined;
      onlyElement(bags, TAG.sequence); // a wrong password passes the padding once in 256
      return bags;
    } catch {
      // The next password, if there is one.
    }
  }
  return undefined;
}

/** Throws where the password is wrong. */
type Decrypt = (password: string, body: Uint8Array) => Uint8Array;

function pbes2(parameters: Element): Decrypt | null {
  const [derivation, scheme] = childrenOf(parameters);
  if (derivation === undefined || scheme === undefined) return null;
  const keyFields = Cursor.over(derivation);
  if (objectIdentifier(keyFields.expect(TAG.objectIdentifier)) !== OID.pbkdf2) return null;
  const key = Cursor.over(keyFields.expect(TAG.sequence));
  const salt = contentOf(key.expect(TAG.octetString));
  const rounds = smallInteger(key.expect(TAG.integer));
  key.optional(TAG.integer);
  const hashOf = key.optional(TAG.sequence);
  const hash = HASHES[hashOf === null ? '1.2.840.113549.2.7' : objectIdentifier(Cursor.over(hashOf).expect(TAG.objectIdentifier))];
  const cipherFields = Cursor.over(scheme);
  const cipher = CIPHERS[objectIdentifier(cipherFields.expect(TAG.objectIdentifier))];
  if (hash === undefined || cipher === undefined || rounds < 1 || rounds > MOST_ROUNDS) return null;
  const iv = contentOf(cipherFields.expect(TAG.octetString));
  return (password, body) => {
    const decipher = createDecipheriv(cipher.name, pbkdf2Sync(password, salt, rounds, cipher.keyBytes, hash), iv);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  };
}

/** What node-forge has and its types leave out. */
interface OldSchemes {
  readonly pbe: {
    getCipher(scheme: string, parameters: asn1.Asn1, password: string): cipher.BlockCipher;
  };
}

/** Stores of before 2021 are encrypted with RC2 or 3DES, which node-forge brings; it is loaded only for them. */
async function oldScheme(scheme: string, algorithm: Element): Promise<Decrypt | null> {
  if (!scheme.startsWith(OID.oldSchemes)) return null;
  const [, parameters] = childrenOf(algorithm);
  if (parameters === undefined) return null;
  const [, rounds] = childrenOf(parameters);
  if (rounds === undefined || smallInteger(rounds) > MOST_ROUNDS) return null;
  const { default: forge } = await import('node-forge');
  const parsed = forge.asn1.fromDer(Buffer.from(wholeOf(parameters)).toString('latin1'));
  const { pbe } = forge.pki as typeof forge.pki & OldSchemes;
  return (password, body) => {
    const decipher = pbe.getCipher(scheme, parsed, password);
    decipher.update(forge.util.createBuffer(Buffer.from(body).toString('latin1')));
    if (!decipher.finish()) throw new Error('padding');
    return new Uint8Array(Buffer.from(decipher.output.getBytes(), 'latin1'));
  };
}
