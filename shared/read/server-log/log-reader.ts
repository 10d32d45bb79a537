import type { CauseId } from '../../model/cause-id.ts';
import type { LogCount, LogEvent, LogSummary } from '../../model/traffic.ts';
import { AccessLines } from './access-lines.ts';
import { type Moment, momentOf } from './counts/moment.ts';
import { JournalExport } from './journal-export.ts';
import { LONGEST_LINE, unwrapLine } from './line-frame.ts';
import { LineBytes, LineSlots } from './line-slots.ts';
import { type KnownShape, KnownShapes, LineTemplate, type ReadLine } from './line-template.ts';
import { ShapedLine, WholeLine } from './line-told.ts';
import { LogEvents } from './log-events.ts';
import { Readers } from './readers.ts';
import { ShapeTree } from './shape-tree.ts';
import { ReadWhole } from './timed-line.ts';
import { behindPart, eachLineWithPart, isWorthReading } from './worth-reading.ts';

const BETWEEN_EVENTS = '><Event ';

/** Of a trace only the line above it has a time. */
const TRACES: ReadonlySet<string> = new Set(['java', 'tomcat', 'python', 'kestrel']);
/** So far above at most. */
const ABOVE = 3000;

const CARRIAGE_RETURN = 0x0d;

const NEW_LINE = 0x0a;
/** No character takes more bytes in UTF-8 than this for each of its UTF-16 units. */
const WIDEST = 3;

/** Text of a part of a file in UTF-8; what is no UTF-8 becomes U+FFFD. */
export type Decode = (bytes: Uint8Array, start: number, end: number) => string;

/** Of the beginning and the end of a log, to see which time it covers. */
const ENDS = 4096;

export interface LogReading {
  readonly events: readonly LogEvent[];
  readonly summary: LogSummary;
  readonly lines: number;
  /** Failures by cause, all of them, also those that were put together. */
  readonly failures: ReadonlyMap<CauseId | 'cannot-tell', number>;
}

/**
 * Reads a server's log piece by piece, in memory that does not grow with its length: as text, or, several times as fast, as bytes of which
 * only the lines are decoded that have to be read.
 */
export class LogReader {
  readonly #events = new LogEvents();
  readonly #readers = new Readers();
  readonly #slots = new LineSlots();
  readonly #bytes = new LineBytes();
  readonly #shapes = new KnownShapes();
  readonly #tree = new ShapeTree();
  readonly #access = new AccessLines();
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

  /** Failures by cause so far, the most frequent first. */
  get soFar(): readonly LogCount[] {
    return this.#events.soFar;
  }

  /** The first failure of each cause that has come up since this was last asked. */
  takeFirsts(): readonly LogEvent[] {
    return this.#events.takeFirsts();
  }

  push(piece: string): void {
    if (this.#head === '' && JournalExport.begins(piece)) this.#journal = new JournalExport();
    this.#text(this.#journal === null ? piece : this.#journal.read(piece));
  }

  /** Whether whole lines may be handed over as bytes: what was pushed so far ended with a line, and every line stands for itself. */
  get takesLines(): boolean {
    return this.#head !== '' && this.#rest === '' && this.#journal === null;
  }

  /**
   * The same as `push` of the text of these bytes, where `takesLines`.
   * @param piece whole lines in UTF-8, each with its end, and no more than one event of Windows in each; its memory may be used again
   */
  pushLines(piece: Uint8Array, decode: Decode): void {
    if (piece.length === 0) return;
    // What is remembered of it is cut out by `slice`, which has to be a copy: that of Node's own buffers is not.
    const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.length);
    const [first, last] = [Math.min(bytes.length, WIDEST * ENDS), Math.max(0, bytes.length - WIDEST * ENDS - WIDEST)];
    if (this.#head.length < ENDS) this.#head += decode(bytes, 0, first).slice(0, ENDS - this.#head.length);
    const end = decode(bytes, last, bytes.length);
    this.#eachLine(bytes, decode);
    this.#tail = (end.length < ENDS ? this.#tail + end : end).slice(-ENDS);
    this.#above = (this.#above + end.slice(-ABOVE)).slice(-ABOVE);
    this.#events.settle();
  }

  #eachLine(bytes: Uint8Array, decode: Decode): void {
    const { length } = bytes;
    const shaped = new ShapedLine({ textOf: (start, end) => decode(bytes, start, end) });
    for (let start = 0, behind = 0; start < length; start = behind) {
      this.#lines += 1;
      if (!this.#tree.isEmpty) {
        const end = this.#tree.match(bytes, start, this.#slots);
        if (end >= 0) {
          this.#ofShape(bytes, start, end, shaped);
          behind = bytes[end] === NEW_LINE ? end + 1 : end + 2;
          continue;
        }
      }
      const behindWorked = this.#access.count(bytes, start, decode, this.#events);
      if (behindWorked > 0) {
        behind = behindWorked;
        continue;
      }
      behind = behindPart(bytes, start);
      if (bytes[behind - 1] === NEW_LINE) continue;
      const end = bytes.indexOf(NEW_LINE, behind);
      behind = end < 0 ? length : end + 1;
      const text = decode(bytes, start, Math.min(end < 0 ? length : end, start + WIDEST * LONGEST_LINE));
      this.#take(text, 0, text.length, this.#lines, () => {
        const above = decode(bytes, Math.max(0, start - WIDEST * ABOVE - WIDEST), start);
        return above.length < ABOVE ? this.#above + above : above;
      });
    }
  }

  /** A line of a shape that is known. */
  #ofShape(bytes: Uint8Array, start: number, end: number, line: ShapedLine): void {
    const { found } = this.#tree;
    if (found === null || found.isSilent) return;
    const slots = this.#slots;
    if (found.count(bytes, slots, this.#lines, this.#events)) return;
    line.stands(this.#lines, start, end);
    found.tell(bytes, slots, line);
    this.#events.add(line);
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
    this.#lines = eachLineWithPart(text, this.#lines, (start, end, number) =>
      this.#take(text, start, end, number, () => (start < ABOVE ? this.#above + text.slice(0, start) : text.slice(start - ABOVE, start))),
    );
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

  /** @param above tells what stands above the line */
  #take(text: string, start: number, behind: number, number: number, above: () => string): void {
    const bounded = Math.min(behind, start + LONGEST_LINE);
    const end = text.charCodeAt(bounded - 1) === CARRIAGE_RETURN ? bounded - 1 : bounded;
    const slots = this.#slots;
    const { bytes } = this.#bytes;
    if (this.#shapes.areWorthAsking() && this.#bytes.take(text, start, end) && slots.find(bytes, 0, end - start)) {
      const { hash } = slots;
      const known = this.#shapes.get(hash);
      if (known instanceof LineTemplate) {
        if (known.fits(text, start, end, slots)) {
          this.#shapes.helped();
          this.#tree.add(known);
          if (known.count(bytes, slots, number, this.#events)) return;
          if (known.isSilent) return;
          const line = new ShapedLine({ textOf: () => text.slice(start, end) });
          line.stands(number, start, end);
          known.tell(bytes, slots, line);
          this.#events.add(line);
          return;
        }
      } else if (known !== 'singly') this.#shapes.set(hash, known === undefined ? 'once' : this.#learned(text.slice(start, end)));
    }
    const read = this.#whole(text.slice(start, end), number);
    if (read === null) return;
    const { line, reading } = read;
    const timed = isUntimedTrace(read) ? new ReadWhole(line, { at: timeAbove(above().slice(-ABOVE)) }) : line;
    this.#events.add(new WholeLine(timed, reading));
  }

  #learned(whole: string): KnownShape {
    // Colours are no part of what a line says.
    if (whole.includes('\u001b')) return 'singly';
    const read = (text: string) => this.#whole(text, 0);
    const own = read(whole);
    if (own !== null && isUntimedTrace(own)) return 'singly';
    return LineTemplate.learn(whole, this.#bytes.bytes, this.#slots, read) ?? 'singly';
  }

  #whole(whole: string, number: number): ReadLine | null {
    if (!isWorthReading(whole)) return null;
    const line = unwrapLine(whole, number);
    const reading = this.#readers.read(line);
    return reading === null ? null : { line: new ReadWhole(line, line), reading };
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
