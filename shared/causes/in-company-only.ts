import type { Facts } from '../facts/facts.ts';
import type { Said } from '../model/said.ts';
import { say } from '../words/index.ts';

/** Why connections that were cut off or not answered count for nothing: alone, each of them works. */
export function inCompanyOnly(facts: Facts): readonly Said[] {
  return facts.attempts.oneAtATime.map(({ alone, failed, of }) => say('facts.in-company-only', { alone, failed, of }));
}
