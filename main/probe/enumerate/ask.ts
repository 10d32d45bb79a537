import { randomBytes } from 'node:crypto';
import type { HandshakeAttempt, TlsVersion } from '../../../shared/model/handshake.ts';
import type { ByteStream, Deadline } from '../../net/byte-stream.ts';
import { HandshakeConnection } from '../handshake/connection.ts';
import { buildHello, type HelloPlan } from '../handshake/hello-build.ts';
import { nothingSeen } from '../handshake/seen.ts';
import { shakeHands } from '../handshake/shake.ts';
import type { AcceptedSuites, Asked } from './suites.ts';

/** What a server made of one hello. `refused`: an alert, or a close or reset as some servers answer instead of one. */
export type HelloAnswer =
  | {
      readonly kind: 'chosen';
      readonly chosen: NonNullable<HandshakeAttempt['chosen']>;
      /** The server's whole list of groups, where it tells it. */
      readonly serverGroups: readonly number[] | null;
      readonly ocspStaple: boolean;
      readonly sctCount: number;
    }
  | { readonly kind: 'refused'; readonly alert: number | null }
  /** `silent`: the hello was sent, and what came is no answer. */
  | { readonly kind: 'unknown'; readonly why: 'not-asked' | 'not-opened' | 'silent' };

/** Asks one address with one hello. */
export type Ask = (plan: HelloPlan) => Promise<HelloAnswer>;
/** Finds the suites of one version; `firstPlan` shapes the first hello of the first block. */
export type FindIn = (version: TlsVersion, known?: readonly Asked[], firstPlan?: Partial<HelloPlan>) => Promise<AcceptedSuites>;

/** Sends a hello and reads the server's flight, nothing more: one connection, two round trips with TCP's own. Closes the stream. */
export async function askHello(stream: ByteStream, plan: HelloPlan, deadline: Deadline): Promise<HelloAnswer> {
  const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
  const connection = new HandshakeConnection(stream, { deadline, maxBytes: 262_144, idle: 3_000 });
  const seen = nothingSeen();
  const flight = await shakeHands(connection, {
    plan,
    hello: buildHello(plan, random),
    random,
    clientCertificate: null,
    depth: 'look',
    seen,
  });
  stream.close();
  if (seen.chosen !== null && (plan.versions.includes(seen.chosen.version) || seen.chosen.version === 'SSL 2.0')) {
    return {
      kind: 'chosen',
      chosen: seen.chosen,
      serverGroups: seen.serverGroups,
      ocspStaple: seen.ocspStaple !== null,
      sctCount: seen.sctCount,
    };
  }
  // A version that was not offered is no answer to the question, but it is no yes either.
  if (seen.chosen !== null) return { kind: 'refused', alert: null };
  if (flight.finished) return { kind: 'unknown', why: 'silent' };
  if (flight.end.how === 'alert') return { kind: 'refused', alert: flight.end.alert.code };
  return flight.end.how === 'closed' || flight.end.how === 'reset' ? { kind: 'refused', alert: null } : { kind: 'unknown', why: 'silent' };
}
