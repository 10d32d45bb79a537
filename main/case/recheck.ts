import { compare } from '../../shared/diagnose/compare.ts';
import { factsOf } from '../../shared/facts/facts.ts';
import type { CaseDocument } from '../../shared/model/case-document.ts';
import type { CauseId } from '../../shared/model/cause-id.ts';
import { checkTarget, type HowClosely, type JobControl } from './check.ts';
import type { OpenCase } from './open-case.ts';

/** Only the list of all that a server accepts, or an answer about revocation, shows these. */
const SEEN_AT_FULL_DEPTH: readonly CauseId[] = [
  'insecure-legacy',
  'weak-cipher',
  'no-forward-secrecy',
  'weak-key',
  'renegotiation',
  'revoked',
  'revocation-unavailable',
];

/** Asks again what decides, and says what changed against the diagnosis before. */
export async function recheck(open: OpenCase, control: JobControl): Promise<CaseDocument> {
  const before = open.beginAgain(control.now());
  const after = await checkTarget(open, control, howCloselyAfter(before));
  open.compared(compare(before.diagnosis, after.diagnosis, factsOf(after.evidence, open.situation)));
  return open.document();
}

/** The list of everything the server accepts is made again only where it decides. A healthy case is looked at as closely as before. */
function howCloselyAfter({ diagnosis, input, comparison }: CaseDocument): HowClosely {
  if (input.kind !== 'target') return {};
  // What came and went is not gone because three tries were good.
  const sometimes = input.options.sometimes || diagnosis.primary?.variant === 'sometimes' || comparison?.outcome === 'flapping';
  const causes = [diagnosis.primary, ...diagnosis.others].flatMap((one) => (one === null ? [] : one.cause));
  const quick = causes.length > 0 && !causes.some((cause) => SEEN_AT_FULL_DEPTH.includes(cause));
  return { depth: quick ? 'quick' : input.options.depth, sometimes };
}
