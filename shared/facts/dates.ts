import type { CertificateSummary } from '../model/certificate.ts';
import type { ChainFacts, ServedChain } from './chains.ts';
import type { TimeFacts } from './time.ts';

/** One certificate of a path whose dates do not hold, judged twice (DESIGN section 3, rule 5). */
export interface DateProblem {
  readonly chain: ServedChain;
  readonly certificate: CertificateSummary;
  readonly role: 'leaf' | 'issuer';
  readonly kind: 'expired' | 'not-yet-valid';
  /** By this computer's clock, or by the time the chain was judged at where no clock was read. */
  readonly byLocal: boolean;
  /** By a trusted time; null when there is none. */
  readonly byTrusted: boolean | null;
  /** How far outside its dates the certificate is, in milliseconds, by the trusted time where there is one. */
  readonly outsideBy: number;
}

export interface DateFacts {
  readonly problems: readonly DateProblem[];
  /** Did at least one chain have readable dates? */
  readonly judged: boolean;
}

/** Judges the dates of every certificate of every served path by both clocks. Roots from a store are left out: their dates bind nobody. */
export function dateFacts(chains: ChainFacts, time: TimeFacts): DateFacts {
  const problems = chains.served.flatMap((chain) =>
    pathOf(chain).flatMap((certificate, place) => judge(chain, certificate, place === 0 ? 'leaf' : 'issuer', time)),
  );
  return { problems, judged: chains.served.some((chain) => chain.leaf !== null && chain.leaf.notAfter !== null) };
}

/**
 * Does this chain hold at the right time? One that is refused for its dates alone, by a clock that two others call wrong, does.
 */
export function chainHolds(chain: ServedChain, dates: DateFacts, time: TimeFacts): boolean {
  if (chain.judgement.ok) return true;
  const refusals = chain.judgement.findings.filter((one) => one.weight === 'refuses');
  const onlyDates = refusals.length > 0 && refusals.every((one) => one.kind === 'expired' || one.kind === 'not-yet-valid');
  const really = dates.problems.some((problem) => problem.chain === chain && problem.byTrusted === true);
  return onlyDates && time.trusted !== null && !really;
}

function pathOf(chain: ServedChain): readonly CertificateSummary[] {
  const { best, served, findings } = chain.judgement;
  const path = best === null ? served.slice(0, 1) : best.certificates.filter((_, place) => place === 0 || best.from[place] !== 'store');
  const named = findings
    .filter((finding) => finding.weight === 'refuses' && (finding.kind === 'expired' || finding.kind === 'not-yet-valid'))
    .flatMap((finding) => (finding.certificate === null ? [] : [served[finding.certificate]]))
    .filter((one): one is CertificateSummary => one !== undefined);
  const seen = new Set<string>();
  return [...path, ...named].filter((one) => !seen.has(one.sha256) && seen.add(one.sha256));
}

function judge(chain: ServedChain, certificate: CertificateSummary, role: DateProblem['role'], time: TimeFacts): DateProblem[] {
  const after = Date.parse(certificate.notAfter ?? '');
  const before = Date.parse(certificate.notBefore ?? '');
  const local = Date.parse(time.local ?? chain.judgement.judgedAt);
  const trusted = time.trusted === null ? null : Date.parse(time.trusted.now);
  const deciding = trusted ?? local;
  const problem = (kind: DateProblem['kind'], edge: number, isOutside: (now: number) => boolean): DateProblem[] => {
    const byLocal = isOutside(local);
    const byTrusted = trusted === null ? null : isOutside(trusted);
    if (!byLocal && byTrusted !== true) return [];
    return [{ chain, certificate, role, kind, byLocal, byTrusted, outsideBy: Math.abs((byTrusted === true ? deciding : local) - edge) }];
  };
  return [
    ...(Number.isNaN(after) ? [] : problem('expired', after, (now) => now > after)),
    ...(Number.isNaN(before) ? [] : problem('not-yet-valid', before, (now) => now < before)),
  ];
}
