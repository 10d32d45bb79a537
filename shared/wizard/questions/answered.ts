import { type Asked, DONT_KNOW } from '../question.ts';

/** The answer to an earlier question; null where it was not asked or nobody knew. */
export const said = ({ answers }: Asked, question: string): string | null => {
  const answer = answers.get(question) ?? DONT_KNOW;
  return answer === DONT_KNOW ? null : answer;
};
/** Answers to what shows that are no warning. */
export const WITHOUT_WARNING: ReadonlySet<string | null> = new Set(['reset', 'waiting', 'sign-in', 'not-found', 'refused']);
