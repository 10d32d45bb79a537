import { constants, createPublicKey, type KeyObject, hash as runtimeHash, verify as runtimeVerify } from 'node:crypto';
import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { SignatureChecker, SignatureVerdict } from '../../shared/chain/signatures.ts';
import type { HashAlgorithm, SignatureAlgorithm } from '../../shared/tables/oids.ts';
import type { SignatureUse } from '../../shared/wire/x509.ts';
import type { PublicKey } from '../../shared/wire/x509-key.ts';
import type { AnyHash } from './hash.ts';
import { readVerifyingKey } from './keys.ts';
import { verifyPkcs1, verifyPss } from './rsa.ts';
import { SIGNED, VECTORS } from './signature-vectors.ts';
import { verifyEcdsa } from './signatures.ts';

type Scheme = NonNullable<SignatureAlgorithm['scheme']>;
interface Question {
  readonly scheme: Scheme;
  readonly hash: HashAlgorithm | null;
  readonly saltLength: number;
  readonly spki: Uint8Array;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/** Verdicts and keys that are kept: enough for the issuers that repeat in a long batch, small enough to stay flat. */
const MAX_KEPT = 2000;
/** Larger keys would hold the program up. */
const MAX_RSA_BITS = 16_384;

/**
 * Checks the signatures of certificates, revocation lists and OCSP answers: with the runtime's cryptography where it proves itself
 * on known signatures, else with the pure one (Electron's BoringSSL lacks Ed448 and RSA-PSS keys). Verdicts are cached.
 */
export function createSignatureChecker(): SignatureChecker {
  const verdicts = new Map<string, SignatureVerdict>();
  return {
    verify(key, algorithm, signed, signature) {
      const identity = `${digest(signed)}${digest(key.spki)}${digest(signature)}${digest(algorithm.der)}`;
      const known = verdicts.get(identity);
      if (known !== undefined) return known;
      const verdict = check(key, algorithm, signed, signature);
      keep(verdicts, identity, verdict);
      return verdict;
    },
  };
}

const digests = new WeakMap<Uint8Array, string>();

/** What stands for bytes in a cache: nobody can make other bytes that stand for the same. Parts of certificates never change. */
function digest(bytes: Uint8Array): string {
  const known = digests.get(bytes);
  if (known !== undefined) return known;
  const made = runtimeHash('sha256', bytes, 'base64');
  digests.set(bytes, made);
  return made;
}

function check(key: PublicKey, algorithm: SignatureUse, signed: Uint8Array, signature: Uint8Array): SignatureVerdict {
  const scheme = algorithm.known?.scheme ?? null;
  if (scheme === null) return 'unsupported';
  if (!fits(scheme, key)) return 'bad';
  if (algorithm.hash === null && scheme !== 'ed25519' && scheme !== 'ed448') return 'unsupported';
  if (algorithm.pss !== null && algorithm.pss.mgfHash !== algorithm.hash) return 'unsupported';
  if ('bits' in key.summary && key.summary.bits > MAX_RSA_BITS) return 'unsupported';
  const question = { scheme, hash: algorithm.hash, saltLength: algorithm.pss?.saltLength ?? 0, spki: key.spki, signed, signature };
  const verdict = runtimeIsTrusted(scheme) ? askRuntime(question) : 'unsupported';
  return verdict === 'unsupported' ? askPure(question) : verdict;
}

function fits(scheme: Scheme, key: PublicKey): boolean {
  switch (key.summary.algorithm) {
    case 'RSA':
      return scheme === 'rsa-pkcs1' || scheme === 'rsa-pss';
    case 'RSA-PSS':
      return scheme === 'rsa-pss';
    case 'EC':
      return scheme === 'ecdsa';
    case 'DSA':
      return scheme === 'dsa';
    case 'Ed25519':
      return scheme === 'ed25519';
    case 'Ed448':
      return scheme === 'ed448';
    default:
      return false;
  }
}

const keys = new Map<string, KeyObject | null>();

function runtimeKey(spki: Uint8Array): KeyObject | null {
  const identity = digest(spki);
  const known = keys.get(identity);
  if (known !== undefined) return known;
  let key: KeyObject | null = null;
  try {
    key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    // The pure checker may still know this kind of key.
  }
  keep(keys, identity, key);
  return key;
}

function askRuntime(question: Question): SignatureVerdict {
  const key = runtimeKey(question.spki);
  if (key === null) return 'unsupported';
  const options =
    question.scheme === 'rsa-pss'
      ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: question.saltLength }
      : question.scheme === 'rsa-pkcs1'
        ? { key, padding: constants.RSA_PKCS1_PADDING }
        : { key };
  try {
    return runtimeVerify(question.hash, question.signed, options, question.signature) ? 'good' : 'bad';
  } catch {
    return 'unsupported';
  }
}

function askPure(question: Question): SignatureVerdict {
  const key = readVerifyingKey(question.spki);
  if (key === null) return 'unsupported';
  const { scheme, signed, signature } = question;
  const hash = pureHash(question.hash);
  try {
    if (key.kind === 'ed25519' && scheme === 'ed25519') return verdictOf(ed25519.verify(signature, signed, key.key, { zip215: false }));
    if (key.kind === 'ed448' && scheme === 'ed448') return verdictOf(ed448.verify(signature, signed, key.key, { zip215: false }));
    if (hash === null) return 'unsupported';
    if (key.kind === 'ec' && scheme === 'ecdsa') return verdictOf(verifyEcdsa(key, hash, signed, signature));
    if (key.kind !== 'rsa') return 'unsupported';
    if (scheme === 'rsa-pkcs1') return verdictOf(verifyPkcs1(key, hash, signed, signature));
    return scheme === 'rsa-pss' ? verdictOf(verifyPss(key, hash, question.saltLength, signed, signature)) : 'unsupported';
  } catch {
    return 'bad';
  }
}

function pureHash(hash: HashAlgorithm | null): AnyHash | null {
  return hash === null || hash === 'md2' || hash === 'md4' || hash.startsWith('sha3') ? null : (hash as AnyHash);
}

function verdictOf(valid: boolean): SignatureVerdict {
  return valid ? 'good' : 'bad';
}

const proved = new Map<Scheme, boolean>();

/** The runtime must accept a known signature and refuse the same with one bit turned; schemes without a known one are taken as they are. */
function runtimeIsTrusted(scheme: Scheme): boolean {
  const known = proved.get(scheme);
  if (known !== undefined) return known;
  const passed = VECTORS.filter((vector) => vector.scheme === scheme).every((vector) => {
    const signature = Buffer.from(vector.signature, 'base64');
    const question = { scheme, hash: vector.hash, saltLength: 32, spki: Buffer.from(vector.key, 'base64'), signed: Buffer.from(SIGNED) };
    const turned = Buffer.from(signature);
    turned[turned.length - 1] = (turned[turned.length - 1] ?? 0) ^ 1;
    return askRuntime({ ...question, signature }) === 'good' && askRuntime({ ...question, signature: turned }) !== 'good';
  });
  proved.set(scheme, passed);
  return passed;
}

function keep<V>(map: Map<string, V>, identity: string, value: V): void {
  if (map.size >= MAX_KEPT) {
    const oldest = map.keys().next().value;
    if (oldest !== undefined) map.delete(oldest);
  }
  map.set(identity, value);
}
