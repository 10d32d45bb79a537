import { type PlacedFinding, refusalsOf } from '../facts/chains.ts';
import { factoryOf, remarkOn } from '../facts/factory-certificates.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** How many names of a certificate are read out; the rest is in the evidence. */
const NAMES_SHOWN = 4;

/**
 * The certificate does not name what was opened: other names, only a common name, or an address in the wrong form.
 * Rivals: a sign-in page or a proxy that shows its own certificate; a default certificate where no name was sent (sni-mismatch).
 */
export const nameMismatch: Cause = {
  id: 'name-mismatch',
  words: {
    title: say('causes/name-mismatch.title'),
    plain: say('causes/name-mismatch.plain'),
    technical: say('causes/name-mismatch.technical'),
    gone: say('causes/name-mismatch.gone'),
  },
  sources: ['RFC 9525, section 6.3', 'RFC 9110, section 4.3.4', 'RFC 5280, section 4.2.1.6', 'RFC 9849, section 6.2'],
  variants: ['by-ech'],
  usualSide: 'server',
  explains: [],
  judge(facts: Facts): Judgement {
    const judged = facts.chains.served.filter((chain) => chain.leaf !== null && chain.judgement.host !== null);
    const first = judged[0];
    if (first === undefined) {
      const seen = facts.chains.served.length > 0;
      return cannotTell(seen ? [] : [NEEDS.certificates], [
        seen ? say('causes/name-mismatch.because.no-host') : say('facts.no-certificate-seen'),
      ]);
    }
    const bad = refusalsOf(facts.chains, 'name-mismatch');
    const worst = bad[0];
    if (worst === undefined) {
      return ruledOut(
        [say('causes/name-mismatch.because.holds', { host: first.judgement.host ?? '' })],
        judged.map((chain) => chain.evidence),
      );
    }
    const byEch = fitsWithoutEch(facts);
    const keysUntried = !byEch && answersForItsCover(worst, facts);
    return found({
      ...(byEch ? { variant: 'by-ech' } : {}),
      side: 'server',
      certainty: keysUntried ? 'likely' : 'certain',
      title: byEch ? say('causes/name-mismatch.title.by-ech', { names: namesOf(worst), host: hostOf(worst) }) : titleOf(worst, bad, facts),
      because: [
        ...reasons(worst),
        ...(byEch ? [say('causes/name-mismatch.because.ech', { host: hostOf(worst) })] : []),
        ...(keysUntried ? [say('causes/name-mismatch.because.ech-keys')] : []),
      ],
      evidence: bad.map((one) => one.chain.evidence),
    });
  },
};

/** The encrypted part of the judged hello is made up (RFC 9849 section 6.2): the server must answer it as if it were not there. */
function fitsWithoutEch(facts: Facts): boolean {
  return facts.chains.varied.some(
    (chain) =>
      !chain.judgement.findings.some((one) => one.cause === 'name-mismatch' && one.weight === 'refuses') &&
      facts.attempts.all.some((one) => one.variation.factor === 'ech' && one.seen.certificates[0] === chain.leaf?.derBase64),
  );
}

/**
 * It has keys for encrypted hellos and answers for the name that goes in the clear beside them (RFC 9849 section 5). A browser that has the
 * keys from the name service may get the true name's certificate; nothing here has them.
 */
function answersForItsCover({ chain }: PlacedFinding, facts: Facts): boolean {
  const covers = new Set(
    facts.attempts.all.filter((one) => one.seen.certificates[0] === chain.leaf?.derBase64).flatMap((one) => one.seen.echNames ?? []),
  );
  return chain.judgement.names.some((name) => covers.has(name));
}

function hostOf(placed: PlacedFinding): string {
  return placed.chain.judgement.host ?? '';
}

function namesOf(placed: PlacedFinding): readonly string[] {
  return placed.chain.judgement.names.slice(0, NAMES_SHOWN);
}

function titleOf(worst: PlacedFinding, bad: readonly PlacedFinding[], facts: Facts): Said {
  const host = hostOf(worst);
  const servers = new Set(bad.flatMap((one) => one.chain.addresses)).size;
  if (servers > 0 && servers < facts.chains.addresses) {
    return say('causes/name-mismatch.title.some', { bad: servers, all: facts.chains.addresses, host });
  }
  const names = namesOf(worst);
  return worst.finding.kind === 'no-san' || names.length === 0
    ? say('causes/name-mismatch.title.no-san', { host })
    : say('causes/name-mismatch.title.other', { names, host });
}

/** Reasons that say no more than the names do. */
const SAID_ALREADY: ReadonlySet<string> = new Set(['chain.name.other-site', 'chain.name.no-names']);

function reasons(worst: PlacedFinding): Said[] {
  const names = namesOf(worst);
  return [
    say('causes/name-mismatch.because.asked', { host: hostOf(worst) }),
    names.length === 0 ? say('causes/name-mismatch.because.no-names') : say('causes/name-mismatch.because.names', { names }),
    ...(SAID_ALREADY.has(worst.finding.said.key) ? [] : [worst.finding.said]),
    ...(factoryOf(worst.chain) === null ? [] : remarkOn(worst.chain.leaf)),
  ];
}
