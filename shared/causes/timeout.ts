import { DROP_VARIANTS, type Drops, decidingExtension, dropsOf, helloSizes, SIDE_OF_DROP, sideOfDrop } from '../facts/drops.ts';
import type { Facts } from '../facts/facts.ts';
import { muteTalks, pendingHandshakes, silentConnections, silentNowAndThen, slowest } from '../facts/silence.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { inCompanyOnly } from './in-company-only.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';
import { comesAndGoes, notConnected, saidNothing, stillWaiting } from './timeout-before-tls.ts';

/** A handshake that takes longer than this is worth mending (DESIGN section 3, rule 12), in milliseconds. */
const SLOW = 5000;

/** Silence: no connection, no answer to the hello, or a flight that stalls. Slow but complete handshakes make advice only. */
export const timeout: Cause = {
  id: 'timeout',
  words: {
    title: say('causes/timeout.title'),
    plain: say('causes/timeout.plain'),
    technical: say('causes/timeout.technical'),
    gone: say('causes/timeout.gone'),
  },
  sources: ['RFC 9293, section 3.8', 'RFC 8446, section 4', 'RFC 8201 (packets too big)'],
  variants: [...DROP_VARIANTS, 'no-way'],
  usualSide: 'unknown',
  sideOfVariant: { ...SIDE_OF_DROP, 'no-way': 'network' },
  explains: [],
  judge(facts: Facts): Judgement {
    const drops = dropsOf(facts, 'silent');
    if (drops !== null) return isSilent(facts, drops);
    const connections = silentConnections(facts);
    if (connections !== null) return notConnected(connections, facts.addresses);
    const mute = muteTalks(facts);
    if (mute.length > 0) return saidNothing(mute);
    const flaps = silentNowAndThen(facts);
    if (flaps !== null) return comesAndGoes(flaps);
    const { judged } = facts.attempts;
    const pending = pendingHandshakes(facts);
    if (judged.length === 0 && pending.length > 0) return stillWaiting(pending);
    if (judged.length === 0 && facts.addresses.outcomes.length === 0) return cannotTell([NEEDS.connect, NEEDS.handshake]);
    const slow = slowest(facts);
    if (slow !== null && slow.milliseconds > SLOW) {
      const time = { milliseconds: slow.milliseconds };
      return found({
        variant: 'always',
        side: 'server',
        certainty: 'certain',
        adviceOnly: true,
        title: say('causes/timeout.title.slow', { time }),
        because: [say('causes/timeout.because.slow', { time })],
        evidence: [slow.evidence],
      });
    }
    return ruledOut(
      [say('causes/timeout.because.in-time'), ...inCompanyOnly(facts)],
      [...judged.map((one) => one.evidence), ...facts.addresses.outcomes.flatMap((one) => one.evidence)],
    );
  },
};

function isSilent(facts: Facts, drops: Drops): Judgement {
  return found({
    variant: drops.variant,
    side: sideOfDrop(drops),
    certainty: drops.proved ? 'certain' : 'likely',
    title: titleOf(facts, drops),
    because: reasons(facts, drops),
    evidence: drops.evidence,
  });
}

function titleOf(facts: Facts, drops: Drops): Said {
  const { byAddress, worked, judged, sni } = facts.attempts;
  switch (drops.variant) {
    case 'by-name':
      return say('causes/timeout.title.by-name', { host: sni ?? facts.host ?? '' });
    case 'by-extension':
      return say('causes/timeout.title.by-extension', { name: decidingExtension(drops) });
    case 'by-address':
      return say('causes/timeout.title.by-address', { bad: byAddress.filter((one) => one.worked === 0).length, all: byAddress.length });
    case 'sometimes':
      return say('causes/timeout.title.sometimes', { worked: worked.length, of: judged.length });
    case 'by-hello-size':
    case 'by-ech':
    case 'by-post-quantum':
    case 'by-version':
    case 'by-alpn':
      return say(`causes/timeout.title.${drops.variant}`);
    default:
      return drops.failed.every((one) => one.answered) ? say('causes/timeout.title.late') : say('causes/timeout.title.always');
  }
}

function reasons(facts: Facts, drops: Drops): Said[] {
  const first = drops.failed[0];
  const waited = first?.seen.end.how === 'silence' ? first.seen.end.waitedMilliseconds : (first?.seen.milliseconds.total ?? 0);
  const stalled = first?.answered === true;
  return [
    say('causes/timeout.because.times', { failed: drops.failed.length, of: facts.attempts.judged.length }),
    stalled ? say('causes/timeout.because.stalled') : say('causes/timeout.because.waited', { time: { milliseconds: waited } }),
    ...deciding(drops),
  ];
}

function otherServer(drops: Drops): Said[] {
  return drops.otherServer ? [say('causes/timeout.because.other-server')] : [];
}

function deciding(drops: Drops): Said[] {
  const works = drops.deciding.works[0];
  switch (drops.deciding.factor) {
    case 'name':
      return [say('causes/timeout.because.other-name', { name: works?.seen.sni ?? '' }), ...otherServer(drops)];
    case 'no-name':
      return [say('causes/timeout.because.no-name'), ...otherServer(drops)];
    case 'hello-size':
      return [say('causes/timeout.because.size', helloSizes(drops))];
    case 'version':
      return [say('causes/timeout.because.version', { works: [...(works?.seen.offered.versions ?? [])] })];
    case 'ech':
    case 'post-quantum':
      return [say(`causes/timeout.because.${drops.deciding.factor}`)];
    case 'extensions':
      return [say('causes/timeout.because.extension', { name: decidingExtension(drops) })];
    case 'content':
      return [say('causes/timeout.because.content')];
    case 'alpn':
      return [say('causes/timeout.because.alpn')];
    case 'sometimes':
      return [];
    case 'address':
      return [say('causes/timeout.because.address', { addresses: [...new Set(drops.failed.map((one) => one.seen.address))] })];
    default:
      return drops.deciding.alone ? [say('causes/timeout.because.nothing-helps')] : [];
  }
}
