import type { Fields, LogLine } from '../line-frame.ts';
import type { LineReading, SoftwareReader } from '../line-reading.ts';
import { signalsIn } from '../phrases.ts';
import { Recent } from '../recent.ts';
import { reason, type Signal } from '../signal.ts';

/**
 * `client … [time] … "request" status …`: the common and the combined format of NCSA, with whatever fields were added before and behind
 * (nginx `log_format`, Apache `LogFormat`).
 */
const COMMON = /^(?:[\w.-]+(?::\d+)? )?(\S+) \S+ (?:"[^"]*"|\S+) \[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}[: ]\d\d:\d\d:\d\d[^\]]*\]/;
const STATUS = /\s+(\d{3})\b/y;
/** Status and size. */
const SIZE = /\s+\d{3}\b(?:\s+(?:\d+|-)(?=\s|$))?/y;
const BACKSLASH = 0x5c;
/** A browser that speaks TLS to a port without it: the log quotes the first bytes of the hello (record type 22, version 3.x). */
const HELLO = /^(?:\\x16\\x03|\\026\\003|\\u0016\\u0003)/;
/** The same where JSON has been read. */
const HELLO_BYTES = '\u0016\u0003';
const VERSION = /\b(?:TLSv1(?:\.[0-3])?|SSLv[23])\b/;
/** `$ssl_server_name` and `$host` are bare names; a name in a quoted field is a referrer. */
const NAME = /(?:^|\s)((?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{1,62})(?=\s|$)/i;

export function isAccessLine(text: string): boolean {
  return COMMON.test(text);
}

/**
 * Access logs. What an answer's status says of the client's certificate: nginx answers 495 (certificate error), 496 (no certificate)
 * and 497 (plain HTTP) inside, and logs these (`src/http/ngx_http_request.h`). A line that names a version is a handshake that worked.
 */
export const accessLog: SoftwareReader = (line) => (line.fields === null ? ofText(line) : ofFields(line.fields));

function ofText({ text }: LogLine): LineReading | null {
  const common = COMMON.exec(text);
  if (common === null) return null;
  const client = common[1] ?? null;
  let open = text.indexOf('"', common[0].length);
  let close = open < 0 ? -1 : endOfQuote(text, open);
  let status = close < 0 ? null : statusAt(text, close + 1);
  // Some formats quote other things in front of the request.
  let others = 0;
  for (; status === null && close > 0; others += 1) {
    open = text.indexOf('"', close + 1);
    close = open < 0 ? -1 : endOfQuote(text, open);
    status = close < 0 ? null : statusAt(text, close + 1);
  }
  if (status === null) return null;
  if (text.charCodeAt(open + 1) === BACKSLASH && HELLO.test(text.slice(open + 1, open + 20)))
    return { ...stand(client), software: 'web server', step: 'failure', signals: [reason('plain-http')] };
  SIZE.lastIndex = close + 1;
  SIZE.test(text);
  // What comes behind the size of the answer is mostly the same for all that one client asks for.
  const { refused, quoted, ...around } = behindSize(text.slice(common[0].length, open), text.slice(SIZE.lastIndex));
  return told(status, refused, { client, ...around, agent: quoted[1 - others] ?? null });
}

/** What the fields behind the size of an answer say of a handshake that worked; null where the line has to be read as a whole. */
export function workedBehind(text: string): Pick<Around, 'version' | 'sni' | 'agent'> | null {
  const { refused, version, sni, quoted } = behindSize(' ', text);
  const agent = quoted[1] ?? null;
  return refused === null && told(200, null, { client: null, version, sni, agent })?.step === 'success' ? { version, sni, agent } : null;
}

type Behind = Pick<Around, 'version' | 'sni'> & { readonly refused: string | null; readonly quoted: readonly string[] };

const known = new Recent<Behind>(512);

/** @param front what stands between the time and the request, in some formats */
function behindSize(front: string, text: string): Behind {
  const same = front === ' ' ? text : `${front}\n${text}`;
  return known.get(same, () => {
    const { outside, quoted } = partsOf(text);
    const all = `${front} ${outside}`;
    const refused = quoted.find((one) => one.startsWith('FAILED:')) ?? /\bFAILED:([^"]*)/.exec(all)?.[0];
    return {
      refused: refused?.slice('FAILED:'.length) ?? null,
      version: VERSION.exec(all)?.[0] ?? quoted.find((one) => one.length < 9 && VERSION.test(one)) ?? null,
      sni: NAME.exec(all)?.[1] ?? null,
      quoted,
    };
  });
}

/** The fields in quotes, and the rest. */
function partsOf(text: string) {
  const quoted: string[] = [];
  let outside = '';
  let at = 0;
  for (let open = text.indexOf('"'); open >= 0; open = text.indexOf('"', at)) {
    const close = endOfQuote(text, open);
    if (close < 0) break;
    outside += text.slice(at, open);
    quoted.push(text.slice(open + 1, close));
    at = close + 1;
  }
  return { outside: outside + text.slice(at), quoted };
}

/** @returns where the quote ends that begins there; -1 where it does not end */
function endOfQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close > 0 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close;
}

/** Behind an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === 0x5c) first -= 1;
  return (at - first) % 2 === 1;
}

function statusAt(text: string, at: number): number | null {
  STATUS.lastIndex = at;
  const found = STATUS.exec(text);
  return found === null ? null : Number(found[1]);
}

/** Names that people and programs give to the same things in an access log of JSON. */
const NAMES = {
  status: ['status', 'response_status', 'http_status', 'httpStatus', 'DownstreamStatus', 'response_code'],
  version: ['ssl_protocol', 'sslProtocol', 'tls_version', 'TLSVersion', 'downstream_tls_version', 'ClientSSLProtocol', 'tls.version'],
  client: [
    'remote_addr',
    'remote_ip',
    'client_ip',
    'clientip',
    'clientIP',
    'ClientHost',
    'ClientIP',
    'downstream_remote_address',
    'client',
  ],
  sni: ['ssl_server_name', 'sni', 'server_name', 'requested_server_name', 'host', 'http_host', 'RequestHost', 'authority'],
  agent: ['http_user_agent', 'user_agent', 'userAgent', 'request_User-Agent', 'ClientRequestUserAgent'],
  verify: ['ssl_client_verify', 'sslClientVerify'],
  request: ['request', 'request_line'],
} as const;

function ofFields(fields: Fields): LineReading | null {
  const inner = typeof fields.request === 'object' && fields.request !== null ? (fields.request as Fields) : {};
  const tls = typeof inner.tls === 'object' && inner.tls !== null ? (inner.tls as Fields) : null;
  const all = { ...(typeof fields.properties === 'object' ? (fields.properties as Fields) : {}), ...inner, ...fields };
  const text = (which: keyof typeof NAMES) => textOf(all, NAMES[which]);
  const request = text('request');
  const status = Number(text('status') ?? Number.NaN);
  const client = withoutPort(text('client'));
  if (request !== null && (HELLO.test(request) || request.startsWith(HELLO_BYTES)))
    return { ...stand(client), software: 'web server', step: 'failure', signals: [reason('plain-http')] };
  if (!Number.isInteger(status)) return null;
  const verify = text('verify');
  const version = tls === null ? text('version') : versionOfNumber(tls.version);
  return told(status, verify?.startsWith('FAILED') === true ? verify.slice(7) : null, {
    client,
    version,
    sni: tls === null ? text('sni') : textOf(tls, ['server_name']),
    agent: text('agent'),
  });
}

interface Around {
  readonly client: string | null;
  readonly version: string | null;
  readonly sni: string | null;
  readonly agent: string | null;
}

/** @param refused why the client's certificate was refused; null where it was not, or the log does not say */
function told(status: number, refused: string | null, around: Around): LineReading | null {
  const shown = { ...stand(around.client), ...around, software: status >= 495 && status <= 497 ? 'nginx' : 'web server' } as const;
  const failed = (...signals: Signal[]): LineReading => ({ ...shown, step: 'failure', established: true, signals });
  if (status === 497) return failed(reason('plain-http'));
  if (status === 496) return failed(reason('client-cert-required'));
  if (status === 495 || (refused !== null && (status === 400 || status === 403))) {
    const verify = refused === null ? undefined : signalsIn(refused).find((one) => one.kind === 'verify');
    return failed(verify ?? { kind: 'verify', error: 'not-said' });
  }
  return VERSION.test(around.version ?? '') ? { ...shown, step: 'success', signals: [] } : null;
}

function stand(client: string | null) {
  return { key: null, role: 'server', client } as const;
}

export function textOf(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string' && value !== '' && value !== '-') return value;
    if (typeof value === 'number') return String(value);
  }
  return null;
}

/** `203.0.113.9:50123`, `[2001:db8::7]:50123` */
export function withoutPort(address: string | null): string | null {
  if (address === null) return null;
  return address.replace(/^\[([^\]]+)\](?::\d+)?$|^([^:]+):\d+$/, (_whole, six?: string, four?: string) => six ?? four ?? '');
}

/** Caddy writes the number of the wire: 771 is TLS 1.2 (RFC 8446 section 4.2.1). */
function versionOfNumber(version: unknown): string | null {
  const minor = typeof version === 'number' ? version - 0x0301 : -1;
  return minor >= 0 && minor <= 3 ? `TLSv1.${minor}` : null;
}
