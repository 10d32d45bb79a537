import { judgedAlerts } from '../facts/alerts.ts';
import { refusalsOf } from '../facts/chains.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import type { Certainty } from '../model/side.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

/** Alert 112, IANA TLS Alerts. */
const UNRECOGNIZED_NAME = 112;

/** Another name or its absence changes the answer, or alert 112 says so. Where that is not shown it stands among the others of name-mismatch or reset. */
export const sniMismatch: Cause = {
  id: 'sni-mismatch',
  words: {
    title: say('causes/sni-mismatch.title'),
    plain: say('causes/sni-mismatch.plain'),
    technical: say('causes/sni-mismatch.technical'),
    gone: say('causes/sni-mismatch.gone'),
  },
  sources: ['RFC 6066, section 3', 'RFC 9110, section 7.4'],
  variants: ['not-sent'],
  usualSide: 'server',
  sideOfVariant: { 'not-sent': 'this-computer' },
  explains: ['name-mismatch', 'server-fault'],
  judge(facts: Facts): Judgement {
    const { judged, worked, sni } = facts.attempts;
    if (judged.length === 0) return cannotTell([NEEDS.handshake]);
    const evidence = judged.map((one) => one.evidence);
    const alerts = judgedAlerts(facts.alerts, UNRECOGNIZED_NAME);
    if (alerts.length > 0) {
      return sni === null ? notSent(evidence, 'certain') : unknownName([say('causes/sni-mismatch.because.alert')], 'certain', evidence);
    }
    return (
      byAnotherName(facts) ??
      misdirected(facts) ??
      possibly(facts) ??
      (worked.length > 0 ? ruledOut([say('causes/sni-mismatch.because.knows')], evidence) : cannotTell([NEEDS.handshake], [], evidence))
    );
  },
};

function unknownName(because: readonly Said[], certainty: Certainty, evidence: readonly number[]): Judgement {
  return found({ side: 'server', certainty, because, evidence });
}

function notSent(evidence: readonly number[], certainty: Certainty): Judgement {
  return found({
    variant: 'not-sent',
    side: 'this-computer',
    certainty,
    title: say('causes/sni-mismatch.title.not-sent'),
    because: [say('causes/sni-mismatch.because.not-sent')],
    evidence,
  });
}

/** Another name, or none, changes the answer. A drop by name is first of all `reset` or `timeout`: something on the way may do it. */
function byAnotherName(facts: Facts): Judgement | null {
  const { deciding, failed, sni } = facts.attempts;
  if (deciding === null || (deciding.factor !== 'name' && deciding.factor !== 'no-name')) return null;
  const evidence = [...failed, ...deciding.works].map((one) => one.evidence);
  if (sni === null) return notSent(evidence, 'certain');
  const dropped = failed.every((one) => one.ending === 'reset' || one.ending === 'silent');
  const name = deciding.works[0]?.seen.sni ?? '';
  const because =
    deciding.factor === 'name'
      ? say('causes/sni-mismatch.because.other-works', { name })
      : say('causes/sni-mismatch.because.no-name-works');
  return unknownName([because], dropped ? 'possible' : 'certain', evidence);
}

/** 421: the server says after the handshake that it is not set up to answer for this name (RFC 9110, section 15.5.20). */
function misdirected(facts: Facts): Judgement | null {
  const answers = facts.attempts.requests.filter(
    (one) => one.seen.application?.how === 'http' && one.seen.application.status === MISDIRECTED,
  );
  if (answers.length === 0 || facts.target?.hostIsAddress === true) return null;
  const evidence = answers.map((one) => one.evidence);
  return facts.attempts.sni === null
    ? notSent(evidence, 'likely')
    : unknownName([say('causes/sni-mismatch.because.misdirected')], 'likely', evidence);
}

const MISDIRECTED = 421;

/** What could be this but is not shown to be: a default certificate, or a close without a word. */
function possibly(facts: Facts): Judgement | null {
  const { failed, sni } = facts.attempts;
  const wrongName = refusalsOf(facts.chains, 'name-mismatch');
  if (wrongName.length > 0 && facts.attempts.worked.length > 0) {
    const evidence = wrongName.map((one) => one.chain.evidence);
    if (sni === null && facts.target?.hostIsAddress !== true) return notSent(evidence, namedFits(facts) ? 'certain' : 'likely');
    return sni === null ? null : unknownName([say('causes/sni-mismatch.because.default')], 'possible', evidence);
  }
  const closed = failed.filter((one) => one.seen.end.how === 'closed' && !one.answered);
  return closed.length > 0 && sni !== null
    ? unknownName(
        [say('causes/sni-mismatch.because.closed')],
        'possible',
        closed.map((one) => one.evidence),
      )
    : null;
}

/** Asked by its name, the server shows a certificate that fits: then only the missing name is at fault. */
function namedFits(facts: Facts): boolean {
  return facts.chains.varied.some(
    (chain) =>
      !chain.judgement.findings.some((one) => one.cause === 'name-mismatch' && one.weight === 'refuses') &&
      facts.attempts.all.some((one) => one.seen.sni === facts.host && one.seen.certificates[0] === chain.leaf?.derBase64),
  );
}
