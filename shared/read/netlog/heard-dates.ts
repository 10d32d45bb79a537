import { hostOf } from './browser-failure.ts';

/** What time one host said it was, against the clock of the browser's computer. */
export interface HeardDate {
  readonly host: string;
  /** Positive: the computer is ahead, in milliseconds. */
  readonly offset: number;
}

const MOST_HOSTS = 20;
const MOST_LINES = 100;

/**
 * The Date fields of answers (RFC 9110 section 6.6.1), the freshest of each host: a copy that a cache kept is older than its answer by
 * its Age (RFC 9111 section 5.1), and one that says no Age looks like a clock that is ahead.
 */
export class HeardDates {
  /** By host: the least of arrival minus Date, milliseconds. */
  readonly #least = new Map<string, number>();

  /** @param time of the event, milliseconds since the beginning of the log's ticks */
  heard(origin: string, headers: unknown, time: number): void {
    if (!Array.isArray(headers)) return;
    const host = hostOf(origin);
    if (!this.#least.has(host) && this.#least.size >= MOST_HOSTS) return;
    const lines = headers.slice(0, MOST_LINES).filter((line): line is string => typeof line === 'string');
    const date = Date.parse(fieldIn(lines, /^date:\s*([^\r\n]{1,60})$/i) ?? '');
    if (Number.isNaN(date) || Number.isNaN(time)) return;
    const age = Number(fieldIn(lines, /^age:\s*(\d{1,10})\s*$/i) ?? 0);
    const since = time - date - age * 1000;
    this.#least.set(host, Math.min(since, this.#least.get(host) ?? since));
  }

  /** @param tickOffset makes milliseconds since 1970 of the time of an event; null where the log does not say: then there is no list */
  list(tickOffset: number | null): readonly HeardDate[] {
    if (tickOffset === null) return [];
    return [...this.#least].map(([host, since]) => ({ host, offset: tickOffset + since }));
  }
}

function fieldIn(lines: readonly string[], pattern: RegExp): string | null {
  for (const line of lines) {
    const value = pattern.exec(line)?.[1];
    if (value !== undefined) return value;
  }
  return null;
}
