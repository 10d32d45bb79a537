import type { CaseDocument } from '../model/case-document.ts';
import type { Evidence, SeenOf } from '../model/evidence.ts';
import type { HandshakeAttempt } from '../model/handshake.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import { type LadderRow, viewCaptured, viewLadder } from '../words/say-handshake.ts';
import { toldLadder } from './told-ladder.ts';

/** A handshake as it is drawn, and where it is known from. */
export interface DrawnHandshake {
  readonly rows: readonly LadderRow[];
  readonly from: 'probe' | 'capture' | 'text';
  /** What whoever sees it should know about the drawing itself. */
  readonly note: Said | null;
}

type Case = Pick<CaseDocument, 'evidence' | 'diagnosis'>;

/** The handshake that a piece of evidence shows: probed, captured or told in a text, it is drawn the same way. Null where it shows none. */
export function ladderOf(evidence: Evidence, document: Case): DrawnHandshake | null {
  if (evidence.state !== 'seen') return null;
  switch (evidence.kind) {
    case 'handshake': {
      const { steps, end } = evidence.seen;
      if (steps.length === 0) return null;
      const rows = viewLadder(steps, end, refusedCertificate(evidence.seen, document));
      const wentOn = end.how === 'completed' && rows.some(({ failing }) => failing);
      return { rows, from: 'probe', note: wentOn ? say('handshake.went-on') : null };
    }
    case 'capture-stream':
      return evidence.seen.steps.length === 0 ? null : { rows: viewCaptured(evidence.seen), from: 'capture', note: null };
    case 'message': {
      // A scanner's report tells of many handshakes.
      const rows = evidence.source === 'scan-report' ? null : toldLadder(evidence.seen);
      return rows === null ? null : { rows, from: 'text', note: say('handshake.told') };
    }
    default:
      return null;
  }
}

/** The handshake that decided: one that the verdict rests on, and among equals one that failed. Null where the case holds none. */
export function tellingLadder(document: Case): { readonly evidence: Evidence; readonly drawn: DrawnHandshake } | null {
  const ids = document.diagnosis.primary?.evidence ?? [];
  const wentWell = ['healthy', 'advice'].includes(document.diagnosis.verdict);
  let best: { readonly evidence: Evidence; readonly drawn: DrawnHandshake; readonly points: number } | null = null;
  for (const evidence of document.evidence) {
    const drawn = ladderOf(evidence, document);
    if (drawn === null) continue;
    const fails = drawn.rows.some(({ failing }) => failing);
    const [told, ours] = [ids.includes(evidence.id), isOurs(evidence)];
    // What else we tried, and the verdict does not rest on, failed for a reason of its own.
    const points = (fails !== wentWell && (told || ours) ? 4 : 0) + (told ? 2 : 0) + (ours ? 1 : 0);
    if (best === null || points > best.points) best = { evidence, drawn, points };
  }
  return best;
}

/** One with the hello of a browser, not one that tried what else the server takes. */
function isOurs(evidence: Evidence): boolean {
  return evidence.kind !== 'handshake' || (evidence.state === 'seen' && ['judged', 'repeat'].includes(evidence.seen.variation.factor));
}

/** Why a browser goes no further with the certificate that it was shown, where the verdict is about that certificate. */
function refusedCertificate({ certificates: [leaf] }: HandshakeAttempt, { evidence, diagnosis }: Case): Said | null {
  const { primary, verdict } = diagnosis;
  if (leaf === undefined || primary === null || verdict !== 'fault') return null;
  const chains = evidence.filter((one): one is SeenOf<'chain'> => one.kind === 'chain' && one.state === 'seen');
  for (const { id, seen } of chains) {
    if (seen.ok || seen.served[0]?.derBase64 !== leaf) continue;
    const refusing = seen.findings.filter(({ weight }) => weight === 'refuses');
    const telling = refusing.find(({ cause }) => cause === primary.cause) ?? (primary.evidence.includes(id) ? refusing[0] : undefined);
    if (telling !== undefined) return telling.said;
  }
  return null;
}
