import { isIPv6 } from 'node:net';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import { ByteReader, latin1, type TalkEnd } from './byte-reader.ts';
import type { Deadline } from './byte-stream.ts';
import type { ConnectFailure } from './connect-failure.ts';
import { unpacked } from './content-coding.ts';
import type { Network, Purpose } from './network.ts';
import { secured } from './secured-stream.ts';

/**
 * One HTTP/1.1 question: AIA, OCSP, CRL, captive portal, Date. Not https unless it is said: these must work where TLS is what is broken.
 */
export interface HttpQuestion {
  readonly url: string;
  readonly purpose: Purpose;
  readonly deadline: Deadline;
  /** With a body it is a POST. */
  readonly body?: { readonly type: string; readonly bytes: Uint8Array };
  /** Bytes of body read at most; 1 MiB when not given. More is `too-large`. */
  readonly maxBytes?: number;
  /** Over TLS too: the roots, as PEM, that certificates are checked by. */
  readonly https?: readonly string[];
  /** Redirects followed; 0 when not given: then the redirect itself is the answer. */
  readonly maxRedirects?: number;
}

export interface HttpAnswer {
  /** The address that answered, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly reason: string;
  /** Names in lower case; of several alike the first. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  /** `performance.now()` when the request left and when the head had arrived. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

export type HttpFailure =
  | ConnectFailure
  | { readonly kind: 'bad-url' }
  | { readonly kind: 'reset' | 'closed' | 'silence' | 'too-large' }
  | { readonly kind: 'not-http'; readonly text: string }
  | { readonly kind: 'too-many-redirects'; readonly location: string };

const HEAD_LIMIT = 64 * 1024;
const BODY_LIMIT = 1024 * 1024;

/** Asks and reads one answer, following redirects to other http:// addresses as far as allowed. */
export async function exchangeHttp(network: Network, question: HttpQuestion): Promise<Result<HttpAnswer, HttpFailure>> {
  let address = question.url;
  for (let left = question.maxRedirects ?? 0; ; left--) {
    const url = readUrl(address, question.https);
    if (url === null) return fail({ kind: 'bad-url' });
    const answer = await exchangeOnce(network, question, url);
    if (!answer.ok) return answer;
    const location = answer.value.headers.get('location');
    const redirected = [301, 302, 303, 307, 308].includes(answer.value.status) && location !== undefined;
    if (!redirected || (question.maxRedirects ?? 0) === 0) return answer;
    const next = URL.parse(location, url.href);
    if (left <= 0 || next === null || readUrl(next.href, question.https) === null)
      return fail({ kind: 'too-many-redirects', location: location.slice(0, 2048) });
    address = next.href;
  }
}

function readUrl(address: string, https: HttpQuestion['https']): URL | null {
  const url = URL.parse(address);
  const schemes = https !== undefined ? ['http:', 'https:'] : ['http:'];
  return url === null || !schemes.includes(url.protocol) || url.hostname === '' ? null : url;
}

async function exchangeOnce(network: Network, question: HttpQuestion, url: URL): Promise<Result<HttpAnswer, HttpFailure>> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'https:';
  const usual = secure ? 443 : 80;
  const port = url.port === '' ? usual : Number(url.port);
  const limit = question.maxBytes ?? BODY_LIMIT;
  // An HTTP proxy is handed the whole address (RFC 9112 section 3.2.2); few allow CONNECT to port 80.
  const forwarded = !secure && (network.proxy?.scheme === 'http' || network.proxy?.scheme === 'https');
  const opened = await network.openStream({
    host,
    port,
    deadline: question.deadline,
    purpose: question.purpose,
    byteLimit: HEAD_LIMIT + 2 * limit,
    ...(forwarded ? { route: 'proxy-itself' as const } : {}),
  });
  if (!opened.ok) return opened;
  const stream = secure ? await secured(opened.value, host, question.https ?? [], question.deadline) : opened.value;
  if (stream === null) return fail({ kind: 'closed' });
  try {
    const authority = `${isIPv6(host) ? `[${host}]` : host}${port === usual ? '' : `:${port}`}`;
    const path = `${url.pathname}${url.search}`;
    const body = question.body;
    const lines = [
      `${body === undefined ? 'GET' : 'POST'} ${forwarded ? `http://${authority}${path}` : path} HTTP/1.1`,
      `Host: ${authority}`,
      'User-Agent: handshake-doctor',
      'Accept: */*',
      ...(body === undefined ? [] : [`Content-Type: ${body.type}`, `Content-Length: ${body.bytes.length}`]),
      'Connection: close',
    ];
    const sentAt = performance.now();
    stream.write(new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n`));
    if (body !== undefined) stream.write(body.bytes);
    const reader = new ByteReader(stream, question.deadline, HEAD_LIMIT + 2 * limit);
    const head = await readFinalHead(reader);
    if (!head.ok) return head;
    const receivedAt = performance.now();
    const read = await readBody(reader, head.value, limit);
    if (!read.ok) return read;
    const plain = unpacked(read.value, head.value.headers.get('content-encoding'), limit);
    return ok({ ...head.value, url: url.href, body: plain, sentAt, receivedAt });
  } finally {
    stream.close();
  }
}

/** How every answer of HTTP/1 begins. */
const STATUS_LINE = 'HTTP/';

type Head = Pick<HttpAnswer, 'status' | 'reason' | 'headers'>;

/** The head of the answer; interim 1xx answers are skipped. */
async function readFinalHead(reader: ByteReader): Promise<Result<Head, HttpFailure>> {
  for (let interim = 0; interim < 8; interim++) {
    const start = await reader.bytes(STATUS_LINE.length);
    if (!start.ok) return fail(reader.pending() === '' ? ended(start.end) : { kind: 'not-http', text: reader.pending() });
    const first = latin1(start.value);
    if (first !== STATUS_LINE) return fail({ kind: 'not-http', text: `${first}${reader.pending()}`.slice(0, 2048) });
    const rest = await reader.upTo(/\r?\n\r?\n/);
    if (!rest.ok) return fail(ended(rest.end));
    const head = readHead(`${first}${rest.value}`);
    if (head === null) return fail({ kind: 'not-http', text: `${first}${rest.value}`.slice(0, 2048) });
    if (head.status >= 200) return ok(head);
  }
  return fail({ kind: 'not-http', text: '' });
}

function ended(end: TalkEnd): HttpFailure {
  switch (end.kind) {
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'timeout':
      return { kind: 'silence' };
    case 'too-much':
      return { kind: 'too-large' };
    case 'end':
      return { kind: end.how === 'reset' ? 'reset' : end.code === 'BYTE_LIMIT' ? 'too-large' : 'closed' };
  }
}

/** Status line and headers of an HTTP/1 answer, or null where it is none. */
export function readHead(text: string): Head | null {
  const [first = '', ...rest] = text.split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: (.*))?$/.exec(first);
  if (status?.[1] === undefined) return null;
  const headers = new Map<string, string>();
  for (const line of rest) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { status: Number(status[1]), reason: (status[2] ?? '').slice(0, 200), headers };
}

async function readBody(reader: ByteReader, head: Head, limit: number): Promise<Result<Uint8Array, HttpFailure>> {
  if (head.status === 204 || head.status === 304) return ok(new Uint8Array(0));
  if (/\bchunked\b/i.test(head.headers.get('transfer-encoding') ?? '')) return readChunks(reader, limit);
  const written = head.headers.get('content-length');
  if (written !== undefined && /^\d+$/.test(written)) {
    if (Number(written) > limit) return fail({ kind: 'too-large' });
    const body = await reader.bytes(Number(written));
    return body.ok ? ok(body.value) : fail(ended(body.end));
  }
  const rest = await reader.rest(limit);
  return rest.ok ? ok(rest.value) : fail(ended(rest.end));
}

async function readChunks(reader: ByteReader, limit: number): Promise<Result<Uint8Array, HttpFailure>> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const line = await reader.line();
    if (!line.ok) return fail(ended(line.end));
    const size = /^([0-9a-f]{1,8})(?:;|\s*$)/i.exec(line.value)?.[1];
    if (size === undefined) return fail({ kind: 'not-http', text: line.value.slice(0, 200) });
    const length = Number.parseInt(size, 16);
    if (length === 0) return ok(Buffer.concat(parts));
    total += length;
    if (total > limit) return fail({ kind: 'too-large' });
    const chunk = await reader.bytes(length);
    if (!chunk.ok) return fail(ended(chunk.end));
    parts.push(chunk.value);
    const end = await reader.line();
    if (!end.ok) return fail(ended(end.end));
  }
}

/** The body as text, one character a byte. */
export function bodyText(answer: HttpAnswer): string {
  return latin1(answer.body);
}
