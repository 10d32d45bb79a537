import type { CauseId } from '../model/cause-id.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { Said } from '../model/said.ts';

/** What an answer says about causes: natural logarithm of "how much likelier is this answer when this cause holds". */
export type Points = Readonly<Partial<Record<CauseId, number>>>;

export interface Option {
  readonly id: string;
  readonly text: Said;
  readonly points: Points;
  /** How often people give it when no cause speaks for or against it, as a natural logarithm beside the question's other answers; 0 when not given. */
  readonly usual?: number;
  /** Whose trouble it can describe; everybody's when not given. */
  readonly about?: readonly Asked['about'][];
}

/** Answers that belong together on the screen, under a heading. */
export interface OptionGroup {
  readonly text: Said;
  /** Ids of options, in order. */
  readonly options: readonly string[];
}

/** One question of the tree. "I don't know" is always an answer and is not listed. */
export interface Question {
  readonly id: string;
  readonly text: Said;
  readonly help: Said | null;
  readonly options: readonly [Option, Option, ...Option[]];
  /** Share of people who can answer on the spot, without trying something first; nearly all when not given. */
  readonly answered?: number;
  /** Where a list is too long to be read as one; every option stands in exactly one group. */
  readonly groups?: readonly OptionGroup[];
  /** Evidence that answers it in the person's place: never ask what can be measured. Only what is seen from the place of the trouble counts. */
  readonly measuredBy: readonly EvidenceKind[];
  /** What to try, said as a thing to do, where trying answers it. */
  readonly trial?: Said;
  /** Who can be asked this; everybody when not given. */
  readonly only?: (asked: Asked) => boolean;
}

/** What is known when a question is chosen. */
export interface Asked {
  readonly about: 'this-computer' | 'other' | 'server';
  /** Question id to answer id; `unknown` for "I don't know". */
  readonly answers: ReadonlyMap<string, string>;
}

export const DONT_KNOW = 'unknown';
