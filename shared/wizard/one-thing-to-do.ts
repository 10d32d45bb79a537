import type { CauseId } from '../model/cause-id.ts';
import type { Diagnosis } from '../model/diagnosis.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';
import type { Candidate } from './candidates.ts';
import { bestTrial } from './choose-question.ts';
import { type Asked, DONT_KNOW, type Question } from './question.ts';

/** What a person can do now that settles most, and how its outcome comes back: a site to check, a message to read, an answer. */
export type OneThing =
  | { readonly by: 'site'; readonly said: Said }
  | { readonly by: 'message'; readonly said: Said }
  | { readonly by: 'trying'; readonly said: Said; readonly question: Question };

/** Causes whose usual side is the server's. The causes themselves are not asked: they would come into the window's first scripts. */
export const WITH_THE_SERVER: ReadonlySet<CauseId> = new Set([
  'alpn-mismatch',
  'bad-certificate',
  'cipher-mismatch',
  'ct-missing',
  'expired',
  'incomplete-chain',
  'insecure-legacy',
  'misordered-chain',
  'name-constraint',
  'name-mismatch',
  'no-forward-secrecy',
  'not-yet-valid',
  'plain-http',
  'protocol-error',
  'refused',
  'renegotiation',
  'revoked',
  'self-signed',
  'server-fault',
  'sni-mismatch',
  'untrusted-root',
  'version-mismatch',
  'weak-cipher',
  'weak-key',
  'weak-signature',
  'wrong-usage',
]);

/**
 * The one thing to do where the answers leave several causes open. Where most of them lie with the server, a look at the site settles
 * it; else the trial that separates them best; then the exact message.
 * @returns null when all of it was done
 */
export function oneThingToDo(
  asked: Asked,
  candidates: readonly Candidate[],
  diagnosis: Diagnosis | null,
  evidence: readonly Evidence[],
  targetQuestion: string,
): OneThing | null {
  const open = (question: string) => (asked.answers.get(question) ?? DONT_KNOW) === DONT_KNOW;
  const site: OneThing | null = open(targetQuestion) ? { by: 'site', said: say('wizard.end.try.check') } : null;
  const withTheServer = candidates.reduce((sum, { cause, share }) => sum + (WITH_THE_SERVER.has(cause) ? share : 0), 0);
  if (site !== null && (asked.about === 'server' || withTheServer > 0.5)) return site;
  const trial = bestTrial(asked, diagnosis, evidence);
  if (trial !== null) return { by: 'trying', said: trial.said, question: trial.question };
  const hasMessage = evidence.some((one) => one.kind === 'message' && one.state === 'seen');
  if (!hasMessage && open('what-shows') && open('warning-words')) return { by: 'message', said: say('wizard.end.try.message') };
  return site;
}
