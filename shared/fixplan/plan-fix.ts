import type { Facts } from '../facts/facts.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { FoundFinding } from '../model/finding.ts';
import type { FixPlan, FixStep, Platform, ServerSoftware } from '../model/fix-plan.ts';
import type { Said } from '../model/said.ts';
import type { Audience } from '../model/side.ts';
import { say } from '../words/index.ts';
import { askingForAddress, isPublicAddress, linesForAddress } from './bare-address.ts';
import { browserOf } from './browser-of.ts';
import { isInnerName } from './inner-name.ts';
import { lookFromOutside } from './look-from-outside.ts';
import { type Cell, cellFor, type SharedStep } from './matrix.ts';
import { addresseeOf, messageFor } from './message.ts';
import { neverFor } from './never.ts';
import { linesForProgram, PROGRAM, programLacking } from './runtimes.ts';
import { loadingSteps, serverSteps } from './server-steps.ts';
import { softwareOf } from './software-of.ts';
import { caseNamesOf, dateProblem, type FixValues, valuesOf } from './values.ts';
import { ANY_SCREEN, type Screen, wordsOfStep } from './words-of-step.ts';

/** Who is needed for a step of an audience's own. */
const WHO: Readonly<Record<Audience, Said>> = {
  'end-user': say('fixes.who.nobody'),
  support: say('fixes.who.caller'),
  operator: say('fixes.who.administrator'),
};

/** Whose eyes, which server, which system. */
export interface Reader {
  readonly audience: Audience;
  /** null: as the evidence gives it away; `unknown`: the steps any server needs. */
  readonly software: ServerSoftware | null;
  readonly platform: Platform | null;
}

/**
 * The steps for the person in front of the screen, with the message to whoever has to act.
 * @returns null when nothing is at fault and nothing is advised
 */
export function planFix(diagnosis: Diagnosis, facts: Facts, reader: Reader): FixPlan | null {
  const finding = diagnosis.primary;
  if (finding === null) return null;
  const program = programLacking(finding, facts, reader.audience);
  const values = { ...valuesOf(facts, finding), ...(program === null ? {} : { product: program }) };
  const software = reader.audience === 'operator' ? (reader.software ?? softwareOf(facts)) : null;
  const screen = { platform: reader.platform, browser: reader.audience === 'operator' ? null : browserOf(facts) };
  const cured = stepsFor(finding, facts, values, { ...reader, software }, screen).filter(
    (step) => !isMeasured(step, facts) && !(LOOKS_AT_LOG.has(step.id) && restsOnLog(finding, facts)),
  );
  const open = reader.audience === 'operator' && finding.side === 'unknown' && restsOnLog(finding, facts);
  const steps = open
    ? [...(['whose-side', 'who-fails'] as const).map((name) => sharedStep(name, facts, values)), ...cured]
    : [...cured, ...letterStep(finding, facts, values, reader.audience, cured)];
  return {
    cause: finding.cause,
    variant: finding.variant,
    audience: reader.audience,
    software,
    platform: reader.platform,
    title: titleOf(steps),
    steps,
    // As long as nobody knows whose turn it is, nobody can be written to.
    message: open
      ? null
      : messageFor(facts, { ...finding, variant: planVariant(finding, facts, 'end-user') }, values, reader.audience, steps),
    never: neverFor(finding.cause),
  };
}

/** A letter that no step speaks of is for the case that the steps do not help, or are not the reader's to do. */
function letterStep(
  finding: FoundFinding,
  facts: Facts,
  values: FixValues,
  audience: Audience,
  steps: readonly FixStep[],
): readonly FixStep[] {
  if (steps.some((step) => step.id.startsWith('shared.tell-'))) return [];
  const addressee = addresseeOf(finding, audience, steps);
  return addressee === null || addressee === 'maker' ? [] : [sharedStep(`ask-${addressee}`, facts, values)];
}

/** A server's log tells what clients did; whether it or they have to change, it may leave open. */
function restsOnLog({ evidence }: FoundFinding, facts: Facts): boolean {
  const pieces = facts.evidence.filter((piece) => evidence.includes(piece.id));
  return pieces.length > 0 && pieces.every((piece) => piece.kind === 'log-event');
}

/** Steps that only read the log. */
const LOOKS_AT_LOG: ReadonlySet<string> = new Set(['client-cert-rejected.operator.1']);

/** Steps that only look at the clock. */
const LOOKS_AT_CLOCK: ReadonlySet<string> = new Set(['expired.end-user.1', 'not-yet-valid.end-user.1', 'not-yet-valid.support.1']);

/** Nobody is sent to look at what was measured: with a trusted time at hand, a wrong clock would be the cause. */
function isMeasured(step: FixStep, { time }: Facts): boolean {
  return time.trusted !== null && LOOKS_AT_CLOCK.has(step.id);
}

/** Where somebody else must be told, the steps of the reader are what can be done until then. */
function titleOf(steps: readonly FixStep[]) {
  const ids = steps.map((step) => step.id);
  if (ids.includes('shared.tell-owner')) return say('fixes.title.server');
  return ids.includes('shared.tell-network') ? say('fixes.title.network') : say('fixes.title');
}

function stepsFor(finding: FoundFinding, facts: Facts, values: FixValues, reader: Reader, screen: Screen): readonly FixStep[] {
  const variant = planVariant(finding, facts, reader.audience);
  const cell = cellFor(finding.cause, variant, reader.audience);
  const own =
    cell === undefined
      ? []
      : withLinesOfProgram(stepsOfCell(cell, facts, values, screen), programLacking(finding, facts, reader.audience), facts);
  const { software } = reader;
  const mend = LIKE[variant ?? ''] ?? (software === null ? finding.cause : mendsFor(software, finding.cause));
  const bySoftware = software === null ? null : serverSteps(software, mend, caseNamesOf(facts), values);
  // For an inner name nothing that asks a public issuer is of use, only the commands that test and load.
  const inner = facts.host !== null && isInnerName(facts.host);
  if (software !== null && (variant === INNER || (inner && bySoftware?.some(asksPublicIssuer) === true)))
    return withLoading(own, loadingSteps(software));
  const address = facts.host !== null && isPublicAddress(facts.host) && OWN_CERTIFICATE.has(mend) ? facts.host : null;
  if (address !== null && reader.audience === 'operator') return stepsForAddress(address, own, bySoftware, software, facts, values);
  if (bySoftware !== null) {
    // What is to be done stands first where the lines are those of another cause.
    const first = mend === finding.cause ? [] : own.slice(0, finding.cause === 'insecure-legacy' ? 2 : 1);
    // What an old client needs does not depend on the software: the cell of the cause says whether there is one.
    const old = cell?.steps.filter((step) => step === 'serve-old' || step === 'end-old') ?? [];
    const star = typeof values.star === 'string' && bySoftware.some(asksAnew) ? [sharedStep('star-name', facts, values)] : [];
    return [
      ...first,
      ...star,
      ...bySoftware,
      ...(['look-from-outside', 'check-again', ...old] as const).map((name) => sharedStep(name, facts, values)),
    ];
  }
  return own;
}

const INNER = 'inner';

/** The second step of a program's plan puts the root in. */
function withLinesOfProgram(steps: readonly FixStep[], program: string | null, facts: Facts): readonly FixStep[] {
  return steps.map((step) =>
    program !== null && /\.program\.(?:support|operator)\.2$/.test(step.id) ? { ...step, copy: linesForProgram(program, facts) } : step,
  );
}

/** Causes that a new certificate mends. */
const OWN_CERTIFICATE: ReadonlySet<CauseId> = new Set(['self-signed', 'expired', 'weak-key', 'name-mismatch']);

/** A site that is reached by its bare address: what issuers ask for that stands first; a program that asks for names only is left out. */
function stepsForAddress(
  address: string,
  own: readonly FixStep[],
  bySoftware: readonly FixStep[] | null,
  software: ServerSoftware | null,
  facts: Facts,
  values: FixValues,
): readonly FixStep[] {
  const adapted = (bySoftware ?? []).flatMap((step) => (asksPublicIssuer(step) ? (askingForAddress(step, address) ?? []) : [step]));
  const asks = adapted.filter(asksPublicIssuer);
  const first = sharedStep('name-or-address', facts, values);
  const line = { label: say('fixes.copy.command'), text: linesForAddress(address, 'beside-a-web-server'), language: 'shell' } as const;
  if (asks.length === 0) return [{ ...first, copy: line }, ...withLoading(own, software === null ? [] : loadingSteps(software))];
  return [first, ...adapted, ...(['look-from-outside', 'check-again'] as const).map((name) => sharedStep(name, facts, values))];
}

/** Does this step run a program that gets certificates of public issuers only? */
function asksPublicIssuer(step: FixStep): boolean {
  return /\b(?:certbot|acme\.sh|wacs|acm request-certificate|certResolver|AutoSSL|sslit|Origin Server|Advanced Certificate|cluster-issuer|cmctl)\b/.test(
    step.copy?.text ?? '',
  );
}

/** Does this step ask for a certificate with the names it lists, not once more for those of the old one? */
function asksAnew(step: FixStep): boolean {
  return asksPublicIssuer(step) && !/\brenew\b/.test(step.copy?.text ?? '');
}

/** Test and load come behind the steps of the cell, before it is looked at from outside. */
function withLoading(own: readonly FixStep[], loading: readonly FixStep[]): readonly FixStep[] {
  const shared = own.findIndex((step) => step.id.startsWith('shared.'));
  return shared < 0 ? [...own, ...loading] : [...own.slice(0, shared), ...loading, ...own.slice(shared)];
}

/** Whose lines mend a variant that only a plan tells apart. */
const LIKE: Readonly<Partial<Record<string, CauseId>>> = { issuer: 'incomplete-chain', dh: 'no-forward-secrecy' };

/** Lines that name the versions of today leave the old ones out; Caddy has none, and Windows must be told so by lines of its own. */
function mendsFor(software: ServerSoftware, cause: CauseId): CauseId {
  return cause === 'insecure-legacy' && software !== 'caddy' && software !== 'iis' ? 'version-mismatch' : cause;
}

/**
 * The variant whose cell fits. Some are told apart only by what has to be done: one program lacks the issuer that others have; an inner
 * name gets no certificate of a public issuer; an expired link above the site's own certificate is replaced, not renewed; where the group
 * of the key exchange is small, the certificate can stay.
 */
export function planVariant(finding: FoundFinding, facts: Facts, audience: Audience): string | null {
  if (finding.cause === 'expired' && dateProblem(facts, 'expired')?.role === 'issuer') return 'issuer';
  if (finding.cause === 'version-mismatch' && finding.variant === 'server-too-old') return howTooOld(facts);
  const inCertificate = [...facts.chains.refusals, ...facts.chains.warnings].some((one) => one.finding.cause === 'weak-key');
  // A link that was found is no root that somebody should rather install.
  if (finding.cause === 'incomplete-chain' && finding.certainty === 'certain') return 'found';
  if (programLacking(finding, facts, audience) !== null) return PROGRAM;
  if (finding.cause === 'self-signed' && facts.host !== null && isInnerName(facts.host)) return INNER;
  return finding.cause === 'weak-key' && !inCertificate && facts.measured ? 'dh' : finding.variant;
}

/** A server that takes a version of today now and then, or only when it is offered alone, does not lack it: something else is to be done. */
function howTooOld({ attempts }: Facts): string {
  if (attempts.worked.length > 0) return 'sometimes';
  const offered = new Set(attempts.judged.flatMap((one) => one.seen.offered.versions));
  const alone =
    attempts.deciding?.factor === 'version' &&
    attempts.deciding.works.some(({ seen }) => seen.chosen !== null && offered.has(seen.chosen.version));
  return alone ? 'cannot-negotiate' : 'server-too-old';
}

/** The steps of one cell, in order, with this case's names in the sentences. */
export function stepsOfCell(cell: Cell, facts: Facts, values: FixValues, screen: Screen): readonly FixStep[] {
  const prefix = cell.variant === null ? cell.audience : `${cell.variant}.${cell.audience}`;
  let own = 0;
  return cell.steps.map((step) => {
    if (typeof step !== 'number') return sharedStep(step, facts, values);
    own += 1;
    return {
      id: `${cell.cause}.${prefix}.${own}`,
      ...wordsOfStep(`fixes/${cell.cause}`, `${prefix}.${own}`, values, screen),
      minutes: step,
      who: WHO[cell.audience],
      copy: null,
      source: cell.source,
    };
  });
}

const SOURCES: Readonly<Partial<Record<SharedStep, string>>> = {
  'look-from-outside': 'openssl-s_client(1)',
  'serve-old': 'RFC 8996; RFC 9325, section 3.1.1; Mozilla TLS guideline 6.0',
  'star-name': 'Let’s Encrypt documentation, challenge types',
  'name-or-address': 'Let’s Encrypt documentation, profiles; Certbot change log 5.3.0 and 5.4.0',
};
const MINUTES: Readonly<Record<SharedStep, number>> = {
  'serve-old': 30,
  'end-old': 5,
  'name-or-address': 10,
  'star-name': 10,
  'tell-owner': 5,
  'tell-network': 5,
  'tell-it': 5,
  'tell-maker': 5,
  'ask-owner': 5,
  'ask-network': 5,
  'ask-it': 5,
  'ask-issuer': 5,
  'ask-domain': 5,
  'check-again': 1,
  'look-from-outside': 1,
  'whose-side': 5,
  'who-fails': 10,
};

function sharedStep(name: SharedStep, facts: Facts, values: FixValues): FixStep {
  return {
    id: `shared.${name}`,
    ...wordsOfStep('fixes', `shared.${name}`, values, ANY_SCREEN),
    minutes: MINUTES[name],
    who: who(name),
    copy: name === 'look-from-outside' ? lookFromOutside(facts) : null,
    source: SOURCES[name] ?? null,
  };
}

function who(name: SharedStep): FixStep['who'] {
  switch (name) {
    case 'tell-owner':
    case 'ask-owner':
      return say('fixes.who.owner');
    case 'tell-network':
    case 'ask-network':
      return say('fixes.who.network');
    case 'ask-issuer':
      return say('fixes.who.issuer');
    case 'ask-domain':
      return say('fixes.who.domain');
    case 'tell-it':
    case 'ask-it':
      return say('fixes.who.it');
    case 'tell-maker':
      return say('fixes.who.maker');
    case 'serve-old':
    case 'end-old':
    case 'name-or-address':
    case 'star-name':
    case 'look-from-outside':
    case 'whose-side':
    case 'who-fails':
      return say('fixes.who.administrator');
    case 'check-again':
      return say('fixes.who.nobody');
  }
}
