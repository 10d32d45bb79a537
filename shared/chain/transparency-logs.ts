import known from '../../assets/data/ct-logs.json' with { type: 'json' };

const RETIRED = new Map(known.retired.logs.map(({ id, since }) => [id, Date.parse(since)] as const));
const TILED = new Set(known.tiled.logs);
const OPERATORS = new Map(known.operators.flatMap(({ name, logs }) => logs.map((log) => [log, name] as const)));

/**
 * The one operator that runs all of these logs (ids in lower-case hex).
 * @returns null where there are several, none, or a log that the list does not hold: it may be anybody's
 */
export function soleOperator(logs: Iterable<string>): string | null {
  const operators = new Set([...logs].map((log) => OPERATORS.get(log) ?? null));
  const [first = null] = operators;
  return operators.size === 1 ? first : null;
}

/** When the log was retired; null: not, or not yet at this time. */
export function retiredAt(log: string, time: number): number | null {
  const since = RETIRED.get(log);
  return since === undefined || time < since ? null : since;
}

/** How many of these logs count where one operator counts so many times at most; a log that the list does not hold may be anybody's. */
export function countByOperator(logs: Iterable<string>, most: number): number {
  const counts = new Map<string, number>();
  for (const log of logs) {
    const operator = OPERATORS.get(log) ?? log;
    counts.set(operator, Math.min(most, (counts.get(operator) ?? 0) + 1));
  }
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** Does the log follow RFC 6962, and not only the static tiles that came later? One that the list does not hold may. */
export function mayFollowRfc6962(log: string): boolean {
  return !TILED.has(log);
}
