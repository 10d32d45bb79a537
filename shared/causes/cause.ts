import type { Facts } from '../facts/facts.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { Side } from '../model/side.ts';

/** One cause = one file. It sees facts and evidence, never bytes and never another cause. */
export interface Cause {
  readonly id: CauseId;
  /** The verdict sentence in the person's words, a plain explanation, and the technical sentence for the small print. */
  readonly words: {
    readonly title: Said;
    readonly plain: Said;
    readonly technical: Said;
    /** What changed when a re-check no longer finds it. */
    readonly gone: Said;
  };
  /** RFC section or document of every rule; never empty. */
  readonly sources: readonly [string, ...string[]];
  /** Closed list, where the same cause asks different people to act; empty otherwise. */
  readonly variants: readonly string[];
  /** Whose side it is on where only a message, a log or a capture names it; a variant may have its own. */
  readonly usualSide: Side;
  readonly sideOfVariant?: Readonly<Record<string, Side>>;
  /** Causes that this one accounts for when it is the primary: a wrong clock explains "expired". */
  readonly explains: readonly CauseId[];
  /** A text that only allows it, among others, does not make it found once a chain was seen here that holds: it needs a sign. */
  readonly needsSign?: true;
  judge(facts: Facts): Judgement;
}
