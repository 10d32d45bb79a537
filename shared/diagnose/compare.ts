import { causeOf } from '../causes/index.ts';
import type { Facts } from '../facts/facts.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { Said } from '../model/said.ts';
import { say, type WordValue } from '../words/index.ts';

/**
 * Says what changed between two diagnoses of one case, the earlier one first.
 * @param now what the second check saw: good and bad answers beside each other mean that a fault comes and goes
 */
export function compare(before: Diagnosis, after: Diagnosis, now: Facts | null = null): Comparison {
  const was = causesOf(before);
  const is = causesOf(after);
  const gone = was.filter((cause) => !is.includes(cause) && isGone(cause, after));
  const come = is.filter((cause) => !was.includes(cause));
  const mix = mixOf(now);
  const outcome = outcomeOf(before, after, was, gone, mix);
  return {
    outcome,
    sentence: sentenceOf(outcome, before, after, gone, mix),
    before: before.primary?.cause ?? null,
    after: after.primary?.cause ?? null,
    gone,
    come,
    stayed: was.filter((cause) => is.includes(cause)),
    changes: after.verdict === 'cannot-tell' ? [] : [...gone.flatMap(goneWords), ...come.flatMap((cause) => titleWords(cause, after))],
  };
}

/** Gone is what the second check ruled out. Behind a new fault an old one may only be hidden: a server that is down shows no certificate. */
function isGone(cause: CauseId, after: Diagnosis): boolean {
  if (after.verdict === 'cannot-tell' || after.verdict === 'not-tls') return false;
  if (after.verdict === 'healthy' || after.verdict === 'advice') return true;
  return after.findings.some((finding) => finding.cause === cause && finding.state === 'ruled-out');
}

/** Some answers were good and some were not: how many of how many, by address where each address keeps to one answer. */
interface Mix {
  readonly by: 'try' | 'address';
  readonly good: number;
  readonly all: number;
}

function mixOf(now: Facts | null): Mix | null {
  const served = now?.chains.served.filter((chain) => chain.seenIn > 0) ?? [];
  const good = served.filter((chain) => chain.judgement.ok);
  const bad = served.filter((chain) => !chain.judgement.ok);
  if (good.length === 0 || bad.length === 0) return null;
  const at = (chains: typeof served) => new Set(chains.flatMap((chain) => chain.addresses));
  const shared = [...at(good)].some((address) => at(bad).has(address));
  if (!shared) return { by: 'address', good: at(good).size, all: at(served).size };
  const tries = (chains: typeof served) => chains.reduce((sum, chain) => sum + chain.seenIn, 0);
  return { by: 'try', good: tries(good), all: tries(served) };
}

function causesOf(diagnosis: Diagnosis): CauseId[] {
  const unexplained = diagnosis.others.filter((one) => one.explainedBy === null && one.certainty !== 'possible');
  return [...(diagnosis.primary === null ? [] : [diagnosis.primary.cause]), ...unexplained.map((one) => one.cause)];
}

function outcomeOf(
  before: Diagnosis,
  after: Diagnosis,
  was: readonly CauseId[],
  gone: readonly CauseId[],
  mix: Mix | null,
): Comparison['outcome'] {
  if (after.verdict === 'cannot-tell' || after.verdict === 'not-tls') return 'cannot-tell';
  const now = after.primary;
  if (after.verdict === 'healthy' || now === null) return 'solved';
  if (mix?.by === 'try' || (now.variant === 'sometimes' && before.primary?.variant !== 'sometimes')) return 'flapping';
  if (mix?.by === 'address') return 'partly';
  if (now.cause === before.primary?.cause) return gone.length > 0 ? 'partly' : 'still-there';
  if (after.verdict === 'advice' && before.verdict === 'fault') return 'solved';
  if (!was.includes(now.cause)) return 'different-fault';
  return gone.length > 0 ? 'partly' : 'still-there';
}

function sentenceOf(outcome: Comparison['outcome'], before: Diagnosis, after: Diagnosis, gone: readonly CauseId[], mix: Mix | null): Said {
  switch (outcome) {
    case 'solved':
      return before.verdict === 'healthy' ? say('facts.recheck.still-fine') : say('facts.recheck.solved');
    case 'flapping':
      return mix === null
        ? say('facts.recheck.flapping')
        : say('facts.recheck.flapping.tries', { good: mix.good, all: mix.all, title: general(after) });
    case 'cannot-tell':
      return say('facts.recheck.cannot-tell');
    case 'still-there':
      return say('facts.recheck.still-there', { title: general(after) });
    case 'partly':
      return mix === null
        ? say('facts.recheck.partly', { title: general(after) })
        : say('facts.recheck.some-addresses', { good: mix.good, all: mix.all, title: general(after) });
    case 'different-fault':
      if (before.verdict === 'healthy') return say('facts.recheck.broke', { title: general(after) });
      return gone.length > 0
        ? say('facts.recheck.different-fault', { title: general(after) })
        : say('facts.recheck.hidden', { title: general(after) });
  }
}

/** The general title of the cause: a sentence inside a sentence cannot carry values of its own. */
function general(diagnosis: Diagnosis): WordValue {
  const cause = diagnosis.primary === null ? undefined : causeOf(diagnosis.primary.cause);
  return { say: cause?.words.title.key ?? 'facts.cannot-tell' };
}

function goneWords(cause: CauseId): Said[] {
  const known = causeOf(cause);
  return known === undefined ? [] : [known.words.gone];
}

function titleWords(cause: CauseId, after: Diagnosis): Said[] {
  const finding = [after.primary, ...after.others].find((one) => one?.cause === cause);
  const title = finding?.title ?? causeOf(cause)?.words.title;
  return title === undefined ? [] : [title];
}
