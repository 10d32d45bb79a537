import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AskSuites, findSuites } from './suites.ts';

const BLOCKS = [
  [1, 2, 3, 4, 5, 6],
  [11, 12, 13, 14, 15],
  [21, 22, 23, 24],
  [31, 32, 33, 34, 35, 36],
];
const ALL = BLOCKS.flat();

function serverThatPrefers(order: readonly number[]): AskSuites {
  return async (offer) => order.find((suite) => offer.includes(suite)) ?? 'none';
}

function serverThatFollows(accepted: ReadonlySet<number>): AskSuites {
  return async (offer) => offer.find((suite) => accepted.has(suite)) ?? 'none';
}

function counting(ask: AskSuites): { readonly ask: AskSuites; readonly count: () => number } {
  let asked = 0;
  const counted: AskSuites = (offer) => {
    asked++;
    return ask(offer);
  };
  return { ask: counted, count: () => asked };
}

describe('finding the accepted suites', () => {
  test('given any server with an order of its own, says exactly its suites in exactly its order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ALL), async (order) => {
        const found = await findSuites(serverThatPrefers(order), { blocks: BLOCKS });
        expect(found.accepted).toEqual(order);
        expect(found.complete).toBe(true);
      }),
    );
  });

  test('given any server that follows the client, says exactly its suites and that it has no order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(ALL, { minLength: 2 }), async (accepted) => {
        const found = await findSuites(serverThatFollows(new Set(accepted)), { blocks: BLOCKS });
        expect([...found.accepted].sort((a, b) => a - b)).toEqual([...accepted].sort((a, b) => a - b));
        expect(found.serverPreference).toBe(false);
      }),
    );
  });

  test('given a server with an order by blocks, as OpenSSL has, asks about once for each suite', async () => {
    const { ask, count } = counting(serverThatPrefers(ALL));
    const found = await findSuites(ask, { blocks: BLOCKS });
    expect(found.serverPreference).toBe(true);
    expect(count()).toBeLessThanOrEqual(ALL.length + BLOCKS.length + 1);
  });

  test('given any guess of what is likely, says the same: a guess decides only when a suite is asked for', async () => {
    const servers = fc.tuple(fc.shuffledSubarray(ALL, { minLength: 2 }), fc.boolean(), fc.subarray(ALL));
    await fc.assert(
      fc.asyncProperty(servers, async ([order, follows, guess]) => {
        const ask = follows ? serverThatFollows(new Set(order)) : serverThatPrefers(order);
        const found = await findSuites(ask, { blocks: BLOCKS, likely: (suite, seen) => guess.includes(suite) || seen.includes(suite + 1) });
        const said = follows ? [...found.accepted].sort((a, b) => a - b) : found.accepted;
        expect(said).toEqual(follows ? [...order].sort((a, b) => a - b) : order);
        expect(found).toMatchObject({ serverPreference: !follows, complete: true });
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['follows the client', serverThatFollows(new Set([1, 2, 3, 11, 12, 21, 22, 31, 32, 33]))],
    ['has an order of its own', serverThatPrefers([1, 2, 3, 11, 12, 21, 22, 31, 32, 33])],
  ])('given a server that %s and a good guess, asks one hello for each suite and one for all the rest', async (_which, server) => {
    const { ask, count } = counting(server);
    const found = await findSuites(ask, { blocks: BLOCKS, likely: (suite) => suite % 10 <= 3 && suite !== 13 && suite !== 23 });
    expect(found.accepted).toEqual([1, 2, 3, 11, 12, 21, 22, 31, 32, 33]);
    expect(count()).toBe(11);
  });

  test('given an answer known beforehand, does not ask for that suite', async () => {
    const { ask, count } = counting(serverThatPrefers([2, 1, 3]));
    const found = await findSuites(ask, { blocks: [[1, 2, 3, 4]], known: [{ offer: [1, 2, 3], choice: 2 }] });
    expect(found).toEqual({ accepted: [2, 1, 3], serverPreference: true, complete: true });
    expect(count()).toBe(3);
  });

  test('given a server that falls silent once, asks again at the end and misses nothing', async () => {
    let silent = true;
    const server = serverThatPrefers([1, 2, 3, 12]);
    const ask: AskSuites = async (offer) => {
      if (!silent || !offer.includes(2) || offer.includes(1)) return server(offer);
      silent = false;
      return 'unknown';
    };
    expect(await findSuites(ask, { blocks: BLOCKS })).toEqual({ accepted: [1, 2, 3, 12], serverPreference: true, complete: true });
  });

  test('given a server with a single suite, does not claim to know whether it has an order', async () => {
    const found = await findSuites(serverThatPrefers([22]), { blocks: BLOCKS });
    expect(found).toEqual({ accepted: [22], serverPreference: 'unknown', complete: true });
  });

  test('given a server that falls silent, says that the list may be longer', async () => {
    const silent: AskSuites = async (offer) => (offer.includes(1) ? 1 : 'unknown');
    const found = await findSuites(silent, { blocks: BLOCKS });
    expect(found.accepted).toContain(1);
    expect(found.complete).toBe(false);
  });

  test('given a server that chooses what was not offered, does not believe it', async () => {
    const found = await findSuites(async () => 99, { blocks: BLOCKS });
    expect(found).toEqual({ accepted: [], serverPreference: 'unknown', complete: false });
  });
});
