import type { Meaning } from '../message/meaning.ts';
import { UNVERIFIED } from '../program-message/meanings/loose-wordings.ts';
import type { Concept, EverydayLanguage } from './concepts.ts';
import { languagesOfEastAsia } from './east-asian.ts';
import { english } from './english.ts';
import { germanicLanguages } from './germanic.ts';
import { otherLanguages } from './others.ts';
import { romanceLanguages } from './romance.ts';
import { slavicLanguages } from './slavic.ts';

/** Every language whose ordinary sentences are read. */
export const everydayLanguages: readonly EverydayLanguage[] = [
  english,
  ...germanicLanguages,
  ...romanceLanguages,
  ...slavicLanguages,
  ...languagesOfEastAsia,
  ...otherLanguages,
];

/** Words that every language writes alike. */
export const UNIVERSAL: ReadonlyMap<string, Concept> = new Map<string, Concept>([
  ...['ssl', 'tls', 'tlsv', 'sslv', 'starttls', 'टीएलएस', 'एसएसएल'].map((word) => [word, 'tls'] as const),
  ...[
    'server',
    'host',
    'router',
    'synology',
    'qnap',
    'fritzbox',
    'proxy',
    'imap',
    'smtp',
    'pop',
    'ldap',
    'ldaps',
    'vpn',
    'api',
    'port',
  ].map((word) => [word, 'server'] as const),
  ...['website', 'web', 'url', 'www', 'http', 'https', 'intranet', 'webmail', 'site'].map((word) => [word, 'site'] as const),
  ...[
    'browser',
    'chromium',
    'vivaldi',
    'chrome',
    'firefox',
    'edge',
    'safari',
    'opera',
    'brave',
    'outlook',
    'thunderbird',
    'curl',
    'wget',
    'java',
    'docker',
    'git',
    'openssl',
    'python',
    'postman',
    'nextcloud',
    'wifi',
    'wlan',
  ].map((word) => [word, 'browser'] as const),
  ...['handshake', 'handshaku', 'handshaken', 'tlshandshake'].map((word) => [word, 'connection'] as const),
  ...[
    'avast',
    'avg',
    'kaspersky',
    'bitdefender',
    'eset',
    'norton',
    'mcafee',
    'avira',
    'sophos',
    'zscaler',
    'netskope',
    'fortinet',
    'fortigate',
    'securly',
    'lightspeed',
    'adguard',
  ].map((word) => [word, 'inspector'] as const),
  ...['pdf', 'toeic', 'toefl', 'ielts', 'iso', 'covid'].map((word) => [word, 'elsewhere'] as const),
  ...['dns', 'ip', 'hostname', 'domain'].map((word) => [word, 'name'] as const),
]);

/** What a sentence of somebody's own can mean. Any phrase that a program prints goes before. */
export const everydayMeanings = {
  revoked: { name: 'revoked', weight: 46, causes: ['revoked~'] },
  'outside-validity': { name: 'outside-validity', weight: 46, causes: ['expired~', 'not-yet-valid', 'clock-wrong'] },
  'not-yet-valid': { name: 'not-yet-valid', weight: 46, causes: ['not-yet-valid~', 'clock-wrong'] },
  expired: { name: 'expired', weight: 45, causes: ['expired~', 'clock-wrong'] },
  'client-cert-required': { name: 'client-cert-required', weight: 45, causes: ['client-cert-required~', 'client-cert-rejected'] },
  'client-cert-rejected': {
    name: 'client-cert-rejected',
    weight: 44,
    causes: ['client-cert-rejected~', 'client-cert-required', 'expired'],
  },
  'self-signed-leaf': { name: 'self-signed-leaf', weight: 44, causes: ['self-signed', 'untrusted-root', 'interception'] },
  'name-mismatch': { name: 'name-mismatch', weight: 43, causes: ['name-mismatch~', 'sni-mismatch', 'captive-portal', 'interception'] },
  'unknown-issuer': {
    name: 'unknown-issuer',
    weight: 42,
    causes: ['untrusted-root', 'incomplete-chain', 'interception', 'stale-trust-store', 'self-signed'],
  },
  'verification-failed': { name: 'verification-failed', weight: 41, causes: UNVERIFIED },
  'version-mismatch': { name: 'version-mismatch', weight: 42, causes: ['version-mismatch~', 'insecure-legacy'] },
  clock: { name: 'clock', weight: 42, causes: ['clock-wrong~', 'expired', 'not-yet-valid'] },
  'may-be-inspected': {
    name: 'may-be-inspected',
    weight: 44,
    causes: ['interception', 'untrusted-root', 'captive-portal', 'clock-wrong', 'stale-trust-store', 'proxy-error'],
  },
  'old-device': { name: 'old-device', weight: 42, causes: ['stale-trust-store', 'version-mismatch', 'clock-wrong', 'cipher-mismatch'] },
  // Under the weight that tells: the words leave open what it is, and a question follows.
  'not-secure': {
    name: 'not-secure',
    weight: 20,
    causes: ['untrusted-root', 'expired', 'name-mismatch', 'plain-http', 'self-signed', 'interception', 'clock-wrong', 'captive-portal'],
  },
  'says-something': { name: 'says-something', weight: 8, causes: [] },
  'does-not-open': {
    name: 'does-not-open',
    weight: 8,
    causes: ['dns', 'timeout', 'refused', 'captive-portal', 'proxy-error', 'clock-wrong', 'reset'],
  },
  'guest-network': { name: 'guest-network', weight: 41, causes: ['captive-portal', 'dns', 'proxy-auth', 'timeout'] },
  'proxy-auth': { name: 'proxy-auth', weight: 45, causes: ['proxy-auth~', 'proxy-error'] },
  dns: { name: 'dns', weight: 41, causes: ['dns~'] },
  refused: { name: 'refused', weight: 40, causes: ['refused~', 'proxy-error', 'timeout'] },
  timeout: { name: 'timeout', weight: 40, causes: ['timeout~', 'interception', 'proxy-error'] },
  'revocation-unavailable': { name: 'revocation-unavailable', weight: 47, causes: ['revocation-unavailable~'] },
  'handshake-failed': {
    name: 'handshake-failed',
    weight: 38,
    causes: [
      'version-mismatch',
      'cipher-mismatch',
      'server-fault',
      'client-cert-required',
      'protocol-error',
      'sni-mismatch',
      'interception',
      'plain-http',
    ],
  },
  'connect-failed': { name: 'connect-failed', weight: 37, causes: ['refused', 'timeout', 'dns', 'proxy-error', 'reset'] },
  'page-warning': { name: 'page-warning', weight: 38, causes: ['untrusted-root', ...UNVERIFIED.filter((id) => id !== 'untrusted-root')] },
  reset: { name: 'reset', weight: 39, causes: ['reset', 'server-fault', 'protocol-error', 'interception', 'sni-mismatch'] },
} as const satisfies Record<string, Meaning>;
