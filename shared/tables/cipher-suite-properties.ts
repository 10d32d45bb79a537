import type { TlsVersion } from '../model/handshake.ts';
import { ALL_CIPHER_SUITES, knownSuiteName } from './cipher-suites.ts';

export type KeyExchangeKind =
  | 'any' // TLS 1.3: said by the group, not by the suite
  | 'RSA'
  | 'DH'
  | 'DHE'
  | 'ECDH'
  | 'ECDHE'
  | 'DH_anon'
  | 'ECDH_anon'
  | 'PSK'
  | 'DHE_PSK'
  | 'ECDHE_PSK'
  | 'RSA_PSK'
  | 'other'; // Kerberos, SRP, GOST, password

export type Authentication = 'any' | 'RSA' | 'ECDSA' | 'DSS' | 'anon' | 'PSK' | 'other';
export type CipherKind = 'aead' | 'cbc' | 'stream' | 'null';
export type MacName = 'aead' | 'md5' | 'sha1' | 'sha256' | 'sha384' | 'other';
export type BrokenPart = 'null' | 'anonymous' | 'export' | 'rc4' | '3des' | 'des' | 'rc2';

/** What a suite's name says, taken apart (RFC 5246 appendix C, RFC 8446 appendix B.4). */
export interface CipherSuite {
  readonly number: number;
  readonly name: string;
  readonly keyExchange: KeyExchangeKind;
  readonly authentication: Authentication;
  /** `AES_128_GCM`, `3DES_EDE_CBC`, `RC4_128`, `NULL` … */
  readonly encryption: string;
  readonly kind: CipherKind;
  readonly mac: MacName;
  /** Hash of the PRF in TLS 1.2, of HKDF in TLS 1.3. */
  readonly hash: 'sha256' | 'sha384' | 'other';
  readonly forwardSecrecy: boolean;
  /** Parts that make the suite unusable; empty for a sound one. RC4: RFC 7465; 3DES: Sweet32, NIST SP 800-131A; export: FREAK, Logjam. */
  readonly broken: readonly BrokenPart[];
  readonly oldestVersion: TlsVersion;
  readonly newestVersion: TlsVersion;
}

const CACHE = new Map<number, CipherSuite | null>();

/** @returns what the suite is made of, or null for a number without a name */
export function cipherSuite(number: number): CipherSuite | null {
  const known = CACHE.get(number);
  if (known !== undefined) return known;
  const name = knownSuiteName(number);
  const suite = name === null ? null : takeApart(number, name);
  if (name !== null) CACHE.set(number, suite);
  return suite;
}

/** Every named suite that a client may offer in a version. */
export function suitesOf(version: TlsVersion): readonly number[] {
  return ALL_CIPHER_SUITES.filter((number) => {
    const suite = cipherSuite(number);
    return suite !== null && usableIn(suite, version);
  });
}

/** Whether a server may choose the suite in this version. */
export function usableIn(suite: CipherSuite, version: TlsVersion): boolean {
  return ORDER.indexOf(version) >= ORDER.indexOf(suite.oldestVersion) && ORDER.indexOf(version) <= ORDER.indexOf(suite.newestVersion);
}

/** RC4, 3DES, DES, RC2, NULL, EXPORT or without authentication; a number without a name is not called broken. */
export function isBroken(number: number): boolean {
  return (cipherSuite(number)?.broken.length ?? 0) > 0;
}

const ORDER: readonly TlsVersion[] = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'];

function takeApart(number: number, name: string): CipherSuite | null {
  if (number >>> 8 === 0x13 || number === 0xc6 || number === 0xc7) return tls13(number, name);
  const match = /^TLS_(.+)_WITH_(.+)$/.exec(name);
  if (match === null) return integrityOnly(number, name);
  const [, left, right] = match as unknown as [string, string, string];
  const [encryption, macText] = splitMac(right);
  const [keyExchange, authentication] = splitKeyExchange(left);
  const kind = kindOf(encryption);
  const mac = kind === 'aead' ? 'aead' : macOf(macText);
  const onlyNew = kind === 'aead' || mac === 'sha256' || mac === 'sha384';
  const exportGrade = left.includes('EXPORT');
  return {
    number,
    name,
    keyExchange,
    authentication,
    encryption,
    kind,
    mac,
    hash: macText === 'SHA384' ? 'sha384' : keyExchange === 'other' && encryption.startsWith('KUZ') ? 'other' : 'sha256',
    forwardSecrecy: /^(EC)?DHE/.test(keyExchange) || keyExchange.endsWith('anon'),
    broken: brokenParts(encryption, authentication, exportGrade),
    oldestVersion: onlyNew ? 'TLS 1.2' : 'SSL 3.0',
    newestVersion: newestVersionOf(encryption, exportGrade),
  };
}

function tls13(number: number, name: string): CipherSuite {
  const [encryption, hash] = splitMac(name.replace(/^TLS_/, ''));
  return {
    number,
    name,
    keyExchange: 'any',
    authentication: 'any',
    encryption,
    kind: 'aead',
    mac: 'aead',
    hash: hash === 'SHA384' ? 'sha384' : hash === 'SHA256' ? 'sha256' : 'other',
    forwardSecrecy: true,
    broken: [],
    oldestVersion: 'TLS 1.3',
    newestVersion: 'TLS 1.3',
  };
}

/** TLS_SHA256_SHA256 and TLS_SHA384_SHA384 (RFC 9150): TLS 1.3 without encryption. */
function integrityOnly(number: number, name: string): CipherSuite | null {
  if (!/^TLS_SHA(256|384)_SHA\1$/.test(name)) return null;
  return { ...tls13(number, name), encryption: 'NULL', kind: 'null', broken: ['null'] };
}

function splitMac(text: string): [string, string] {
  const match = /^(.+?)_(MD5|SHA|SHA1|SHA256|SHA384|SHA512|SM3)$/.exec(text);
  return match === null ? [text, ''] : [match[1] as string, match[2] as string];
}

const ANONYMOUS = new Set(['DH_anon', 'ECDH_anon']);

function splitKeyExchange(left: string): [KeyExchangeKind, Authentication] {
  const base = left.replace(/_EXPORT(1024)?$/, '');
  if (base === 'RSA') return ['RSA', 'RSA'];
  if (ANONYMOUS.has(base)) return [base as 'DH_anon' | 'ECDH_anon', 'anon'];
  if (base === 'PSK_DHE') return ['DHE_PSK', 'PSK'];
  if (base === 'PSK' || base === 'DHE_PSK' || base === 'ECDHE_PSK' || base === 'RSA_PSK') return [base, 'PSK'];
  const match = /^(DHE|DH|ECDHE|ECDH)_(RSA|DSS|ECDSA)$/.exec(base);
  if (match === null) return ['other', 'other'];
  return [match[1] as KeyExchangeKind, match[2] as Authentication];
}

function kindOf(encryption: string): CipherKind {
  if (encryption.startsWith('NULL')) return 'null';
  if (/_(GCM|CCM|CCM_8|MGM_L|MGM_S)$/.test(encryption) || encryption.startsWith('CHACHA20')) return 'aead';
  return /^RC4|_CNT|_CTR/.test(encryption) ? 'stream' : 'cbc';
}

function macOf(text: string): MacName {
  if (text === 'MD5') return 'md5';
  if (text === 'SHA' || text === 'SHA1') return 'sha1';
  if (text === 'SHA256') return 'sha256';
  return text === 'SHA384' ? 'sha384' : 'other';
}

function brokenParts(encryption: string, authentication: Authentication, exportGrade: boolean): BrokenPart[] {
  const parts: BrokenPart[] = [];
  if (encryption.startsWith('NULL')) parts.push('null');
  if (authentication === 'anon') parts.push('anonymous');
  if (exportGrade) parts.push('export');
  if (encryption.startsWith('RC4')) parts.push('rc4');
  if (encryption.startsWith('3DES')) parts.push('3des');
  if (encryption.startsWith('DES')) parts.push('des');
  if (encryption.startsWith('RC2')) parts.push('rc2');
  return parts;
}

/** Export suites end with TLS 1.0 (RFC 4346 section A.5), DES and IDEA with TLS 1.1 (RFC 5469). Servers that ignore this are still seen. */
function newestVersionOf(encryption: string, exportGrade: boolean): TlsVersion {
  if (exportGrade) return 'TLS 1.0';
  return encryption.startsWith('DES') || encryption.startsWith('IDEA') ? 'TLS 1.1' : 'TLS 1.2';
}
