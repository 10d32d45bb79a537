import type { ControlHandshake, EvidenceDraft } from '../../shared/model/evidence.ts';
import type { HandshakeAttempt } from '../../shared/model/handshake.ts';
import { type ProbeContext, type ProbeCost, stamp } from './context.ts';

export const COST: ProbeCost = { connections: 1, roundTrips: 3 };

/** What the certificates for a control name say. */
export type ControlDescription = Pick<
  ControlHandshake,
  'issuerText' | 'issuerOrganisation' | 'otherNames' | 'certificateForThisName' | 'publicRoot'
>;

export interface ControlQuestion {
  /** A name that has nothing to do with the target. */
  readonly name: string;
  readonly route: 'direct' | 'proxy';
  /** Is somebody other than the target asked? Then `--offline` forbids it. */
  readonly asks: 'target' | 'outside';
  /** One handshake with this name (`handshake.ts`); null where no connection came about. */
  readonly shake: (name: string) => Promise<HandshakeAttempt | null>;
  /** What the certificates shown say; null where none can be read. */
  readonly describe: (certificates: readonly string[], name: string) => Promise<ControlDescription | null>;
}

/** Who answers for a control name on the same path? An issuer outside the public roots, with a certificate for that very name, re-signs. */
export async function shakeWithControlName(context: ProbeContext, question: ControlQuestion): Promise<EvidenceDraft[]> {
  const header = stamp(context, 'control-name.ts');
  if (question.asks === 'outside' && context.network.offline)
    return [{ ...header, kind: 'control-handshake', state: 'unknown', why: 'offline', detail: '' }];
  const attempt = await question.shake(question.name);
  if (attempt === null || attempt.end.how === 'cancelled') {
    const why = context.deadline.signal.aborted ? 'cancelled' : 'unreachable';
    return [{ ...header, kind: 'control-handshake', state: 'unknown', why, detail: question.name }];
  }
  const told = await question.describe(attempt.certificates, question.name);
  const seen: ControlHandshake = {
    name: question.name,
    route: question.route,
    ...(told ?? { issuerText: null, certificateForThisName: false, publicRoot: null }),
    end: attempt.end,
  };
  return [{ ...header, kind: 'control-handshake', state: 'seen', seen }];
}
