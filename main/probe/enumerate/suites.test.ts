import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Authentication, cipherSuite } from '../../../shared/tables/cipher-suite-properties.ts';
import { likelySuite } from './likely.ts';
import { blocksOf, isWeakerInItsBlock } from './plans.ts';
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

/** Answers all that is asked at the same time together, and counts how often it did. */
function inRounds(ask: AskSuites): { readonly ask: AskSuites; readonly rounds: () => number } {
  let rounds = 0;
  let next: Promise<void> | null = null;
  return {
    ask: async (offer) => {
      next ??= new Promise((resolve) =>
        setImmediate(() => {
          rounds++;
          next = null;
          resolve();
        }),
      );
      await next;
      return ask(offer);
    },
    rounds: () => rounds,
  };
}

/** OpenSSL's list HIGH:!aNULL:!MD5:!PSK:!SRP:!DHE, which nginx has by default, in its order: longest keys first, ECDSA before RSA. */
const LIST_OF_OPENSSL: readonly number[] = [
  ...[0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc0af, 0xc0ad, 0xc05d, 0xc061, 0xc02b, 0xc02f, 0xc0ae, 0xc0ac, 0xc05c, 0xc060, 0xc024, 0xc028],
  ...[0xc073, 0xc077, 0xc023, 0xc027, 0xc072, 0xc076, 0xc00a, 0xc014, 0xc009, 0xc013, 0x9d, 0xc0a1, 0xc09d, 0xc051, 0x9c, 0xc0a0],
  ...[0xc09c, 0xc050, 0x3d, 0xc0, 0x3c, 0xba, 0x35, 0x84, 0x2f, 0x41],
];

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

  // One connection shows one suite, so nothing asks less than once for each; side by side it takes a fifth of that time.
  test.each([
    ['one certificate', ['RSA'], 27, 7],
    ['two certificates', ['RSA', 'ECDSA'], 42, 9],
  ] as const)('given the whole list of OpenSSL in its own order and %s, asks once more than it has suites', async (...given) => {
    const [, keys, suites, mostRounds] = given;
    const kinds = new Set<Authentication>(keys);
    const order = LIST_OF_OPENSSL.filter((number) => kinds.has(cipherSuite(number)?.authentication ?? 'any'));
    const { ask, count } = counting(serverThatPrefers(order));
    const timed = inRounds(ask);
    const found = await findSuites(timed.ask, { blocks: blocksOf('TLS 1.2'), likely: likelySuite(kinds), weaker: isWeakerInItsBlock });
    expect(found).toEqual({ accepted: order, serverPreference: true, complete: true });
    expect(count()).toBe(suites + 1);
    expect(timed.rounds()).toBeLessThanOrEqual(mostRounds);
    expect(order).toHaveLength(suites);
  });
});
