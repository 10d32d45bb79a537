import type { CauseId } from '../../model/cause-id.ts';
import type { LogEvent, LogSummary } from '../../model/traffic.ts';
import { type Moment, momentOf } from './counts/moment.ts';
import { JournalExport } from './journal-export.ts';
import { LONGEST_LINE, unwrapLine } from './line-frame.ts';
import { LineSlots } from './line-slots.ts';
import { type KnownShape, KnownShapes, LineTemplate, type ReadLine } from './line-template.ts';
import { LogEvents } from './log-events.ts';
import { Readers } from './readers.ts';
import { ReadWhole } from './timed-line.ts';
import { eachLineWithPart, isWorthReading } from './worth-reading.ts';

const BETWEEN_EVENTS = '><Event ';

/** Of a trace only the line above it has a time. */
const TRACES: ReadonlySet<string> = new Set(['java', 'tomcat', 'python', 'kestrel']);
/** So far above at most. */
const ABOVE = 3000;

const CARRIAGE_RETURN = 0x0d;

/** Of the beginning and the end of a log, to see which time it covers. */
const ENDS = 4096;

export interface LogReading {
  readonly events: readonly LogEvent[];
  readonly summary: LogSummary;
  readonly lines: number;
  /** Failures by cause, all of them, also those that were put together. */
  readonly failures: ReadonlyMap<CauseId | 'cannot-tell', number>;
}

/** Reads a server's log as text, piece by piece, in memory that does not grow with its length. */
export class LogReader {
  readonly #events = new LogEvents();
  readonly #readers = new Readers();
  readonly #slots = new LineSlots();
  readonly #shapes = new KnownShapes();
  #rest = '';
  #lines = 0;
  #head = '';
  #journal: JournalExport | null = null;
  #tail = '';
  /** The last whole lines of what was read before. */
  #above = '';

  /** Failures so far. */
  get found(): number {
    return this.#events.found;
  }

  push(piece: string): void {
    if (this.#head === '' && JournalExport.begins(piece)) this.#journal = new JournalExport();
    this.#text(this.#journal === null ? piece : this.#journal.read(piece));
  }

  #text(piece: string): void {
    // Windows exports all events in one line; each becomes a line here.
    const text = piece.includes(BETWEEN_EVENTS) ? piece.replaceAll(BETWEEN_EVENTS, '>\n<Event ') : piece;
    if (this.#head.length < ENDS) this.#head += text.slice(0, ENDS - this.#head.length);
    if (text.length > 0) this.#tail = (text.length < ENDS ? this.#tail + text : text).slice(-ENDS);
    const end = text.lastIndexOf('\n') + 1;
    if (end === 0) {
      if (this.#rest.length < LONGEST_LINE) this.#rest += text.slice(0, LONGEST_LINE);
      return;
    }
    if (this.#rest === '' && end === text.length) this.#read(text);
    else {
      const first = text.indexOf('\n') + 1;
      this.#read(this.#rest + text.slice(0, first));
      if (end > first) this.#read(text.slice(first, end));
    }
    this.#rest = text.slice(end, end + LONGEST_LINE);
    this.#events.settle();
  }

  /** @param text whole lines, with their ends */
  #read(text: string): void {
    this.#lines = eachLineWithPart(text, this.#lines, (start, end, number) => this.#take(text, start, end, number));
    this.#above = (this.#above + text.slice(-ABOVE)).slice(-ABOVE);
  }

  end(): LogReading {
    if (this.#journal !== null) this.#text(this.#journal.end());
    if (this.#rest !== '') this.#read(`${this.#rest}\n`);
    this.#rest = '';
    const from =
      this.#head
        .split('\n')
        .map(timeOf)
        .find((one) => one !== null) ?? null;
    const to =
      this.#tail
        .split('\n')
        .map(timeOf)
        .findLast((one) => one !== null) ?? null;
    return { ...this.#events.end(this.#lines, from, to), lines: this.#lines, failures: this.#events.failures };
  }

  #take(text: string, start: number, behind: number, number: number): void {
    const bounded = Math.min(behind, start + LONGEST_LINE);
    const end = text.charCodeAt(bounded - 1) === CARRIAGE_RETURN ? bounded - 1 : bounded;
    const slots = this.#slots;
    if (this.#shapes.areWorthAsking() && slots.find(text, start, end)) {
      const { hash } = slots;
      const known = this.#shapes.get(hash);
      if (known instanceof LineTemplate) {
        if (known.fits(text, start, end, slots)) {
          this.#shapes.helped();
          if (known.count(text, slots, number, this.#events)) return;
          const read = known.read(text, start, end, slots, number);
          if (read !== null) this.#events.add(read.line, read.reading);
          return;
        }
      } else if (known !== 'singly') this.#shapes.set(hash, known === undefined ? 'once' : this.#learned(text.slice(start, end)));
    }
    const read = this.#whole(text.slice(start, end), number);
    if (read === null) return;
    const { line, reading } = read;
    this.#events.add(isUntimedTrace(read) ? new ReadWhole(line, { at: timeAbove(this.#before(text, start)) }) : line, reading);
  }

  #learned(whole: string): KnownShape {
    // Colours are no part of what a line says.
    if (whole.includes('\u001b')) return 'singly';
    const read = (text: string) => this.#whole(text, 0);
    const own = read(whole);
    if (own !== null && isUntimedTrace(own)) return 'singly';
    this.#slots.find(whole, 0, whole.length);
    return LineTemplate.learn(whole, this.#slots, read) ?? 'singly';
  }

  #whole(whole: string, number: number): ReadLine | null {
    if (!isWorthReading(whole)) return null;
    const line = unwrapLine(whole, number);
    const reading = this.#readers.read(line);
    return reading === null ? null : { line: new ReadWhole(line, line), reading };
  }

  /** What stands above a line. */
  #before(text: string, start: number): string {
    return start < ABOVE ? (this.#above + text.slice(0, start)).slice(-ABOVE) : text.slice(start - ABOVE, start);
  }
}

function isUntimedTrace({ line, reading }: ReadLine): boolean {
  return TRACES.has(reading.software) && line.at === null;
}

function timeAbove(above: string): string | null {
  for (const line of above.split('\n').reverse()) {
    const { at } = unwrapLine(line, 0);
    if (at !== null) return at;
  }
  return null;
}

function timeOf(whole: string): Moment | null {
  const line = unwrapLine(whole, 0);
  return momentOf(line.at, line.whole);
}
