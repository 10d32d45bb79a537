import type { Problem } from '../../../shared/model/problem.ts';
import { say } from '../../../shared/words/index.ts';

/** The person did not want to wait any longer. */
export function cancelledReading(file: string): Problem {
  return { kind: 'cancelled', said: say('captures.cancelled', { file }), next: say('captures.cancelled.next'), detail: '' };
}
