import type { CauseId } from '../../model/cause-id.ts';
import type { ChainFinding, ChainJudgement } from '../../model/chain-judgement.ts';
import type { Certainty } from '../../model/side.ts';
import { say } from '../../words/index.ts';
import type { StreamCause } from './stream-cause.ts';

const OPEN = { cause: null, certainty: null } as const;

/** Judges certificates as a browser does, at the time they were sent. @param at ISO 8601 UTC */
export type JudgeChain = (served: readonly string[], host: string | null, at: string) => ChainJudgement | null;

/** The chain that a client refused; asked for only where it did. */
export interface RefusedChain {
  /** null where no certificate can be read, or nobody can judge it. */
  judged(): ChainJudgement | null;
  /** ISO 8601 UTC of the recording, by which it is judged; null where the recorder’s clock was never set. */
  readonly recordedAt: string | null;
}

/** What a client says of a certificate: an alert's number, or `left` where it hung up without a word. */
export type Complaint = number | 'left';

/** What a client may mind in a certificate that nobody else can see, the most frequent first. */
export const HIDDEN_FAULTS: readonly CauseId[] = ['untrusted-root', 'expired', 'name-mismatch', 'self-signed', 'incomplete-chain'];

/** Whether a client that trusts a private root would stumble over it, too. */
const ABOUT_ISSUER: ReadonlySet<CauseId> = new Set([
  'interception',
  'self-signed',
  'incomplete-chain',
  'untrusted-root',
  'distrusted-ca',
  'stale-trust-store',
]);
const ABOUT_DATES: ReadonlySet<CauseId> = new Set(['expired', 'not-yet-valid']);
/** Programs look in about this order (DESIGN section 2, rank); transparency is looked at by browsers alone and says no alert of its own. */
const ORDER: readonly CauseId[] = [
  'revoked',
  'self-signed',
  'expired',
  'not-yet-valid',
  'incomplete-chain',
  'distrusted-ca',
  'name-mismatch',
  'wrong-usage',
  'weak-key',
  'weak-signature',
  'name-constraint',
  'bad-certificate',
  'untrusted-root',
];

/**
 * What was wrong with the certificate that a client refused: the alert says which kind of fault (RFC 8446 section 6.2), the
 * certificates themselves say which. A private root alone proves nothing, because the client may have it.
 * @returns null where the alert says nothing of certificates
 */
export function byCertificate(complaint: Complaint, refused: RefusedChain): StreamCause | null {
  const told = byComplaint(complaint, refused);
  // A recording may be read years later: by which day the dates were good or bad has to be said.
  if (told?.cause == null || !ABOUT_DATES.has(told.cause) || refused.recordedAt === null) return told;
  return { ...told, because: [...told.because, say('captures.judged-by', { date: { date: refused.recordedAt } })] };
}

function byComplaint(complaint: Complaint, refused: RefusedChain): StreamCause | null {
  const judged = refused.judged();
  const faults = judged === null ? [] : refusals(judged);
  switch (complaint) {
    case 44:
      return { cause: 'revoked', certainty: 'certain', because: [] };
    case 45:
      return byDates(faults, judged, refused.recordedAt !== null);
    case 48:
      return byIssuer(faults, judged);
    case 43:
      return told(faults, ['wrong-usage', 'weak-key', 'weak-signature'], 'likely') ?? anyFault(faults, judged, 'possible');
    case 42:
    case 46:
      return anyFault(faults, judged, 'likely');
    case 40:
    case 47:
    case 71:
      return told(faults, ['weak-key', 'weak-signature'], 'likely');
    case 'left':
      return leftSilently(faults, judged);
    default:
      return null;
  }
}

function refusals(judged: ChainJudgement): readonly ChainFinding[] {
  const faults = judged.findings.filter((one) => one.weight === 'refuses' && ORDER.includes(one.cause));
  return faults.toSorted((one, another) => ORDER.indexOf(one.cause) - ORDER.indexOf(another.cause));
}

function byDates(faults: readonly ChainFinding[], judged: ChainJudgement | null, dated: boolean): StreamCause {
  const dates = faults.find((one) => ABOUT_DATES.has(one.cause));
  if (dates !== undefined) return { cause: dates.cause, certainty: 'certain', because: [dates.said] };
  if (!dated) return { cause: 'expired', certainty: 'likely', because: [say('captures.clock-unset')] };
  if (judged === null) return { cause: 'expired', certainty: 'likely', because: [] };
  // Good by the clock of the capture and too old by the client's: the client's clock is the odd one.
  return { cause: 'clock-wrong', certainty: 'likely', because: [say('captures.dates-fine')] };
}

function byIssuer(faults: readonly ChainFinding[], judged: ChainJudgement | null): StreamCause {
  if (judged === null) return { cause: 'untrusted-root', certainty: 'possible', because: [say('captures.certificate-hidden')] };
  if (judged.inspectionProduct !== null)
    return {
      cause: 'interception',
      certainty: 'likely',
      because: [say('captures.inspection', { name: judged.inspectionProduct.name })],
    };
  const issuer = faults.find((one) => ABOUT_ISSUER.has(one.cause)) ?? faults.find((one) => one.cause === 'bad-certificate');
  if (issuer?.cause === 'incomplete-chain' && stopsAtRoot(judged))
    return {
      cause: 'untrusted-root',
      certainty: 'likely',
      because: [say('captures.root-unknown', { issuer: judged.missing?.issuerText ?? '' })],
    };
  return issuer === undefined
    ? { cause: 'untrusted-root', certainty: 'likely', because: [say('captures.chain-fine-here')] }
    : { cause: issuer.cause, certainty: 'likely', because: [issuer.said] };
}

/**
 * The leaf's own issuer was sent: what stops behind it is a root, which servers rightly leave out. A root may sign a server itself;
 * its name is all that tells it from an intermediate then.
 */
function stopsAtRoot({ served }: ChainJudgement): boolean {
  const [leaf, ...others] = served;
  if (leaf !== undefined && /\broot\b/i.test(leaf.issuerText)) return true;
  return leaf !== undefined && !leaf.selfIssued && others.some((one) => one.subjectText === leaf.issuerText && one.sha256 !== leaf.sha256);
}

function anyFault(faults: readonly ChainFinding[], judged: ChainJudgement | null, certainty: Certainty): StreamCause {
  if (judged === null) return { ...OPEN, candidates: HIDDEN_FAULTS, because: [say('captures.certificate-hidden')] };
  const own = faults.find((one) => !ABOUT_ISSUER.has(one.cause));
  if (own !== undefined) return { cause: own.cause, certainty, because: [own.said] };
  return faults.length === 0
    ? { cause: 'untrusted-root', certainty: 'possible', because: [say('captures.chain-fine-here')] }
    : byIssuer(faults, judged);
}

function told(faults: readonly ChainFinding[], causes: readonly CauseId[], certainty: Certainty): StreamCause | null {
  const one = faults.find((fault) => causes.includes(fault.cause));
  return one === undefined ? null : { cause: one.cause, certainty, because: [one.said] };
}

/**
 * Hanging up is no proof: a check of the line does it as well. A fault that any client would mind makes it likely; that the root is
 * unknown here says nothing, because the client may know it. Where the certificate is encrypted, it stays open.
 */
function leftSilently(faults: readonly ChainFinding[], judged: ChainJudgement | null): StreamCause | null {
  const left = say('captures.client-left');
  if (judged === null) return { ...OPEN, candidates: HIDDEN_FAULTS, because: [left, say('captures.certificate-hidden')] };
  const fault = faults.find((one) => !ABOUT_ISSUER.has(one.cause)) ?? faults.find((one) => one.cause === 'self-signed');
  if (fault === undefined) return null;
  const certainty = fault.cause === 'self-signed' ? 'possible' : 'likely';
  return { cause: fault.cause, certainty, because: [left, fault.said] };
}
