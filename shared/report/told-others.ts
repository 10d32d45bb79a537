import type { CaseDocument } from '../model/case-document.ts';
import type { Diagnosis } from '../model/diagnosis.ts';

type Other = Diagnosis['others'][number];

/** The causes beside the primary one, by what they are to the reader. Each in the order of the diagnosis. */
export interface ToldOthers {
  /** What it could be in place of the primary cause, which is not certain. */
  readonly instead: readonly Other[];
  /** What stands beside the primary cause: a second fault, or what comes of the first. */
  readonly besides: readonly Other[];
}

/**
 * Sorts the others for the reader. A pasted code often fits ten causes: once a sentence of the same paste makes one of them certain, the
 * rest are no findings and are left out. (They stay in the case document, for programs.)
 */
export function toldOthers({ diagnosis, evidence }: Pick<CaseDocument, 'diagnosis' | 'evidence'>): ToldOthers {
  const { primary, others } = diagnosis;
  const messages = new Set(evidence.flatMap((one) => (one.kind === 'message' ? [one.id] : [])));
  const onlySaid = (other: Other): boolean => other.evidence.length > 0 && other.evidence.every((id) => messages.has(id));
  const isDoubtful = (other: Other): boolean => other.certainty === 'possible';
  if (primary === null) return { instead: [], besides: others };
  if (primary.certainty === 'certain') return { instead: [], besides: others.filter((other) => !(isDoubtful(other) && onlySaid(other))) };
  return { instead: others.filter(isDoubtful), besides: others.filter((other) => !isDoubtful(other)) };
}
