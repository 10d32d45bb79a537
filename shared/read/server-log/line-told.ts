import { detached } from './counts/detached.ts';
import type { Place } from './counts/place.ts';
import { unwrapLine } from './line-frame.ts';
import type { LineReading } from './line-reading.ts';
import { Telling } from './telling.ts';
import type { TimedLine } from './timed-line.ts';

/** A line that somebody read: what it says, of whom, and when. It holds only until the next line is read. */
export interface LineTold {
  readonly number: number;
  readonly telling: Telling;
  /** As in `LineReading`. */
  readonly key: string | null;
  readonly echo: string | null;
  /** An address as a number, or what stands in the line. */
  readonly client: Place | null;
  /** The same of the other end with its port (`placeAndPortOf`). */
  readonly peer: Place | null;
  /** In UTC, as in `Moment`; NaN where the line has no time. */
  readonly milliseconds: number;
  readonly offset: number | null;
  /** What is told of the line, should it be told. */
  keep(): KeptLine;
}

/** The text of a line, worked out when it is asked for, which of most it never is. */
export interface KeptLine {
  readonly whole: string;
  /** ISO 8601 where date and year are known. */
  readonly at: string | null;
  /** To be called before the bytes change that the line was read from. */
  hold(): void;
  /** The same with nothing of the piece of the file that it was read from. @param longest characters of the text */
  lasting(longest: number): KeptLine;
}

/** A line that was read whole. */
export class WholeLine implements LineTold, KeptLine {
  readonly telling: Telling;
  readonly key: string | null;
  readonly echo: string | null;
  readonly client: string | null;
  readonly peer: string | null;
  readonly #line: TimedLine;

  constructor(line: TimedLine, reading: LineReading) {
    this.#line = line;
    this.telling = new Telling(reading, false);
    this.key = reading.key;
    this.echo = reading.echo ?? null;
    this.client = reading.client ?? null;
    this.peer = reading.peer ?? null;
  }

  get number(): number {
    return this.#line.number;
  }

  get milliseconds(): number {
    return this.#line.moment?.milliseconds ?? Number.NaN;
  }

  get offset(): number | null {
    return this.#line.moment?.offset ?? null;
  }

  get whole(): string {
    return this.#line.whole;
  }

  get at(): string | null {
    return this.#line.at;
  }

  keep(): KeptLine {
    return this;
  }

  hold(): void {
    // It is text already.
  }

  lasting(longest: number): KeptLine {
    return new LastingLine(this, longest);
  }
}

/** What lines are cut from. */
export interface LineSource {
  textOf(start: number, end: number): string;
}

const NOTHING = new Telling({ software: 'unknown', key: null, step: 'context', signals: [] }, false);

/** A line that was read by what is known of its shape. One object serves all of them. */
export class ShapedLine implements LineTold {
  number = 0;
  telling: Telling = NOTHING;
  key: string | null = null;
  echo: string | null = null;
  client: Place | null = null;
  peer: Place | null = null;
  milliseconds = Number.NaN;
  offset: number | null = null;
  readonly #source: LineSource;
  #start = 0;
  #end = 0;

  constructor(source: LineSource) {
    this.#source = source;
  }

  /** Where it stands. */
  stands(number: number, start: number, end: number): void {
    this.number = number;
    this.#start = start;
    this.#end = end;
  }

  keep(): KeptLine {
    return new CutLine(this.#source, this.#start, this.#end);
  }
}

/** A line that is cut out when it is asked for. */
class CutLine implements KeptLine {
  #source: LineSource | null;
  readonly #start: number;
  readonly #end: number;
  #whole = '';

  constructor(source: LineSource, start: number, end: number) {
    this.#source = source;
    this.#start = start;
    this.#end = end;
  }

  get whole(): string {
    return this.#source?.textOf(this.#start, this.#end) ?? this.#whole;
  }

  get at(): string | null {
    return unwrapLine(this.whole, 0).at;
  }

  hold(): void {
    if (this.#source === null) return;
    this.#whole = this.whole;
    this.#source = null;
  }

  lasting(longest: number): KeptLine {
    return new LastingLine(this, longest);
  }
}

class LastingLine implements KeptLine {
  readonly whole: string;
  readonly at: string | null;

  constructor({ whole, at }: KeptLine, longest: number) {
    this.whole = detached(whole.slice(0, longest));
    this.at = at === null ? null : detached(at);
  }

  hold(): void {
    // It is its own.
  }

  lasting(): KeptLine {
    return this;
  }
}
