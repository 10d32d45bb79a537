import { type End, other } from './talk-side.ts';

/** What both sides may say before TLS is followed so far. */
const MOST_TURNS = 48;

interface Turn {
  readonly from: End;
  text: string;
}

/** What was said without TLS, in turns: each side's words until the other speaks. Bytes as Latin-1. */
export class PlainTurns {
  readonly #turns: Turn[] = [];

  add(from: End, text: string): void {
    const last = this.#turns.at(-1);
    if (last?.from === from) last.text += text;
    else if (this.#turns.length < MOST_TURNS) this.#turns.push({ from, text });
  }

  /** What one side said and what the other answered, the last first; the answer is '' where none came. */
  asked(by: End): readonly { readonly question: string; readonly answer: string; readonly more: boolean }[] {
    return this.#turns
      .flatMap((turn, index) =>
        turn.from === by ? [{ question: turn.text, answer: this.#turns[index + 1]?.text ?? '', more: index + 2 < this.#turns.length }] : [],
      )
      .toReversed();
  }

  /** Everything one side said before a question of the other. */
  before(question: string, by: End): string {
    const index = this.#turns.findIndex((turn) => turn.from === by && turn.text === question);
    return this.#turns
      .slice(0, Math.max(0, index))
      .filter((turn) => turn.from === other(by))
      .map((turn) => turn.text)
      .join('');
  }
}
