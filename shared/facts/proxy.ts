import type { ProxySetting } from '../model/computer.ts';
import type { Evidence, ProxyTunnel } from '../model/evidence.ts';
import type { Situation } from '../model/input.ts';
import { countsForCaller, seenOf } from './seen.ts';

export interface ProxyFacts {
  /** Tunnels asked for; with somebody else's trouble those from the helper's own proxy are left out. */
  readonly tunnels: readonly { readonly evidence: number; readonly seen: ProxyTunnel }[];
  readonly settings: readonly ProxySetting[];
  readonly settingsEvidence: readonly number[];
}

/** Reads proxies: what is set here, and what they answered. */
export function proxyFacts(evidence: readonly Evidence[], situation: Situation): ProxyFacts {
  const settings = seenOf(evidence, 'proxy-settings').filter((piece) => countsForCaller(piece, situation));
  return {
    tunnels: seenOf(evidence, 'proxy-tunnel')
      .filter((piece) => countsForCaller(piece, situation))
      .map((piece) => ({ evidence: piece.id, seen: piece.seen })),
    settings: settings.flatMap((piece) => piece.seen.settings),
    settingsEvidence: settings.map((piece) => piece.id),
  };
}
