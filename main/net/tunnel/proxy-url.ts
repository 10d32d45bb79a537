import { isIPv6 } from 'node:net';
import { fail, ok, type Result } from '../../../shared/model/result.ts';

export const PROXY_SCHEMES = ['http', 'https', 'socks4a', 'socks5'] as const;
export type ProxyScheme = (typeof PROXY_SCHEMES)[number];

/** Which proxy, without user name and password. */
export interface ProxyRoute {
  readonly scheme: ProxyScheme;
  /** Name or address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** For people and evidence: `http://proxy.example:3128`. */
  readonly shown: string;
}

/** Never part of evidence, of a saved case or of a message. */
export interface ProxyCredentials {
  readonly user: string;
  readonly password: string;
}

export interface ProxyUrl {
  readonly route: ProxyRoute;
  /** User and password written into the URL; the caller warns about it. */
  readonly credentials: ProxyCredentials | null;
}

export type ProxyUrlFault = 'empty' | 'unknown-scheme' | 'no-host' | 'bad-port' | 'unreadable';

const DEFAULT_PORTS: Readonly<Record<ProxyScheme, number>> = { http: 80, https: 443, socks4a: 1080, socks5: 1080 };
/** As curl spells them; the proxy resolves the name in every case, so socks4 means socks4a and socks5h means socks5. */
const SCHEMES: Readonly<Record<string, ProxyScheme>> = {
  http: 'http',
  https: 'https',
  socks: 'socks5',
  socks4: 'socks4a',
  socks4a: 'socks4a',
  socks5: 'socks5',
  socks5h: 'socks5',
};

/**
 * Reads a proxy as people and environment variables write it: `http://proxy:3128`, `proxy:3128`, `socks5://user:password@[::1]:1080`.
 * Without a scheme it is an HTTP proxy (as curl does).
 */
export function parseProxyUrl(text: string): Result<ProxyUrl, ProxyUrlFault> {
  const trimmed = text.trim();
  if (trimmed === '') return fail('empty');
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  const written = withScheme.slice(0, withScheme.indexOf(':')).toLowerCase();
  const scheme = Object.hasOwn(SCHEMES, written) ? SCHEMES[written] : undefined;
  if (scheme === undefined) return fail('unknown-scheme');
  let url: URL;
  try {
    // Read as http, so that hosts are normalised alike for every scheme; port 80 written out reads as '' and is told apart below.
    url = new URL(`http${withScheme.slice(written.length)}`);
  } catch {
    return fail(/:\d{5,}/.test(withScheme) ? 'bad-port' : 'unreadable');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === '') return fail('no-host');
  const port = url.port !== '' ? Number(url.port) : /:0*80(?:[/?#]|$)/.test(withScheme) ? 80 : DEFAULT_PORTS[scheme];
  if (port < 1) return fail('bad-port');
  return ok({
    route: { scheme, host, port, shown: `${scheme}://${isIPv6(host) ? `[${host}]` : host}:${port}` },
    credentials:
      url.username === '' && url.password === '' ? null : { user: unescapePercent(url.username), password: unescapePercent(url.password) },
  });
}

function unescapePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
