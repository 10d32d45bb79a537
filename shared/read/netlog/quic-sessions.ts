import type { CaptureStream } from '../../model/traffic.ts';
import { isoTime } from '../capture/iso-time.ts';
import { fieldsOf } from './fields.ts';
import { noProgress } from './progress.ts';
import type { NamedEvent, Socket } from './sockets.ts';

interface Session {
  readonly host: string;
  readonly endpoint: string;
  readonly begun: number;
  client: string | null;
  server: string | null;
  /** The verification of its certificates. */
  job: unknown;
  taken: boolean;
  refused: boolean;
  shownAt: number | null;
  hints: readonly string[];
}

interface Job {
  readonly pem: readonly string[];
  error: string | null;
}

const MOST = 2_000;
const MOST_TALKS = 50;
const LONGEST_CHAIN = 30;
const LONGEST_PEM = 64 * 1024;

/**
 * The QUIC connections of a log. Their own error says only that QUIC failed; which certificate the browser refused, and why, stands
 * with the verification that they asked for (net/quic/quic_chromium_client_session.cc, net/cert/coalescing_cert_verifier.cc).
 */
export class QuicSessions {
  readonly #sessions = new Map<unknown, Session>();
  readonly #jobs = new Map<unknown, Job>();

  event({ type, phase, source, params, time, error }: NamedEvent): void {
    if (type === 'CERT_VERIFIER_JOB') {
      if (phase === 'begin' && this.#jobs.size < MOST) this.#jobs.set(source, { pem: pemOf(params.certificates), error: null });
      const job = this.#jobs.get(source);
      if (phase === 'end' && job !== undefined) job.error = error;
      return;
    }
    if (type === 'QUIC_SESSION' && phase === 'begin') this.#begin(source, params.host, params.port, time);
    const session = this.#sessions.get(source);
    if (session === undefined) return;
    if (typeof params.self_address === 'string') session.client ??= params.self_address;
    if (typeof params.peer_address === 'string') session.server ??= params.peer_address;
    if (type === 'CERT_VERIFIER_REQUEST_BOUND_TO_JOB') {
      session.job = fieldsOf(params.source_dependency).id;
      session.shownAt = time;
    }
    if (type === 'QUIC_SESSION_CERTIFICATE_VERIFIED') session.taken = true;
    if (type === 'QUIC_SESSION_CERTIFICATE_VERIFY_FAILED') session.refused = true;
    // An alert that the server sent stands in the reason of its close (RFC 9001 section 4.8).
    const alert = typeof params.details === 'string' ? /TLS handshake failure \(\w+\) (\d{1,3}):/.exec(params.details)?.[1] : undefined;
    if (type === 'QUIC_SESSION_CLOSED' && params.from_peer === true && alert !== undefined) session.hints = [`SSL alert number ${alert}`];
  }

  /** The last connection to `host:port` that the certificate or an alert ended, in the terms of a TCP one; null where none did. */
  failedAt(endpoint: string): Socket | null {
    const session = [...this.#sessions.values()].findLast((one) => one.endpoint === endpoint && (one.refused || one.hints.length > 0));
    if (session === undefined) return null;
    const job = this.#jobs.get(session.job);
    return {
      endpoint,
      serverName: session.host,
      pem: job?.pem ?? [],
      shownAt: session.shownAt,
      error: session.refused ? (job?.error ?? null) : null,
      hints: [...session.hints],
      progress: noProgress(),
      waitingSince: null,
    };
  }

  /** Those whose certificate the browser looked at. */
  list(tickOffset: number | null): readonly CaptureStream[] {
    const told = [...this.#sessions.values()].filter((one) => one.taken || one.refused).slice(0, MOST_TALKS);
    return told.map((session) => ({
      at: tickOffset === null ? null : isoTime((tickOffset + session.begun) * 1000),
      client: session.client ?? '',
      server: session.server ?? session.endpoint,
      transport: 'quic',
      sni: session.host,
      // QUIC knows no older one (RFC 9001 section 4.2).
      offeredVersions: ['TLS 1.3'],
      version: 'TLS 1.3',
      cipher: null,
      alerts: [],
      certificates: [],
      certificatesBase64: [],
      ending: session.refused ? 'closed' : 'completed',
      cause: null,
      certainty: null,
      because: [],
      steps: [],
    }));
  }

  #begin(source: unknown, host: unknown, port: unknown, begun: number): void {
    if (typeof host !== 'string' || typeof port !== 'number' || this.#sessions.size >= MOST) return;
    this.#sessions.set(source, {
      host,
      endpoint: `${host.toLowerCase()}:${port}`,
      begun,
      client: null,
      server: null,
      job: null,
      taken: false,
      refused: false,
      shownAt: null,
      hints: [],
    });
  }
}

function pemOf(certificates: unknown): readonly string[] {
  if (!Array.isArray(certificates)) return [];
  return certificates.filter((one): one is string => typeof one === 'string' && one.length <= LONGEST_PEM).slice(0, LONGEST_CHAIN);
}
