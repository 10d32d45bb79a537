import type { End } from './talk-side.ts';

/** Who began a second handshake inside the first (TLS 1.2 and older); it is answered once the other side speaks handshake, too. */
export interface Renegotiation {
  readonly asked: End;
  answered: boolean;
  refused: boolean;
}

/** One side spoke handshake again. */
export function asksAgain(known: Renegotiation | null, end: End): Renegotiation {
  if (known === null) return { asked: end, answered: false, refused: false };
  if (known.asked !== end) known.answered = true;
  return known;
}

/** One side sent an alert that nobody can read. */
export function refuses(known: Renegotiation | null, end: End): void {
  if (known !== null && !known.answered && known.asked !== end) known.refused = true;
}
