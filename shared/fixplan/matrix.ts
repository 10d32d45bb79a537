import type { CauseId } from '../model/cause-id.ts';
import type { Audience } from '../model/side.ts';
import { CELLS_OF_CERTIFICATES } from './matrix/certificates.ts';
import { CELLS_OF_DROPS } from './matrix/drops.ts';
import { CELLS_OF_THE_TALK } from './matrix/talk.ts';
import { CELLS_OF_THE_WAY } from './matrix/way.ts';

/** A named step that several cells share; its words stand in `fixes.shared.<name>`. */
export type SharedStep =
  | 'serve-old'
  | 'end-old'
  | 'name-or-address'
  | 'star-name'
  | 'tell-owner'
  | 'tell-network'
  | 'tell-it'
  | 'tell-maker'
  | 'ask-owner'
  | 'ask-network'
  | 'ask-it'
  | 'ask-issuer'
  | 'ask-domain'
  | 'check-again'
  | 'look-from-outside'
  | 'whose-side'
  | 'who-fails';

/**
 * One cell of the matrix: what one audience does about one cause (and variant). A number is a step of its own and the minutes it
 * takes; its words stand in the area `fixes/<cause>` under `[variant.]audience.<n>`. A name is a shared step.
 */
export interface Cell {
  readonly cause: CauseId;
  /** null: for every variant that has no cell of its own. */
  readonly variant: string | null;
  readonly audience: Audience;
  readonly steps: readonly (number | SharedStep)[];
  /** Document or measurement the steps rest on. */
  readonly source: string;
}

/** Every cell that makes sense: cause and variant by audience. Server software has its own table in `shared/servers`. */
export const MATRIX: readonly Cell[] = [...CELLS_OF_CERTIFICATES, ...CELLS_OF_DROPS, ...CELLS_OF_THE_TALK, ...CELLS_OF_THE_WAY];

/** The cell for this reader: of the variant, else of the cause; undefined when there is none. */
export function cellFor(cause: CauseId, variant: string | null, audience: Audience): Cell | undefined {
  const cells = MATRIX.filter((cell) => cell.cause === cause && cell.audience === audience);
  return cells.find((cell) => cell.variant === variant) ?? cells.find((cell) => cell.variant === null);
}
