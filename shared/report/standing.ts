import type { CaseDocument } from '../model/case-document.ts';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { Situation } from '../model/input.ts';

/** Whose eyes the case is told through, and whether the server it is about stands behind the one that keeps the log. */
export interface Standing extends Pick<Situation, 'about'> {
  readonly behind: boolean;
}

/** The same for an earlier attempt, whose evidence is gone: its heading speaks of a server behind. */
export function standingThen({ about }: Pick<Situation, 'about'>, { primary }: Diagnosis): Standing {
  return { about, behind: primary?.title?.key.startsWith('logs.title.behind') ?? false };
}

/**
 * In the log of a proxy or a mail server that asks another one, that one is the server, and the reader's own is who connects: so where all
 * that the diagnosis rests on are failures towards servers behind.
 */
export function standingOf({ situation, diagnosis, evidence }: Pick<CaseDocument, 'situation' | 'diagnosis' | 'evidence'>): Standing {
  const restsOn = new Set(diagnosis.primary?.evidence ?? []);
  const pieces = evidence.filter((piece) => restsOn.has(piece.id));
  const behind =
    pieces.length > 0 && pieces.every((piece) => piece.kind === 'log-event' && piece.state === 'seen' && piece.seen.whose === 'upstream');
  return { about: situation.about, behind };
}
