import outsideHosts from '../../assets/data/outside-hosts.json' with { type: 'json' };
import type { PublicKeySummary } from '../../shared/model/certificate.ts';
import type { Evidence, EvidenceDraft } from '../../shared/model/evidence.ts';
import type { HandshakeAttempt } from '../../shared/model/handshake.ts';
import type { CheckOptions } from '../../shared/model/input.ts';
import type { Target } from '../../shared/model/target.ts';
import type { Deadline } from '../net/byte-stream.ts';
import { sooner } from '../net/deadline.ts';
import type { Cost, Network } from '../net/network.ts';
import { failureEvidence, openedEvidence, openForTls } from '../net/open-for-tls.ts';
import { resolveBeyondHostsFile } from '../net/resolve.ts';
import { lookForPortal } from '../probe/captive-portal.ts';
import { simulateClients } from '../probe/client-simulation.ts';
import { readClock } from '../probe/clock.ts';
import { stamp } from '../probe/context.ts';
import { enumerate } from '../probe/enumerate.ts';
import { attemptHandshake, type ClientCertificate } from '../probe/handshake.ts';
import { clientHello, type HelloPlan, judgedHello, vary } from '../probe/hello-plans.ts';
import { askPlainly } from '../probe/plain-answer.ts';
import { resolveName, resolvePastHostsFile } from '../probe/resolve-name.ts';
import { askThisComputer, portalApi } from './ask-computer.ts';
import { askControlName } from './ask-control-name.ts';
import { askRevocation } from './chains/revocation.ts';
import type { CaseStores } from './chains/stores.ts';
import type { Patience } from './patience.ts';
import type { Planned, PlannedHandshake } from './plan/planned.ts';
import { boundsOf } from './silence.ts';

/** What every question of one check shares. */
export interface AskContext {
  readonly network: Network;
  readonly target: Target;
  readonly options: CheckOptions;
  readonly clientCertificate: ClientCertificate | null;
  readonly stores: Promise<CaseStores>;
  /** What is known when a question is asked. */
  readonly evidence: () => readonly Evidence[];
  readonly now: () => string;
  readonly deadline: Deadline;
  /** For the tools that go by it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends when nobody waits any longer for what holds nothing up. */
  readonly patience: Pick<Patience, 'ordinary' | 'deciding'>;
  /** Hears what a question has cost that does not go through `network`. */
  readonly spent: (cost: Cost) => void;
}

/** All outside questions together delay a verdict by at most so much (DESIGN section 6). */
export const OUTSIDE_MILLISECONDS = 2000;
const REVOCATION_MILLISECONDS = 8000;

/** Asks one planned question and gives what it showed as evidence. */
export async function ask(planned: Planned, context: AskContext): Promise<readonly EvidenceDraft[]> {
  const { network, now } = context;
  const outside = { network, now, deadline: sooner(context.deadline, OUTSIDE_MILLISECONDS) };
  switch (planned.probe) {
    case 'handshake':
      return askHandshake(planned, context);
    case 'plain-answer':
      return askPlainly(
        { network, now, deadline: sooner(context.deadline, 6000) },
        { ...placeOf(planned.address, context), route: planned.route },
      );
    case 'name-resolution':
      if (planned.of === 'made-up') return resolveName(outside, { host: outsideHosts.madeUp.name, purpose: 'outside' });
      return resolvePastHostsFile(outside, { known: await network.resolve(context.target.host, 'target'), ask: resolveBeyondHostsFile });
    case 'clock':
      return readClock(outside, { given: context.options.clock });
    case 'captive-portal':
      return lookForPortal(outside, { api: await portalApi(network.offline) });
    case 'control-handshake':
      return askControlName(planned.route, context);
    case 'enumeration':
      return askEverything(planned, context);
    case 'computer':
      return askThisComputer(planned, context);
    case 'revocation':
      return askRevocation({ network, now, deadline: sooner(context.deadline, REVOCATION_MILLISECONDS), evidence: context.evidence });
  }
}

/** Where to connect; `address: null` is by name, which is what a proxy is asked for. */
export function placeOf(address: string | null, { target }: AskContext): { host: string; port: number; address?: string } {
  const { host, port } = target.connectTo ?? target;
  return address === null ? { host, port } : { host, port, address };
}

async function askHandshake(planned: PlannedHandshake, context: AskContext): Promise<readonly EvidenceDraft[]> {
  const { network, target } = context;
  const header = stamp(context, 'handshake.ts');
  // Asked for when a place is free: what came before says how long it is worth waiting.
  const bounds = () => boundsOf(planned, context.options.gentle, context.evidence());
  const opened = await openForTls(network, {
    ...placeOf(planned.address, context),
    startTls: planned.variation.factor === 'tls-at-once' ? null : target.startTls,
    name: target.host,
    route: planned.route,
    company: planned.alone === true ? 'alone' : 'shared',
    connectWithin: () => bounds().silence,
    deadline: context.deadline,
  });
  if (!opened.ok) return failureEvidence(opened.error, header);
  const { silence, most } = bounds();
  const attempt = await attemptHandshake(opened.value.stream, helloFor(planned, context), {
    variation: planned.variation,
    ...(planned.alone === true ? { alone: true } : {}),
    route: planned.route,
    deadline: sooner(context.deadline, most),
    idleMilliseconds: silence,
    clientCertificate: context.clientCertificate,
    sendRequest: planned.request === 'http' ? firstRequest(target) : null,
    ...(planned.request === 'wait' ? { waitMilliseconds: planned.waitMilliseconds } : {}),
    connectMilliseconds: opened.value.stream.connect.milliseconds,
  });
  return [...openedEvidence(opened.value, header), { ...header, kind: 'handshake', state: 'seen', seen: attempt }];
}

/** Versions, suites, groups and features; what the judged handshakes of the same address have shown is not asked again. */
async function askEverything(planned: Extract<Planned, { probe: 'enumeration' }>, context: AskContext): Promise<readonly EvidenceDraft[]> {
  const { network, target, options, now, deadline } = context;
  const { address } = planned;
  const known = context
    .evidence()
    .flatMap((one) =>
      one.kind === 'handshake' && one.state === 'seen' && (address === null || one.seen.address === address) ? [one.seen] : [],
    );
  const drafts = await enumerate(
    { network, now, deadline },
    {
      ...placeOf(address, context),
      startTls: target.startTls,
      sni: target.hostIsAddress || options.noSni ? null : target.host,
      route: planned.route,
      company: planned.alone === true ? 'alone' : 'shared',
      known,
    },
  );
  const clients = drafts.flatMap((one) =>
    one.kind === 'enumeration' && one.state === 'seen'
      ? [
          simulateClients(
            { now },
            { enumeration: one.seen, leafKeys: leafKeys(context.evidence()), answersWithoutName: answersWithoutName(known) },
          ),
        ]
      : [],
  );
  return [...drafts, ...clients];
}

/** Keys of the leaves that were seen; a chain is judged before anything is listed. */
function leafKeys(evidence: readonly Evidence[]): readonly PublicKeySummary[] {
  return evidence.flatMap((one) =>
    one.kind === 'chain' && one.state === 'seen' && one.seen.served[0] !== undefined ? [one.seen.served[0].key] : [],
  );
}

/** Did a hello without a name get its answer? Old programs send none. */
function answersWithoutName(known: readonly HandshakeAttempt[]): boolean | 'unknown' {
  const tried = known.filter((one) => one.sni === null);
  return tried.length === 0 ? 'unknown' : tried.some((one) => one.end.how === 'completed');
}

/** The judged hello, shaped by the options, with the one factor changed. */
function helloFor(planned: PlannedHandshake, { target, options }: AskContext): HelloPlan {
  const sni = target.hostIsAddress || options.noSni ? null : target.host;
  const alpn = options.alpn ?? undefined;
  const judged = (options.asProfile === null ? null : clientHello(options.asProfile, sni, alpn)) ?? judgedHello(sni, alpn);
  return vary(judged, planned.shape);
}

function firstRequest(target: Target): string {
  const host = target.host.includes(':') ? `[${target.host}]` : target.host;
  const named = target.port === 443 ? host : `${host}:${target.port}`;
  return `GET / HTTP/1.1\r\nHost: ${named}\r\nUser-Agent: handshake-doctor\r\nAccept: */*\r\nConnection: close\r\n\r\n`;
}
