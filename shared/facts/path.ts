import type { ComputerReport } from '../model/computer.ts';
import type { ControlHandshake, Evidence, PlainAnswer, PortalAnswer, StartTlsTalk } from '../model/evidence.ts';
import type { Situation } from '../model/input.ts';
import type { ChainFacts, ServedChain } from './chains.ts';
import { countsForCaller, seenOf } from './seen.ts';

type Numbered<T> = { readonly evidence: number; readonly seen: T };

/** What stands between this computer and the server. */
export interface PathFacts {
  readonly portals: readonly Numbered<PortalAnswer>[];
  readonly controls: readonly Numbered<ControlHandshake>[];
  readonly plain: readonly Numbered<PlainAnswer>[];
  readonly startTls: readonly Numbered<StartTlsTalk>[];
  readonly computer: Numbered<ComputerReport> | null;
  /** Chains of the same server seen directly and through the proxy, when their leaf issuers differ. */
  readonly issuerDiffersByRoute: { readonly direct: ServedChain; readonly proxied: ServedChain } | null;
}

/** Reads the path: captive portals, control handshakes, plain answers, STARTTLS talks, this computer's own report. */
export function pathFacts(evidence: readonly Evidence[], situation: Situation, chains: ChainFacts): PathFacts {
  const callers = evidence.filter((piece) => countsForCaller(piece, situation));
  const computer = seenOf(callers, 'computer').at(-1);
  return {
    portals: seenOf(callers, 'captive-portal').map(numbered),
    controls: seenOf(callers, 'control-handshake').map(numbered),
    plain: seenOf(evidence, 'plain-answer').map(numbered),
    startTls: seenOf(evidence, 'start-tls').map(numbered),
    computer: computer === undefined ? null : numbered(computer),
    issuerDiffersByRoute: byRoute([...chains.served, ...chains.varied]),
  };
}

function numbered<T>(piece: { readonly id: number; readonly seen: T }): Numbered<T> {
  return { evidence: piece.id, seen: piece.seen };
}

function byRoute(chains: readonly ServedChain[]): PathFacts['issuerDiffersByRoute'] {
  const direct = chains.find((one) => one.routes.length === 1 && one.routes[0] === 'direct');
  const proxied = chains.find((one) => one.routes.length === 1 && one.routes[0] === 'proxy');
  if (direct?.leaf == null || proxied?.leaf == null) return null;
  return direct.leaf.issuerText === proxied.leaf.issuerText ? null : { direct, proxied };
}
