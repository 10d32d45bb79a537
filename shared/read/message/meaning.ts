import type { CauseId } from '../../model/cause-id.ts';

/**
 * A cause as a meaning lists it: bare = possible, `~` = likely, `!` = certain; a variant after a slash (`untrusted-root/private-ca~`).
 */
export type CauseMark = `${CauseId}${'' | `/${string}`}${'' | '~' | '!'}`;

/** What a group of sentences and codes of many programs means: one idea, said in many ways. */
export interface Meaning {
  /** Names its sentence: `messages.means.<name>`. */
  readonly name: string;
  /** How much it says, 0 to 100: of several in one text the one that says most is the root. */
  readonly weight: number;
  /** Most likely first, as the side that connects would say it. */
  readonly causes: readonly CauseMark[];
  /** The same words from a server's mouth. */
  readonly onServer?: readonly CauseMark[];
  /** Words and codes, whatever their case, spaces and underscores. `…` stands for up to 160 letters. */
  readonly says?: readonly string[];
  /** Counts only in a text that also speaks of TLS, certificates or connections. */
  readonly saysNearTls?: readonly string[];
  /** Words within 70 letters of each other, in a text that speaks of TLS and says that something failed. */
  readonly saysLoosely?: readonly string[];
  /** Codes that must stand as they are written. */
  readonly exactly?: readonly string[];
  /** An alert that the words say was sent or received. */
  readonly alert?: 'sent' | 'received';
}
