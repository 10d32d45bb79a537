import { causeOf } from '../causes/index.ts';
import type { Facts } from '../facts/facts.ts';
import type { FoundFinding } from '../model/finding.ts';
import type { FixPlan, FixStep } from '../model/fix-plan.ts';
import type { Said } from '../model/said.ts';
import type { Audience } from '../model/side.ts';
import { ENGLISH, say } from '../words/index.ts';
import { lookFromOutside } from './look-from-outside.ts';
import type { FixValues } from './values.ts';
import { hasWord, knowsAll } from './words-of-step.ts';

const REASONS_SENT = 3;
/** Letters of a log's line that a letter quotes. */
const LONGEST_LINE = 300;

/** The ready text for whoever has to act; null when that is the reader. */
export function messageFor(
  facts: Facts,
  finding: FoundFinding,
  values: FixValues,
  audience: Audience,
  steps: readonly FixStep[],
): FixPlan['message'] {
  const addressee = addresseeOf(finding, audience, steps);
  if (addressee === null) return null;
  const words = causeOf(finding.cause)?.words;
  const at = facts.evidence.find((piece) => finding.evidence.includes(piece.id))?.at;
  return {
    to: nameOf(addressee, values),
    lines: [
      say('fixes.message.hello'),
      facts.host === null
        ? say('fixes.message.intro.no-host')
        : { key: `fixes.message.intro${finding.adviceOnly === true ? '.advice' : ''}${facts.port === null ? '.no-port' : ''}`, values },
      foundBy(facts),
      ...[...(finding.title === undefined ? [] : [finding.title]), ...finding.because].filter(speaksToNobody).slice(0, 1 + REASONS_SENT),
      ...(words === undefined || finding.title?.key === words.plain.key ? [] : [words.plain].filter(speaksToNobody)),
      askFor(finding, values),
      ...(finding.certainty === 'possible' ? [] : forTheSpecialist(facts, finding, words?.technical)),
      ...(at === undefined || !facts.measured ? [] : [say('fixes.message.when', { time: { dateTime: at } })]),
      say('fixes.message.thanks'),
    ],
  };
}

/** What the letter rests on: a check, a recording, a log, a message, or what a person answered. */
function foundBy(facts: Facts): Said {
  if (facts.measured) return say('fixes.message.found');
  const read = new Set(facts.evidence.flatMap((piece) => (piece.state === 'seen' ? [piece.kind] : [])));
  if (read.has('capture-stream')) return say('fixes.message.found.by-capture');
  if (read.has('log-event')) return say('fixes.message.found.by-log');
  return [...read].some((kind) => kind !== 'answer') ? say('fixes.message.found.by-text') : say('fixes.message.found.by-answers');
}

/** "Your clock …" is told to the reader of the screen. In a letter it would speak of somebody else's. */
function speaksToNobody(said: Said): boolean {
  const [area = '', ...rest] = said.key.split('.');
  const word = ENGLISH.areas[area]?.[rest.join('.')];
  const texts = word === undefined ? [] : typeof word === 'string' ? [word] : [word.one, word.other];
  return !texts.some((text) => /\byou(?:r|rs)?\b/i.test(text));
}

/** What is asked for; where the case does not know the port it speaks of, only that somebody looks into it. */
function askFor(finding: FoundFinding, values: FixValues): Said {
  const area = `fixes/${finding.cause}`;
  const own = `${finding.variant}.message.ask`;
  const ask = hasWord(area, own) ? own : 'message.ask';
  const known = knowsAll(area, ask, { port: values.port ?? '' });
  return known ? { key: `${area}.${ask}`, values } : say('fixes.message.ask.general');
}

/** The sentence with the rule, the certificate that was sent, where and how it was asked for, and how to see it. */
function forTheSpecialist(facts: Facts, finding: FoundFinding, technical: Said | undefined): Said[] {
  const leaf = facts.chains.worst?.seenFrom === 'file' ? null : (facts.chains.worst?.leaf ?? null);
  const attempt = facts.attempts.all[0]?.seen;
  const proxy = facts.proxy.tunnels.at(-1)?.seen.proxy;
  const command = lookFromOutside(facts);
  return [
    say('fixes.message.technical'),
    ...(technical === undefined ? [] : [technical]),
    ...recordOf(facts, finding),
    ...(leaf === null ? [] : [say('fixes.message.seen', { issuer: leaf.issuerText, fingerprint: leaf.sha256 })]),
    ...(attempt === undefined
      ? []
      : attempt.route === 'proxy' && proxy !== undefined
        ? [say('fixes.message.asked-through', { proxy })]
        : [say('fixes.message.asked-at', { address: attempt.address })]),
    ...(command === null || !facts.measured || facts.host === null ? [] : [say('fixes.message.command', { command: command.text })]),
  ];
}

/** Where whoever reads the letter finds it in their own recording or log. */
function recordOf({ evidence }: Facts, finding: FoundFinding): Said[] {
  const piece = evidence.find((one) => finding.evidence.includes(one.id) && one.state === 'seen');
  if (piece?.state !== 'seen') return [];
  if (piece.kind === 'log-event')
    return [say('fixes.message.log-line', { line: String(piece.seen.line), text: piece.seen.text.slice(0, LONGEST_LINE) })];
  if (piece.kind !== 'capture-stream') return [];
  const { client, server, sni } = piece.seen;
  return [
    sni === null ? say('fixes.message.recorded.no-name', { client, server }) : say('fixes.message.recorded', { client, server, name: sni }),
  ];
}

/** Who can be written to. */
export type Addressee = 'owner' | 'network' | 'it' | 'maker' | 'issuer' | 'domain';

/** To whom the letter of a plan goes: a step that says "send the message below" says it, else the side of the finding; null: the reader acts. */
export function addresseeOf({ cause, side }: FoundFinding, audience: Audience, steps: readonly FixStep[]): Addressee | null {
  return namedBySteps(steps) ?? bySide(cause, side, audience);
}

function namedBySteps(steps: readonly FixStep[]): Addressee | null {
  const ids = steps.map((step) => step.id);
  return (['maker', 'it', 'network', 'owner'] as const).find((one) => ids.includes(`shared.tell-${one}`)) ?? null;
}

function bySide(cause: FoundFinding['cause'], side: FoundFinding['side'], audience: Audience): Addressee | null {
  switch (side) {
    case 'server':
      return audience === 'operator' ? null : 'owner';
    case 'certificate-authority':
      // An issuer that lost its trust cannot give it back: its customer goes to another one.
      if (audience === 'operator') return cause === 'distrusted-ca' ? null : 'issuer';
      return 'owner';
    case 'network':
      return 'network';
    case 'this-computer':
      return audience === 'end-user' ? 'it' : null;
    case 'unknown':
      if (audience !== 'operator') return 'owner';
      return cause === 'dns' ? 'domain' : 'network';
  }
}

function nameOf(addressee: Addressee, values: FixValues): Said {
  if (addressee !== 'owner') return say(`fixes.to.${addressee}`);
  return typeof values.host === 'string' ? { key: 'fixes.to.owner', values } : say('fixes.to.owner.no-host');
}
