import type { AddressFacts } from '../facts/addresses.ts';
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
export function notConnected(connections: Connections, { withoutNetwork }: AddressFacts): Judgement {
  const { bad, all, reason } = connections;
  const certainty = bad.every((one) => one.of >= 2) ? 'certain' : 'likely';
  const evidence = bad.flatMap((one) => one.evidence);
  const why = reason === 'unreachable' ? say('causes/timeout.because.unreachable') : say('causes/timeout.because.connect');
  if (bad.length < all) {
    const title = say('causes/timeout.title.by-address', { bad: bad.length, all });
    const because = [say('causes/timeout.because.address', { addresses: bad.map((one) => one.address) }), why];
    return found({ variant: 'by-address', side: 'server', certainty, title, because, evidence });
  }
  // The system or a router refused to send at all: nobody swallowed anything (ENETUNREACH, EHOSTUNREACH; RFC 792, type 3).
  if (reason === 'unreachable') {
    if (withoutNetwork) {
      const title = say('causes/timeout.title.no-network');
      return found({
        variant: 'no-way',
        side: 'this-computer',
        certainty: 'certain',
        title,
        because: [say('causes/timeout.because.no-network')],
        evidence,
      });
    }
    const title = say('causes/timeout.title.unreachable');
    return found({ variant: 'no-way', side: 'network', certainty, title, because: [why], evidence });
  }
  return found({
    variant: 'always',
    side: 'unknown',
    certainty,
    title: say('causes/timeout.title.no-connection'),
    because: [why],
    evidence,
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
