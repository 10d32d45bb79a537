import type { Asker, RecognisedMessage } from '../../model/evidence.ts';
import type { StreamCause } from '../capture/stream-cause.ts';
import { readMessage } from '../message.ts';

/** Requests of a browser to one host that failed with one error. */
export interface BrowserFailure {
  /** Scheme, host and port: `https://shop.example:8443`. Paths and queries are nobody's business. */
  readonly origin: string;
  /** The browser's own error: `ERR_CERT_DATE_INVALID`, `SEC_ERROR_UNKNOWN_ISSUER`, or a sentence. */
  readonly error: string;
  /** What the log tells besides: the alert that came, the reason inside the TLS library, the answer of the proxy. */
  readonly hints: readonly string[];
  /** The way the browser chose: `PROXY host:port`; null when direct or not told. */
  readonly proxy: string | null;
  /** What the connection itself shows; null where it shows no more than the error. */
  readonly decided: StreamCause | null;
  readonly count: number;
  /** A later request to the same place was answered. */
  readonly workedLater: boolean;
  /** Who wanted it; the person, where several did. */
  readonly asker: Asker;
}

/** The person's own pages first: what the browser does in the background is nobody's question. */
const NEARNESS: Readonly<Record<Asker, number>> = { person: 0, page: 1, browser: 2 };

/** Errors that say only that nobody wanted the answer any more, or that the browser itself held it back. */
const NO_FAULT =
  /^(?:net::)?(?:ERR_(?:ABORTED|IO_PENDING|CACHE_\w+|BLOCKED_BY_\w+|FILE_\w+|UNKNOWN_URL_SCHEME|INVALID_URL|INSUFFICIENT_RESOURCES|UPLOAD_\w+|NETWORK_CHANGED|DISALLOWED_URL_SCHEME|HTTP_RESPONSE_CODE_FAILURE|NO_BUFFER_SPACE|TOO_MANY_REDIRECTS)|NS_BINDING_ABORTED|NS_ERROR_ABORT)$/;

export function isFault(error: string): boolean {
  return error !== '' && !NO_FAULT.test(error);
}

/** Scheme, host and port of a URL, without user, path and query; null where it has none. */
export function originOf(url: string): string | null {
  const parts =
    /^([a-z][a-z0-9+.-]{0,20}):\/\/(?:[^/?#@]{0,500}@)?(\[[0-9a-f:.]{2,60}\]|[^/?#@:\s]{1,253})(?::(\d{1,5}))?(?:[/?#]|$)/i.exec(url);
  const [, scheme, host, port] = parts ?? [];
  if (scheme === undefined || host === undefined) return null;
  return `${scheme.toLowerCase()}://${host.toLowerCase()}${port === undefined ? '' : `:${port}`}`;
}

/** Host of an origin, without the brackets of an IPv6 address. */
export function hostOf(origin: string): string {
  return (/^[a-z][a-z0-9+.-]*:\/\/(\[[^\]]+\]|[^:/]+)/i.exec(origin)?.[1] ?? origin).replace(/^\[|\]$/g, '');
}

/** Host and port of an origin, the port always said. */
export function endpointOf(origin: string): string {
  const port = /:(\d+)$/.exec(origin)?.[1] ?? (/^(?:https|wss):/.test(origin) ? '443' : '80');
  return `${hostOf(origin)}:${port}`;
}

const MOST_KINDS = 500;
const MOST_HINTS = 5;
const LONGEST_ERROR = 300;

type Counted = { -readonly [Field in keyof BrowserFailure]: BrowserFailure[Field] };

/** Counts failures by origin and error, the first first. */
export class FailureCount {
  readonly #failures = new Map<string, Counted>();

  add(failure: Omit<BrowserFailure, 'count' | 'workedLater'>): void {
    if (!isFault(failure.error)) return;
    const key = `${failure.origin} ${failure.error}`;
    const known = this.#failures.get(key);
    if (known !== undefined) {
      known.count += 1;
      known.workedLater = false;
      known.decided ??= failure.decided;
      if (NEARNESS[failure.asker] < NEARNESS[known.asker]) known.asker = failure.asker;
      known.hints = [...new Set([...known.hints, ...failure.hints])].slice(0, MOST_HINTS);
    } else if (this.#failures.size < MOST_KINDS)
      this.#failures.set(key, { ...failure, hints: failure.hints.slice(0, MOST_HINTS), count: 1, workedLater: false });
  }

  /** A request to this place was answered. */
  worked(origin: string): void {
    for (const failure of this.#failures.values()) if (failure.origin === origin) failure.workedLater = true;
  }

  get size(): number {
    return this.#failures.size;
  }

  /**
   * The nearest to the person first: the page that was opened, then what pages fetched; what works by now comes after what does not. Of
   * several pages the one that was first opened last stands first: a start page opens by itself, and a browser repeats old failures.
   */
  list(): readonly BrowserFailure[] {
    const all = [...this.#failures.values()].map((one) => ({ ...one }));
    const pages = all.filter((one) => one.asker === 'person').reverse();
    return [...pages, ...all.filter((one) => one.asker !== 'person')].sort(
      (a, b) => NEARNESS[a.asker] - NEARNESS[b.asker] || Number(a.workedLater) - Number(b.workedLater),
    );
  }
}

/**
 * A failure read like the message the browser shows for it; null for an error that nobody knows.
 * @param program that made the recording, by its name; null where the error itself shows it
 */
export function failureMessage(failure: BrowserFailure, program: string | null): RecognisedMessage | null {
  const error = /^[A-Z][A-Z0-9_]+$/.test(failure.error) && failure.error.startsWith('ERR_') ? `net::${failure.error}` : failure.error;
  const read = readMessage([`${failure.origin}/`, error, ...failure.hints].join(' '));
  const { origin, count, workedLater, decided, asker } = failure;
  if (read.recognised.length === 0 && !read.vague && decided === null) return null;
  const proxy = failure.proxy === null ? read.found.proxy : (/^[A-Z0-9]+ (\S+)/i.exec(failure.proxy)?.[1] ?? read.found.proxy);
  const shown = decided === null || decided.cause === null ? null : { cause: decided.cause, certainty: decided.certainty ?? 'possible' };
  return {
    ...read,
    recognised: program === null ? read.recognised : read.recognised.map((one) => ({ ...one, program })),
    found: { ...read.found, proxy },
    request: {
      origin,
      error: failure.error.slice(0, LONGEST_ERROR),
      count,
      workedLater,
      asker,
      ...(program === null ? {} : { program }),
      proxy: failure.proxy,
      decided: shown === null || decided === null ? null : { ...shown, because: decided.because },
    },
  };
}
