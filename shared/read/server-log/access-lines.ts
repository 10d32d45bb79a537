import { type Moment, momentOf } from './counts/moment.ts';
import { placeIn } from './counts/place.ts';
import { LONGEST_LINE, unwrapLine } from './line-frame.ts';
import type { LogEvents, SameTexts } from './log-events.ts';
import { workedBehind } from './software/access-log.ts';

const [NEW_LINE, RETURN, ESCAPE, SPACE, QUOTE, PLUS, HYPHEN, SLASH, COLON, OPEN, BACKSLASH, CLOSE, LAST_OF_ASCII] = [
  0x0a, 0x0d, 0x1b, 0x20, 0x22, 0x2b, 0x2d, 0x2f, 0x3a, 0x5b, 0x5c, 0x5d, 0x7e,
];
/** ` [20/Nov/2026:10:11:12 +0000] "` */
const TIME_LENGTH = 31;
/** Of it, up to the minute, behind the bracket. */
const [MINUTE_START, MINUTE_LENGTH] = [2, 17];
const LONGEST_ADDRESS = 15;
/** Different endings of lines that are remembered; they are forgotten all at once. */
const MOST_KEPT = 4096;
/** So many lines in a row that had to be read show a log without TLS in it; from then on one in as many is tried. */
const MOST_IN_VAIN = 64;
/** Answers of nginx that are no answers of a site: 495, 496, 497. */
const [FIRST_REFUSAL, LAST_REFUSAL] = [495, 497];

/** What stands behind the size of an answer, and what it says. */
interface Ending {
  readonly bytes: Uint8Array;
  /** null where such lines are read as a whole. */
  readonly texts: SameTexts | null;
}

/**
 * Counts the lines of an access log in the common format (`address - user [time] "request" status size …`) that tell of a handshake that
 * worked, without decoding them. What stands behind the size is the same for all that one client asks for, and is read once. Everything
 * else is left to the reader of access logs, which says the same of these.
 */
export class AccessLines {
  readonly #endings = new Map<number, Ending>();
  /** The minute of the line before, as it was written and as it is counted. */
  readonly #minute = new Uint8Array(MINUTE_LENGTH);
  #moment: Moment | null = null;
  #inVain = 0;

  /**
   * @param bytes whole lines, each with its end
   * @returns behind the end of the line; 0 where it has to be read
   */
  count(bytes: Uint8Array, start: number, decode: (bytes: Uint8Array, start: number, end: number) => string, events: LogEvents): number {
    if (!isDigit(bytes[start] as number)) return 0;
    this.#inVain += 1;
    if (this.#inVain > MOST_IN_VAIN && this.#inVain % MOST_IN_VAIN !== 0) return 0;
    let at = start + 1;
    while (at - start <= LONGEST_ADDRESS && bytes[at] !== SPACE && bytes[at] !== NEW_LINE) at += 1;
    if (bytes[at] !== SPACE || bytes[at + 1] !== HYPHEN || bytes[at + 2] !== SPACE) return 0;
    const client = placeIn(bytes, start, at);
    if (client === null) return 0;
    const time = behindUser(bytes, at + 3);
    const size = time === 0 ? 0 : behindSize(bytes, time + TIME_LENGTH);
    if (size === 0) return 0;
    let hash = 0;
    let end = size;
    for (; bytes[end] !== NEW_LINE; end += 1) hash = (Math.imul(hash, 31) + (bytes[end] as number)) | 0;
    const behind = end + 1;
    if (bytes[end - 1] === RETURN) end -= 1;
    if (end - start > LONGEST_LINE) return 0;
    const texts = this.#ending(bytes, size, end, hash, decode);
    if (texts === null) return 0;
    this.#inVain = 0;
    events.worked(client, texts, this.#momentOf(bytes, time, decode));
    return behind;
  }

  /** Lines of one minute stand together, and are counted by it. */
  #momentOf(bytes: Uint8Array, time: number, decode: (bytes: Uint8Array, start: number, end: number) => string): Moment | null {
    const start = time + MINUTE_START;
    let at = MINUTE_LENGTH - 1;
    while (at >= 0 && this.#minute[at] === bytes[start + at]) at -= 1;
    if (at < 0) return this.#moment;
    this.#minute.set(bytes.subarray(start, start + MINUTE_LENGTH));
    const text = decode(bytes, time + 1, time + TIME_LENGTH - 2);
    this.#moment = momentOf(unwrapLine(text, 0).at, text);
    return this.#moment;
  }

  #ending(bytes: Uint8Array, start: number, end: number, hash: number, decode: (bytes: Uint8Array, start: number, end: number) => string) {
    const known = this.#endings.get(hash);
    if (known !== undefined) return isSame(known.bytes, bytes, start, end) ? known.texts : null;
    if (this.#endings.size >= MOST_KEPT) this.#endings.clear();
    const text = decode(bytes, start, end);
    const texts = text.includes('\u001b') ? null : workedBehind(text);
    this.#endings.set(hash, { bytes: bytes.slice(start, end), texts });
    return texts;
  }
}

/** @param user where its name begins @returns behind it, where the time begins; 0 where the line is of another form */
function behindUser(bytes: Uint8Array, user: number): number {
  let at = user;
  for (let code = bytes[at] as number; code !== SPACE; at += 1, code = bytes[at] as number)
    if (code < SPACE || code > LAST_OF_ASCII || code === QUOTE || code === OPEN) return 0;
  return at === user || !isTime(bytes, at) ? 0 : at;
}

/** @param request where it begins, behind its quotation mark @returns behind the size of the answer; 0 where the line is of another form */
function behindSize(bytes: Uint8Array, request: number): number {
  let at = request;
  if (bytes[at] === BACKSLASH) return 0;
  for (let code = bytes[at] as number; code !== QUOTE; at += 1, code = bytes[at] as number) {
    if (code === NEW_LINE || code === ESCAPE) return 0;
    if (code === BACKSLASH) at += 1;
    if (bytes[at] === NEW_LINE) return 0;
  }
  if (bytes[at + 1] !== SPACE || bytes[at + 5] !== SPACE) return 0;
  let status = 0;
  for (let digit = at + 2; digit < at + 5; digit += 1) {
    if (!isDigit(bytes[digit] as number)) return 0;
    status = 10 * status + (bytes[digit] as number) - 0x30;
  }
  if (status >= FIRST_REFUSAL && status <= LAST_REFUSAL) return 0;
  at += 6;
  const size = at;
  while (isDigit(bytes[at] as number)) at += 1;
  if (at === size && bytes[at] === HYPHEN) at += 1;
  return at > size && bytes[at] === SPACE ? at : 0;
}

/** Whether ` [20/Nov/2026:10:11:12 +0000] "` stands here. */
function isTime(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 1] !== OPEN || bytes[at + 4] !== SLASH || bytes[at + 8] !== SLASH || bytes[at + 13] !== COLON) return false;
  if (bytes[at + 16] !== COLON || bytes[at + 19] !== COLON || bytes[at + 22] !== SPACE) return false;
  if (bytes[at + 28] !== CLOSE || bytes[at + 29] !== SPACE || bytes[at + 30] !== QUOTE) return false;
  if (bytes[at + 23] !== PLUS && bytes[at + 23] !== HYPHEN) return false;
  for (const place of DIGITS) if (!isDigit(bytes[at + place] as number)) return false;
  return isBetween(bytes[at + 5], 0x41, 0x5a) && isBetween(bytes[at + 6], 0x61, 0x7a) && isBetween(bytes[at + 7], 0x61, 0x7a);
}

const DIGITS = [2, 3, 9, 10, 11, 12, 14, 15, 17, 18, 20, 21, 24, 25, 26, 27];

function isBetween(code: number | undefined, first: number, last: number): boolean {
  return code !== undefined && code >= first && code <= last;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at += 1) if (known[at] !== bytes[start + at]) return false;
  return true;
}
