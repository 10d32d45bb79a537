import { judgedAlerts } from '../facts/alerts.ts';
import type { Attempt } from '../facts/attempts.ts';
import type { Facts } from '../facts/facts.ts';
import { muteTalks } from '../facts/silence.ts';
import type { Judgement } from '../model/finding.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

const NO_START_TLS: readonly string[] = ['not-offered', 'stripped', 'not-this-protocol'];

/** unexpected_message, bad_record_mac, record_overflow, illegal_parameter, decode_error, decrypt_error (IANA TLS Alerts). */
const DAMAGED = [10, 20, 22, 47, 50, 51];

/** Bytes that are no TLS or damaged TLS, a flight that ends too early, another protocol than HTTP, or STARTTLS not offered. HTTP is plain-http; a close before the first byte is reset. */
export const protocolError: Cause = {
  id: 'protocol-error',
  words: {
    title: say('causes/protocol-error.title'),
    plain: say('causes/protocol-error.plain'),
    technical: say('causes/protocol-error.technical'),
    gone: say('causes/protocol-error.gone'),
  },
  sources: ['RFC 8446, sections 5.1 and 6.2', 'RFC 3207, section 4', 'RFC 2595'],
  variants: ['other-protocol', 'start-tls-missing', 'broken'],
  usualSide: 'server',

  explains: ['timeout'],
  judge(facts: Facts): Judgement {
    const talk = facts.path.startTls.find((one) => NO_START_TLS.includes(one.seen.outcome));
    if (talk !== undefined && facts.attempts.worked.length === 0) return noStartTls(facts, talk);
    const other = talk === undefined ? otherThanStartTls(facts) : null;
    if (other !== null) return other;
    const { judged, failed } = facts.attempts;
    if (judged.length === 0) return cannotTell([NEEDS.handshake]);
    const bad = failed.filter((one) => one.ending === 'broken' || (one.ending === 'not-tls' && !isHttp(one)));
    const alert = judgedAlerts(facts.alerts, ...DAMAGED)[0];
    const first = bad[0];
    const times = say('causes/protocol-error.because.times', { failed: bad.length, of: judged.length });
    if (first !== undefined) {
      const other = first.seen.end.how === 'not-tls' && first.seen.end.speaks !== 'other' ? first.seen.end.speaks : null;
      return found({
        variant: other === null ? 'broken' : 'other-protocol',
        side: first.seen.route === 'proxy' ? 'network' : 'server',
        certainty: bad.length >= 2 ? 'certain' : 'likely',
        title:
          other === null
            ? say(first.seen.end.how === 'not-tls' ? 'causes/protocol-error.title' : 'causes/protocol-error.title.broken')
            : say('causes/protocol-error.title.other-protocol', { protocol: other.toUpperCase() }),
        because: [describe(first), times],
        evidence: bad.map((one) => one.evidence),
      });
    }
    if (alert !== undefined && ['none', 'sometimes', 'address', 'hello-size', 'route'].includes(facts.attempts.deciding?.factor ?? '')) {
      return found({
        side: 'server',
        certainty: 'likely',
        because: [say('causes/protocol-error.because.alert', { name: alert.alert.name ?? '', code: alert.alert.code })],
        evidence: [alert.attempt.evidence],
      });
    }
    const evidence = judged.map((one) => one.evidence);
    return judged.some((one) => one.answered)
      ? ruledOut([say('causes/protocol-error.because.tls')], evidence)
      : cannotTell([NEEDS.handshake], [], evidence);
  },
};

/** A server that waits in silence where a talk before TLS is expected, and answers when it is spoken to in another way. */
function otherThanStartTls(facts: Facts): Judgement | null {
  const mute = muteTalks(facts);
  const protocol = facts.path.startTls[0]?.seen.protocol.toUpperCase() ?? '';
  const atOnce = facts.attempts.all.filter((one) => one.variation.factor === 'tls-at-once' && one.answered && one.ending !== 'not-tls');
  const plain = facts.path.plain.filter((one) => one.seen.speaks !== 'nothing' && one.seen.speaks !== 'other');
  const text = plain[0]?.seen.text ?? '';
  // One that has greeted speaks the protocol and fell silent later.
  const greeted = facts.path.startTls.some((one) => one.seen.greeting !== '' || one.seen.said !== '');
  if (mute.length === 0 || greeted || (atOnce.length === 0 && text === '')) return null;
  return found({
    variant: 'other-protocol',
    side: 'server',
    certainty: 'certain',
    title:
      atOnce.length > 0
        ? say('causes/protocol-error.title.tls-at-once', { protocol })
        : say('causes/protocol-error.title.not-this-protocol', { protocol }),
    because: [
      say('causes/protocol-error.because.mute', { protocol }),
      atOnce.length > 0
        ? say('causes/protocol-error.because.tls-at-once')
        : say('causes/protocol-error.because.plain', { text: shorten(text) }),
    ],
    evidence: [...mute, ...atOnce.map((one) => one.evidence), ...plain.map((one) => one.evidence)],
  });
}

const TEXT_SHOWN = 60;

function isHttp(attempt: Attempt): boolean {
  return attempt.seen.end.how === 'not-tls' && attempt.seen.end.speaks === 'http';
}

function shorten(text: string): string {
  const line = (text.split(/\r?\n/, 1)[0] ?? '').trim();
  return line.length > TEXT_SHOWN ? `${line.slice(0, TEXT_SHOWN)}…` : line;
}

function describe(attempt: Attempt): Said {
  const { end } = attempt.seen;
  if (end.how === 'not-tls') return say('causes/protocol-error.because.bytes', { text: shorten(end.text) });
  if (end.how === 'broken-tls') return say('causes/protocol-error.because.why', { why: end.why });
  return say('causes/protocol-error.because.cut');
}

function noStartTls(facts: Facts, talk: Facts['path']['startTls'][number]): Judgement {
  const protocol = talk.seen.protocol.toUpperCase();
  const missing = talk.seen.outcome !== 'not-this-protocol';
  const stripped = talk.seen.outcome === 'stripped';
  return found({
    variant: missing ? 'start-tls-missing' : 'other-protocol',
    side: stripped ? 'network' : 'server',
    certainty: stripped ? 'likely' : 'certain',
    title: missing
      ? say('causes/protocol-error.title.start-tls-missing')
      : say('causes/protocol-error.title.not-this-protocol', { protocol }),
    because: [
      say('causes/protocol-error.because.start-tls', { text: shorten(talk.seen.said === '' ? talk.seen.greeting : talk.seen.said) }),
    ],
    evidence: facts.path.startTls.filter((one) => one.seen.outcome === talk.seen.outcome).map((one) => one.evidence),
  });
}
