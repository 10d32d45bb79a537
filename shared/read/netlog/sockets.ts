import { readClientHello, serverNameOf } from '../../wire/client-hello.ts';
import { decodeBase64 } from '../../wire/pem.ts';
import { endpointOf, originOf } from './browser-failure.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { sslReason } from './names.ts';
import { noProgress, noteProgress, type Progress } from './progress.ts';

/** One event, its numbers already turned into names. */
export interface NamedEvent {
  readonly type: string;
  readonly phase: 'begin' | 'end' | 'none';
  readonly source: unknown;
  readonly params: Fields;
  /** Milliseconds, from a beginning that the log's constants tell. */
  readonly time: number;
  readonly error: string | null;
}

/** One connection of the browser, as far as it failed. */
export interface Socket {
  endpoint: string | null;
  /** Name in the ClientHello. */
  serverName: string | null;
  pem: readonly string[];
  /** Time of the event that brought the certificates. */
  shownAt: number | null;
  error: string | null;
  hints: string[];
  /** How far it came. */
  progress: Progress;
  /** Since when it waits: connecting, or for the answer to the ClientHello; null when it does not wait. */
  waitingSince: number | null;
}

const MOST_SOCKETS = 20_000;
const MOST_HINTS = 4;
const LONGEST_CHAIN = 30;
const LONGEST_PEM = 64 * 1024;
/** Library numbers that BoringSSL puts into an error: 16 is SSL. */
const LIBRARY_SSL = 16;

/** The connections of a log, found by the endpoint they were made for. */
export class SocketBook {
  /** Endpoint that a job of a stream, or a connect job, is made for. */
  readonly #jobs = new Map<unknown, string>();
  readonly #sockets = new Map<unknown, Socket>();
  /** The last connection to each endpoint that failed. */
  readonly #failed = new Map<string, Socket>();
  readonly #waiting = new Map<string, Socket>();
  /** The last connection to each endpoint whose handshake came to its good end. */
  readonly #established = new Map<string, Socket>();
  readonly #tunnels = new Map<string, string>();

  event(event: NamedEvent): void {
    const { type, phase, source, params, time } = event;
    const depends = fieldsOf(params.source_dependency).id;
    const group = params.group_id ?? params.group_name;
    if (typeof group === 'string' && /CONNECT_JOB/.test(type)) {
      const endpoint = groupEndpoint(group);
      if (endpoint !== null) put(this.#jobs, source, endpoint);
    }
    if (type === 'HTTP_STREAM_JOB' && typeof params.destination === 'string') {
      const origin = originOf(params.destination);
      if (origin !== null) put(this.#jobs, source, endpointOf(origin));
    }
    const streams = this.#jobs.get(source);
    if (type === 'SOCKET_POOL_BOUND_TO_CONNECT_JOB' && streams !== undefined && !this.#jobs.has(depends)) put(this.#jobs, depends, streams);
    if (type === 'CONNECT_JOB_SET_SOCKET') this.#name(depends, this.#jobs.get(source));
    if (type === 'SOCKET_ALIVE' && phase === 'begin') {
      this.#socket(source);
      this.#name(source, this.#jobs.get(depends));
    }
    if (type === 'SOCKET_ALIVE' && phase === 'end') this.#sockets.delete(source);
    const socket = this.#sockets.get(source);
    if (socket !== undefined) noteProgress(socket.progress, event);
    if (type === 'TCP_CONNECT' || type === 'SSL_CONNECT') this.#connect(event);
    else if (type.startsWith('SSL_')) this.#tls(event, time);
    else if (/TUNNEL/.test(type)) this.#tunnel(event);
    else if (type === 'SOCKET_BYTES_RECEIVED') this.#heard(this.#sockets.get(source), time);
  }

  /** The last failed connection to `host:port`, null when none failed. */
  failedAt(endpoint: string): Socket | null {
    return this.#failed.get(endpoint) ?? null;
  }

  /** The last connection to `host:port` whose handshake was done, and that did not fail since by itself; null where there is none. */
  establishedAt(endpoint: string): Socket | null {
    return this.#established.get(endpoint) ?? null;
  }

  /** First line of what the proxy last answered for `host:port`, where it refused. */
  tunnelAnswer(endpoint: string): string | null {
    return this.#tunnels.get(endpoint) ?? null;
  }

  /** How long `host:port` has said nothing, in milliseconds. */
  waitedAt(endpoint: string, now: number): number {
    const since = this.#waiting.get(endpoint)?.waitingSince ?? null;
    return since === null ? 0 : now - since;
  }

  #socket(source: unknown): Socket {
    const known = this.#sockets.get(source);
    if (known !== undefined) return known;
    const made: Socket = {
      endpoint: null,
      serverName: null,
      pem: [],
      shownAt: null,
      error: null,
      hints: [],
      progress: noProgress(),
      waitingSince: null,
    };
    put(this.#sockets, source, made);
    return made;
  }

  #name(source: unknown, endpoint: string | undefined): void {
    if (source === undefined || endpoint === undefined) return;
    const socket = this.#socket(source);
    socket.endpoint = endpoint;
    if (socket.waitingSince !== null && !this.#waiting.has(endpoint)) put(this.#waiting, endpoint, socket);
    if (socket.error !== null) put(this.#failed, endpoint, socket);
  }

  #connect({ type, phase, source, time, error }: NamedEvent): void {
    const socket = this.#socket(source);
    if (phase === 'begin') {
      this.#waitSince(socket, time);
      return;
    }
    if (error !== null) {
      this.#fail(socket, error);
      if (error !== 'ERR_ABORTED') this.#stopWaiting(socket);
      return;
    }
    this.#stopWaiting(socket);
    if (type !== 'SSL_CONNECT') return;
    this.#calm(socket);
    if (socket.endpoint !== null) put(this.#established, socket.endpoint, socket);
  }

  #waitSince(socket: Socket, time: number): void {
    socket.waitingSince = time;
    if (socket.endpoint !== null && !this.#waiting.has(socket.endpoint)) put(this.#waiting, socket.endpoint, socket);
  }

  #fail(socket: Socket, error: string): void {
    socket.error = error;
    if (socket.endpoint === null) return;
    put(this.#failed, socket.endpoint, socket);
    if (this.#established.get(socket.endpoint) === socket) this.#established.delete(socket.endpoint);
  }

  /** What succeeded is kept no longer; a later error of it (a refused client certificate) is a new one. */
  #calm(socket: Socket): void {
    socket.pem = [];
    socket.error = null;
    socket.hints = [];
  }

  /** A part of the handshake is no end of it: from there on the rest is waited for. */
  #heard(socket: Socket | undefined, time: number): void {
    if (socket?.waitingSince == null) return;
    if (socket.progress.began && !socket.progress.established) socket.waitingSince = time;
    else this.#stopWaiting(socket);
  }

  #stopWaiting(socket: Socket | undefined): void {
    if (socket === undefined) return;
    socket.waitingSince = null;
    if (socket.endpoint !== null) this.#waiting.delete(socket.endpoint);
  }

  #tls({ type, source, params, error }: NamedEvent, time: number): void {
    const socket = this.#socket(source);
    if (type === 'SSL_CERTIFICATES_RECEIVED' && Array.isArray(params.certificates)) {
      socket.pem = params.certificates
        .filter((one): one is string => typeof one === 'string' && one.length <= LONGEST_PEM)
        .slice(0, LONGEST_CHAIN);
      socket.shownAt = time;
    } else if (type === 'SSL_HANDSHAKE_MESSAGE_SENT' && socket.serverName === null) socket.serverName = nameInHello(params.bytes);
    else if (type === 'SSL_ALERT_RECEIVED') {
      const alert = bytesOf(params.bytes)[1];
      if (alert !== undefined && alert !== 0) addHint(socket, `SSL alert number ${alert}`);
    } else if (type.endsWith('_ERROR') && error !== null) {
      const reason = params.error_lib === LIBRARY_SSL ? sslReason(params.error_reason) : null;
      if (reason !== null && !/ALERT/.test(reason)) addHint(socket, reason);
      socket.progress.reason ??= reason;
      this.#fail(socket, error);
    }
  }

  #tunnel({ type, phase, source, params, time, error }: NamedEvent): void {
    const socket = this.#socket(source);
    if (type === 'HTTP_TRANSACTION_TUNNEL_READ_HEADERS' && phase === 'begin') this.#waitSince(socket, time);
    if (type === 'HTTP_TRANSACTION_TUNNEL_READ_HEADERS' && phase === 'end') {
      if (error !== 'ERR_ABORTED') this.#stopWaiting(socket);
      if (error !== null && error !== 'ERR_ABORTED') this.#fail(socket, error);
    }
    const line = typeof params.line === 'string' ? /^CONNECT (\S+) HTTP/.exec(params.line)?.[1] : undefined;
    if (line !== undefined) socket.endpoint ??= line.toLowerCase();
    const status: unknown = Array.isArray(params.headers) ? params.headers[0] : null;
    if (socket.endpoint === null || typeof status !== 'string' || !/^HTTP\/\d/.test(status)) return;
    if (/^HTTP\/\S+ 2\d\d/.test(status)) this.#tunnels.delete(socket.endpoint);
    else put(this.#tunnels, socket.endpoint, status.slice(0, 200));
  }
}

/** `host:port` in the name of a group of connections: `pm/https://host:443 <…>`, in older logs `ssl/host:443`. */
export function groupEndpoint(group: string): string | null {
  const url = /[a-z]+:\/\/[^\s<>]+/i.exec(group)?.[0];
  const origin = url === undefined ? null : originOf(url);
  if (origin !== null) return endpointOf(origin);
  const plain = /(?:^|\/)([^/\s<>:]+|\[[^\]]+\]):(\d{1,5})(?:[\s</]|$)/.exec(group);
  return plain === null ? null : `${plain[1]?.replace(/^\[|\]$/g, '').toLowerCase()}:${plain[2]}`;
}

function nameInHello(bytes: unknown): string | null {
  const message = bytesOf(bytes);
  if (message[0] !== 1 || message.length < 40) return null;
  const hello = readClientHello(message.subarray(4));
  return hello.ok ? serverNameOf(hello.value.extensions) : null;
}

function bytesOf(base64: unknown): Uint8Array {
  return typeof base64 === 'string' && base64.length <= LONGEST_PEM ? decodeBase64(base64).bytes : new Uint8Array(0);
}

function addHint(socket: Socket, hint: string): void {
  if (socket.hints.length < MOST_HINTS && !socket.hints.includes(hint)) socket.hints.push(hint);
}

function put<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (map.size >= MOST_SOCKETS && !map.has(key))
    for (const first of map.keys()) {
      map.delete(first);
      break;
    }
  map.set(key, value);
}
