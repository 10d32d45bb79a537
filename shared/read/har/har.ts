import { type BrowserFailure, FailureCount, originOf } from '../netlog/browser-failure.ts';
import { type Fields, fieldsOf, isFields, parseJson } from '../netlog/fields.ts';
import { refusingAnswer } from './refusing-answer.ts';

/** What a HAR (HTTP Archive 1.2, with the fields that browsers add) tells about failed requests. */
export interface HarReading {
  readonly failures: readonly BrowserFailure[];
  readonly entries: number;
  /** Entries that brought an answer. */
  readonly worked: number;
  /** Nothing of it could be read. */
  readonly readable: boolean;
  /** The file ends before its end. */
  readonly truncated: boolean;
}

const MOST_ENTRIES = 200_000;
/** Longer ones are no error but a page. */
const LONGEST_ERROR = 500;

/** What Firefox shows where its HAR says no more than `broken` (devtools/client/netmonitor/src/har/har-builder.js). */
const BROKEN = 'Secure Connection Failed';

/** Reads a HAR; one that is cut off is read up to there. Never throws. */
export function readHar(text: string): HarReading {
  const bare = text.replace(/^\uFEFF/, '');
  const whole = parseJson(bare);
  const log = isFields(whole) ? fieldsOf(whole.log) : null;
  const entries = log === null ? cutEntries(bare) : Array.isArray(log.entries) ? log.entries.slice(0, MOST_ENTRIES) : [];
  const failures = new FailureCount();
  let worked = 0;
  for (const entry of entries) {
    const request = fieldsOf(fieldsOf(entry).request);
    const origin = typeof request.url === 'string' ? originOf(request.url) : null;
    if (origin === null) continue;
    const response = fieldsOf(fieldsOf(entry).response);
    const error = errorOf(fieldsOf(entry), response);
    if (error !== null) failures.add({ origin, error, hints: hintsOf(fieldsOf(entry), response), proxy: null, decided: null });
    else if (typeof response.status === 'number' && response.status > 0) worked += 1;
  }
  return {
    failures: failures.list(),
    entries: entries.length,
    worked,
    readable: log !== null || entries.length > 0,
    truncated: log === null,
  };
}

/**
 * The error an entry tells. Chromium writes `_error` (`net::ERR_…`) into the response, Playwright `_failureText`, others the entry or a
 * comment; Firefox leaves the status 0 and says so in `_securityState` and `statusText`.
 */
function errorOf(entry: Fields, response: Fields): string | null {
  for (const said of [response._error, response._failureText, entry._error, entry._failureText, response.errorText, entry.errorText]) {
    const text = typeof said === 'string' ? said.trim().slice(0, LONGEST_ERROR) : '';
    if (text !== '') return text.replace(/^net::(?=ERR_[A-Z0-9_]+$)/, '');
  }
  const status = Number(response.status);
  const words = [response.statusText, response.comment, entry.comment].find((one) => typeof one === 'string' && one.trim() !== '');
  const said = typeof words === 'string' ? words.trim().slice(0, LONGEST_ERROR) : '';
  const refusing = refusingAnswer(response);
  if (refusing !== null) return refusing;
  if (status === 0 && /[A-Z]{2,}_[A-Z]|[a-z]{3}/.test(said) && !/^(?:ok|blocked|cached)$/i.test(said)) return said;
  return status === 0 && entry._securityState === 'broken' ? BROKEN : null;
}

/** What the developer tools know of the security of the connection (`_securityDetails`, `_securityState`). */
function hintsOf(entry: Fields, response: Fields): string[] {
  const details = fieldsOf(entry._securityDetails ?? response._securityDetails ?? response.securityDetails);
  const said = (name: string, value: unknown): string[] =>
    typeof value === 'string' && value !== '' ? [`${name}: ${value.slice(0, 200)}`] : [];
  return [...said('issuer', details.issuer), ...said('subject', details.subjectName)];
}

/** The entries before the place where the file was cut: objects of the list `entries`, by their brackets. */
function cutEntries(text: string): unknown[] {
  const list = /"entries"\s*:\s*\[/.exec(text);
  const entries: unknown[] = [];
  if (list === null) return entries;
  let depth = 0;
  let from = 0;
  for (let at = list.index + list[0].length; at < text.length && entries.length < MOST_ENTRIES; at += 1) {
    const letter = text[at];
    if (letter === '"') at = endOfString(text, at);
    else if (letter === '{') {
      if (depth === 0) from = at;
      depth += 1;
    } else if (letter === '}') {
      depth -= 1;
      if (depth < 0) break;
      if (depth > 0) continue;
      const entry = parseJson(text.slice(from, at + 1));
      if (entry !== undefined) entries.push(entry);
    }
  }
  return entries;
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '\\') at += 1;
    else if (letter === '"') return at;
  }
  return text.length;
}
