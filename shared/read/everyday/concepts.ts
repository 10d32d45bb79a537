import type { PageConcept } from './failing-pages.ts';
import type { SystemConcept } from './secure-connections.ts';
import type { WarningConcept } from './warnings.ts';

/** What an ordinary sentence about a failed connection speaks of. */
export const CONCEPTS = [
  // Things.
  'certificate',
  'clientCertificate',
  'server',
  'site',
  'browser',
  'app',
  'connection',
  'issuer',
  'name',
  'tls',
  // What is said of them.
  'expired',
  'notYet',
  'untrusted',
  'mismatch',
  'other',
  'selfSigned',
  'revoked',
  'notRenewed',
  'ourselves',
  'made',
  'invalid',
  'demanded',
  'refused',
  'timeout',
  'broken',
  'notFound',
  'old',
  'clockWrong',
  'visit',
  // Of browsers and systems: see secure-connections.ts.
  'securityCertificate',
  'secure',
  'cannot',
  'identity',
  'notPrivate',
  'revocation',
  // Of pages that do not come: see failing-pages.ts.
  'timeLimit',
  'doesNotOpen',
  'guestNetwork',
  // Of warnings and who may stand in between: see warnings.ts.
  'notSecure',
  'attack',
  'lockBroken',
  'inspector',
  'workplace',
  'allSites',
  'says',
  'oldDevice',
  // The same in every language: see index.ts.
  'longAgo',
  'proxyLogin',
  // What makes it another subject: paper, passwords, parcels.
  'elsewhere',
] as const;

export type Concept = (typeof CONCEPTS)[number];

/**
 * How one language speaks of each concept: stems, a comma between two. A word of four letters and more, or with `*`, is a beginning; a
 * shorter one stands for itself; words of one entry follow each other with at most five others between.
 */
export interface EverydayLanguage {
  readonly lang: string;
  readonly words: Readonly<
    Record<Exclude<Concept, 'tls' | 'longAgo' | 'proxyLogin' | SystemConcept | PageConcept | WarningConcept>, string>
  >;
  /** Written without spaces between words: entries are found anywhere. */
  readonly isJoined?: boolean;
  /** Letters that grow onto the beginning of a word (Arabic, Hebrew). */
  readonly grown?: readonly string[];
  /**
   * A certificate OF something is that thing's own kind, and of paper unless the kind is one of these: "certificado de nacimiento" beside
   * "certificado de seguridad". `link` stands between the two; with an empty link the kind is the part of the word before, "Impfzertifikat".
   */
  readonly kinds?: { readonly link: string; readonly digital: string };
}
