import { acceptedOrder } from './order.ts';

/** What the server chose out of an offer, `none` where it refused, `unknown` where no answer came. */
export type Choice = number | 'none' | 'unknown';

/** Asks with these suites, in this order. One connection. */
export type AskSuites = (offer: readonly number[]) => Promise<Choice>;

export interface AcceptedSuites {
  /** By the server's preference, or as offered where it follows the client. */
  readonly accepted: readonly number[];
  readonly serverPreference: boolean | 'unknown';
  /** False where an answer was missing, so that there may be more. */
  readonly complete: boolean;
}

/** One offer and what the server took of it. */
export interface Asked {
  readonly offer: readonly number[];
  readonly choice: number;
}

export interface SuiteSearch {
  /** Suites in the order in which servers usually prefer the blocks, best suite first in each. */
  readonly blocks: readonly (readonly number[])[];
  /**
   * Whether a suite is worth a question of its own, after what was found so far; all are when not given. A block of which nothing likely
   * is left asks no further: its rest is offered at the end together with the rest of the others.
   */
  readonly likely?: (suite: number, found: readonly number[]) => boolean;
  /** Which suites of a block servers usually rank below its others: a long block is taken apart there. None are when not given. */
  readonly weaker?: (suite: number) => boolean;
  /** Answers already known, to offers that held suites of these blocks. */
  readonly known?: readonly Asked[];
}

/** Offers suites, before or after them one that is accepted already. */
export type Choose = (suites: readonly number[], last?: number | null) => Promise<Choice>;

/** A block of suites: those found, one after the other, each with all that are still open offered beside it. */
interface Chain {
  found: number[];
  open: number[];
  /** The next chain's best ranks above all that is open here. */
  belowNext: boolean;
  /** The first answer of the chain that was taken from this one: its best goes along with the last question here. */
  nextBegun?: Promise<unknown>;
}

/**
 * Finds every accepted suite and the server's order. The suites are offered in a few blocks, side by side; the chosen one is taken out and
 * the rest offered again. The best suite of the next block goes along, which proves the order of the two. Nothing can tell more than one
 * suite a connection: this costs one for each, and hardly more, because what is unlikely is asked for in one hello at the end.
 */
export async function findSuites(
  ask: AskSuites,
  { blocks, likely = () => true, weaker = () => false, known = [] }: SuiteSearch,
): Promise<AcceptedSuites> {
  const log: Asked[] = [...known];
  const found: number[] = [...new Set(known.map((one) => one.choice))];
  const choose: Choose = async (suites, last = null) => {
    const offer = [...offerOf(suites), ...(last === null ? [] : [last])];
    const choice = offer.length === 0 ? 'none' : await ask(offer);
    if (choice === 'none') return choice;
    if (choice === 'unknown' || !offer.includes(choice)) return 'unknown';
    log.push({ offer, choice });
    if (!found.includes(choice)) found.push(choice);
    return choice;
  };

  const chains: Chain[] = blocks.map((block) => ({ found: [], open: block.filter((suite) => !found.includes(suite)), belowNext: false }));
  const search: Search = {
    chains,
    choose,
    isLikely: (suite) => likely(suite, found),
    isWeaker: weaker,
    followsClient: () => followedOften(log, found),
  };
  let complete = true;
  for (;;) {
    await followAll(search);
    // What is left of all chains in one hello. Where something of it is accepted after all, its chain goes on.
    const left = chains.flatMap((chain) => chain.open);
    const choice = left.length === 0 ? 'none' : await chooseOfRest(choose, left, log, found);
    complete = choice !== 'unknown';
    if (typeof choice !== 'number') break;
    for (const chain of chains) if (chain.open.includes(choice)) take(chain, choice);
  }
  if (found.length > 1 && prefersItself(log, found) === 'unknown') await choose(found);
  const overtaken = suspect(log, found);
  if (overtaken !== null) await choose([...found.filter((suite) => suite !== overtaken), overtaken]);
  if (prefersItself(log, found) === false) return { accepted: byOffer(found, blocks), serverPreference: false, complete };
  const knownOnes = [...new Set(known.map((one) => one.choice))].map((suite) => [suite]);
  const accepted = await acceptedOrder([...knownOnes, ...chains.map((chain) => chain.found)], log, choose);
  return { accepted, serverPreference: prefersItself(log, accepted), complete };
}

interface Search {
  readonly chains: Chain[];
  readonly choose: Choose;
  readonly isLikely: (suite: number) => boolean;
  readonly isWeaker: (suite: number) => boolean;
  /** Whether the server seems to take the first that it can. */
  readonly followsClient: () => boolean;
}

/** From so many likely suites on, a chain is taken apart by two at once: of a server without an order, and of one with its own. */
const WORTH_SPLITTING = { noOrder: 3, ownOrder: 4 } as const;

/** Goes on with every chain of which something likely is open; what was found meanwhile may have made others likely. */
async function followAll(search: Search): Promise<void> {
  const stopped = new Set<Chain>();
  for (;;) {
    const promising = search.chains.filter((chain) => !stopped.has(chain) && chain.open.some(search.isLikely));
    if (promising.length === 0) return;
    // All firsts before any second: a chain offers the first of the next one beside its own.
    await Promise.all(promising.map(async (chain) => chain.found.length > 0 || (await step(search, chain)) || stopped.add(chain)));
    await Promise.all(
      promising
        .filter((chain) => !stopped.has(chain))
        .map(async (chain) => {
          for (const each of await follow(search, chain)) stopped.add(each);
        }),
    );
  }
}

/** Asks for one suite after the other until nothing likely is open. @returns the chains that are not worth going on with */
async function follow(search: Search, chain: Chain): Promise<Chain[]> {
  const { chains, isLikely } = search;
  while (chain.open.some(isLikely)) {
    const second = secondHalf(search, chain);
    if (second !== null) {
      chain.open = chain.open.filter((suite) => !second.open.includes(suite));
      chains.splice(chains.indexOf(chain) + 1, 0, second);
      const begun = step(search, second);
      chain.nextBegun = begun;
      return (await Promise.all([follow(search, chain), begun.then((took) => (took ? follow(search, second) : [second]))])).flat();
    }
    if (chain.open.filter(isLikely).length === 1) await chain.nextBegun;
    if (!(await step(search, chain))) return [chain];
  }
  return [];
}

/**
 * What of a long chain may be asked for beside the rest of it. Where the server has no order any half will do; otherwise the half that it
 * should rank lower, whose best then goes along with the other's last question and proves the order of the two.
 */
function secondHalf({ isLikely, isWeaker, followsClient }: Search, chain: Chain): Chain | null {
  const hopeful = chain.open.filter(isLikely);
  if (followsClient()) {
    if (hopeful.length < WORTH_SPLITTING.noOrder) return null;
    chain.belowNext = true;
    return { found: [], open: hopeful.filter((_, at) => at % 2 === 1), belowNext: true };
  }
  const stronger = hopeful.filter((suite) => !isWeaker(suite));
  const worth = chain.found.length > 1 && hopeful.length >= WORTH_SPLITTING.ownOrder && stronger.length > 1;
  const weaker = worth && stronger.length < hopeful.length - 1 ? chain.open.filter(isWeaker) : [];
  if (weaker.length === 0) return null;
  const second: Chain = { found: [], open: weaker, belowNext: chain.belowNext };
  chain.belowNext = false;
  return second;
}

/** One question. @returns whether a suite of the chain was taken */
async function step({ chains, choose }: Search, chain: Chain): Promise<boolean> {
  const next = chain.belowNext ? null : headAfter(chain, chains);
  const choice = await choose(chain.open, next);
  if (choice === 'none') chain.open = [];
  if (choice === next) chain.belowNext = true;
  if (typeof choice !== 'number' || choice === next) return false;
  take(chain, choice);
  return true;
}

function take(chain: Chain, suite: number): void {
  chain.found.push(suite);
  chain.open = chain.open.filter((each) => each !== suite);
}

function headAfter(chain: Chain, chains: readonly Chain[]): number | null {
  return chains.slice(chains.indexOf(chain) + 1).find((each) => each.found.length > 0)?.found[0] ?? null;
}

/** Weakest first: a server that then takes the first acceptable one follows the client's order. */
export function offerOf(suites: readonly number[]): readonly number[] {
  return [...suites].reverse();
}

/**
 * Offers what is left over. To a server that seems to follow the client, the suites found go along: where it takes the one of them that it
 * passed over before, the rest is refused and it follows indeed.
 */
async function chooseOfRest(choose: Choose, left: readonly number[], log: readonly Asked[], found: readonly number[]): Promise<Choice> {
  const overtaken = suspect(log, found);
  if (overtaken === null) return choose(left);
  const others = found.filter((suite) => suite !== overtaken);
  const choice = await choose([...others, overtaken, ...left]);
  if (typeof choice !== 'number' || left.includes(choice)) return choice;
  return choice === overtaken ? 'none' : choose(left);
}

/**
 * An own order that happens to be the one offered looks like none. The suite that shows which it is, offered first: it was passed over when
 * it stood later. Null where the question does not arise or is settled.
 */
function suspect(log: readonly Asked[], found: readonly number[]): number | null {
  if (prefersItself(log, found) !== false || contradictsItself(log)) return null;
  return found.find((suite) => log.some((one) => one.choice !== suite && one.offer.includes(suite))) ?? null;
}

/** False when every choice was the first acceptable of its offer, true when one was not; unknown with a single suite. */
export function prefersItself(log: readonly Asked[], accepted: readonly number[]): boolean | 'unknown' {
  const known = new Set(accepted);
  const telling = log.filter(({ offer }) => offer.filter((suite) => known.has(suite)).length > 1);
  if (telling.length === 0) return 'unknown';
  return telling.some(({ offer, choice }) => offer.find((suite) => known.has(suite)) !== choice);
}

/** So many choices that could have been others, and were the first each time. */
const OFTEN = 3;

function followedOften(log: readonly Asked[], accepted: readonly number[]): boolean {
  const telling = log.filter(({ offer }) => offer.filter((suite) => accepted.includes(suite)).length > 1);
  return telling.length >= OFTEN && prefersItself(telling, accepted) === false;
}

/** Whether one of two suites was taken in one offer and the other in another, although both were in both: no order of its own does that. */
function contradictsItself(log: readonly Asked[]): boolean {
  return log.some((one) =>
    log.some((other) => one.choice !== other.choice && one.offer.includes(other.choice) && other.offer.includes(one.choice)),
  );
}

function byOffer(accepted: readonly number[], blocks: readonly (readonly number[])[]): number[] {
  const known = new Set(accepted);
  return blocks.flat().filter((suite) => known.has(suite));
}
