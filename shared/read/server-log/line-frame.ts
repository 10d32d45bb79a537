import { withoutPrefix } from './line-prefix.ts';

/** One line of a log, taken out of what wraps it. */
export interface LogLine {
  /** From 1. */
  readonly number: number;
  /** The line as it stands in the file, bounded. */
  readonly whole: string;
  /** What the program itself wrote. */
  readonly text: string;
  /** ISO 8601 where date and year are known. */
  readonly at: string | null;
  /** Of syslog or the journal: `postfix/smtpd`, `haproxy`. */
  readonly program: string | null;
  readonly pid: string | null;
  /** What a line of JSON holds; null for any other line. */
  readonly fields: Fields | null;
}

export type Fields = Readonly<Record<string, unknown>>;

/** A line longer than this is cut: what matters stands in front. */
export const LONGEST_LINE = 16_384;

/**
 * Takes a line out of syslog (RFC 3164, RFC 5424), the journal (short and JSON), Docker's and Kubernetes' wrapping, logfmt and JSON
 * logs. Wrappings may be nested.
 */
export function unwrapLine(whole: string, number: number): LogLine {
  const text = whole.includes('\u001b') ? whole.replace(COLOURS, '') : whole;
  let line: LogLine = { number, whole: text, text, at: null, program: null, pid: null, fields: null };
  for (let depth = 0; depth < 4; depth += 1) {
    const next = unwrapOnce(line);
    if (next === null) break;
    line = next;
  }
  return line.at === null ? new OwnTime(line) : line;
}

/** Colours and weights of a terminal (ECMA-48 section 8.3.117). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences begin with ESC
const COLOURS = /\u001b\[[0-9;]*[mK]/g;
/** What stands before each line when several programs are shown at once: `[pod/web-1/nginx] ` (kubectl), `web-1  | ` (docker compose), `0|web  | ` (pm2). */
const WHICH_PROGRAM = /^(?:\[pod\/[^\]\s]{1,200}\] |[\w.-]{1,80}[-_]\d+ {1,20}\| |\d{1,4}\|[\w.-]{1,80} {1,20}\| )/;

/** A line whose time is the program's own; looked for when it is asked for, which of most lines it never is. */
class OwnTime implements LogLine {
  readonly number: number;
  readonly whole: string;
  readonly text: string;
  readonly program: string | null;
  readonly pid: string | null;
  readonly fields: Fields | null;
  #at: string | null | undefined;

  constructor({ number, whole, text, program, pid, fields }: LogLine) {
    this.number = number;
    this.whole = whole;
    this.text = text;
    this.program = program;
    this.pid = pid;
    this.fields = fields;
  }

  get at(): string | null {
    this.#at ??= timeIn(this.text);
    return this.#at;
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const [SPACE, HYPHEN, LESS_THAN, OPEN_BRACKET] = [0x20, 0x2d, 0x3c, 0x5b];

function unwrapOnce(line: LogLine): LogLine | null {
  const { text } = line;
  const first = text.charCodeAt(0);
  if (first === 0x7b) return unwrapJson(line);
  // The first of a list of objects, one in each line.
  if (first === OPEN_BRACKET && text.charCodeAt(1) === 0x7b) return { ...line, text: text.slice(1) };
  const prefix = first === OPEN_BRACKET || text.lastIndexOf('| ', 105) > 0 ? WHICH_PROGRAM.exec(text) : null;
  if (prefix !== null) return { ...line, text: text.slice(prefix[0].length) };
  if (text.charCodeAt(4) === HYPHEN) {
    // 2026-11-20T15:20:01.5Z stdout F … (CRI, Kubernetes)
    const cri = /^(\d{4}-\d\d-\d\dT\S{8,30}) (?:stdout|stderr) [FP] (.*)$/s.exec(text);
    if (cri !== null) return { ...line, at: isoOf(cri[1]), text: cri[2] ?? '' };
    // 2026-11-20T15:20:01.5Z text (`kubectl logs --timestamps`, `docker logs -t`): another time follows, or a line of JSON.
    const stamped = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z) (.*)$/s.exec(text);
    // 2026-11-20 15:20:01.000000000 +0000 tag: {"log":…} (Fluentd)
    const tagged = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S*) [+-]\d{4} \S+: (\{.*\})$/s.exec(text);
    if (tagged !== null) return { ...line, at: isoOf(tagged[1]), text: tagged[2] ?? '' };
    if (stamped !== null) return { ...line, at: isoOf(stamped[1]), text: stamped[2] ?? '' };
  }
  // <34>1 2026-11-20T15:20:01Z host program pid id - text (RFC 5424)
  const modern = first === LESS_THAN ? /^<\d{1,3}>1 (\S+) \S+ (\S+) (\S+) \S+ (?:-|(?:\[[^\]]*\])+) ?(.*)$/s.exec(text) : null;
  if (modern !== null)
    return { ...line, at: isoOf(modern[1]), program: modern[2] ?? null, pid: modern[3] ?? null, text: withoutMark(modern[4] ?? '') };
  // Nov 20 15:20:01 host program[pid]: text (RFC 3164), also with an ISO time as rsyslog and `journalctl -o short-iso` write it
  const old =
    line.program === null && (first === LESS_THAN || text.charCodeAt(3) === SPACE || text.charCodeAt(4) === HYPHEN)
      ? /^(?:<\d{1,3}>)?(?:([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d)(?:\.\d+)?|(\d{4}-\d\d-\d\dT\S{8,30})) ([^\s:[]{1,255}) ([^\s:[\]]{1,128})(?:\[(\d+)\])?: (.*)$/s.exec(
          text,
        )
      : null;
  // An exception and what it says, behind a time and a place, is no program with its line.
  if (old !== null && !/(?:Exception|Error)$/.test(old[4] ?? ''))
    return { ...line, at: old[2] === undefined ? null : isoOf(old[2]), program: old[4] ?? null, pid: old[5] ?? null, text: old[6] ?? '' };
  // <134>Nov 20 15:20:01 program[pid]: text: what a program hands to the local syslog names no machine
  const local =
    first === LESS_THAN ? /^<\d{1,3}>[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d ([^\s:[\]]{1,128})\[(\d+)\]: (.*)$/s.exec(text) : null;
  if (local !== null) return { ...line, program: local[1] ?? null, pid: local[2] ?? null, text: local[3] ?? '' };
  // time="…" level=debug msg="…" (logfmt: Traefik, Docker)
  if (/^(?:time|ts|level|t)=/.test(text)) {
    const message = /(?:^| )msg="((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? /(?:^| )msg=(\S+)/.exec(text)?.[1];
    const caller = /(?:^| )caller="([^"]* [^"]*)"/.exec(text)?.[1];
    const fault = /(?:^| )(?:error|err)="((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
    if (message === undefined && fault === undefined) return null;
    return {
      ...line,
      at: isoOf(/(?:^| )(?:time|ts|t)="?([^" ]+)/.exec(text)?.[1]),
      text: unquote([caller, message, fault].filter((one) => one !== undefined).join(': ')),
    };
  }
  const own = withoutPrefix(text);
  return own === null ? null : { ...line, text: own };
}

/** RFC 5424 section 6.4: a message in UTF-8 begins with a byte order mark. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function unquote(text: string): string {
  return text.replace(/\\(["\\])/g, '$1');
}

/** Fields that hold what the program wrote, and those beside it that say why. */
const MESSAGES = [
  'MESSAGE',
  'message',
  'msg',
  'log',
  'textPayload',
  'Message',
  '_raw',
  'short_message',
  'full_message',
  'stringValue',
  'line',
];
/** Where Google Cloud, Elasticsearch, Splunk, Datadog and OpenTelemetry keep what was logged. */
const INNER = ['jsonPayload', '_source', 'result', 'content', 'attributes', 'body'];
const FAULTS = ['error', 'err', 'exception', 'stack_trace', 'thrown'];

/** In a list, a comma or the end of the list follows. */
const LISTED = /\}[,\]]\s*$/;

function unwrapJson(line: LogLine): LogLine | null {
  if (line.text.length > LONGEST_LINE) return null;
  let value: unknown;
  try {
    value = JSON.parse(LISTED.test(line.text) ? line.text.replace(LISTED, '}') : line.text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const outer = value as Fields;
  const inner = INNER.map((name) => outer[name]).find((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
  const fields: Fields = inner === undefined ? outer : { ...outer, ...(inner as Fields) };
  const text = (names: readonly string[]) =>
    names.map((name) => ofBytes(fields[name])).filter((one): one is string => typeof one === 'string' && one !== '');
  const parts = [...text(MESSAGES).slice(0, 1), ...text(FAULTS).slice(0, 1), ...attributes(fields.attr)];
  // What holds no text of a program is left whole, and not opened again.
  if (parts.length === 0 && line.fields !== null) return null;
  const [time] = text([
    'time',
    'timestamp',
    '@timestamp',
    'ts',
    'asctime',
    'start_time',
    'time_local',
    'time_iso8601',
    'EdgeStartTimestamp',
    'TimeCreated',
    'EventTime',
    'TimeGenerated',
    'Timestamp',
    'datetime',
    'date',
  ]);
  const [mongo] = typeof fields.t === 'object' && fields.t !== null ? [(fields.t as Fields).$date] : [];
  const micros = Number(fields.__REALTIME_TIMESTAMP ?? fields._SOURCE_REALTIME_TIMESTAMP ?? Number.NaN);
  const [stamp = Number.NaN] = ['ts', 'time', 'timestamp'].map((name) => fields[name]).filter((one) => typeof one === 'number');
  // Caddy and GELF count seconds, Pino and CloudWatch milliseconds.
  const seconds = stamp > 1e11 ? stamp / 1000 : stamp;
  const [program] = text(['SYSLOG_IDENTIFIER', '_COMM', 'logger', 'program']);
  const [pid] = text(['_PID', 'SYSLOG_PID']);
  return {
    ...line,
    fields,
    text: parts.length === 0 ? line.text : parts.join(': ').replace(/\n$/, ''),
    at: Number.isFinite(micros)
      ? fromMillis(micros / 1000)
      : Number.isFinite(seconds)
        ? fromMillis(seconds * 1000)
        : (isoOf(time ?? (typeof mongo === 'string' ? mongo : undefined)) ?? line.at),
    program: program ?? line.program,
    pid: pid ?? line.pid,
  };
}

/** The journal writes a message with a byte that is no text (a colour) as the numbers of its bytes (`journalctl -o json`). */
function ofBytes(value: unknown): unknown {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number')
    ? String.fromCharCode(...value.slice(0, LONGEST_LINE))
    : value;
}

/** MongoDB keeps what its message speaks of beside it: `"attr":{"error":{"codeName":…,"errmsg":…},"remote":"192.0.2.4:51234"}`. */
function attributes(attr: unknown): readonly string[] {
  if (typeof attr !== 'object' || attr === null) return [];
  const { error = (attr as Fields).reason, remote } = attr as Fields;
  const said = typeof error === 'object' && error !== null ? ['codeName', 'errmsg'].map((name) => (error as Fields)[name]) : [error];
  const texts = said.filter((one): one is string => typeof one === 'string');
  return typeof remote === 'string' ? [...texts, `remote: ${remote}`] : texts;
}

function fromMillis(milliseconds: number): string | null {
  return Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString() : null;
}

function isoOf(text: string | undefined): string | null {
  return text !== undefined && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text) ? text.replace(' ', 'T') : null;
}

/** The time that a program writes itself, as ISO 8601; without an offset where it names none. */
function timeIn(text: string): string | null {
  const head = text.slice(0, 120);
  const event = /SystemTime=['"](\d{4}-\d\d-\d\dT[\d:.]+Z?)/.exec(text)?.[1];
  if (event !== undefined) return event;
  // nginx, Go: 2026/11/20 15:20:01; stunnel: 2026.11.20 15:20:01; PostgreSQL, vsftpd: 2026-11-20 15:20:01 UTC
  const plain = /(\d{4})[-/.](\d\d)[-/.](\d\d)[T ](\d\d:\d\d:\d\d)((?:[.,]\d+)?)(Z|[+-]\d\d:?\d\d| UTC| GMT)?/.exec(head);
  if (plain !== null) {
    const [, year, month, day, clock, fraction = '', zone = ''] = plain;
    return `${year}-${month}-${day}T${clock}${fraction.replace(',', '.')}${zone.startsWith(' ') ? 'Z' : zone}`;
  }
  // Hitch: 20261120T152001.123456
  const basic = /^(?:<\d{1,3}>)?(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)((?:\.\d+)?)/.exec(head);
  if (basic !== null) return `${basic[1]}-${basic[2]}-${basic[3]}T${basic[4]}:${basic[5]}:${basic[6]}${basic[7] ?? ''}`;
  // Windows, in a German or French list: 20.11.2026 10:11:12
  const dotted = /\b(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)/.exec(head);
  if (dotted !== null) return `${dotted[3]}-${dotted[2]}-${dotted[1]}T${dotted[4]}`;
  // Windows, in an English list: 11/20/2026 8:14:03 AM; elsewhere the day comes first, and no half of the day is named.
  const slashed = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d:\d\d)(?: ([AP])M)?/.exec(head);
  if (slashed !== null) return slashedDate(slashed);
  // Tomcat: 20-Nov-2026 15:20:01.123; Redis: 20 Nov 2026 15:20:01.123
  const dayFirst = /\b(\d{1,2})[- ]([A-Z][a-z]{2})[- ](\d{4}) (\d\d:\d\d:\d\d(?:\.\d+)?)/.exec(head);
  if (dayFirst !== null) return dated(dayFirst[3], dayFirst[2], dayFirst[1], dayFirst[4], '');
  // java.util.logging: Nov 20, 2026 3:20:01 PM
  const american = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4}),? (\d{1,2}):(\d\d:\d\d)[\u202f ]([AP])M\b/.exec(head);
  if (american !== null) {
    const hours = (Number(american[4]) % 12) + (american[6] === 'P' ? 12 : 0);
    return dated(american[3], american[1], american[2], `${String(hours).padStart(2, '0')}:${american[5]}`, '');
  }
  // FreeRADIUS, vsftpd: Fri Nov 20 15:20:01 2026
  const asctime = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4})/.exec(head);
  if (asctime !== null) return dated(asctime[4], asctime[1], asctime[2], asctime[3], '');
  // slapd: seconds since 1970 in hexadecimal digits (`lutil_debug_prefix`)
  const hexadecimal = /^([0-9a-f]{8})(?:\.[0-9a-f]{8} 0x[0-9a-f]{6,16})? (?=\S)/.exec(head);
  if (hexadecimal !== null && /[a-f]/.test(hexadecimal[1] ?? '')) return fromMillis(Number.parseInt(hexadecimal[1] ?? '', 16) * 1000);
  // Mosquitto: seconds since 1970 in front of everything
  const seconds = /^(1\d{9})(?:\.\d+)?: /.exec(head);
  if (seconds !== null) return fromMillis(Number(seconds[1]) * 1000);
  // Apache error log: [Fri Nov 20 15:20:39.042606 2026]
  const apache = /\[[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d(?:\.\d+)?) (\d{4})\]/.exec(head);
  if (apache !== null) return dated(apache[4], apache[1], apache[2], apache[3], '');
  // Access logs, HAProxy: [20/Nov/2026:15:21:28.320] or with +0000
  const common = /\[(\d{1,2})\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d(?:\.\d+)?)(?: ([+-]\d{4}))?\]/.exec(head);
  return common === null ? null : dated(common[3], common[2], common[1], common[4], common[5] ?? '');
}

function slashedDate([, first = '', second = '', year = '', hour = '', rest = '', half]: RegExpExecArray): string | null {
  const monthFirst = Number(second) > 12 || (half !== undefined && Number(first) <= 12);
  const [day, month] = monthFirst ? [second, first] : [first, second];
  if (Number(month) > 12 || Number(month) < 1) return null;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'P' ? 12 : 0);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${String(hours).padStart(2, '0')}:${rest}`;
}

function dated(year = '', month = '', day = '', clock = '', zone = ''): string | null {
  const index = MONTHS.indexOf(month);
  return index < 0 ? null : `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${clock}${zone}`;
}
