import { LogMoment, type Moment } from './counts/moment.ts';
import { type Place, placeIn } from './counts/place.ts';
import type { LineReading, ShapeMemory } from './line-reading.ts';
import { type LineSlots, SLOT } from './line-slots.ts';
import type { LogEvents, SameTexts } from './log-events.ts';
import type { Role } from './signal.ts';
import { ReadByShape, type TimedLine } from './timed-line.ts';

/** What a reading says of a line: itself, and when that was. */
export interface ReadLine {
  readonly line: TimedLine;
  readonly reading: LineReading;
}

/** Reads a line by itself; null where nobody reads it. */
export type WholeReading = (whole: string) => ReadLine | null;

/** A text of a reading: what is the same in every line, and numbers of slots. */
type Pattern = readonly (string | number)[];

const TEXTS = ['key', 'client', 'peer', 'echo', 'sni', 'version', 'agent'] as const;

/** Which slot says when it was; the rest of the date stands in the line itself. */
class Clock {
  /** By how much it is ahead of UTC; null where the lines name no zone. */
  readonly offset: number | null;
  readonly #slot: number;
  /** Milliseconds of the moment that the day begins. */
  readonly #midnight: number;
  readonly #hasFraction: boolean;

  constructor(slot: number, midnight: number, hasFraction: boolean, offset: number | null) {
    this.#slot = slot;
    this.#midnight = midnight;
    this.#hasFraction = hasFraction;
    this.offset = offset;
  }

  millisecondsIn(bytes: Uint8Array, { starts, ends }: LineSlots): number {
    return this.#midnight + millisecondsOf(bytes, starts[this.#slot] as number, ends[this.#slot] as number, this.#hasFraction);
  }
}

/**
 * What all lines of one shape say. Lines of one shape differ only in addresses, ports, times of day and numbers of processes and
 * connections, and no reader decides by those: what it makes of one such line, it makes of all.
 */
export class LineTemplate {
  /** What stands between the slots, in front of the first and behind the last. */
  readonly constants: readonly string[];
  /** Of the slots. */
  readonly kinds: readonly number[];
  readonly #reading: LineReading | null;
  readonly #texts: Patterns | null;
  readonly #clock: Clock | null;
  readonly #memory: ShapeMemory = { verdict: null };
  /** Where they are the same in every line. */
  readonly #constantTexts: SameTexts | null;

  private constructor(
    constants: readonly string[],
    kinds: readonly number[],
    reading: LineReading | null,
    texts: Patterns | null,
    clock: Clock | null,
  ) {
    this.constants = constants;
    this.kinds = kinds;
    this.#reading = reading;
    this.#texts = texts;
    this.#clock = clock;
    this.#constantTexts = reading === null || texts === null ? null : constantTexts(reading, texts);
  }

  /**
   * Learns a shape from a line: the same line with marks in its slots is read too, and the marks are looked for in what comes out. What
   * was learned has to give for the line itself what reading it whole gives.
   * @param bytes the line, a byte for each character
   * @returns null for a shape whose lines have to be read one by one
   */
  static learn(whole: string, bytes: Uint8Array, slots: LineSlots, read: WholeReading): LineTemplate | null {
    const constants = constantsOf(whole, slots);
    const kinds = [...slots.kinds.subarray(0, slots.count)];
    const marks = marksFor(whole, slots);
    const own = read(whole);
    const marked = read(constants.map((text, index) => text + (marks[index] ?? '')).join(''));
    if (own === null || marked === null) return own === marked ? new LineTemplate(constants, kinds, null, null, null) : null;
    const clock = clockOf(marked.line.moment, marks, slots);
    if (clock === 'elsewhere') return null;
    const { reading } = marked;
    const pattern = (text: string | null | undefined) => (text == null ? null : patternOf(text, marks));
    const texts = {
      key: pattern(reading.key),
      client: pattern(reading.client),
      peer: pattern(reading.peer),
      echo: pattern(reading.echo),
      sni: pattern(reading.sni),
      version: pattern(reading.version),
      agent: pattern(reading.agent),
    };
    const template = new LineTemplate(constants, kinds, reading, texts, clock);
    const again = template.read(whole, bytes, slots, 0);
    return again !== null && isSame(again, own) ? template : null;
  }

  /**
   * @param slots counted from the beginning of the line
   * @returns whether the line has this shape; two shapes may have the same number by chance
   */
  fits(text: string, start: number, end: number, { count, starts, ends }: LineSlots): boolean {
    const constants = this.constants;
    if (constants.length !== count + 1) return false;
    let at = start;
    for (let index = 0; index <= count; index += 1) {
      const constant = constants[index] as string;
      const behind = index < count ? start + (starts[index] as number) : end;
      if (at + constant.length !== behind || !text.startsWith(constant, at)) return false;
      at = start + (ends[index] as number);
    }
    return true;
  }

  /** Nobody reads such lines. */
  get isSilent(): boolean {
    return this.#reading === null;
  }

  /**
   * Has a line that fits counted, where nothing more is to be done with it.
   * @param bytes what the slots are counted in
   * @returns false where it has to be read
   */
  count(bytes: Uint8Array, slots: LineSlots, number: number, events: LogEvents): boolean {
    const verdict = this.#memory.verdict;
    const texts = this.#texts;
    if (verdict === null || texts === null || this.#constantTexts === null) return false;
    let place: Place | null = null;
    if (texts.client !== null) {
      const [client] = texts.client;
      if (typeof client !== 'number' || texts.client.length !== 1) return false;
      place = placeIn(bytes, slots.starts[client] as number, slots.ends[client] as number);
      if (place === null) return false;
    }
    const key = texts.key === null || !events.areWaiting ? null : fillBytes(texts.key, bytes, slots);
    const milliseconds = this.#clock === null ? null : this.#clock.millisecondsIn(bytes, slots);
    return events.count(verdict, place, key, number, this.#constantTexts, milliseconds, this.#clock?.offset ?? null);
  }

  /**
   * What a line that fits says; null where nobody reads such lines.
   * @param text the line
   * @param bytes the same
   * @param slots counted from its beginning
   */
  read(text: string, bytes: Uint8Array, slots: LineSlots, number: number): ReadLine | null {
    const reading = this.#reading;
    const texts = this.#texts;
    if (reading === null || texts === null) return null;
    const clock = this.#clock;
    const moment = clock === null ? null : new LogMoment(clock.millisecondsIn(bytes, slots), clock.offset);
    return { line: new ReadByShape(number, text, moment), reading: new FilledReading(reading, this.#memory, texts, text, slots) };
  }
}

type Patterns = Readonly<Record<(typeof TEXTS)[number], Pattern | null>>;

class FilledReading implements LineReading {
  readonly software: string;
  readonly key: string | null;
  readonly step: LineReading['step'];
  readonly signals: LineReading['signals'];
  readonly within: number | undefined;
  readonly heads: number | undefined;
  readonly role: Role | undefined;
  readonly likelyRole: Role | undefined;
  readonly established: boolean | undefined;
  readonly shape: ShapeMemory;
  readonly client: string | null;
  readonly peer: string | null;
  readonly echo: string | null;
  readonly sni: string | null;
  readonly version: string | null;
  readonly agent: string | null;

  constructor(same: LineReading, shape: ShapeMemory, texts: Patterns, text: string, slots: LineSlots) {
    this.software = same.software;
    this.key = fill(texts.key, text, slots);
    this.step = same.step;
    this.signals = same.signals;
    this.within = same.within;
    this.heads = same.heads;
    this.role = same.role;
    this.likelyRole = same.likelyRole;
    this.established = same.established;
    this.shape = shape;
    this.client = fill(texts.client, text, slots);
    this.peer = fill(texts.peer, text, slots);
    this.echo = fill(texts.echo, text, slots);
    this.sni = fill(texts.sni, text, slots);
    this.version = fill(texts.version, text, slots);
    this.agent = fill(texts.agent, text, slots);
  }
}

/** A reading counts by its texts; where they differ from line to line, it has to be made. Only what fails alone has a verdict. */
function constantTexts({ sni = null, version = null, agent = null }: LineReading, texts: Patterns) {
  const isConstant = (pattern: Pattern | null) => pattern === null || pattern.every((part) => typeof part === 'string');
  return isConstant(texts.sni) && isConstant(texts.version) && isConstant(texts.agent) ? { sni, version, agent } : null;
}

function constantsOf(whole: string, { count, starts, ends }: LineSlots): readonly string[] {
  const constants: string[] = [];
  for (let index = 0; index <= count; index += 1)
    constants.push(whole.slice(index === 0 ? 0 : ends[index - 1], index < count ? starts[index] : whole.length));
  return constants;
}

/** A text for each slot, of its kind and unlike all the others. */
function marksFor(whole: string, { count, starts, ends, kinds }: LineSlots): readonly string[] {
  const two = (value: number) => String(value).padStart(2, '0');
  return Array.from({ length: count }, (_, index) => {
    switch (kinds[index]) {
      case SLOT.address:
        return `198.18.${100 + index}.${201 - index}`;
      case SLOT.clock: {
        const own = whole.slice((starts[index] as number) + 8, ends[index]);
        const digits = String(123_456_789 + 7_654_321 * index).padEnd(own.length, '5');
        return `${two((7 * index + 1) % 24)}:${two((11 * index + 13) % 60)}:${two((17 * index + 7) % 60)}${own === '' ? '' : own.charAt(0) + digits.slice(0, own.length - 1)}`;
      }
      default:
        return `4${10 + index}37`;
    }
  });
}

function patternOf(text: string, marks: readonly string[]): Pattern {
  let pattern: Pattern = [text];
  for (const [slot, mark] of marks.entries())
    pattern = pattern.flatMap((part) =>
      typeof part === 'number' || !part.includes(mark)
        ? [part]
        : part.split(mark).flatMap((piece, index) => (index === 0 ? [piece] : [slot, piece])),
    );
  return pattern.filter((part) => part !== '');
}

function fill(pattern: Pattern | null, text: string, { starts, ends }: LineSlots): string | null {
  if (pattern === null) return null;
  const [only] = pattern;
  if (pattern.length === 1 && only !== undefined) return typeof only === 'string' ? only : text.slice(starts[only], ends[only]);
  let filled = '';
  for (const part of pattern) filled += typeof part === 'string' ? part : text.slice(starts[part], ends[part]);
  return filled;
}

/** The same of a line that was not decoded. */
function fillBytes(pattern: Pattern, bytes: Uint8Array, { starts, ends }: LineSlots): string {
  let filled = '';
  for (const part of pattern) filled += typeof part === 'string' ? part : String.fromCharCode(...bytes.subarray(starts[part], ends[part]));
  return filled;
}

function clockOf(moment: Moment | null, marks: readonly string[], { kinds }: LineSlots): Clock | null | 'elsewhere' {
  if (moment === null) return null;
  for (const [slot, mark] of marks.entries()) {
    const at = kinds[slot] === SLOT.clock ? moment.written.indexOf(mark.slice(0, 8)) : -1;
    if (at < 0) continue;
    const hasFraction = moment.milliseconds % 1000 !== 0;
    const midnight =
      moment.milliseconds -
      millisecondsOf(
        Uint8Array.from(mark, (digit) => digit.charCodeAt(0)),
        0,
        mark.length,
        hasFraction,
      );
    return new Clock(slot, midnight, hasFraction, moment.offset);
  }
  return 'elsewhere';
}

function millisecondsOf(bytes: Uint8Array, start: number, end: number, hasFraction: boolean): number {
  const digit = (at: number) => (bytes[at] as number) - 0x30;
  const two = (at: number) => 10 * digit(at) + digit(at + 1);
  let milliseconds = (two(start) * 3600 + two(start + 3) * 60 + two(start + 6)) * 1000;
  if (hasFraction && end > start + 9)
    for (let [at, weight] = [start + 9, 100]; at < end && weight >= 1; at += 1, weight /= 10) milliseconds += digit(at) * weight;
  return milliseconds;
}

function isSame(one: ReadLine, other: ReadLine): boolean {
  return JSON.stringify(told(one)) === JSON.stringify(told(other));
}

function told({ line, reading }: ReadLine) {
  const { software, step, signals, within, heads, role, likelyRole, established } = reading;
  const texts = TEXTS.map((name) => reading[name] ?? null);
  return [texts, software, step, signals, within, heads, role, likelyRole, established, line.moment?.milliseconds, line.moment?.offset];
}

/** Shapes that are remembered in each of two generations; the older one is forgotten as a whole. */
const MOST_KEPT = 4096;
const MOST_IN_VAIN = 2000;
const ONE_IN = 16;

/** `once`: one such line was read; `singly`: such lines are read one by one. */
export type KnownShape = LineTemplate | 'once' | 'singly';

/** What is known of the shapes of a log, in bounded memory. */
export class KnownShapes {
  #young = new Map<number, KnownShape>();
  #old = new Map<number, KnownShape>();
  #inVain = 0;

  /** Where hardly two lines are of one shape, only one line in many is asked for its own. */
  areWorthAsking(): boolean {
    this.#inVain += 1;
    return this.#inVain < MOST_IN_VAIN || this.#inVain % ONE_IN === 0;
  }

  /** A line was read by its shape. */
  helped(): void {
    this.#inVain = 0;
  }

  get(hash: number): KnownShape | undefined {
    const young = this.#young.get(hash);
    if (young !== undefined) return young;
    const old = this.#old.get(hash);
    if (old !== undefined) this.set(hash, old);
    return old;
  }

  set(hash: number, known: KnownShape): void {
    if (this.#young.size >= MOST_KEPT) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(hash, known);
  }
}
