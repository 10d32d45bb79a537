import { beforeEach, expect, test, vi } from 'vitest';
import type { Asker, Choice } from './ask.ts';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';
import { walkThrough } from './walk.ts';

/** What the person does, in order; and what was asked, to be looked at. */
const world = vi.hoisted(() => ({
  doing: [] as string[],
  labels: [] as string[],
  asked: [] as { message: string; initial: unknown; offered: readonly string[] }[],
}));

const answer = async (message: string, choices: readonly Choice<string>[], initial: unknown): Promise<string> => {
  world.labels.push(...choices.map(({ label }) => label));
  world.asked.push({ message, initial, offered: choices.map(({ value }) => value) });
  const next = world.doing.shift();
  if (next === undefined) throw new Error(`nobody answers “${message}”`);
  return next;
};
const ask: Asker = {
  choose: async (message, choices, initial) => {
    const chosen = await answer(message, choices, initial);
    return choices.find(({ value }) => value === chosen)?.value ?? null;
  },
  line: (message, wish = {}) => answer(message, [], wish.initial),
  lines: (message) => answer(message, [], undefined),
};
// The site is reached and shows nothing that decides.
vi.mock('../case/check.ts', () => ({ checkTarget: async (open: { document(): unknown }) => open.document() }));
vi.mock('../case/look-around.ts', () => ({
  lookFromHere: async (open: { answer(...given: readonly unknown[]): void }) =>
    open.answer('look', 'given', 'this-computer', '2026-11-20T12:00:00Z'),
}));

const said: string[] = [];
const terminal: Terminal = {
  out: (text) => said.push(text),
  err: () => undefined,
  input: { [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }) },
  interactive: true,
  columns: 80,
  signal: new AbortController().signal,
  env: {},
};

async function walk(...doing: readonly string[]) {
  world.doing = [...doing];
  return walkThrough(terminal, ask);
}

beforeEach(() => {
  world.asked = [];
  world.labels = [];
  said.length = 0;
});

test('an operator is asked for the server first, and never whether they are in a hotel', async () => {
  await expect(walk('server', 'mail.example:25')).rejects.toThrow(/What is it like/);
  expect(world.asked.map((one) => one.message).slice(0, 2)).toEqual(['Who has the problem?', 'Which site or server is it?']);
  expect(world.asked.at(-1)?.offered).toEqual(expect.arrayContaining(['own-server', 'device', 'unknown', 'back']));
  expect(world.asked.at(-1)?.offered).not.toContain('away');
});

test('Back after a checked site leads to the site, with what was typed, and from there to the question before', async () => {
  await expect(walk('me', 'one-site', 'shop.example', 'back', 'back', 'warning-page')).rejects.toThrow(/Which site/);
  const asked = world.asked.map((one) => one.message.replace(/ \(.*/, ''));
  expect(asked.slice(1, 3)).toEqual(['What is it like? Choose what fits best.', 'Which site or server is it?']);
  expect(asked.slice(4)).toEqual(['Which site or server is it?', 'What is it like? Choose what fits best.', 'Which site or server is it?']);
  expect(world.asked[4]?.initial).toBe('shop.example');
  expect(world.asked[5]?.initial).toBe('one-site');
});

test('no site to name: leave to look is asked before anything that a look shows', async () => {
  await expect(walk('me', 'every-site', 'look')).rejects.toThrow();
  expect(world.asked[2]?.offered).toEqual(['look', 'unknown', 'back']);
  expect(world.asked[2]?.message).toMatch(/report names each/);
});

test('at the end a person can look again, save, or leave', async () => {
  expect(await walk('me', 'one-site', '', 'unknown', 'unknown', 'unknown', 'unknown', 'done')).toBe(EXIT.cannotTell);
  expect(world.asked.at(-1)).toMatchObject({ message: 'What now?', offered: ['pdf', 'case', 'done'] });
});

test('answers that point to one cause end with its steps, before anything was measured', async () => {
  await walk('me', 'away', '', 'unknown', 'yes', 'done');
  expect(said.join('')).toMatch(/likeliest cause/);
  expect(said.join('')).toMatch(/wants you to sign in first/);
  expect(said.join('')).toMatch(/what the answers point to/);
  expect(said.join('')).toMatch(/\n {2}1\. /);
});

test('a helper is asked about the other person', async () => {
  await expect(walk('other', 'one-computer', '')).rejects.toThrow();
  expect(world.asked[1]).toMatchObject({ message: expect.stringMatching(/What is it like/) });
  expect(world.labels).toContain('It fails only on their computer');
  expect(world.labels).not.toContain('It fails only on this computer');
});
