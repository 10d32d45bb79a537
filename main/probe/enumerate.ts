import type { Enumeration, EvidenceDraft } from '../../shared/model/evidence.ts';
import type { HandshakeAttempt } from '../../shared/model/handshake.ts';
import type { StartTlsProtocol } from '../../shared/model/target.ts';
import { type Authentication, cipherSuite } from '../../shared/tables/cipher-suite-properties.ts';
import { GROUP } from '../../shared/tables/groups.ts';
import { sooner } from '../net/deadline.ts';
import { openForTls } from '../net/open-for-tls.ts';
import type { Company } from '../net/places.ts';
import { type ProbeContext, type ProbeCost, stamp } from './context.ts';
import { type Ask, askHello, type FindIn, type HelloAnswer } from './enumerate/ask.ts';
import { Findings } from './enumerate/findings.ts';
import { findGroups } from './enumerate/groups.ts';
import { kindsOfKeys, likelySuite } from './enumerate/likely.ts';
import { findOldVersions } from './enumerate/old-versions.ts';
import { askingPlan, blocksOf, fallbackPlan, isWeakerInItsBlock } from './enumerate/plans.ts';
import { findProtocols } from './enumerate/protocols.ts';
import { type Asked, findSuites } from './enumerate/suites.ts';
import type { HelloPlan } from './handshake/hello-build.ts';

/** One connection for each accepted suite and about seven more, eight at a time; each costs two round trips. */
export const COST: ProbeCost = { connections: 140, roundTrips: 24 };

export interface EnumerateQuestion {
  readonly host: string;
  readonly address?: string;
  readonly port: number;
  readonly startTls: StartTlsProtocol | null;
  readonly sni: string | null;
  readonly route?: 'direct' | 'proxy';
  /** `alone`: one connection at a time; side by side when not given. */
  readonly company?: Company;
  /** Handshakes already made with this address: what they show is not asked again. */
  readonly known: readonly HandshakeAttempt[];
  /** As `COST` says when not given. What no longer fits in is left out and `complete` says so. */
  readonly maxConnections?: number;
}

/** From this many connections on, groups are no longer asked for, and from fewer on the protocols that browsers do not offer. */
const SPARE_UNTIL = { groups: 34, protocols: 26 } as const;

/** Longest that one hello may take; a server slower than this is not enumerated (DESIGN section 3 rule 13). */
const ONE_ANSWER = 3_000;

/** A refusal without an alert is asked for again until the server has shown so often that this is its way. */
const HABIT = 2;

/**
 * Which versions, suites (in the server's order), groups, schemes and features one address offers. Sends hellos only, reads the server's
 * flight, finishes nothing, so it sees what no library can negotiate. Answers the same whether the server accepts or refuses.
 */
export async function enumerate(context: ProbeContext, question: EnumerateQuestion): Promise<EvidenceDraft[]> {
  const header = stamp(context, 'enumerate.ts');
  const findings = new Findings(question.known);
  const { ask, spare, stopped } = asking(context, question, findings);
  await lookAround(ask, spare, question, findings);
  const seen: Enumeration = findings.result(question.address ?? question.host);
  if (seen.versions.every((each) => each.accepted === 'unknown')) {
    const why = context.deadline.signal.aborted ? 'cancelled' : stopped() ? 'timed-out' : 'unreachable';
    return [{ ...header, kind: 'enumeration', state: 'unknown', why, detail: '' }];
  }
  return [{ ...header, kind: 'enumeration', state: 'seen', seen }];
}

/** One hello a question, within the limit. What ends without an alert is asked once more before it is believed. */
function asking(context: ProbeContext, question: EnumerateQuestion, findings: Findings) {
  const { host, port, startTls, address, route, company } = question;
  const place = {
    host,
    port,
    startTls,
    ...(address === undefined ? {} : { address }),
    ...(route === undefined ? {} : { route }),
    company: company ?? 'shared',
  };
  const limit = question.maxConnections ?? COST.connections;
  let asked = 0;
  let stopped = false;
  let habit = 0;
  /** Of them, asked again or about protocols: that takes nothing from the groups. */
  let aside = 0;
  const once = async (plan: HelloPlan): Promise<HelloAnswer> => {
    if (asked >= limit || stopped) return { kind: 'unknown', why: 'not-asked' };
    asked++;
    const opened = await openForTls(context.network, { ...place, deadline: context.deadline, connectWithin: () => ONE_ANSWER });
    if (!opened.ok) {
      stopped ||= opened.error.kind === 'cancelled' || opened.error.kind === 'timed-out';
      return { kind: 'unknown', why: 'not-opened' };
    }
    return askHello(opened.value.stream, plan, sooner(context.deadline, ONE_ANSWER));
  };
  const ask: Ask = async (plan) => {
    const first = await once(plan);
    const again = () => {
      aside++;
      return once(plan);
    };
    const bare = first.kind === 'refused' && first.alert === null && habit < HABIT;
    const answer = bare || (first.kind === 'unknown' && first.why === 'not-opened') ? await again() : first;
    if (bare && answer.kind === 'refused' && answer.alert === null) habit++;
    if (answer !== first && answer.kind === 'chosen') findings.noteLost();
    findings.note(plan, answer);
    return answer;
  };
  const notAsked: HelloAnswer = { kind: 'unknown', why: 'not-asked' };
  const groups: Ask = async (plan) => (asked - aside >= SPARE_UNTIL.groups ? notAsked : ask(plan));
  const protocols: Ask = async (plan) => {
    if (asked >= SPARE_UNTIL.protocols) return notAsked;
    aside++;
    return ask(plan);
  };
  return { ask, spare: { groups, protocols }, stopped: () => stopped };
}

async function lookAround(
  ask: Ask,
  spare: Readonly<Record<keyof typeof SPARE_UNTIL, Ask>>,
  { sni, known, startTls }: EnumerateQuestion,
  findings: Findings,
): Promise<void> {
  const keys = kindsOfKeys(known);
  const likely = likelySuite(keys);
  const suitesIn: FindIn = async (version, answers = [], firstPlan = {}) => {
    const shapes = [firstPlan];
    const found = await findSuites(
      async (offer) => {
        const answer = await ask(askingPlan(sni, version, offer, { ...findings.rotation(version), ...shapes.shift() }));
        if (answer.kind === 'chosen') return answer.chosen.cipherSuite;
        return answer.kind === 'refused' ? 'none' : 'unknown';
      },
      { blocks: blocksOf(version), likely, weaker: isWeakerInItsBlock, known: answers },
    );
    findings.noteSuites(version, found);
    return found;
  };
  const protocols = (version: 'TLS 1.3' | 'TLS 1.2') => (startTls === null ? findProtocols(version, spare.protocols, sni, findings) : null);
  const tls13 = async (): Promise<void> => {
    // A share that is seldom a server's favourite makes OpenSSL name its whole list of groups.
    await suitesIn('TLS 1.3', choicesOf13(known, sni), { keyShares: [GROUP.secp384r1] });
    if (findings.accepts('TLS 1.3')) await Promise.all([findGroups('TLS 1.3', spare.groups, sni, findings), protocols('TLS 1.3')]);
  };
  const rsaBeside = otherCertificate(ask, sni, keys);
  const tls12 = suitesIn('TLS 1.2');
  const old = findOldVersions({ ask, sni, findings, suitesIn, tls12 });
  const [fallback] = await Promise.all([ask(fallbackPlan(sni)), tls13(), tls12, old, rsaBeside]);
  if (findings.accepts('TLS 1.3') && findings.accepts('TLS 1.2')) findings.noteFallback(fallback);
  const newest = (['TLS 1.2', 'TLS 1.1', 'TLS 1.0'] as const).find((version) => findings.accepts(version));
  if (!findings.accepts('TLS 1.3') && newest !== undefined) {
    await Promise.all([findGroups(newest, spare.groups, sni, findings), newest === 'TLS 1.2' ? protocols(newest) : null]);
  }
}

/** Browsers are shown an ECDSA certificate where there are two: only a hello without ECDSA shows the other. */
async function otherCertificate(ask: Ask, sni: string | null, keys: Set<Authentication>): Promise<void> {
  if (!keys.has('ECDSA') || keys.has('RSA')) return;
  const suites = blocksOf('TLS 1.2').flat();
  const answer = await ask(
    askingPlan(
      sni,
      'TLS 1.2',
      suites.filter((suite) => cipherSuite(suite)?.authentication === 'RSA'),
    ),
  );
  if (answer.kind === 'chosen') keys.add('RSA');
}

/** What the handshakes with the same name chose in TLS 1.3, where nothing but the order of the suites decides. */
function choicesOf13(known: readonly HandshakeAttempt[], sni: string | null): Asked[] {
  const [suites = []] = blocksOf('TLS 1.3');
  return known.flatMap(({ chosen, offered, end, sni: name }) => {
    if (chosen?.version !== 'TLS 1.3' || end.how !== 'completed' || name !== sni) return [];
    return [{ offer: offered.cipherSuites.filter((suite) => suites.includes(suite)), choice: chosen.cipherSuite }];
  });
}
