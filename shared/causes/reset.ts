import { DROP_VARIANTS, type Drops, decidingExtension, dropsOf, helloSizes, SIDE_OF_DROP, sideOfDrop } from '../facts/drops.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { inCompanyOnly } from './in-company-only.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/**
 * RST anywhere, or FIN before the first TLS byte. Never read as a missing version (DESIGN section 3, rule 2): one factor at a time
 * is varied, and the one that decides says who has to act.
 */
export const reset: Cause = {
  id: 'reset',
  words: {
    title: say('causes/reset.title'),
    plain: say('causes/reset.plain'),
    technical: say('causes/reset.technical'),
    gone: say('causes/reset.gone'),
  },
  sources: ['RFC 9293, section 3.5.2', 'DESIGN section 3, rule 2: one factor at a time'],
  variants: DROP_VARIANTS,
  usualSide: 'unknown',
  sideOfVariant: SIDE_OF_DROP,
  explains: [],
  judge(facts: Facts): Judgement {
    const drops = dropsOf(facts, 'reset');
    if (drops !== null) return isCut(facts, drops);
    const early = beforeTls(facts);
    if (early !== null) return early;
    const { judged } = facts.attempts;
    if (judged.length === 0) return cannotTell([NEEDS.handshake]);
    return ruledOut(
      [say('causes/reset.because.not-cut'), ...inCompanyOnly(facts)],
      judged.map((one) => one.evidence),
    );
  },
};

function isCut(facts: Facts, drops: Drops): Judgement {
  return found({
    variant: drops.variant,
    side: sideOfDrop(drops),
    certainty: drops.byCiphers ? 'possible' : drops.proved ? 'certain' : 'likely',
    title: titleOf(facts, drops),
    because: [times(facts, drops), ...reasons(facts, drops)],
    evidence: drops.evidence,
  });
}

function titleOf(facts: Facts, drops: Drops): Said {
  switch (drops.variant) {
    case 'by-name':
      return say('causes/reset.title.by-name', { host: facts.attempts.sni ?? facts.host ?? '' });
    case 'by-extension':
      return say('causes/reset.title.by-extension', { name: decidingExtension(drops) });
    case 'by-address':
      return say('causes/reset.title.by-address', addressCounts(facts));
    case 'sometimes':
      return say('causes/reset.title.sometimes', { worked: facts.attempts.worked.length, of: facts.attempts.judged.length });
    case 'always':
      return drops.failed.every((one) => one.answered) ? say('causes/reset.title.late') : say('causes/reset.title.always');
    default:
      return say(`causes/reset.title.${drops.variant}`);
  }
}

function addressCounts(facts: Facts): { bad: number; all: number } {
  const { byAddress } = facts.attempts;
  return { bad: byAddress.filter((one) => one.worked === 0).length, all: byAddress.length };
}

function times(facts: Facts, drops: Drops): Said {
  return say('causes/reset.because.times', { failed: drops.failed.length, of: facts.attempts.judged.length });
}

function reasons(facts: Facts, drops: Drops): Said[] {
  const works = drops.deciding.works[0];
  switch (drops.deciding.factor) {
    case 'name':
      return [say('causes/reset.because.other-name', { name: works?.seen.sni ?? '' }), ...otherServer(drops)];
    case 'no-name':
      return [say('causes/reset.because.no-name'), ...otherServer(drops)];
    case 'hello-size':
      return [say('causes/reset.because.size', helloSizes(drops))];
    case 'version':
      return [say('causes/reset.because.version', { works: [...(works?.seen.offered.versions ?? [])] })];
    case 'ech':
    case 'post-quantum':
      return [say(`causes/reset.because.${drops.deciding.factor}`)];
    case 'extensions':
      return [say('causes/reset.because.extension', { name: decidingExtension(drops) })];
    case 'content':
      return [say('causes/reset.because.content')];
    case 'alpn':
      return [say('causes/reset.because.alpn')];
    case 'address':
      return [say('causes/reset.because.address', { addresses: [...new Set(drops.failed.map((one) => one.seen.address))] })];
    case 'suites':
    case 'signatures':
    case 'groups':
      return [say('causes/reset.because.by-ciphers')];
    case 'sometimes':
      return facts.attempts.byAddress
        .filter((one) => one.worked < one.of)
        .map((one) => say('facts.on-address', { address: one.address, worked: one.worked, of: one.of }));
    default:
      return [...whereItStopped(drops), ...(drops.deciding.alone ? [say('causes/reset.because.nothing-helps')] : [])];
  }
}

function otherServer(drops: Drops): Said[] {
  return drops.otherServer ? [say('causes/reset.because.other-server')] : [];
}

function whereItStopped(drops: Drops): Said[] {
  const first = drops.failed[0];
  if (first === undefined) return [];
  if (first.seen.end.how === 'completed') return [say('causes/reset.because.phase-data')];
  if (first.answered) return [say('causes/reset.because.phase-flight')];
  return first.seen.end.how === 'closed' ? [say('causes/reset.because.closed')] : [];
}

/** Cut off before TLS could begin: in the STARTTLS talk, or by an RST in place of the connection. */
function beforeTls(facts: Facts): Judgement | null {
  const talks = facts.path.startTls.filter((one) => one.seen.outcome === 'closed' || one.seen.outcome === 'reset');
  const connects = facts.addresses.outcomes.filter((one) => one.failure === 'reset');
  if (facts.attempts.worked.length > 0 || (talks.length === 0 && connects.length === 0)) return null;
  return found({
    variant: 'always',
    side: 'unknown',
    certainty: talks.length >= 2 || connects.some((one) => one.of >= 2) ? 'certain' : 'likely',
    title: say('causes/reset.title.always'),
    because: [talks.length > 0 ? say('causes/reset.because.start-tls') : say('causes/reset.because.connect')],
    evidence: [...talks.map((one) => one.evidence), ...connects.flatMap((one) => one.evidence)],
  });
}
