import type { Asker, PortalAnswer } from '../../model/evidence.ts';
import type { CaptureStream } from '../../model/traffic.ts';
import type { StreamCause } from '../capture/stream-cause.ts';
import { type BrowserFailure, endpointOf, FailureCount, hostOf, isFault, originOf } from './browser-failure.ts';
import { causeAfterHandshake, connectionCause } from './connection-cause.ts';
import { EventCutter } from './event-cutter.ts';
import { type Fields, fieldsOf, isFields } from './fields.ts';
import { type HeardDate, HeardDates } from './heard-dates.ts';
import { type NetLogNames, namesOf } from './names.ts';
import { PortalChecks } from './portal-checks.ts';
import { QuicSessions } from './quic-sessions.ts';
import { type Socket, SocketBook } from './sockets.ts';
import { TalkBook } from './talks.ts';
import { VerifiedChains } from './verified-chains.ts';

/** What a Chromium NetLog (chrome://net-export) tells about failed requests. */
export interface NetLogReading {
  /** The pages' own failures; what the browser asked for itself stands here only where no page asked for anything. */
  readonly failures: readonly BrowserFailure[];
  /** Certificates of the servers whose requests failed, PEM each, leaf first. */
  readonly chains: readonly ShownChain[];
  /** TLS connections, those that failed first. */
  readonly talks: readonly CaptureStream[];
  readonly events: number;
  /** Requests that pages made, and how many of them came to a good end. */
  readonly requests: number;
  readonly worked: number;
  /** The browser was still writing, or the file was cut. */
  readonly truncated: boolean;
  /** The program that recorded, by its own name: `Google Chrome`, `Microsoft Edge`; null where it does not say. */
  readonly program: string | null;
  /** When it ended by the clock of the browser's computer, milliseconds since 1970; null where not told. */
  readonly time: number | null;
  /** What time it was by the answers that came. */
  readonly dates: readonly HeardDate[];
  /** What answered when the browser looked for a sign-in page; null where it did not look, or nothing answered. */
  readonly portal: PortalAnswer | null;
}

export interface ShownChain {
  readonly host: string;
  readonly pem: readonly string[];
  /** The path to a root that the browser trusted, PEM each, leaf first; empty where it found none. */
  readonly trustedPath: readonly string[];
  /** Milliseconds since 1970 by the clock of the browser's computer, when the certificates came; null where not told. */
  readonly time: number | null;
}

interface Request {
  origin: string;
  asker: Asker;
  error: string | null;
  /** The head of an answer came. */
  answered: boolean;
  /** Since when the answer is waited for, by the time of events; null before the question was sent. */
  sentAt: number | null;
}

const MOST_REQUESTS = 20_000;
const MOST_ENDPOINTS = 5_000;
const MOST_CHAINS = 20;
/** A server that has not said a word for so long does not answer (milliseconds). */
const SILENT = 5_000;
/** A page that has not begun to come so long after the question is not coming (milliseconds). */
const UNANSWERED = 8_000;

/** The head of the answer was read (net/http/http_network_transaction.cc; by its older and its newer name), or it came out of the cache. */
const ANSWER = /^(?:HTTP_TRANSACTION_READ_(?:RESPONSE_)?HEADERS|HTTP_CACHE_READ_INFO)$/;
/** The head itself, as it came over the network. */
const HEAD_OF_ANSWER = 'HTTP_TRANSACTION_READ_RESPONSE_HEADERS';
const NEEDS_CLIENT_CERTIFICATE = 'ERR_SSL_CLIENT_AUTH_CERT_NEEDED';
const QUIC_ERROR = /^ERR_QUIC_/;
/** Extensions, and pages of the browser itself. */
const OF_NO_PAGE = /^(?:chrome|edge|brave|opera|vivaldi)(?:-\w+)?:\/\//;
/** Certificates that were shown then are those of an https proxy, never the site's. */
const PROXYS_OWN = /^ERR_(?:PROXY|HTTPS_PROXY)_/;

/** Reads a NetLog while it arrives, in bounded memory. Never throws. */
export class NetLogReader {
  readonly #cutter = new EventCutter((part) => {
    if (part.part === 'constants') this.#names = namesOf(part.value);
    else this.#event(part.value);
  });
  #names: NetLogNames = namesOf(null);
  readonly #requests = new Map<unknown, Request>();
  readonly #sockets = new SocketBook();
  readonly #quic = new QuicSessions();
  readonly #talks = new TalkBook();
  readonly #verified = new VerifiedChains();
  readonly #dates = new HeardDates();
  readonly #portal = new PortalChecks();
  /** Way that was chosen, by endpoint; the streams' sources name the endpoint. */
  readonly #streams = new Map<unknown, string>();
  readonly #proxies = new Map<string, string>();
  readonly #pages = new FailureCount();
  readonly #own = new FailureCount();
  #events = 0;
  #asked = 0;
  #worked = 0;
  #lastTime = 0;

  push(text: string): void {
    this.#cutter.push(text);
  }

  /** Failures so far. */
  get found(): number {
    return this.#pages.size;
  }

  end(): NetLogReading {
    const whole = this.#cutter.end();
    for (const request of [...this.#requests.values()]) this.#finish(request, false);
    const pages = this.#pages.list();
    const failures = pages.length > 0 || this.#asked > 0 ? pages : this.#own.list();
    const chains: ShownChain[] = [];
    const { tickOffset } = this.#names;
    for (const failure of failures) {
      if (PROXYS_OWN.test(failure.error)) continue;
      const socket = this.#failedAt(endpointOf(failure.origin), failure.error);
      if (socket === null || socket.pem.length === 0 || chains.length >= MOST_CHAINS) continue;
      const host = socket.serverName ?? hostOf(failure.origin);
      if (chains.some((one) => one.host === host && one.pem[0] === socket.pem[0])) continue;
      chains.push({
        host,
        pem: socket.pem,
        trustedPath: this.#verified.pathOf(socket.pem[0] ?? ''),
        time: tickOffset === null || socket.shownAt === null ? null : tickOffset + socket.shownAt,
      });
    }
    const hosts = new Set(failures.map(({ origin }) => hostOf(origin)));
    // A connection made in advance, or tried once more with success, may fail without any request missing it.
    const missed = (talk: CaptureStream) => talk.ending === 'completed' || (talk.sni === null ? hosts.size > 0 : hosts.has(talk.sni));
    const talks = [...this.#talks.list(tickOffset), ...this.#quic.list(tickOffset)].filter(missed);
    return {
      failures,
      chains,
      talks,
      events: this.#events,
      requests: this.#asked,
      worked: this.#worked,
      truncated: !whole,
      program: this.#names.program,
      time: tickOffset === null ? null : tickOffset + this.#lastTime,
      dates: this.#dates.list(tickOffset),
      portal: this.#portal.last,
    };
  }

  #event(value: unknown): void {
    if (!isFields(value)) return;
    const source = fieldsOf(value.source).id;
    if (source === undefined) return;
    this.#events += 1;
    const type = this.#names.event(value.type);
    const phase = this.#names.phase(value.phase);
    const params = fieldsOf(value.params);
    const told = Number(value.time);
    const time = Number.isFinite(told) ? told : this.#lastTime;
    this.#lastTime = Math.max(this.#lastTime, time);
    const named = { type, phase, source, params, time, error: this.#names.error(params.net_error) };
    this.#sockets.event(named);
    this.#quic.event(named);
    this.#talks.event(named);
    this.#verified.event(params, this.#names.authorityInvalidFlag);
    this.#stream(type, source, params);
    if (type !== '') this.#request(type, phase, source, params, time);
    else this.#nameless(source, params);
  }

  #request(type: string, phase: string, source: unknown, params: Fields, time: number): void {
    const url = typeof params.url === 'string' ? originOf(params.url) : null;
    if (url !== null && phase === 'begin' && (type === 'REQUEST_ALIVE' || type === 'URL_REQUEST_START_JOB'))
      this.#begin(source, url, type, params);
    const request = this.#requests.get(source);
    if (request === undefined) return;
    if (/^(?:URL_REQUEST_START_JOB|REQUEST_ALIVE|FAILED|CANCELLED)$/.test(type) && phase !== 'begin') {
      const error = this.#names.error(params.net_error);
      if (error !== null && (request.error === null || !isFault(request.error))) request.error = error;
    }
    if (ANSWER.test(type) && phase === 'end' && this.#names.error(params.net_error) === null) request.answered = true;
    if (ANSWER.test(type) && phase === 'begin') request.sentAt = time;
    if (type === HEAD_OF_ANSWER) {
      this.#dates.heard(request.origin, params.headers, time);
      this.#portal.answered(source, params.headers);
    }
    if (type !== 'REQUEST_ALIVE' || phase !== 'end') return;
    this.#finish(request, true);
    this.#requests.delete(source);
  }

  #begin(source: unknown, origin: string, type: string, params: Fields): void {
    const known = this.#requests.get(source);
    const request: Request = known ?? { origin, asker: 'page', error: null, answered: false, sentAt: null };
    // A request that is sent on, or begun again after an answer to a question, has not failed yet.
    if (type === 'URL_REQUEST_START_JOB') {
      request.origin = origin;
      request.error = null;
      request.answered = false;
      request.sentAt = null;
      request.asker = this.#askerOf(params);
      this.#portal.asked(source, params.url);
    }
    if (known === undefined) bounded(this.#requests, MOST_REQUESTS).set(source, request);
  }

  /**
   * The page itself, what a page asks for, or what nothing on a page asked for: updates, sign-in, portal checks, extensions
   * (net/url_request/url_request.cc and net/base/request_priority.h name the kinds).
   */
  #askerOf({ request_type: kind, load_flags: flags, initiator }: Fields): Asker {
    const { mainFrameFlag } = this.#names;
    const isMainFrame =
      kind === 'main frame' ||
      (typeof kind !== 'string' && mainFrameFlag !== null && typeof flags === 'number' && (flags & mainFrameFlag) !== 0);
    if (isMainFrame) return 'person';
    const tellsKind = typeof kind === 'string' || mainFrameFlag !== null;
    if (initiator === 'not an origin') return tellsKind && kind !== 'subframe' ? 'browser' : 'page';
    return typeof initiator === 'string' && OF_NO_PAGE.test(initiator) ? 'browser' : 'page';
  }

  /** Without the tables of the log nothing says what an event is; an address and an error of one source still belong together. */
  #nameless(source: unknown, params: Fields): void {
    const origin = typeof params.url === 'string' ? originOf(params.url) : null;
    if (origin !== null && !this.#requests.has(source))
      bounded(this.#requests, MOST_REQUESTS).set(source, { origin, asker: 'page', error: null, answered: false, sentAt: null });
    const request = this.#requests.get(source);
    const error = this.#names.error(params.net_error);
    if (request !== undefined && error !== null && (request.error === null || !isFault(request.error))) request.error = error;
  }

  #stream(type: string, source: unknown, params: Fields): void {
    const url = typeof params.url === 'string' ? originOf(params.url) : null;
    if (url !== null && !this.#streams.has(source)) bounded(this.#streams, MOST_REQUESTS).set(source, endpointOf(url));
    const way = params.proxy_info ?? params.pac_string;
    const endpoint = this.#streams.get(source);
    if (typeof way === 'string' && endpoint !== undefined && type.startsWith('PROXY_'))
      bounded(this.#proxies, MOST_ENDPOINTS).set(endpoint, way.slice(0, 300));
  }

  #finish(request: Request, ended: boolean): void {
    const endpoint = endpointOf(request.origin);
    const socket = this.#failedAt(endpoint, request.error);
    const error = this.#errorOf(request, endpoint, socket, ended);
    const isOwn = request.asker === 'browser';
    const failures = isOwn ? this.#own : this.#pages;
    if (!isOwn) this.#asked += 1;
    if (error === null) {
      if (!ended || request.error !== null) return;
      if (!isOwn) this.#worked += 1;
      if (request.answered) failures.worked(request.origin);
      return;
    }
    const way = this.#proxies.get(endpoint) ?? null;
    const proxy = way === null || way.startsWith('DIRECT') ? null : way;
    const tunnel = this.#sockets.tunnelAnswer(endpoint);
    const hints = [
      ...(socket !== null && (socket.error === error || QUIC_ERROR.test(error)) ? socket.hints : []),
      ...(tunnel === null ? [] : [tunnel]),
    ];
    failures.add({
      origin: request.origin,
      asker: request.asker,
      error,
      hints,
      proxy,
      decided: this.#decided(endpoint, error, socket, proxy !== null),
    });
  }

  /** @param socket the connection that failed there; null where none did by itself */
  #decided(endpoint: string, error: string, socket: Socket | null, proxied: boolean): StreamCause | null {
    const shown = socket !== null && socket.error === error ? connectionCause(socket, proxied) : null;
    if (shown !== null || proxied) return shown;
    const done = socket?.error === error && socket.progress.established ? socket : this.#sockets.establishedAt(endpoint);
    return done === null ? null : causeAfterHandshake(done, error);
  }

  /** The connection that failed for a request: over QUIC where the error says so, or where none over TCP did. */
  #failedAt(endpoint: string, error: string | null): Socket | null {
    const [tcp, quic] = [this.#sockets.failedAt(endpoint), this.#quic.failedAt(endpoint)];
    return error !== null && (QUIC_ERROR.test(error) || error === quic?.error) ? (quic ?? tcp) : (tcp ?? quic);
  }

  /** A request that was given up, or that the log does not see the end of, failed as its connection did. */
  #errorOf(request: Request, endpoint: string, socket: Socket | null, ended: boolean): string | null {
    // That QUIC failed is the outside of it.
    if (request.error !== null && QUIC_ERROR.test(request.error) && socket?.error != null) return socket.error;
    if (request.error !== null && isFault(request.error)) return request.error;
    if (/^407\b/.test(this.#sockets.tunnelAnswer(endpoint)?.replace(/^\S+ /, '') ?? '')) return 'ERR_PROXY_AUTH_REQUESTED';
    if (this.#sockets.waitedAt(endpoint, this.#lastTime) >= SILENT) return 'ERR_TIMED_OUT';
    // What a page fetches may wait for news on purpose.
    const waited = request.sentAt === null || request.asker !== 'person' || request.answered ? 0 : this.#lastTime - request.sentAt;
    if (waited >= UNANSWERED) return 'ERR_TIMED_OUT';
    // The browser asks the person which certificate to show; until it has an answer there is no connection.
    if (!request.answered && socket?.error === NEEDS_CLIENT_CERTIFICATE) return NEEDS_CLIENT_CERTIFICATE;
    if (ended && request.error === null) return null;
    return socket !== null && socket.error !== null && isFault(socket.error) ? socket.error : null;
  }
}

/** Makes room in a map that is full by dropping what came first. */
function bounded<K, V>(map: Map<K, V>, most: number): Map<K, V> {
  if (map.size >= most) for (const first of map.keys()) return map.delete(first) ? map : map;
  return map;
}

/** The same for a text that is there whole. */
export function readNetLog(text: string): NetLogReading {
  const reader = new NetLogReader();
  reader.push(text);
  return reader.end();
}
