import { CASE_FORMAT } from '../../../shared/model/case-document.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import type { Platform } from '../../../shared/model/fix-plan.ts';
import type { Input, Situation } from '../../../shared/model/input.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { fail, ok, type Result } from '../../../shared/model/result.ts';
import { AUDIENCES, VANTAGES } from '../../../shared/model/side.ts';
import { say } from '../../../shared/words/index.ts';
import { OpenCase } from '../open-case.ts';
import { isFromHere } from './place.ts';

const MOST_EVIDENCE = 20_000;

/**
 * Reads a saved case back and judges it again: what is kept is evidence, never a verdict.
 * @param text the JSON that `--save` or `--json` wrote
 */
export function readSavedCase(text: string, name: string, platform: Platform | null): Result<OpenCase, Problem> {
  const refused = (detail: string): Result<OpenCase, Problem> =>
    fail({ kind: 'bad-input', said: say('terminal.not-a-case', { file: name }), next: say('terminal.not-a-case.next'), detail });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    return refused(String(fault));
  }
  if (!isRecord(value) || value.format !== CASE_FORMAT) return refused('format');
  const { id, startedAt, finishedAt, situation, input, evidence, cost, attempts, comparison, product } = value;
  if (typeof id !== 'string' || id.length > 100 || !isTime(startedAt) || !isTime(finishedAt)) return refused('header');
  if (!isSituation(situation) || !isInput(input) || !isCost(cost) || !isRecord(product)) return refused('header');
  if (!Array.isArray(evidence) || evidence.length > MOST_EVIDENCE || !evidence.every(isEvidence)) return refused('evidence');
  const opened = OpenCase.from(
    {
      id,
      startedAt,
      finishedAt,
      situation,
      input,
      evidence,
      cost,
      attempts: Array.isArray(attempts) ? attempts.filter(isAttempt) : [],
      comparison: isComparison(comparison) ? comparison : null,
    },
    platform,
  );
  opened.fromElsewhere = isFromHere(value.savedOn) === false;
  try {
    // The words of a case can be anything; only judging shows whether its evidence hangs together.
    opened.document();
  } catch (fault) {
    return refused(`judging: ${String(fault)}`);
  }
  return ok(opened);
}

type Loose = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

function isSituation(value: unknown): value is Situation {
  return (
    isRecord(value) && AUDIENCES.some((one) => one === value.audience) && ['this-computer', 'other', 'server'].includes(String(value.about))
  );
}

function isInput(value: unknown): value is Input {
  if (!isRecord(value)) return false;
  switch (value.kind) {
    case 'target':
      return (
        isRecord(value.target) &&
        typeof value.target.host === 'string' &&
        typeof value.target.port === 'number' &&
        isRecord(value.options) &&
        isRecord(value.options.proxy)
      );
    case 'text':
      return typeof value.text === 'string';
    case 'file':
      return typeof value.name === 'string' && typeof value.recognisedAs === 'string';
    default:
      return value.kind === 'answers';
  }
}

function isCost(value: unknown): value is { connections: number; milliseconds: number; hosts: string[] } {
  return (
    isRecord(value) &&
    typeof value.connections === 'number' &&
    typeof value.milliseconds === 'number' &&
    Array.isArray(value.hosts) &&
    value.hosts.every((one) => typeof one === 'string')
  );
}

function isEvidence(value: unknown): value is Evidence {
  if (!isRecord(value) || typeof value.id !== 'number' || typeof value.kind !== 'string' || !isTime(value.at)) return false;
  if (!VANTAGES.some((one) => one === value.seenFrom) || typeof value.source !== 'string') return false;
  return value.state === 'seen'
    ? isRecord(value.seen)
    : value.state === 'absent' || (value.state === 'unknown' && typeof value.why === 'string');
}

function isAttempt(value: unknown): value is ReturnType<OpenCase['document']>['attempts'][number] {
  return (
    isRecord(value) &&
    isTime(value.at) &&
    isRecord(value.diagnosis) &&
    isRecord(value.diagnosis.sentence) &&
    typeof value.diagnosis.sentence.key === 'string'
  );
}

/** A comparison is read back only in its machine form; the printed one is made again by the next re-check. */
function isComparison(value: unknown): value is NonNullable<ReturnType<OpenCase['document']>['comparison']> {
  return isRecord(value) && isRecord(value.sentence) && typeof value.sentence.key === 'string' && Array.isArray(value.changes);
}
