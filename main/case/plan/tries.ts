import type { Evidence } from '../../../shared/model/evidence.ts';
import type { HandshakeAttempt, Variation } from '../../../shared/model/handshake.ts';
import type { PlanContext, PlannedHandshake } from './planned.ts';

/**
 * How a try ended, as far as the plan must tell: `dropped` is silence in answer to the hello, `closed` a FIN or RST in its place, `cut` an
 * end inside the server's flight, `after` a refusal once the handshake was finished, `unopened` no connection, tunnel or STARTTLS,
 * `no-way` no route from this computer to the address (often IPv6), `lost` no evidence at all.
 */
export type TryEnd = 'worked' | 'dropped' | 'closed' | 'cut' | 'alert' | 'not-tls' | 'broken' | 'after' | 'unopened' | 'no-way' | 'lost';

export interface Try {
  readonly variation: Variation;
  /** As planned: null through the proxy. */
  readonly address: string | null;
  readonly route: 'direct' | 'proxy';
  readonly end: TryEnd;
  readonly alert: number | null;
  /** Leaf certificate, base64; null where none was shown. */
  readonly leaf: string | null;
  /** Application protocol that the server chose. */
  readonly alpn: string | null;
  /** Made with no other connection of ours at the server. */
  readonly alone: boolean;
  /** How long it took, and the length of its hello; 0 where there is no evidence. */
  readonly milliseconds: number;
  readonly helloBytes: number;
  /** Number of the evidence; null where there is none (yet). */
  readonly evidence: number | null;
}

/**
 * Matches what was asked with what was seen: every handshake asked is one try, also one that is pending (dropped so far) or that never
 * got as far as a hello.
 */
export function readTries(evidence: readonly Evidence[], context: PlanContext): readonly Try[] {
  const unused = evidence.flatMap((piece) => (piece.kind === 'handshake' && piece.state === 'seen' ? [piece] : []));
  const byId = new Map(unused.map((piece) => [piece.id, piece.seen.variation] as const));
  const handshakes = context.asked.filter((planned) => planned.probe === 'handshake');
  return handshakes.map((planned): Try => {
    const at = unused.findIndex((piece) => answers(piece.seen, planned));
    const piece = at < 0 ? undefined : unused.splice(at, 1)[0];
    const base = {
      variation: originalOf(planned.variation, byId),
      address: planned.address,
      route: planned.route,
      alone: planned.alone === true,
    };
    if (piece === undefined)
      return {
        ...base,
        end: endWithoutEvidence(planned, evidence, context),
        alert: null,
        leaf: null,
        alpn: null,
        milliseconds: 0,
        helloBytes: 0,
        evidence: null,
      };
    const { end, application, certificates, milliseconds, offered } = piece.seen;
    const alert = end.how === 'alert' ? end.alert.code : application?.how === 'alert' ? application.alert.code : null;
    return {
      ...base,
      end: endOf(piece.seen),
      alert,
      leaf: certificates[0] ?? null,
      alpn: piece.seen.chosen?.alpn ?? null,
      milliseconds: milliseconds.total,
      helloBytes: offered.helloBytes,
      evidence: piece.id,
    };
  });
}

/** The judged hello, its repeats, and the same on another address; on the judged route. */
export function judgedTries(tries: readonly Try[], context: PlanContext): readonly Try[] {
  const route = context.proxied ? 'proxy' : 'direct';
  return tries.filter((one) => one.route === route && (one.variation.factor === 'judged' || one.variation.factor === 'address'));
}

function answers(seen: HandshakeAttempt, planned: PlannedHandshake): boolean {
  return (
    JSON.stringify(seen.variation) === JSON.stringify(planned.variation) &&
    seen.route === planned.route &&
    seen.alone === planned.alone &&
    (planned.address === null || seen.address === planned.address)
  );
}

function originalOf(variation: Variation, byId: ReadonlyMap<number, Variation>): Variation {
  if (variation.factor !== 'repeat') return variation;
  const original = byId.get(variation.of);
  return original === undefined || original.factor === 'repeat' ? { factor: 'judged' } : original;
}

function endWithoutEvidence(planned: PlannedHandshake, evidence: readonly Evidence[], context: PlanContext): TryEnd {
  if (context.pending.includes(planned)) return 'dropped';
  const connects = evidence.flatMap((piece) =>
    piece.kind === 'tcp-connect' && piece.state === 'seen' && piece.seen.address === planned.address ? [piece.seen.outcome] : [],
  );
  if (planned.route === 'direct' && connects.length > 0 && connects.every((outcome) => outcome === 'unreachable')) return 'no-way';
  const unopened = evidence.some((piece) => {
    if (piece.state !== 'seen') return false;
    if (piece.kind === 'tcp-connect')
      return (
        piece.seen.outcome !== 'connected' &&
        planned.route === 'direct' &&
        (planned.address === null || piece.seen.address === planned.address)
      );
    if (piece.kind === 'proxy-tunnel') return piece.seen.outcome !== 'open' && planned.route === 'proxy';
    return piece.kind === 'start-tls' && piece.seen.outcome !== 'ready';
  });
  return unopened ? 'unopened' : 'lost';
}

function endOf({ end, application, chosen }: HandshakeAttempt): TryEnd {
  switch (end.how) {
    case 'completed':
      return application?.how === 'reset' || application?.how === 'closed' || application?.how === 'alert' ? 'after' : 'worked';
    case 'alert':
      return end.alert.phase === 'after-finished' || end.alert.phase === 'application-data' ? 'after' : 'alert';
    case 'not-tls':
      return 'not-tls';
    case 'broken-tls':
      return 'broken';
    case 'cut-off':
      return end.limit === 'bytes' ? 'broken' : 'cut';
    case 'reset':
    case 'closed':
    case 'silence':
      if (end.phase === 'server-flight') return 'cut';
      if (end.phase !== 'before-hello' && end.phase !== 'after-hello') return 'after';
      return end.how === 'silence' ? 'dropped' : 'closed';
    case 'cancelled':
      // The server chose something that can be seen but not finished (export suites, SSL 3.0): the hello was accepted.
      return chosen === null ? 'lost' : 'worked';
  }
}
