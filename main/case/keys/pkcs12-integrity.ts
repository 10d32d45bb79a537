import { createHmac, getHashes, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { Cursor, contentOf, DerFault, objectIdentifier, onlyElement, smallInteger, TAG } from '../../../shared/wire/der.ts';

/** Digests that node-forge does not check a container by, with the block of the hash in bytes. */
const DIGESTS: Readonly<Record<string, { readonly algorithm: string; readonly digestLength: number; readonly blockLength: number }>> = {
  '2.16.840.1.101.3.4.2.4': { algorithm: 'sha224', digestLength: 28, blockLength: 64 },
  '2.16.840.1.101.3.4.2.5': { algorithm: 'sha512-224', digestLength: 28, blockLength: 128 },
  '2.16.840.1.101.3.4.2.6': { algorithm: 'sha512-256', digestLength: 32, blockLength: 128 },
  '2.16.840.1.101.3.4.2.7': { algorithm: 'sha3-224', digestLength: 28, blockLength: 144 },
  '2.16.840.1.101.3.4.2.8': { algorithm: 'sha3-256', digestLength: 32, blockLength: 136 },
  '2.16.840.1.101.3.4.2.9': { algorithm: 'sha3-384', digestLength: 48, blockLength: 104 },
  '2.16.840.1.101.3.4.2.10': { algorithm: 'sha3-512', digestLength: 64, blockLength: 72 },
};

/** RFC 9579: the key of the check is made as in PBES2. OpenSSL 3.4 and newer write it on demand. */
const PBMAC1 = '1.2.840.113549.1.5.14';
const HMAC: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
/** A key of another length is a trap. */
const LONGEST_KEY = 1024;

/** A key out of the password (RFC 7292, appendix B.2, purpose 3); counts the rounds and throws where they are too many. */
export type IntegrityKey = (salt: Uint8Array, rounds: number, digest: (typeof DIGESTS)[string]) => Uint8Array;

/**
 * Checks the integrity of a container (RFC 7292 section 5.1) where node-forge cannot.
 * @param spend is told the rounds that are asked for, and throws where they are too many
 * @returns whether it holds; null: it is left to node-forge
 */
export function integrityHolds(bytes: Uint8Array, password: string, key: IntegrityKey, spend: (rounds: number) => void): boolean | null {
  try {
    const pfx = Cursor.over(onlyElement(bytes, TAG.sequence));
    pfx.expect(TAG.integer);
    const wrapped = Cursor.over(pfx.expect(TAG.sequence));
    wrapped.expect(TAG.objectIdentifier);
    const content = contentOf(Cursor.over(wrapped.next()).expect(TAG.octetString));
    const check = pfx.optional(TAG.sequence);
    if (check === null) return null;
    const fields = Cursor.over(check);
    const info = Cursor.over(fields.expect(TAG.sequence));
    const salt = contentOf(fields.expect(TAG.octetString));
    const rounds = fields.optional(TAG.integer);
    const method = Cursor.over(info.expect(TAG.sequence));
    const wanted = contentOf(info.expect(TAG.octetString));
    const oid = objectIdentifier(method.expect(TAG.objectIdentifier));
    const digest = DIGESTS[oid];
    if (oid === PBMAC1) return same(wanted, ofPbmac1(method, content, password, spend));
    if (digest === undefined || !getHashes().includes(digest.algorithm)) return null;
    const secret = key(salt, rounds === null ? 1 : smallInteger(rounds), digest);
    return same(wanted, createHmac(digest.algorithm, secret).update(content).digest());
  } catch (fault) {
    if (fault instanceof DerFault) return null;
    throw fault;
  }
}

function ofPbmac1(method: Cursor, content: Uint8Array, password: string, spend: (rounds: number) => void): Uint8Array | null {
  const parameters = Cursor.over(method.expect(TAG.sequence));
  const derivation = Cursor.over(parameters.expect(TAG.sequence));
  derivation.expect(TAG.objectIdentifier);
  const terms = Cursor.over(derivation.expect(TAG.sequence));
  const salt = contentOf(terms.expect(TAG.octetString));
  const rounds = smallInteger(terms.expect(TAG.integer));
  const length = smallInteger(terms.expect(TAG.integer));
  const by = terms.optional(TAG.sequence);
  const hashOf = (cursor: Cursor) => HMAC[objectIdentifier(cursor.expect(TAG.objectIdentifier))];
  const prf = by === null ? 'sha1' : hashOf(Cursor.over(by));
  const mac = hashOf(Cursor.over(parameters.expect(TAG.sequence)));
  if (prf === undefined || mac === undefined || length < 1 || length > LONGEST_KEY) return null;
  spend(rounds);
  return createHmac(mac, pbkdf2Sync(Buffer.from(password, 'utf8'), salt, rounds, length, prf))
    .update(content)
    .digest();
}

function same(wanted: Uint8Array, made: Uint8Array | null): boolean | null {
  return made === null ? null : wanted.length === made.length && timingSafeEqual(wanted, made);
}
