import type { DateProblem } from '../facts/dates.ts';
import type { Facts } from '../facts/facts.ts';
import type { FoundFinding } from '../model/finding.ts';
import type { SaidValue } from '../model/said.ts';
import type { CaseNames } from '../servers/server.ts';

/** Every hole a sentence of a fix may have, filled from the case; where the case does not know, plain words stand in. */
export type FixValues = Readonly<Record<string, SaidValue>>;

const NAMES_SHOWN = 4;

/** The case's own names, dates and numbers for the sentences of a plan. */
export function valuesOf(facts: Facts, finding: FoundFinding): FixValues {
  const chain = facts.chains.worst;
  const leaf = chain?.leaf ?? null;
  const early = finding.cause === 'not-yet-valid';
  const ended = dateProblem(facts, early ? 'not-yet-valid' : 'expired')?.certificate ?? leaf;
  const date = early ? ended?.notBefore : ended?.notAfter;
  const names = chain?.judgement.names ?? [];
  const proxy = facts.proxy.tunnels.at(-1)?.seen.proxy ?? null;
  return {
    host: facts.host ?? { say: 'fixes.some-site' },
    port: facts.port === null ? { say: 'fixes.some-port' } : String(facts.port),
    names: names.length > 0 ? names.slice(0, NAMES_SHOWN) : (facts.host ?? { say: 'fixes.some-names' }),
    star: names.find((name) => name.startsWith('*.')) ?? { say: 'fixes.some-names' },
    issuer: issuerOf(facts) ?? { say: 'fixes.some-issuer' },
    link: ended === null || ended.subjectText === '' ? { say: 'fixes.some-issuer' } : ended.subjectText,
    date: date == null ? { say: 'fixes.some-date' } : { date },
    local: facts.time.local === null ? { say: 'fixes.some-time' } : { dateTime: facts.time.local },
    real: facts.time.trusted === null ? { say: 'fixes.some-time' } : { dateTime: facts.time.trusted.now },
    proxy: proxy ?? { say: 'fixes.some-proxy' },
    product: chain?.judgement.inspectionProduct?.name ?? { say: 'fixes.some-product' },
  };
}

/** The certificate whose dates do not hold: the site's own, else one above it. */
export function dateProblem(facts: Facts, kind: DateProblem['kind']): DateProblem | null {
  const problems = facts.dates.problems.filter((problem) => problem.kind === kind);
  return problems.find((problem) => problem.role === 'leaf') ?? problems[0] ?? null;
}

function issuerOf(facts: Facts): string | null {
  const judgement = facts.chains.worst?.judgement;
  if (judgement === undefined) return null;
  return judgement.missing?.issuerText ?? judgement.best?.certificates.at(-1)?.subjectText ?? judgement.served.at(-1)?.issuerText ?? null;
}

/**
 * Names for configuration lines; `example.com` where the case has none. Hostile characters are left out, and names with a star: an issuer
 * checks those by DNS only (Let's Encrypt: challenge types), Traefik's Host() takes none, and YAML reads the star as an alias.
 */
export function caseNamesOf(facts: Facts): CaseNames {
  const host = safeName(facts.host) ?? 'example.com';
  // A certificate that does not fit the host tells nothing about the names this server should carry.
  const fits = !facts.chains.refusals.some((one) => one.finding.cause === 'name-mismatch');
  const listed = (fits ? (facts.chains.worst?.judgement.names ?? []) : []).flatMap((name) => safeName(name) ?? []);
  return { host, names: [...new Set([host, ...listed])].slice(0, 10), port: facts.port ?? 443 };
}

/** Only what may stand in a configuration file unquoted: letters of host names, digits, dot, dash. */
function safeName(name: string | null): string | null {
  return name !== null && /^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/i.test(name) ? name : null;
}
