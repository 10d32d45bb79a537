import { randomBytes } from 'node:crypto';
import type { HandshakeAttempt, HandshakeEnd, Variation } from '../../shared/model/handshake.ts';
import { isSignal } from '../../shared/tables/cipher-suites.ts';
import { isGrease } from '../../shared/tables/extensions.ts';
import { toBase64 } from '../../shared/wire/bytes.ts';
import type { ByteStream, Deadline } from '../net/byte-stream.ts';
import type { ProbeCost } from './context.ts';
import { askApplication, listenAfterFinished } from './handshake/application.ts';
import { HandshakeConnection } from './handshake/connection.ts';
import { buildHello, type HelloPlan, type Random } from './handshake/hello-build.ts';
import { type ClientCertificate, nothingSeen, type Talk } from './handshake/seen.ts';
import { shakeHands } from './handshake/shake.ts';

/** The connection's own round trip counts; TLS 1.2 takes two more, TLS 1.3 one, a HelloRetryRequest or a first request another. */
export const COST: ProbeCost = { connections: 1, roundTrips: 4 };

export type { HelloPlan, Random } from './handshake/hello-build.ts';
export type { ClientCertificate } from './handshake/seen.ts';

export interface HandshakeOptions {
  readonly variation: Variation;
  readonly route: 'direct' | 'proxy';
  /** The stream was opened with nobody else of ours at the server; for the record. */
  readonly alone?: true;
  readonly deadline: Deadline;
  readonly clientCertificate?: ClientCertificate | null;
  /** A first request for the application's answer, as it goes on the wire; none where null. */
  readonly sendRequest?: string | null;
  /** Bytes from the server before the attempt is cut off; 1 MiB when not given. */
  readonly maxBytes?: number;
  /** Milliseconds without a byte before it counts as silence; 12 s when not given (DESIGN section 3 rule 13). */
  readonly idleMilliseconds?: number;
  /** Milliseconds to wait for the answer to `sendRequest`; 3 s when not given. */
  readonly answerMilliseconds?: number;
  /** In place of a request: nothing is sent after the handshake, and so long waited for whether the server closes by itself. */
  readonly waitMilliseconds?: number;
  /** Milliseconds to listen for a refusal after our Finished where no request is sent; two round trips when not given. */
  readonly listenMilliseconds?: number;
  /** How long connecting took, for the record. */
  readonly connectMilliseconds?: number;
  readonly random?: Random;
}

const DEFAULT_BYTES = 1024 * 1024;
const DEFAULT_IDLE = 12_000;
/** A front whose backend is dead answers only after its own retries: HAProxy after three of a second each. */
const DEFAULT_ANSWER = 4_000;

const systemRandom: Random = (length) => new Uint8Array(randomBytes(length));

/**
 * One TLS handshake as a client, over a stream that is already open: one connection, two round trips (one and a half in TLS 1.3).
 * Never throws and closes the stream. Whatever was learnt before the end stays in the result.
 * `end.how` is `cancelled` in phase `server-flight` where the server chose something that can be seen but not finished (PSK, export suites, SSL 3.0).
 */
export async function attemptHandshake(stream: ByteStream, plan: HelloPlan, options: HandshakeOptions): Promise<HandshakeAttempt> {
  const random = options.random ?? systemRandom;
  const idle = options.idleMilliseconds ?? DEFAULT_IDLE;
  // Keys are made before the clock starts: the first byte's time is to be the server's.
  const hello = buildHello(plan, random);
  const connection = new HandshakeConnection(stream, { deadline: options.deadline, maxBytes: options.maxBytes ?? DEFAULT_BYTES, idle });
  const seen = nothingSeen();
  const talk: Talk = { plan, hello, random, clientCertificate: options.clientCertificate ?? null, depth: 'whole', seen };
  let end: HandshakeEnd = { how: 'completed' };
  let application: HandshakeAttempt['application'] = null;

  const flight = await shakeHands(connection, talk);
  const asked = seen.certificateRequest !== null;
  // A request in HTTP/1.1 would be a protocol error where the server chose HTTP/2.
  const request = seen.chosen?.alpn === 'h2' ? null : (options.sendRequest ?? null);
  if (!flight.finished) end = flight.end;
  // In TLS 1.3 the server judges our certificate only after our Finished, and a request sent meanwhile could lose its refusal
  // (RFC 8446 section 4.4.2.4). Before, the server's own Finished has said yes.
  else if (connection.tls13 && ((request === null && options.waitMilliseconds === undefined) || asked)) {
    end = (await listenAfterFinished(connection, seen, options.listenMilliseconds ?? patience(connection, options, asked))) ?? end;
  }
  if (flight.finished && end.how === 'completed' && (request !== null || options.waitMilliseconds !== undefined)) {
    const wait = request === null ? options.waitMilliseconds : options.answerMilliseconds;
    const heard = await askApplication(connection, seen, request, wait ?? DEFAULT_ANSWER);
    application = heard.answer;
    // Only what ends the handshake itself ends the attempt: a close or reset after the request is the application's.
    if (heard.end?.how === 'alert' || heard.end?.how === 'broken-tls' || heard.end?.how === 'cut-off') end = heard.end;
  }
  if (flight.finished && end.how === 'completed') connection.sendAlert('warning', 0, 'close_notify');
  stream.close();

  return {
    ...(options.alone === true ? { alone: true } : {}),
    variation: options.variation,
    address: stream.remoteAddress,
    port: stream.remotePort,
    route: options.route,
    sni: plan.extensions === null ? null : plan.sni,
    offered: {
      versions: plan.versions,
      cipherSuites: plan.cipherSuites.filter((suite) => !isSignal(suite)),
      groups: plan.groups,
      signatureSchemes: plan.signatureSchemes.filter((scheme) => !isGrease(scheme)),
      alpn: plan.alpn,
      helloBytes: hello.wire.length,
    },
    end,
    chosen: seen.chosen,
    certificates: seen.certificates.map(toBase64),
    certificateRequest: seen.certificateRequest,
    ocspStapleBase64: seen.ocspStaple === null ? null : toBase64(seen.ocspStaple),
    sctCount: seen.sctCount,
    sctLogs: seen.sctLogs,
    ...(seen.echNames === null ? {} : { echNames: seen.echNames }),
    alerts: connection.alerts,
    steps: connection.steps,
    milliseconds: { connect: options.connectMilliseconds ?? 0, firstByte: connection.firstByteAt, total: connection.elapsed() },
    application,
  };
}

/** Milliseconds to listen: two round trips and a little, three where a certificate is judged. */
function patience(connection: HandshakeConnection, options: HandshakeOptions, asked: boolean): number {
  // Through a proxy, connecting says nothing of the way behind it; the first byte may have waited in the server's queue.
  const direct = options.route === 'direct' && options.connectMilliseconds !== undefined;
  const roundTrip = direct ? (options.connectMilliseconds ?? 0) : (connection.firstByteAt ?? 0);
  return Math.min(1_000, asked ? 3 * roundTrip + 100 : 2 * roundTrip + 50);
}
