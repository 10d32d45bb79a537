import type { Moment } from './counts/moment.ts';
import { NO_PORT, type Place, placeAndPort, placeIn, portIn } from './counts/place.ts';
import type { LineReading } from './line-reading.ts';
import { type LineSlots, SLOT } from './line-slots.ts';
import type { ShapedLine } from './line-told.ts';
import type { LogEvents } from './log-events.ts';
import { Pattern } from './pattern.ts';
import { Telling } from './telling.ts';

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

/** What lines of one shape say: who and when by their slots, and all the rest alike. */
export class Says {
  readonly #reading: LineReading;
  readonly #telling: Telling;
  readonly #clock: Clock | null;
  readonly #key: Pattern | null;
  readonly #client: Pattern | null;
  readonly #peer: Pattern | null;
  readonly #echo: Pattern | null;
  readonly #sni: Pattern | null;
  readonly #version: Pattern | null;
  readonly #agent: Pattern | null;
  /** Whether all but who and when is the same in every line. */
  readonly #isConstant: boolean;

  /** @param reading of a line with these marks in its slots */
  constructor(reading: LineReading, marks: readonly string[], clock: Clock | null) {
    const pattern = (text: string | null | undefined) => (text == null ? null : new Pattern(text, marks));
    this.#reading = reading;
    this.#telling = new Telling(reading, true);
    this.#clock = clock;
    this.#key = pattern(reading.key);
    this.#client = pattern(reading.client);
    this.#peer = pattern(reading.peer);
    this.#echo = pattern(reading.echo);
    this.#sni = pattern(reading.sni);
    this.#version = pattern(reading.version);
    this.#agent = pattern(reading.agent);
    this.#isConstant = [this.#sni, this.#version, this.#agent].every((one) => one === null || one.constant !== null);
  }

  /** @returns false where the line has to be told */
  count(bytes: Uint8Array, slots: LineSlots, number: number, events: LogEvents): boolean {
    const telling = this.#telling;
    // What says it once more is no failure of its own.
    if (telling.verdict === null || !this.#isConstant || this.#echo !== null) return false;
    let place: Place | null = null;
    if (this.#client !== null) {
      const slot = this.#client.only;
      if (slot < 0) return false;
      place = placeIn(bytes, slots.starts[slot] as number, slots.ends[slot] as number);
      if (place === null) return false;
    }
    const key = this.#key === null || !events.areWaiting ? null : this.#key.recall(bytes, slots);
    const milliseconds = this.#clock === null ? null : this.#clock.millisecondsIn(bytes, slots);
    return events.count(telling.verdict, place, key, number, telling, milliseconds, this.#clock?.offset ?? null);
  }

  tell(bytes: Uint8Array, slots: LineSlots, line: ShapedLine): void {
    line.telling = this.#isConstant ? this.#telling : this.#filled(bytes, slots);
    line.key = this.#key?.recall(bytes, slots) ?? null;
    line.echo = this.#echo?.fill(bytes, slots) ?? null;
    line.client = this.#client === null ? null : clientIn(this.#client, bytes, slots);
    line.peer = this.#peer === null ? null : peerIn(this.#peer, bytes, slots);
    line.milliseconds = this.#clock === null ? Number.NaN : this.#clock.millisecondsIn(bytes, slots);
    line.offset = this.#clock?.offset ?? null;
  }

  #filled(bytes: Uint8Array, slots: LineSlots): Telling {
    const fill = (pattern: Pattern | null) => pattern?.fill(bytes, slots) ?? null;
    return new Telling({ ...this.#reading, sni: fill(this.#sni), version: fill(this.#version), agent: fill(this.#agent) }, false);
  }
}

function clientIn(pattern: Pattern, bytes: Uint8Array, slots: LineSlots): Place {
  const slot = pattern.only;
  const place = slot < 0 ? null : placeIn(bytes, slots.starts[slot] as number, slots.ends[slot] as number);
  return place ?? pattern.fill(bytes, slots);
}

/** An address with its port, as most name the other end, is put together without its text. */
function peerIn(pattern: Pattern, bytes: Uint8Array, slots: LineSlots): Place {
  const [first, colon, second] = pattern.parts;
  if (
    typeof first === 'number' &&
    (pattern.parts.length === 1 || (colon === ':' && typeof second === 'number' && pattern.parts.length === 3))
  ) {
    const place = placeIn(bytes, slots.starts[first] as number, slots.ends[first] as number);
    const port = typeof second === 'number' ? portIn(bytes, slots.starts[second] as number, slots.ends[second] as number) : NO_PORT;
    if (place !== null && port !== null) return placeAndPort(place, port);
  }
  return pattern.fill(bytes, slots);
}

/** `elsewhere`: no slot says when it was. */
export function clockOf(moment: Moment | null, marks: readonly string[], { kinds }: LineSlots): Clock | null | 'elsewhere' {
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
  const seconds = 3600 * twoDigits(bytes, start) + 60 * twoDigits(bytes, start + 3) + twoDigits(bytes, start + 6);
  let fraction = 0;
  if (hasFraction)
    for (let at = start + 9; at < start + 12; at += 1) fraction = 10 * fraction + (at < end ? (bytes[at] as number) - ZERO : 0);
  return 1000 * seconds + fraction;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return 10 * ((bytes[at] as number) - ZERO) + (bytes[at + 1] as number) - ZERO;
}

const ZERO = 0x30;
