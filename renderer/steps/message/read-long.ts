import type { RecognisedMessage } from '../../../shared/model/evidence.ts';
import { boundText } from '../../../shared/read/message/bound.ts';

type Read = (text: string) => RecognisedMessage;

/** So many letters are read within a frame. */
export const READ_AT_ONCE = 16_000;
/** Pieces overlap by so much: no sentence falls between two of them. */
const OVERLAP = 400;
/** So much is kept around a place that says something. */
const AROUND = 1_500;
const MARK = '\n…\n';

/**
 * Reads a text of any length without holding the window up: piece by piece, giving the window a turn after each, then once more what the
 * telling pieces hold together.
 * @param turn resolves when the window has had its turn; false when nobody waits for the answer any more
 * @returns null when it was given up
 */
export async function readLong(text: string, read: Read, turn: () => Promise<boolean>): Promise<RecognisedMessage | null> {
  if (text.length <= READ_AT_ONCE) return read(text);
  const kept = boundText(text);
  const telling: string[] = [];
  for (let from = 0; from < kept.length; from += READ_AT_ONCE - OVERLAP) {
    if (!(await turn())) return null;
    const piece = kept.slice(from, from + READ_AT_ONCE);
    telling.push(...tellingPlaces(piece, read(piece)));
  }
  if (!(await turn())) return null;
  const beginning = kept.slice(0, AROUND);
  return read(fitting([beginning, ...telling]));
}

/** What stands around the most telling place of a piece, and around the last: a cause is often named at the end. */
function tellingPlaces(piece: string, { recognised }: RecognisedMessage): string[] {
  const first = recognised.toSorted((a, b) => a.order - b.order)[0];
  const last = recognised.toSorted((a, b) => b.from - a.from)[0];
  if (first === undefined || last === undefined) return [];
  const around = (from: number, to: number): string => piece.slice(Math.max(0, from - AROUND), to + AROUND);
  return last.from - first.to < AROUND && last.from >= first.from
    ? [around(first.from, last.to)]
    : [around(first.from, first.to), around(last.from, last.to)];
}

/** The pieces joined, the first and the last ones rather than those between when they are too many for one frame. */
function fitting(pieces: readonly string[]): string {
  const whole = pieces.join(MARK);
  return whole.length <= READ_AT_ONCE ? whole : `${whole.slice(0, READ_AT_ONCE / 2)}${MARK}${whole.slice(-READ_AT_ONCE / 2)}`;
}
