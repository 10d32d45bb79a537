import { isIP } from 'node:net';
import { fitsWildcard, isThisComputer } from './no-proxy.ts';
import type { ProxyTarget } from './setting.ts';

/**
 * The proxy for TLS out of Windows' words: `host:port` for everything, or `http=h:p;https=h:p;socks=h:p`.
 * Source: Microsoft, WinHttpGetIEProxyConfigForCurrentUser, WINHTTP_PROXY_INFO; Chromium net/docs/proxy.md for socks.
 */
export function proxyForTls(words: string): string | null {
  const parts = words
    .split(/[;\s]+/u)
    .filter((part) => part !== '')
    .map((part) => /^([a-z]+)=(.*)$/iu.exec(part) ?? part);
  const named = new Map(
    parts.flatMap((part) => (typeof part === 'string' ? [] : [[(part[1] ?? '').toLowerCase(), part[2] ?? ''] as const])),
  );
  const forAll = parts.find((part) => typeof part === 'string');
  const https = named.get('https') ?? '';
  const socks = named.get('socks') ?? '';
  if (https !== '') return https;
  if (typeof forAll === 'string') return forAll;
  if (socks !== '') return /:\/\//u.test(socks) ? socks : `socks4://${socks}`;
  return null;
}

export function exceptionsOf(words: string): readonly string[] {
  return words.split(/[;\s]+/u).filter((part) => part !== '');
}

/**
 * Windows' exceptions: `*` for any text, `<local>` for names without a dot; this computer itself counts unless `<-loopback>` stands there.
 * Source: Chromium net/docs/proxy.md; Microsoft, INTERNET_PROXY_INFO.
 */
export function windowsBypasses(exceptions: readonly string[], { host, port }: ProxyTarget): boolean {
  const loopback = host === 'localhost' || host.endsWith('.localhost') || isThisComputer(host) || /^(169\.254\.|fe80:)/iu.test(host);
  if (loopback && !exceptions.includes('<-loopback>')) return true;
  return exceptions.some((entry) => {
    if (entry.toLowerCase() === '<local>') return isIP(host) === 0 && !host.includes('.');
    const [, scheme, rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/iu.exec(entry) ?? [];
    if (scheme !== undefined && scheme.toLowerCase() !== 'https') return false;
    const [, name = rest, wantedPort] = isIP(rest) === 6 ? [] : (/^(.+):(\d+)$/u.exec(rest) ?? []);
    if (wantedPort !== undefined && Number(wantedPort) !== port) return false;
    const bare = name.replace(/^\[|\]$/gu, '');
    return fitsWildcard(host, bare.startsWith('.') ? `*${bare}` : bare);
  });
}
