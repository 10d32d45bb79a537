import type { CaseDocument } from '../../shared/model/case-document.ts';
import type { Diagnosis } from '../../shared/model/diagnosis.ts';
import type { Evidence, EvidenceDraft } from '../../shared/model/evidence.ts';
import type { CheckOptions } from '../../shared/model/input.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { Progress } from '../../shared/model/progress.ts';
import type { Result } from '../../shared/model/result.ts';
import type { Target } from '../../shared/model/target.ts';
import { thisMachine } from '../computer/machine.ts';
import { programStores } from '../computer/trust-stores/program-stores.ts';
import { deadlineIn } from '../net/deadline.ts';
import { createNetwork } from '../net/network.ts';
import { chooseAddresses, MOST_ADDRESSES } from '../probe/choose-addresses.ts';
import { resolveName } from '../probe/resolve-name.ts';
import { type AskContext, ask } from './ask.ts';
import { judgeServedChains } from './chains/chain.ts';
import { proxyJudge } from './chains/other-chains.ts';
import { storesFor } from './chains/stores.ts';
import { judge } from './judge.ts';
import { readClientCertificate } from './keys/client-certificate.ts';
import type { OpenCase } from './open-case.ts';
import { Patience } from './patience.ts';
import { planNext } from './plan/plan-next.ts';
import type { Planned } from './plan/planned.ts';
import { Rounds } from './plan/rounds.ts';
import { nameAnswered, nameAsked } from './progress-words.ts';
import { addCosts, type Route, routeTo } from './route.ts';

/** What runs a job from outside: cancelling it, hearing of it, the time of day. */
export interface JobControl {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** ISO 8601 by this computer's clock. */
  readonly now: () => string;
  /** For the proxy that this computer is set to. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How much is asked, and whether a fault that comes and goes is looked for. */
export type HowClosely = Partial<Pick<CheckOptions, 'depth' | 'sometimes'>>;

/** A check that never settles is a fault of the plan; it ends here. */
const MOST_ROUNDS = 80;

/**
 * Checks the target of a case: asks, judges, asks what is still wanted, until the answer stands or the time is over. The evidence
 * goes into the case's notebook as it arrives; a probe that crashes costs its own answer and nothing else.
 * @param how how closely it is looked at, where that differs from what the case says
 */
export async function checkTarget(open: OpenCase, control: JobControl, how: HowClosely = {}): Promise<CaseDocument> {
  const { input } = open;
  if (input.kind !== 'target') return open.document();
  const { target } = input;
  const options = { ...input.options, ...how };
  const began = performance.now();
  const machine = { ...thisMachine(), env: control.env };
  const now = Date.parse(control.now());
  const route = await routeTo({ target, options, secrets: open.secrets, machine, signal: control.signal, now });
  const stores = storesFor(options, programStores);
  const network = createNetwork({
    gentle: options.gentle,
    offline: options.offline,
    proxy: route.ok ? route.value.proxy : null,
    deadline: deadlineIn(options.timeoutSeconds * 1000, control.signal),
    judgeProxyCertificates: proxyJudge(stores, control.now),
  });
  const take = (drafts: readonly EvidenceDraft[]): readonly Evidence[] => open.notebook.add(drafts);
  const client = await readClientCertificate(open.secrets);
  const costs: CaseDocument['cost'][] = route.ok ? [route.value.cost] : [];
  const patience = new Patience();
  const context: AskContext = {
    network,
    target,
    options,
    clientCertificate: client.ok ? client.value : null,
    stores,
    evidence: () => open.notebook.evidence,
    now: control.now,
    deadline: network.deadline,
    env: control.env,
    patience,
    spent: (cost) => costs.push(cost),
  };

  try {
    take(routeEvidence(route, control.now()));
    if (options.clock !== null) take([givenClock(options.clock, control.now())]);
    const found = network.proxy === null ? await addressesOf(target, context, take) : [];
    const addresses = found.slice(0, MOST_ADDRESSES);
    const furtherAddresses = found.slice(MOST_ADDRESSES);
    const rounds = new Rounds((planned, number) => askOne(planned, number, context, control, take));
    const judgeNow = (evidence: readonly Evidence[]): Diagnosis =>
      judge(evidence, input, open.situation, open.secrets.clientCertificate !== null, 'provisional');
    let diagnosis = judgeNow(open.notebook.evidence);
    for (let round = 0; round < MOST_ROUNDS && !control.signal.aborted; round += 1) {
      const { asked, pending } = rounds;
      const elapsedMilliseconds = performance.now() - began;
      const proxied = network.proxy !== null;
      const planned = planNext(open.notebook.evidence, {
        target,
        options,
        addresses,
        furtherAddresses,
        proxied,
        diagnosis,
        about: open.situation.about,
        elapsedMilliseconds,
        asked,
        pending,
      });
      if (planned.length === 0 && pending.length === 0) break;
      if (planned.length === 0) {
        if (pending.every((one) => one.probe === 'computer')) patience.runsOut();
        await rounds.another();
      } else {
        rounds.start(planned);
        await rounds.held();
      }
      take(await judgeServedChains(open.notebook.evidence, { target, options, network, stores: await stores, now: control.now }));
      const soFar = [...open.notebook.evidence, ...stillSilent(rounds.pending, open.notebook.evidence.length, control.now())];
      diagnosis = judgeNow(soFar);
      control.onProgress({ kind: 'so-far', diagnosis });
    }
  } finally {
    patience.ends();
    network.closeAll();
    open.finished(control.now(), costs.reduce(addCosts, network.cost()));
  }
  return open.document();
}

/** A handshake that is still silent, for the provisional answer only: it goes into no notebook. */
function stillSilent(pending: readonly Planned[], last: number, at: string): readonly Evidence[] {
  return pending
    .filter((planned) => planned.probe === 'handshake')
    .map((_, index) => ({
      id: last + 1 + index,
      kind: 'handshake',
      state: 'unknown',
      why: 'timed-out',
      detail: 'pending',
      at,
      seenFrom: 'this-computer',
      source: 'handshake.ts',
    }));
}

/** Where to connect. A place given by `--connect` is neither resolved as evidence nor judged by DNS. */
async function addressesOf(
  target: Target,
  context: AskContext,
  take: (drafts: readonly EvidenceDraft[]) => void,
): Promise<readonly string[]> {
  const host = target.connectTo?.host ?? target.host;
  const drafts = await resolveName(context, { host });
  if (target.connectTo === null && !target.hostIsAddress) take(drafts);
  return chooseAddresses(drafts.flatMap((one) => (one.kind === 'name-resolution' && one.state === 'seen' ? one.seen.addresses : [])));
}

/** The system's settings that were asked. One that cannot be read: the way is then tried without it, and the report says so. */
function routeEvidence(route: Result<Route, Problem>, at: string): readonly EvidenceDraft[] {
  const stamp = { kind: 'proxy-settings', at, seenFrom: 'this-computer', source: 'route' } as const;
  if (!route.ok) return [{ ...stamp, state: 'unknown', why: 'unreadable', detail: route.error.detail }];
  const { settings } = route.value;
  return settings.length === 0 ? [] : [{ ...stamp, state: 'seen', seen: { settings } }];
}

/** `--clock`: what the person says this computer's clock shows. */
function givenClock(localTime: string, at: string): EvidenceDraft {
  return {
    kind: 'clock',
    state: 'seen',
    seen: { localTime, timeZone: 'UTC', given: true, sources: [] },
    at,
    seenFrom: 'this-computer',
    source: 'given',
  };
}

async function askOne(
  planned: Planned,
  number: number,
  context: AskContext,
  control: JobControl,
  take: (drafts: readonly EvidenceDraft[]) => readonly Evidence[],
): Promise<void> {
  const began = performance.now();
  const { id, said } = nameAsked(planned, number, context.options.gentle);
  control.onProgress({ kind: 'asked', id, said, at: began });
  const added = take(await ask(planned, context).catch((fault: unknown) => [ourFault(planned, fault, control.now())]));
  control.onProgress({ kind: 'answered', id, ...nameAnswered(added), milliseconds: performance.now() - began });
}

function ourFault(planned: Planned, fault: unknown, at: string): EvidenceDraft {
  const detail = fault instanceof Error ? `${planned.probe}: ${fault.message}` : planned.probe;
  return { kind: planned.probe, state: 'unknown', why: 'our-fault', detail, at, seenFrom: 'this-computer', source: planned.probe };
}
