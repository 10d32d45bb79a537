import type { Meaning } from '../message/meaning.ts';

/** The commonest errors in the words of one language's browser pages. Letters are compared without accents, case and spaces. */
export interface Sentences {
  readonly expired: readonly string[];
  readonly notYetValid: readonly string[];
  readonly name: readonly string[];
  readonly issuer: readonly string[];
  /** The page that warns, without saying of what. */
  readonly notPrivate: readonly string[];
  readonly refused: readonly string[];
  readonly dns: readonly string[];
  readonly timeout: readonly string[];
  readonly reset: readonly string[];
  readonly closed: readonly string[];
  readonly invalidAnswer: readonly string[];
  readonly versionOrCipher: readonly string[];
  readonly proxy: readonly string[];
  readonly clock: readonly string[];
}

/** The meanings of the sentences of all languages, one meaning for each idea. */
export function meaningsOf(languages: readonly Sentences[]): Meaning[] {
  const all = (idea: keyof Sentences): readonly string[] => languages.flatMap((language) => language[idea]);
  return [
    { name: 'expired', weight: 92, causes: ['expired~', 'clock-wrong'], says: all('expired') },
    { name: 'not-yet-valid', weight: 93, causes: ['not-yet-valid~', 'clock-wrong'], says: all('notYetValid') },
    { name: 'name-mismatch', weight: 89, causes: ['name-mismatch~', 'sni-mismatch', 'captive-portal', 'interception'], says: all('name') },
    {
      name: 'unknown-issuer',
      weight: 86,
      causes: ['untrusted-root', 'incomplete-chain', 'interception', 'stale-trust-store', 'self-signed'],
      says: all('issuer'),
    },
    {
      name: 'page-warning',
      weight: 40,
      causes: [
        'untrusted-root',
        'self-signed',
        'incomplete-chain',
        'expired',
        'name-mismatch',
        'interception',
        'not-yet-valid',
        'clock-wrong',
        'captive-portal',
        'stale-trust-store',
        'revoked',
      ],
      says: all('notPrivate'),
    },
    { name: 'refused', weight: 66, causes: ['refused~', 'proxy-error', 'timeout'], says: all('refused') },
    { name: 'dns', weight: 70, causes: ['dns~'], says: all('dns') },
    { name: 'timeout', weight: 64, causes: ['timeout~', 'interception', 'proxy-error'], says: all('timeout') },
    {
      name: 'reset',
      weight: 60,
      causes: ['reset', 'interception', 'server-fault', 'sni-mismatch', 'proxy-error', 'protocol-error', 'version-mismatch'],
      says: all('reset'),
    },
    {
      name: 'closed',
      weight: 58,
      causes: ['reset', 'server-fault', 'protocol-error', 'interception', 'sni-mismatch', 'client-cert-required', 'client-cert-rejected'],
      says: all('closed'),
    },
    {
      name: 'not-tls-answer',
      weight: 82,
      causes: ['plain-http', 'protocol-error', 'captive-portal', 'proxy-error', 'server-fault', 'version-mismatch'],
      says: all('invalidAnswer'),
    },
    {
      name: 'version-or-cipher',
      weight: 80,
      causes: ['version-mismatch', 'cipher-mismatch', 'weak-cipher', 'insecure-legacy', 'weak-key', 'sni-mismatch'],
      says: all('versionOrCipher'),
    },
    { name: 'proxy-refused', weight: 96, causes: ['proxy-error~', 'proxy-auth'], says: all('proxy') },
    { name: 'clock', weight: 94, causes: ['clock-wrong~', 'expired', 'not-yet-valid'], says: all('clock') },
  ];
}
