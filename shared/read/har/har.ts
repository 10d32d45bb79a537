import { type BrowserFailure, endpointOf, FailureCount, hostOf, originOf } from '../netlog/browser-failure.ts';
import { type Fields, fieldsOf, isFields, parseJson } from '../netlog/fields.ts';
import { type HeardDate, HeardDates } from '../netlog/heard-dates.ts';
import { HarAskers } from './har-asker.ts';
import { refusingAnswer } from './refusing-answer.ts';

/** What a HAR (HTTP Archive 1.2, with the fields that browsers add) tells about failed requests. */
export interface HarReading {
  readonly failures: readonly BrowserFailure[];
  readonly entries: number;
  /** Entries that brought an answer. */
  readonly worked: number;
  /** Secure places that answered. */
  readonly connections: readonly AnsweredPlace[];
  /** When the last answer came by the clock of the browser's computer, milliseconds since 1970; null where not told. */
  readonly time: number | null;
  /** What time it was by the answers that came. */
  readonly dates: readonly HeardDate[];
  /** Nothing of it could be read. */
  readonly readable: boolean;
  /** The file ends before its end. */
  readonly truncated: boolean;
}

/** A place that answered over TLS, and what the exporter tells of the connection. */
export interface AnsweredPlace {
  readonly host: string;
  /** Address and port, as far as they are told. */
  readonly server: string;
  /** `TLS 1.3`; null where the exporter does not say. */
  readonly version: string | null;
}

const MOST_ENTRIES = 200_000;
const MOST_PLACES = 50;
const MOST_HEADERS = 100;
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
  const places = new Map<string, AnsweredPlace>();
  const askers = new HarAskers();
  const dates = new HeardDates();
  let time: number | null = null;
  let worked = 0;
  for (const entry of entries) {
    const request = fieldsOf(fieldsOf(entry).request);
    const origin = typeof request.url === 'string' ? originOf(request.url) : null;
    if (origin === null) continue;
    const arrival = arrivalOf(fieldsOf(entry));
    if (!Number.isNaN(arrival)) time = Math.max(arrival, time ?? arrival);
    const asker = askers.askerOf(fieldsOf(entry), request);
    const response = fieldsOf(fieldsOf(entry).response);
    const error = errorOf(fieldsOf(entry), response);
    dates.heard(origin, freshHead(fieldsOf(entry), response), arrival);
    if (error !== null) failures.add({ origin, asker, error, hints: hintsOf(fieldsOf(entry), response), proxy: null, decided: null });
    else if (typeof response.status === 'number' && response.status > 0) {
      worked += 1;
      failures.worked(origin);
      if (/^(?:https|wss):/.test(origin) && places.size < MOST_PLACES && places.get(origin)?.version == null)
        places.set(origin, placeOf(origin, fieldsOf(entry), response));
    }
  }
  return {
    failures: failures.list(),
    time,
    dates: dates.list(0),
    entries: entries.length,
    worked,
    connections: [...places.values()],
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
    // The developer tools add who blocked it: `net::ERR_BLOCKED_BY_CLIENT.Inspector`.
    if (text !== '') return text.replace(/^net::(?=ERR_)/, '').replace(/^(ERR_[A-Z0-9_]+)\.[A-Za-z]+$/, '$1');
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

/** When the answer was there: the start and how long it took. NaN where the exporter does not say. */
function arrivalOf({ startedDateTime: start, time }: Fields): number {
  return (typeof start === 'string' ? Date.parse(start.slice(0, 40)) : Number.NaN) + (typeof time === 'number' && time > 0 ? time : 0);
}

/** The head of an answer that came over the network; none of one that a cache kept, whose Date is old. */
function freshHead(entry: Fields, response: Fields): readonly string[] {
  const kept =
    entry._fromCache !== undefined || entry._wasFulfilled !== undefined || response._transferSize === 0 || response.status === 304;
  if (kept || !Array.isArray(response.headers) || typeof entry.serverIPAddress !== 'string' || entry.serverIPAddress === '') return [];
  return response.headers.slice(0, MOST_HEADERS).flatMap((header: unknown) => {
    const { name, value } = fieldsOf(header);
    return typeof name === 'string' && typeof value === 'string' ? [`${name}: ${value}`] : [];
  });
}

function placeOf(origin: string, entry: Fields, response: Fields): AnsweredPlace {
  const { protocol } = fieldsOf(entry._securityDetails ?? response._securityDetails ?? response.securityDetails);
  const endpoint = endpointOf(origin);
  const port = typeof entry._serverPort === 'number' ? String(entry._serverPort) : endpoint.slice(endpoint.lastIndexOf(':') + 1);
  const address = typeof entry.serverIPAddress === 'string' ? entry.serverIPAddress.slice(0, 60).replace(/^\[|\]$/g, '') : '';
  return {
    host: hostOf(origin),
    server: address === '' ? endpoint : `${address}:${port}`,
    version: typeof protocol === 'string' && /^TLS 1\.\d$/.test(protocol) ? protocol : null,
  };
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
