import { tellingLadder } from '../facts/ladder-of.ts';
import type { CaseDocument } from '../model/case-document.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import { ladderLines } from './ladder-lines.ts';
import { ladderBlock, whence } from './sections/ladder.ts';

/** How much of a handshake an answer shows: where it fails, in short, or whichever it is, whole (`--handshake`). */
export type HandshakeDepth = 'where-it-fails' | 'whole';

/** An answer stays on one screen. */
const MOST_ROWS = { 'where-it-fails': 12, whole: 200 } as const;

/** The handshake that decided, as lines; none where the case holds none, or nothing failed in it and it was not asked for. */
export function handshakeText(document: CaseDocument, depth: HandshakeDepth, tellSafe: (said: Said) => string): string[] {
  const telling = tellingLadder(document);
  if (telling === null) return [];
  const { evidence, drawn } = telling;
  const failing = drawn.rows.findIndex((row) => row.failing);
  if (depth === 'where-it-fails' && (failing === -1 || !FAILED.includes(document.diagnosis.verdict) || isInferred(evidence))) return [];
  // What follows the failing step are goodbyes.
  const rows = depth === 'whole' ? drawn.rows : drawn.rows.slice(0, failing + 1);
  return [
    '',
    `${tellSafe(say('report.section.ladder'))}:`,
    `  ${whence(evidence, drawn, tellSafe)}`,
    ...ladderLines(ladderBlock(rows, tellSafe, MOST_ROWS[depth])),
  ];
}

const FAILED: readonly string[] = ['fault', 'cannot-tell'];

/** Nobody wrote its messages down: who has read the answer learns nothing new from what must have gone before. */
function isInferred(evidence: Evidence): boolean {
  return evidence.kind === 'message' && evidence.state === 'seen' && (evidence.seen.steps ?? []).length === 0;
}
