import type { Connections, NowAndThen } from '../facts/silence.ts';
import type { Judgement } from '../model/finding.ts';
import { say } from '../words/index.ts';
import { found } from './judgement.ts';

/** Connected, but no greeting or no answer before TLS could begin. */
export function saidNothing(evidence: readonly number[]): Judgement {
  const because = [say('causes/timeout.because.connected')];
  return found({
    variant: 'always',
    side: 'unknown',
    certainty: evidence.length >= 2 ? 'certain' : 'likely',
    title: say('causes/timeout.title.always'),
    because,
    evidence,
  });
}

/** A first answer while the wait still runs (DESIGN section 3, rule 13): no more than possible. */
export function stillWaiting(evidence: readonly number[]): Judgement {
  return found({
    variant: 'always',
    side: 'unknown',
    certainty: 'possible',
    title: say('causes/timeout.title.waiting'),
    because: [say('causes/timeout.because.connected')],
    evidence,
  });
}

/** No connection could be made at all, or not to some of the addresses. */
export function notConnected(connections: Connections): Judgement {
  const { bad, all, reason } = connections;
  const by = bad.length < all;
  const addresses = bad.map((one) => one.address);
  const why = reason === 'unreachable' ? say('causes/timeout.because.unreachable') : say('causes/timeout.because.connect');
  return found({
    variant: by ? 'by-address' : 'always',
    side: by ? 'server' : reason === 'unreachable' ? 'network' : 'unknown',
    certainty: bad.every((one) => one.of >= 2) ? 'certain' : 'likely',
    title: by
      ? say('causes/timeout.title.by-address', { bad: bad.length, all })
      : reason === 'unreachable'
        ? say('causes/timeout.title.unreachable')
        : say('causes/timeout.title.no-connection'),
    because: by ? [say('causes/timeout.because.address', { addresses }), why] : [why],
    evidence: bad.flatMap((one) => one.evidence),
  });
}

/** Some tries get no greeting or no connection, others are fine: one ill server of several, or one that is too busy. */
export function comesAndGoes(flaps: NowAndThen): Judgement {
  const { worked, of, evidence } = flaps;
  return found({
    variant: 'sometimes',
    side: 'server',
    certainty: of - worked >= 2 ? 'certain' : 'likely',
    title: say('causes/timeout.title.sometimes', { worked, of }),
    because: [say('causes/timeout.because.times', { failed: of - worked, of })],
    evidence,
  });
}
