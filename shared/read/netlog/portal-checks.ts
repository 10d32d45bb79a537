import type { PortalAnswer } from '../../model/evidence.ts';
import { originOf } from './browser-failure.ts';

/** Chromium asks for this where a page failed, to learn whether the network wants a sign-in first (components/captive_portal). */
const CHECK = /^http:\/\/[^/?#]{1,253}\/(?:[\w-]{1,40}\/)?generate_204(?:[?#]|$)/;
const MOST = 100;
const MOST_LINES = 100;

/** The browser's own checks for a sign-in page, and what answered them. Privacy: of a sign-in page only its origin is kept. */
export class PortalChecks {
  readonly #asked = new Map<unknown, string>();
  #last: PortalAnswer | null = null;

  asked(source: unknown, url: unknown): void {
    if (typeof url === 'string' && this.#asked.size < MOST && CHECK.test(url)) this.#asked.set(source, url.replace(/[?#].*$/s, ''));
  }

  answered(source: unknown, headers: unknown): void {
    const url = this.#asked.get(source);
    if (url === undefined || !Array.isArray(headers)) return;
    this.#asked.delete(source);
    const lines = headers.slice(0, MOST_LINES).filter((line): line is string => typeof line === 'string');
    const status = Number(/^HTTP\/[\d.]+ (\d{3})\b/.exec(lines[0] ?? '')?.[1] ?? Number.NaN);
    const outcome = outcomeOf(status, lines);
    if (outcome === null) return;
    const location = lines.flatMap((line) => /^location:\s*(\S{1,2000})\s*$/i.exec(line)?.[1] ?? [])[0];
    this.#last = {
      url,
      outcome,
      status,
      location: location === undefined ? null : originOf(location),
    };
  }

  /** The last answer: a person may have signed in meanwhile. Null where none came. */
  get last(): PortalAnswer | null {
    return this.#last;
  }
}

/** As Chromium judges it (components/captive_portal/core/captive_portal_detector.cc): other errors may be a server's or a proxy's. */
function outcomeOf(status: number, lines: readonly string[]): 'open' | 'portal' | null {
  if (status === 511) return 'portal';
  if (!(status >= 200 && status < 400)) return null;
  return status === 204 || (status < 300 && lines.some((line) => /^content-length:\s*0\s*$/i.test(line))) ? 'open' : 'portal';
}
