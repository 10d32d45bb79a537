import type { Attempt } from '../facts/attempts.ts';
import type { Facts } from '../facts/facts.ts';
import type { Judgement } from '../model/finding.ts';
import type { HandshakeEnd } from '../model/handshake.ts';
import { say } from '../words/index.ts';
import type { Cause } from './cause.ts';
import { cannotTell, found, ruledOut } from './judgement.ts';
import { NEEDS } from './needs.ts';

const TEXT_SHOWN = 60;

/**
 * HTTP where TLS is expected. Other protocols without TLS are `protocol-error`. A sign-in page or a proxy's block page can answer
 * in the server's place: those causes account for this one.
 */
export const plainHttp: Cause = {
  id: 'plain-http',
  words: {
    title: say('causes/plain-http.title'),
    plain: say('causes/plain-http.plain'),
    technical: say('causes/plain-http.technical'),
    gone: say('causes/plain-http.gone'),
  },
  sources: ['RFC 8446, section 5.1', 'RFC 9110, section 4.2.2'],
  variants: [],
  usualSide: 'server',
  explains: ['protocol-error', 'reset', 'timeout', 'sni-mismatch'],
  judge(facts: Facts): Judgement {
    const { judged, byAddress } = facts.attempts;
    if (judged.length === 0) return cannotTell([NEEDS.handshake]);
    const http = judged.flatMap((attempt) => (speaksHttp(attempt.seen.end) ? [attempt] : []));
    const first = http[0];
    const asked = first === undefined ? onlyWhenAsked(facts) : null;
    if (asked !== null) return asked;
    if (first === undefined) {
      const silent = judged.every((one) => !one.answered);
      const evidence = judged.map((one) => one.evidence);
      return silent ? cannotTell([NEEDS.handshake], [], evidence) : ruledOut([say('causes/plain-http.because.tls')], evidence);
    }
    const addresses = new Set(http.map((one) => one.seen.address)).size;
    const some = addresses < byAddress.length;
    const plain = facts.path.plain.filter((one) => one.seen.speaks === 'http');
    // What the direct way answers in HTTP, too, is no page of the proxy.
    const throughProxy = first.seen.route === 'proxy' && !directSpeaksHttp(facts);
    return found({
      side: throughProxy ? 'network' : 'server',
      certainty: !throughProxy && (http.length >= 2 || plain.length > 0) ? 'certain' : 'likely',
      ...(some ? { title: say('causes/plain-http.title.some', { bad: addresses, all: byAddress.length }) } : {}),
      because: [
        say('causes/plain-http.because.answer', { text: textOf(first) }),
        ...(plain.length > 0 ? [say('causes/plain-http.because.plain-works')] : []),
      ],
      evidence: [...http.map((one) => one.evidence), ...plain.map((one) => one.evidence)],
    });
  },
};

/**
 * Every greeting goes unanswered, and plain HTTP gets its answer: a server that drops what it cannot read. A port that does speak TLS
 * says so when it is asked plainly (status 400, 426 or 497), and something on the way may drop the greetings.
 */
function onlyWhenAsked(facts: Facts): Judgement | null {
  const { all, judged, deciding } = facts.attempts;
  if (deciding?.factor !== 'none' || all.some((one) => one.answered)) return null;
  const plain = facts.path.plain.filter(
    (one) => one.seen.speaks === 'http' && one.seen.http !== null && !ASKS_FOR_TLS.has(one.seen.http.status),
  );
  const first = plain[0];
  if (first === undefined) return null;
  return found({
    side: 'server',
    certainty: 'likely',
    because: [
      say('causes/plain-http.because.no-answer', { count: judged.length }),
      say('causes/plain-http.because.plain-answer', { text: firstLine(first.seen.text) }),
    ],
    evidence: [...judged, ...plain].map((one) => one.evidence),
  });
}

/** nginx and Apache answer plain HTTP on a TLS port with 400; RFC 9110, section 15.5.22 has 426; nginx keeps 497 for it. */
const ASKS_FOR_TLS: ReadonlySet<number> = new Set([400, 426, 497]);

function directSpeaksHttp(facts: Facts): boolean {
  return facts.attempts.all.some((one) => one.seen.route === 'direct' && speaksHttp(one.seen.end));
}

function speaksHttp(end: HandshakeEnd): boolean {
  return end.how === 'not-tls' && end.speaks === 'http';
}

function textOf(attempt: Attempt): string {
  const { end } = attempt.seen;
  if (end.how !== 'not-tls') return '';
  return end.text.startsWith('HTTP') || end.text.includes('<') ? firstLine(end.text) : 'HTTP/2';
}

function firstLine(text: string): string {
  const line = (text.split(/\r?\n/, 1)[0] ?? '').trim();
  return line.length > TEXT_SHOWN ? `${line.slice(0, TEXT_SHOWN)}…` : line;
}
