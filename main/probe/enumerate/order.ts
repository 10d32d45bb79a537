import type { Asked, Choose } from './suites.ts';

/**
 * The suites of several chains in the server's own order. What the answers so far prove is not asked again; of the rest two at a time are
 * offered, one connection each.
 */
export async function acceptedOrder(chains: readonly (readonly number[])[], log: readonly Asked[], choose: Choose): Promise<number[]> {
  let ordered: number[] = [];
  for (const chain of chains) ordered = await merge(ordered, chain, log, choose);
  return ordered;
}

/** Joins two ordered lists. They are mostly one before the other, or one after the other, which a comparison or two show. */
async function merge(first: readonly number[], second: readonly number[], log: readonly Asked[], choose: Choose): Promise<number[]> {
  if (await standsBefore(second, first, log, choose)) return [...second, ...first];
  const merged = [...first];
  let low = 0;
  for (const suite of second) {
    const last = merged.at(-1);
    const at =
      last === undefined || (await better(choose, log, last, suite)) === last
        ? merged.length
        : await placeOf(suite, merged, low, log, choose);
    merged.splice(at, 0, suite);
    low = at + 1;
  }
  return merged;
}

/** Whether all of `upper` rank above all of `lower`: asked only where it is known that its best does. */
async function standsBefore(upper: readonly number[], lower: readonly number[], log: readonly Asked[], choose: Choose): Promise<boolean> {
  const [best, worst, head] = [upper[0], upper.at(-1), lower[0]];
  if (best === undefined || worst === undefined || head === undefined || provedBetter(log, best, head) !== best) return false;
  return (await better(choose, log, head, worst)) === worst;
}

/** Where a suite belongs in an ordered list from `low` on, by halves. */
async function placeOf(suite: number, ordered: readonly number[], low: number, log: readonly Asked[], choose: Choose): Promise<number> {
  let from = low;
  let to = ordered.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((await better(choose, log, ordered[middle] as number, suite)) === suite) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Which of two the server ranks first; the first of them where it does not answer. */
async function better(choose: Choose, log: readonly Asked[], first: number, second: number): Promise<number> {
  const proved = provedBetter(log, first, second);
  if (proved !== null) return proved;
  const choice = await choose([first, second]);
  return choice === second ? second : first;
}

/** Follows who was taken before whom: with an order of its own, what was offered and not taken ranks below what was. */
function provedBetter(log: readonly Asked[], first: number, second: number): number | null {
  if (ranksAbove(log, first, second)) return first;
  return ranksAbove(log, second, first) ? second : null;
}

function ranksAbove(log: readonly Asked[], upper: number, lower: number): boolean {
  const reached = new Set([upper]);
  for (const one of reached) {
    for (const { offer, choice } of log) if (choice === one) for (const below of offer) reached.add(below);
    if (reached.has(lower)) return true;
  }
  return false;
}
