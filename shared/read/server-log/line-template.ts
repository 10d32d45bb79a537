import { nameOfClient, placeAndPortOf } from './counts/place.ts';
import type { LineReading } from './line-reading.ts';
import { type LineSlots, SLOT } from './line-slots.ts';
import { type LineTold, ShapedLine, WholeLine } from './line-told.ts';
import type { LogEvents } from './log-events.ts';
import { clockOf, Says } from './says.ts';
import type { TimedLine } from './timed-line.ts';

/** Reads a line by itself; null where nobody reads it. */
export type WholeReading = (whole: string) => ReadLine | null;

/** What a reading says of a line: itself, and when that was. */
export interface ReadLine {
  readonly line: TimedLine;
  readonly reading: LineReading;
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
  /** null where nobody reads such lines. */
  readonly #says: Says | null;

  private constructor(constants: readonly string[], kinds: readonly number[], says: Says | null) {
    this.constants = constants;
    this.kinds = kinds;
    this.#says = says;
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
    if (own === null || marked === null) return own === marked ? new LineTemplate(constants, kinds, null) : null;
    const clock = clockOf(marked.line.moment, marks, slots);
    if (clock === 'elsewhere') return null;
    const template = new LineTemplate(constants, kinds, new Says(marked.reading, marks, clock));
    const line = new ShapedLine({ textOf: () => whole });
    template.tell(bytes, slots, line);
    return isSame(line, new WholeLine(own.line, own.reading)) ? template : null;
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
    return this.#says === null;
  }

  /**
   * Has a line that fits counted, where nothing more is to be done with it.
   * @param bytes what the slots are counted in
   * @returns false where it has to be read
   */
  count(bytes: Uint8Array, slots: LineSlots, number: number, events: LogEvents): boolean {
    return this.#says?.count(bytes, slots, number, events) ?? false;
  }

  /** What a line that fits says, but for where it stands; nothing where nobody reads such lines. */
  tell(bytes: Uint8Array, slots: LineSlots, line: ShapedLine): void {
    this.#says?.tell(bytes, slots, line);
  }
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

/** Both as texts. */
function isSame(one: LineTold, other: LineTold): boolean {
  return JSON.stringify(written(one)) === JSON.stringify(written(other));
}

function written({ telling, key, echo, client, peer, milliseconds, offset }: LineTold) {
  const { software, step, signals, within, heads, role, likelyRole, established, sni, version, agent } = telling;
  const who = [client === null ? null : nameOfClient(client), typeof peer === 'string' ? placeAndPortOf(peer) : peer];
  const said = [software, step, signals, within, heads, role, likelyRole, established];
  return [who, key, echo, sni, version, agent, said, milliseconds, offset];
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
