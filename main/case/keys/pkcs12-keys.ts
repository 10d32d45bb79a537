import { createHash, hash, pbkdf2Sync } from 'node:crypto';
import type Forge from 'node-forge';
import { startPbes1 } from './pbes1.ts';
import { type ForgeElement, startModernCipher } from './pkcs12-modern-ciphers.ts';
import { startOldCipher } from './pkcs12-old-ciphers.ts';

/** Rounds that one container may ask for in all; GnuTLS asks for 600,000 three times. A trap asks for billions. */
const MOST_ROUNDS = 4_000_000;

/** What node-forge hands over: a digest by its name and sizes, salt bytes. */
export interface Digest {
  readonly algorithm: string;
  readonly digestLength: number;
  readonly blockLength: number;
}

/** How node-forge starts to decrypt: the method, its parameters as ASN.1 (salt and rounds), the password. */
type CipherMaker = (oid: string, parameters: { readonly value: readonly ForgeElement[] }, password: string) => unknown;

const PBES2 = '1.2.840.113549.1.5.13';

/** Keys out of passwords, in native code: node-forge's own are some hundred times slower, know no letter beyond Latin-1 and no limit. */
export interface KeyMaker {
  /** From here to `end` the rounds of one container are counted together. */
  begin(): void;
  end(): void;
  /** Counts rounds that are made elsewhere. @throws where they are too many */
  spend(rounds: number): void;
  /** The key of the integrity check (RFC 7292, appendix B.2, purpose 3). */
  integrityKey(password: string, salt: Uint8Array, rounds: number, digest: Digest): Uint8Array;
}

/** Rounds that the open container may still ask for; null: none is open, and each call is bounded for itself. */
let left: number | null = null;
let installed: KeyMaker | null = null;

/** Puts the two derivations of PKCS#12 into node-forge, once. */
export function installKeyMaker(forge: typeof Forge): KeyMaker {
  if (installed !== null) return installed;
  const fromPassword = (password: string, salt: string, rounds: number, length: number, digest: Digest | null) => {
    spend(rounds);
    const key = pbkdf2Sync(Buffer.from(password, 'utf8'), Buffer.from(salt, 'latin1'), rounds, length, digest?.algorithm ?? 'sha1');
    return key.toString('latin1');
  };
  const ofContainer = (
    password: string | null,
    salt: { bytes(): string },
    purpose: number,
    rounds: number,
    length: number,
    digest?: Digest | null,
  ) => {
    spend(rounds);
    const key = containerKey(password, Buffer.from(salt.bytes(), 'latin1'), purpose, rounds, length, digest ?? SHA1);
    return forge.util.createBuffer(Buffer.from(key).toString('latin1'));
  };
  Object.assign(forge.pkcs5, { pbkdf2: fromPassword });
  Object.assign(forge.pkcs12, { generateKey: ofContainer });
  const { pbe } = forge.pki as unknown as { readonly pbe: { readonly getCipher: CipherMaker } };
  const known = pbe.getCipher.bind(pbe);
  const getCipher: CipherMaker = (oid, parameters, password) => {
    const [salt, rounds] = parameters.value;
    const bytes = () => forge.util.createBuffer(String(salt?.value ?? ''));
    const count = Number.parseInt(Buffer.from(String(rounds?.value ?? ''), 'latin1').toString('hex') || '0', 16);
    const derive = (purpose: 1 | 2, length: number) => ofContainer(password, bytes(), purpose, count, length).getBytes();
    if (oid === PBES2) return startModernCipher(forge, parameters, password, spend) ?? known(oid, parameters, password);
    const des = startPbes1(forge, oid, password, Buffer.from(String(salt?.value ?? ''), 'latin1'), count, spend);
    return startOldCipher(forge, oid, derive) ?? des ?? known(oid, parameters, password);
  };
  Object.assign(pbe, { generatePkcs12Key: ofContainer, getCipher });
  installed = {
    begin: () => {
      left = MOST_ROUNDS;
    },
    end: () => {
      left = null;
    },
    spend,
    integrityKey: (password, salt, rounds, digest) => {
      spend(rounds);
      return containerKey(password, salt, 3, rounds, digest.digestLength, digest);
    },
  };
  return installed;
}

const SHA1: Digest = { algorithm: 'sha1', digestLength: 20, blockLength: 64 };

function spend(rounds: number): void {
  if (left !== null) left -= rounds;
  if (!(rounds >= 1 && rounds <= MOST_ROUNDS) || (left ?? 0) < 0) throw new Error('too many rounds');
}

/** RFC 7292, appendix B.2. @param purpose 1 key, 2 initialisation vector, 3 integrity */
function containerKey(
  password: string | null,
  salt: Uint8Array,
  purpose: number,
  rounds: number,
  length: number,
  digest: Digest,
): Uint8Array {
  const { algorithm, digestLength, blockLength } = digest;
  const diversifier = new Uint8Array(blockLength).fill(purpose);
  const secret = password === null ? new Uint8Array() : bigEndian(`${password}\0`);
  const mixed = Buffer.concat([repeated(salt, blockLength), repeated(secret, blockLength)]);
  const key = new Uint8Array(Math.ceil(length / digestLength) * digestLength);
  for (let made = 0; made < length; made += digestLength) {
    let block = createHash(algorithm).update(diversifier).update(mixed).digest();
    // As text, because that costs a quarter of a digest object; GnuTLS asks for millions.
    for (let round = 1; round < rounds; round += 1) block = Buffer.from(hash(algorithm, block, 'binary'), 'latin1');
    key.set(block, made);
    for (let at = 0; at < mixed.length; at += blockLength) addInPlace(mixed.subarray(at, at + blockLength), block);
  }
  return key.subarray(0, length);
}

/** A password as BMPString bytes. */
function bigEndian(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16();
}

/** Repeated up to whole blocks; nothing stays nothing. */
function repeated(bytes: Uint8Array, blockLength: number): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / blockLength) * blockLength);
  return whole.map((_, index) => bytes[index % bytes.length] ?? 0);
}

/** Adds the digest, repeated to the length of the block, and one. */
function addInPlace(block: Uint8Array, digest: Uint8Array): void {
  let carry = 1;
  for (let at = block.length - 1; at >= 0; at -= 1) {
    carry += (block[at] ?? 0) + (digest[at % digest.length] ?? 0);
    block[at] = carry & 0xff;
    carry >>= 8;
  }
}
