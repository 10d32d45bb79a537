import type { CauseId } from '../../model/cause-id.ts';
import type { LogEvent, LogSummary } from '../../model/traffic.ts';
import { type Moment, momentOf } from './counts/moment.ts';
import { JournalExport } from './journal-export.ts';
import { LONGEST_LINE, unwrapLine } from './line-frame.ts';
import { LogEvents } from './log-events.ts';
import { Readers } from './readers.ts';

/**
 * Words without which no reader has anything to say of a line; most lines of a large log stop here. `connect from` and its like open
 * and close the connections that other lines speak of. Several small expressions, because the engine searches each of them many times
 * faster than one large one.
 */
const WORTH_READING: readonly RegExp[] = [
  /SSL|TLS|ssl|tls|Ssl|Tls/g,
  /andshake|ertifi[ck]|rivate [Kk]ey|x509|hannel|HTTPS connection|AuthenticationException/g,
  /LOG[0-7]\[|onnection from |connect from |isconnected|has no server|accepting a client|PKIX|AH[01]\d{4}:/g,
  /HTTP request|client http traffic|Invalid SNI|invalid method|x160x03|Layer6|<BADREQ>/g,
  /\\x16\\+x03|\\026\\+003|\\u0016\\+u0003/g,
  /Caused by: |above exception|\tat |fatal alert/g,
  /<Event|Log Name:|Event ID|EventID|TimeCreated|AlertDesc|ErrorState/g,
  /"MESSAGE" ?: ?\[| Date: {1,12}\d|Date: {6,12}\d/g,
  // Answers of nginx and IIS to a certificate that is missing or refused; boxes and clouds that never name TLS.
  / 403 (?:7|1[2367]) |" 49[567] |"49[567]"|:49[567],/g,
  /,DECRYPTION,|tatusDetails|EdgeResponse|Reason-?.?Code|"IAS"/g,
  /eystore|y entry/g,
  /X509_V/g,
  /chain_not_found/g,
  /クライアント証明|сертификат/g,
];

const BETWEEN_EVENTS = '><Event ';

/** Of a trace only the line above it has a time. */
const TRACES: ReadonlySet<string> = new Set(['java', 'tomcat', 'python', 'kestrel']);
/** So far above at most. */
const ABOVE = 3000;

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
  #rest = '';
  #lines = 0;
  #head = '';
  #journal: JournalExport | null = null;
  #tail = '';
  /** The last whole lines of what was read before. */
  #above = '';

  /** Failures so far. */
  get found(): number {
    return this.#events.count;
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
    const first = text.indexOf('\n') + 1;
    this.#lines += 1;
    const line = this.#rest + text.slice(0, first - 1);
    if (WORTH_READING.some((words) => found(words, line))) this.#line(line, () => this.#above);
    this.#above = `${this.#above}${line}\n`.slice(-ABOVE);
    if (end > first) this.#whole(text.slice(first, end));
    this.#above = (this.#above + text.slice(Math.max(first, end - ABOVE), end)).slice(-ABOVE);
    this.#rest = text.slice(end, end + LONGEST_LINE);
  }

  /** @param text lines, all with their ends */
  #whole(text: string): void {
    let at = 0;
    for (const { start, end } of worthReading(text)) {
      this.#lines += countLines(text, at, start) + 1;
      at = end;
      this.#line(text.slice(start, end - 1), () =>
        start < ABOVE ? (this.#above + text.slice(0, start)).slice(-ABOVE) : text.slice(start - ABOVE, start),
      );
    }
    this.#lines += countLines(text, at, text.length);
  }

  end(): LogReading {
    if (this.#journal !== null) this.#text(this.#journal.end());
    if (this.#rest !== '') {
      this.#lines += 1;
      if (WORTH_READING.some((words) => found(words, this.#rest))) this.#line(this.#rest, () => this.#above);
      this.#rest = '';
    }
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

  /** @param above what stands before the line */
  #line(whole: string, above: () => string): void {
    const line = unwrapLine((whole.length > LONGEST_LINE ? whole.slice(0, LONGEST_LINE) : whole).replace(/\r$/, ''), this.#lines);
    const reading = this.#readers.read(line);
    if (reading === null) return;
    const isOfTrace = TRACES.has(reading.software) && line.at === null;
    this.#events.add(isOfTrace ? { ...line, at: timeAbove(above()) } : line, reading);
  }
}

interface Span {
  readonly start: number;
  /** Behind the end of the line. */
  readonly end: number;
}

/** The lines that hold one of the words, in their order. What one expression has found, the next ones do not look at again. */
function worthReading(text: string): readonly Span[] {
  let known: readonly Span[] = [];
  for (const words of WORTH_READING) {
    const all: Span[] = [];
    let next = 0;
    let from = 0;
    const skipKnown = () => {
      for (let span = known[next]; span !== undefined && span.start <= from; span = known[next]) {
        all.push(span);
        from = Math.max(from, span.end);
        next += 1;
      }
    };
    skipKnown();
    while (from < text.length) {
      words.lastIndex = from;
      const index = words.exec(text)?.index ?? text.length;
      if (index === text.length) break;
      const start = text.lastIndexOf('\n', index) + 1;
      from = start;
      skipKnown();
      if (from > index) continue;
      from = text.indexOf('\n', index) + 1;
      all.push({ start, end: from });
      skipKnown();
    }
    known = next < known.length ? [...all, ...known.slice(next)] : all;
  }
  return known;
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

function found(words: RegExp, line: string): boolean {
  words.lastIndex = 0;
  return words.test(line);
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
