import type { Evidence, EvidenceDraft } from '../../../../shared/model/evidence.ts';
import type { HandshakeAttempt, HandshakeEnd } from '../../../../shared/model/handshake.ts';
import { type CheckOptions, DEFAULT_OPTIONS } from '../../../../shared/model/input.ts';
import { planNext } from '../plan-next.ts';
import type { PlanContext, Planned, PlannedHandshake } from '../planned.ts';

export const OPTIONS: CheckOptions = {
  ...DEFAULT_OPTIONS,
  proxy: { kind: 'none' },
};
export const CONTEXT: PlanContext = {
  target: { host: 'site.example', port: 443, hostIsAddress: false, startTls: null, connectTo: null, asTyped: 'site.example' },
  options: OPTIONS,
  proxied: false,
  furtherAddresses: [],
  addresses: ['192.0.2.1'],
  diagnosis: null,
  about: 'this-computer',
  elapsedMilliseconds: 0,
  asked: [],
  pending: [],
};
export const COMPLETED: HandshakeEnd = { how: 'completed' };
export const RESET: HandshakeEnd = { how: 'reset', phase: 'after-hello' };
export const SILENCE: HandshakeEnd = { how: 'silence', phase: 'after-hello', waitedMilliseconds: 8000 };
export const alert = (code: number): HandshakeEnd => ({
  how: 'alert',
  alert: { from: 'server', level: 'fatal', code, name: null, encrypted: false, phase: 'after-hello' },
});

type Answer =
  | HandshakeEnd
  | 'refused'
  | 'no-route'
  | 'pending'
  | { end: HandshakeEnd; leaf?: string; bytes?: number; milliseconds?: number };
type World = (planned: PlannedHandshake, number: number, variation: PlannedHandshake['variation']) => Answer;

interface Run {
  readonly asked: readonly Planned[];
  readonly rounds: number;
  /** Factors varied, without the judged hello and repeats. */
  readonly factors: readonly string[];
  readonly judged: number;
}

/** Plays the plan against an imagined world until it has no more questions. */
export function play(world: World, more: Partial<PlanContext> = {}): Run {
  const evidence: Evidence[] = [];
  const asked: Planned[] = [];
  const pending: Planned[] = [];
  let number = 0;
  for (let rounds = 0; rounds < 30; rounds++) {
    const next = planNext(evidence, { ...CONTEXT, ...more, asked: [...asked], pending: [...pending] });
    if (next.length === 0) return summary(asked, rounds);
    asked.push(...next);
    for (const planned of next) {
      if (planned.probe !== 'handshake') continue;
      const answer = world(planned, ++number, planned.shape);
      if (answer === 'pending') pending.push(planned);
      else evidence.push({ ...draft(planned, answer), id: evidence.length + 1 });
    }
  }
  throw new Error('the plan never ends');
}

function summary(asked: readonly Planned[], rounds: number): Run {
  // The handshake that carries the first HTTP request belongs to every first round; it is not part of a differential.
  const handshakes = asked.filter((one): one is PlannedHandshake => one.probe === 'handshake' && !carriesRequest(one));
  return {
    asked: asked.filter((one) => !carriesRequest(one)),
    rounds,
    factors: handshakes.map((one) => one.variation.factor).filter((factor) => factor !== 'judged' && factor !== 'repeat'),
    judged: handshakes.filter((one) => one.variation.factor === 'judged' || (one.variation.factor === 'repeat' && one.variation.of <= 1))
      .length,
  };
}

export function listed(suites: readonly number[], id: number, lost = 0): Evidence {
  const seen = {
    address: '192.0.2.1',
    versions: [],
    suites: suites.map((suite) => ({ version: 'TLS 1.2' as const, suite, group: null, dhBits: null, dhPrimeSha256: null })),
    serverPreference: true,
    groups: [],
    signatureSchemes: [],
    compression: false,
    secureRenegotiation: true,
    extendedMasterSecret: true,
    fallbackScsv: true,
    sessionResumption: true,
    alpn: [],
    ocspStaple: false,
    sctCount: 0,
    lost,
  };
  return { id, kind: 'enumeration', state: 'seen', at: '2026-11-20T12:00:00Z', seenFrom: 'this-computer', source: 'test', seen };
}

export function carriesRequest(planned: Planned): boolean {
  return planned.probe === 'handshake' && planned.variation.factor === 'alpn' && planned.request === 'http';
}

export function draft(planned: PlannedHandshake, answer: Exclude<Answer, 'pending'>): EvidenceDraft {
  const header = { at: '2026-11-20T12:00:00Z', seenFrom: 'this-computer', source: 'test' } as const;
  const address = planned.address ?? '192.0.2.99';
  if (answer === 'refused' || answer === 'no-route') {
    const failed = answer === 'refused' ? (['refused', 'ECONNREFUSED'] as const) : (['unreachable', 'ENETUNREACH'] as const);
    const [outcome, errorCode] = failed;
    return { ...header, kind: 'tcp-connect', state: 'seen', seen: { address, port: 443, outcome, errorCode, milliseconds: 1 } };
  }
  const { end, leaf = 'leaf', bytes = 2000, milliseconds = 2 } = 'end' in answer ? answer : { end: answer };
  const seen: HandshakeAttempt = {
    ...(planned.alone ? { alone: true } : {}),
    variation: planned.variation,
    address,
    port: 443,
    route: planned.route,
    sni: 'site.example',
    offered: { versions: ['TLS 1.3'], cipherSuites: [], groups: [], signatureSchemes: [], alpn: [], helloBytes: bytes },
    end,
    chosen: null,
    certificates: end.how === 'completed' ? [leaf] : [],
    certificateRequest: null,
    ocspStapleBase64: null,
    sctCount: 0,
    alerts: [],
    steps: [],
    milliseconds: { connect: 1, firstByte: 1, total: milliseconds },
    application: null,
  };
  return { ...header, kind: 'handshake', state: 'seen', seen };
}
