import { isIPv6 } from 'node:net';
import { ByteReader, evidenceText } from '../byte-reader.ts';
import { LIMITS } from '../limits.ts';
import type { ProxyCredentials } from './proxy-url.ts';
import { type TunnelTalk, type TunnelTold, tunnelEnd } from './tunnel-talk.ts';

/**
 * Asks an HTTP proxy for a tunnel (RFC 9110 section 9.3.6, authentication section 11.7). Basic credentials are sent at once when given.
 * A redirect or a page in place of the tunnel is told apart from a refusal, and a web server that is no proxy from both.
 */
export const talkHttpConnect: TunnelTalk = async (stream, target, credentials, deadline) => {
  const authority = `${isIPv6(target.host) ? `[${target.host}]` : target.host}:${target.port}`;
  const authorization = credentials === null ? '' : `Proxy-Authorization: ${basic(credentials)}\r\n`;
  stream.write(new TextEncoder().encode(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${authorization}\r\n`));
  const reader = new ByteReader(stream, deadline, LIMITS.proxyHead);
  const start = await reader.bytes(5);
  if (!start.ok) return tunnelEnd(start.end, reader.pending());
  const first = Buffer.from(start.value).toString('latin1');
  if (first !== 'HTTP/')
    return { outcome: 'not-a-proxy', status: null, text: evidenceText(first + reader.pending(), LIMITS.proxyText), schemes: [] };
  const rest = await reader.upTo(/\r?\n\r?\n/);
  if (!rest.ok) return tunnelEnd(rest.end, first + reader.pending());
  const head = readHead(first + rest.value);
  if (head === null) return { outcome: 'not-a-proxy', status: null, text: evidenceText(first + rest.value, LIMITS.proxyText), schemes: [] };
  if (head.status >= 200 && head.status < 300) return opened(reader, head);
  const body = await bodyStart(reader, head);
  const text = evidenceText(`${head.line}\n${head.shown}${body}`, LIMITS.proxyText);
  return { outcome: outcomeOf(head, credentials !== null), status: head.status, text, schemes: head.schemes };
};

interface Head {
  readonly line: string;
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** Names of the Proxy-Authenticate schemes. */
  readonly schemes: readonly string[];
  /** The few headers worth keeping as evidence. */
  readonly shown: string;
}

function opened(reader: ByteReader, head: Head): TunnelTold {
  // Bytes of a page right behind a "200": the proxy answers with its own page in place of the tunnel.
  const early = reader.pending();
  if (/^\s*(?:<|HTTP\/)/.test(early))
    return { outcome: 'block-page', status: head.status, text: evidenceText(`${head.line}\n${early}`, LIMITS.proxyText), schemes: [] };
  reader.handBack();
  return { outcome: 'open', status: head.status, text: evidenceText(head.line, LIMITS.proxyText), schemes: [] };
}

function outcomeOf(head: Head, credentialsGiven: boolean): TunnelTold['outcome'] {
  // No origin has been asked yet, so a 401 is the proxy's own too: tinyproxy answers wrong credentials so.
  if (head.status === 407 || head.status === 401) {
    const basicAsked = head.schemes.some((scheme) => scheme.toLowerCase() === 'basic');
    return credentialsGiven && (basicAsked || head.schemes.length === 0) ? 'wrong-credentials' : 'needs-authentication';
  }
  if (head.status >= 300 && head.status < 400) return 'block-page';
  // 404, 405 and 501 to CONNECT, without a sign of a proxy, is how plain web servers answer (nginx 405, Apache 405, Node 404).
  const proxySign = ['via', 'x-squid-error', 'proxy-agent', 'proxy-status', 'proxy-connection', 'x-proxy-error'].some((name) =>
    head.headers.has(name),
  );
  const proxyServer = /squid|tinyproxy|proxy|zscaler|bluecoat|forti|privoxy|envoy/i.test(head.headers.get('server') ?? '');
  if ([400, 404, 405, 501].includes(head.status) && !proxySign && !proxyServer) return 'not-a-proxy';
  return 'refused-by-proxy';
}

function readHead(text: string): Head | null {
  const [line = '', ...rest] = text.split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(line)?.[1];
  if (status === undefined) return null;
  const headers = new Map<string, string>();
  const schemes: string[] = [];
  for (const raw of rest) {
    const colon = raw.indexOf(':');
    if (colon <= 0) continue;
    const name = raw.slice(0, colon).trim().toLowerCase();
    const value = raw.slice(colon + 1).trim();
    if (name === 'proxy-authenticate' || name === 'www-authenticate') schemes.push(...schemeNames(value));
    headers.set(name, value);
  }
  const shown = ['server', 'via', 'location', 'x-squid-error', 'proxy-agent', 'content-type']
    .flatMap((name) => (headers.has(name) ? [`${name}: ${headers.get(name) ?? ''}\n`] : []))
    .join('');
  return { line, status: Number(status), headers, schemes: [...new Set(schemes)], shown };
}

/** Scheme names of one challenge list: a token that starts the value or follows a comma and is not itself `name=value`. */
function schemeNames(value: string): string[] {
  const unquoted = value.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  return unquoted.split(',').flatMap((part) => {
    const match = /^\s*([A-Za-z][\w-]*)(?:\s+|$)(?!=)/.exec(part);
    return match?.[1] === undefined ? [] : [match[1]];
  });
}

async function bodyStart(reader: ByteReader, head: Head): Promise<string> {
  const length = Number(head.headers.get('content-length') ?? Number.NaN);
  if (length > 0) {
    const body = await reader.bytes(Math.min(length, LIMITS.proxyText));
    return body.ok ? Buffer.from(body.value).toString('latin1') : reader.pending();
  }
  return reader.pending();
}

function basic({ user, password }: ProxyCredentials): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}
