import type { CauseId } from '../model/cause-id.ts';
import type { CertificateSummary, ChainFindingKind } from '../model/certificate.ts';
import type { ChainFinding, ChainJudgement } from '../model/chain-judgement.ts';
import type { Evidence } from '../model/evidence.ts';
import type { SeenFrom } from '../model/side.ts';
import type { AttemptFacts } from './attempts.ts';
import { seenOf } from './seen.ts';

/** One chain as a server sends it, its judgement, and where it was seen. */
export interface ServedChain {
  readonly evidence: number;
  readonly seenFrom: SeenFrom;
  readonly judgement: ChainJudgement;
  readonly leaf: CertificateSummary | null;
  /** Addresses that served it to the judged hello. */
  readonly addresses: readonly string[];
  /** Routes it was seen on (direct, proxy), over all attempts. */
  readonly routes: readonly ('direct' | 'proxy')[];
  /** Handshakes of the judged hello that showed it. */
  readonly seenIn: number;
}

/** A finding of the chain judge with the chain it stands in. */
export interface PlacedFinding {
  readonly chain: ServedChain;
  readonly finding: ChainFinding;
}

export interface ChainFacts {
  /** Different chains the judged hello was shown, the worst first. */
  readonly served: readonly ServedChain[];
  /** Chains that only a variation brought out: another name, no name, another kind of key, another route. */
  readonly varied: readonly ServedChain[];
  readonly worst: ServedChain | null;
  /** How many different addresses showed a readable chain. */
  readonly addresses: number;
  /** Findings that make the judged client refuse, over all served chains. */
  readonly refusals: readonly PlacedFinding[];
  /** Findings only worth saying. */
  readonly warnings: readonly PlacedFinding[];
}

/** Reads the judged chains of a case; of several judgements of one chain the last one counts. */
export function chainFacts(evidence: readonly Evidence[], attempts: AttemptFacts): ChainFacts {
  const byServed = new Map<string, ReturnType<typeof seenOf<'chain'>>[number]>();
  for (const piece of seenOf(evidence, 'chain')) byServed.set(keyOf(piece.seen.served.map((one) => one.derBase64)), piece);
  const judgedKeys = new Set(attempts.judged.map((one) => keyOf(one.seen.certificates)));
  const all = [...byServed].map(([key, piece]): ServedChain & { judged: boolean } => {
    const judgedHere = attempts.judged.filter((one) => keyOf(one.seen.certificates) === key);
    const anyHere = attempts.all.filter((one) => keyOf(one.seen.certificates) === key);
    return {
      evidence: piece.id,
      seenFrom: piece.seenFrom,
      judgement: piece.seen,
      leaf: piece.seen.served[0] ?? null,
      addresses: [...new Set(judgedHere.map((one) => one.seen.address))],
      routes: [...new Set(anyHere.map((one) => one.seen.route))],
      seenIn: judgedHere.length,
      judged: judgedKeys.has(key) || anyHere.length === 0,
    };
  });
  const served = all.filter((one) => one.judged).sort((a, b) => weightOf(b) - weightOf(a));
  const placed = served.flatMap((chain) => chain.judgement.findings.map((finding): PlacedFinding => ({ chain, finding })));
  return {
    served,
    varied: all.filter((one) => !one.judged),
    worst: served[0] ?? null,
    addresses: new Set(served.flatMap((one) => one.addresses)).size,
    refusals: placed.filter((one) => one.finding.weight === 'refuses'),
    warnings: placed.filter((one) => one.finding.weight === 'warns'),
  };
}

/** Findings of one cause that make the judged client refuse. */
export function refusalsOf(chains: ChainFacts, cause: CauseId): readonly PlacedFinding[] {
  return chains.refusals.filter((one) => one.finding.cause === cause);
}

/** Findings of one kind, refusing or not. */
export function ofKind(chains: ChainFacts, ...kinds: ChainFindingKind[]): readonly PlacedFinding[] {
  return [...chains.refusals, ...chains.warnings].filter((one) => kinds.includes(one.finding.kind));
}

function keyOf(derBase64: readonly string[]): string {
  return derBase64.join('|');
}

function weightOf(chain: ServedChain): number {
  const refusing = chain.judgement.findings.filter((one) => one.weight === 'refuses').length;
  return (chain.judgement.ok ? 0 : 1000) + refusing * 10 + chain.judgement.findings.length;
}

/** It stands in a file, and no clock of this computer has a say: it was judged by the time that was given or recorded. */
export function isRecord({ seenFrom }: ServedChain): boolean {
  return seenFrom === 'file' || seenFrom === 'capture';
}
