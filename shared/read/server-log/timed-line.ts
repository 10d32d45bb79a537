import { type Moment, momentOf } from './counts/moment.ts';
import type { LogLine } from './line-frame.ts';

/** A line, and when it was written; both times are worked out when they are asked for, which most never are. */
export interface TimedLine {
  readonly number: number;
  readonly whole: string;
  /** ISO 8601 where date and year are known. */
  readonly at: string | null;
  readonly moment: Moment | null;
}

/** A line that was read whole. */
export class ReadWhole implements TimedLine {
  readonly number: number;
  readonly whole: string;
  readonly #line: { readonly at: string | null };
  #moment: Moment | null | undefined;

  constructor({ number, whole }: Pick<LogLine, 'number' | 'whole'>, line: { readonly at: string | null }) {
    this.number = number;
    this.whole = whole;
    this.#line = line;
  }

  get at(): string | null {
    return this.#line.at;
  }

  get moment(): Moment | null {
    this.#moment ??= momentOf(this.#line.at, this.whole);
    return this.#moment;
  }
}
