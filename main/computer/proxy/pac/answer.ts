import { parseProxyUrl } from '../../../net/tunnel/proxy-url.ts';
import type { ForTarget } from '../setting.ts';

/** PAC's words for a proxy, as a scheme that everybody knows. `SOCKS` alone is version 4 in browsers. */
const SCHEMES: Readonly<Record<string, { readonly scheme: string; readonly port: number }>> = {
  PROXY: { scheme: 'http', port: 80 },
  HTTP: { scheme: 'http', port: 80 },
  HTTPS: { scheme: 'https', port: 443 },
  SOCKS: { scheme: 'socks4', port: 1080 },
  SOCKS4: { scheme: 'socks4', port: 1080 },
  SOCKS5: { scheme: 'socks5', port: 1080 },
};

/**
 * The first way that a script's answer names: `PROXY h:p; SOCKS5 h:p; DIRECT`. Words that nobody knows are skipped; an answer without any
 * known way is direct, as in browsers. Source: Chromium net/docs/proxy.md and ProxyList::SetFromPacString.
 */
export function firstWay(answer: string): ForTarget {
  for (const entry of answer.split(';')) {
    const [, word = '', place = ''] = /^\s*(\S+)(?:\s+(\S+))?\s*$/u.exec(entry) ?? [];
    if (word.toUpperCase() === 'DIRECT') return { kind: 'direct' };
    const known = Object.hasOwn(SCHEMES, word.toUpperCase()) ? SCHEMES[word.toUpperCase()] : undefined;
    const parsed =
      known === undefined || place === ''
        ? null
        : parseProxyUrl(`${known.scheme}://${/:\d+$/u.test(place) ? place : `${place}:${known.port}`}`);
    if (parsed?.ok === true) return { kind: 'proxy', proxy: parsed.value.route.shown };
  }
  return { kind: 'direct' };
}

/** The answer as people may see it: a script may write a user and password before a proxy's name. */
export function shownAnswer(answer: string): string {
  return answer.replace(/[^\s;/]+@/gu, '').trim();
}
