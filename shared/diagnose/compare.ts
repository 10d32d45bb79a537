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
  const stayed = was.filter((cause) => is.includes(cause));
  const outcome = outcomeOf(before, after, { gone, come, stayed, mix });
  return {
    outcome,
    sentence: sentenceOf(outcome, before, after, { gone, come, stayed, mix }),
    before: before.primary?.cause ?? null,
    after: after.primary?.cause ?? null,
    gone,
    come,
    stayed,
    changes:
      after.verdict === 'cannot-tell'
        ? []
        : [
            ...gone.flatMap(goneWords),
            ...[...(outcome === 'flapping' ? [] : inAnotherForm(before, after)), ...come].flatMap((cause) => titleWords(cause, after)),
          ],
  };
}

/** What is compared: causes that went, came and stayed, and good beside bad answers. */
interface Change extends Pick<Comparison, 'gone' | 'come' | 'stayed'> {
  readonly mix: Mix | null;
}

/** The same cause, told by another sentence: the site's own certificate was renewed, and now one above it has ended. */
function inAnotherForm(before: Diagnosis, after: Diagnosis): readonly CauseId[] {
  const [was, is] = [before.primary, after.primary];
  if (was === null || is === null || was.cause !== is.cause || was.variant !== is.variant) return [];
  const [said, now] = [was.because, is.because].map((all) => new Set(all.map((one) => one.key)));
  return was.title?.key === is.title?.key && [...(now ?? [])].every((key) => said?.has(key)) ? [] : [is.cause];
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

function outcomeOf(before: Diagnosis, after: Diagnosis, { gone, come, stayed, mix }: Change): Comparison['outcome'] {
  if (after.verdict === 'cannot-tell' || after.verdict === 'not-tls') return 'cannot-tell';
  const now = after.primary;
  if (after.verdict === 'healthy' || now === null) return 'solved';
  if (before.verdict === 'cannot-tell' || before.verdict === 'not-tls') return 'known-now';
  if (mix?.by === 'try' || (now.variant === 'sometimes' && before.primary?.variant !== 'sometimes')) return 'flapping';
  if (mix?.by === 'address') return 'partly';
  if (after.verdict === 'advice') return before.verdict === 'advice' && now.cause === before.primary?.cause ? 'still-there' : 'solved';
  if (before.verdict !== 'fault') return 'different-fault';
  if (stayed.length === 0) return 'different-fault';
  if (gone.length > 0) return 'partly';
  return come.length > 0 ? 'worse' : 'still-there';
}

function sentenceOf(outcome: Comparison['outcome'], before: Diagnosis, after: Diagnosis, { gone, come, stayed, mix }: Change): Said {
  const title = exactly(after);
  switch (outcome) {
    case 'solved':
      return solvedWords(before, after);
    case 'known-now':
      return say('facts.recheck.known-now', { title });
    case 'flapping':
      return mix === null ? say('facts.recheck.flapping') : say('facts.recheck.flapping.tries', { good: mix.good, all: mix.all, title });
    case 'cannot-tell':
      return say('facts.recheck.cannot-tell');
    case 'still-there':
      return say('facts.recheck.still-there', { title });
    case 'worse':
      return say('facts.recheck.worse', { title: general(come[0]) });
    case 'partly':
      return mix === null
        ? say('facts.recheck.partly', { title: general(stayed[0]) })
        : say('facts.recheck.some-addresses', { good: mix.good, all: mix.all, title });
    case 'different-fault':
      if (before.verdict !== 'fault') return say('facts.recheck.broke', { title });
      return gone.length > 0 ? say('facts.recheck.different-fault', { title }) : say('facts.recheck.hidden', { title });
  }
}

/** It works now: did it before, and is something left that is worth mending? */
function solvedWords(before: Diagnosis, after: Diagnosis): Said {
  const worked = before.verdict === 'healthy' || before.verdict === 'advice';
  if (after.verdict === 'advice') {
    const title = general(after.primary?.cause);
    return worked ? say('facts.recheck.still-fine-advice', { title }) : say('facts.recheck.solved-advice', { title });
  }
  if (before.verdict === 'advice') return say('facts.recheck.advice-gone');
  return worked ? say('facts.recheck.still-fine') : say('facts.recheck.solved');
}

/** The title as the second check tells it, where it carries no values of its own. */
function exactly({ primary }: Diagnosis): WordValue {
  const title = primary?.title;
  return title !== undefined && Object.keys(title.values ?? {}).length === 0 ? { say: title.key } : general(primary?.cause);
}

/** The general title of the cause: a sentence inside a sentence cannot carry values of its own. */
function general(id: CauseId | undefined): WordValue {
  const cause = id === undefined ? undefined : causeOf(id);
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
