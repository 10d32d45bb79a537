import { type CauseId, isCauseId } from '../../model/cause-id.ts';
import type { Certainty } from '../../model/side.ts';
import type { CauseMark } from './meaning.ts';

export interface RankedCause {
  readonly cause: CauseId;
  readonly variant: string | null;
  readonly certainty: Certainty;
}

/** Reads one mark of a meaning. */
export function readMark(mark: CauseMark): RankedCause {
  const certainty: Certainty = mark.endsWith('!') ? 'certain' : mark.endsWith('~') ? 'likely' : 'possible';
  const [cause = '', variant] = mark.replace(/[!~]$/, '').split('/');
  if (!isCauseId(cause)) throw new Error(`no such cause: ${mark}`);
  return { cause, variant: variant ?? null, certainty };
}
