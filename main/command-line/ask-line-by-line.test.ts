import { describe, expect, test } from 'vitest';
import { askLineByLine } from './ask-line-by-line.ts';

/** Somebody types this, in these pieces, and then nothing more. */
function typing(...pieces: readonly string[]) {
  let said = '';
  const input = (async function* () {
    for (const piece of pieces) yield new TextEncoder().encode(piece);
  })();
  const stop = new AbortController();
  return { ask: askLineByLine({ out: (text) => (said += text), input, signal: stop.signal, columns: 80 }), said: () => said, stop };
}

const FRUIT = [
  { value: 'apple', label: 'An apple' },
  { value: 'pear', label: 'A pear' },
] as const;

describe('given a terminal that cannot move its cursor', () => {
  test('a list is numbered, and its number is the answer', async () => {
    const { ask, said } = typing('2\n');
    expect(await ask.choose('Which?', FRUIT)).toBe('pear');
    expect(said()).toBe('\nWhich?\n  1. An apple\n  2. A pear\nType its number: ');
  });
  test.each(['0', '3', 'pear', '-1', '1.5', ''])('“%s” is no number of the list: it is asked again', async (typed) => {
    const { ask, said } = typing(`${typed}\n1\n`);
    expect(await ask.choose('Which?', FRUIT)).toBe('apple');
    expect(said()).toContain('Type a number from 1 to 2.');
  });
  test('Enter takes what was answered before', async () => expect(await typing('\r\n').ask.choose('Which?', FRUIT, 'pear')).toBe('pear'));
  test('lines that come in pieces, or two at once, are each one answer', async () => {
    const { ask } = typing('sho', 'p.example\nmail', '.example\n');
    expect([await ask.line('Site?'), await ask.line('Site?')]).toEqual(['shop.example', 'mail.example']);
  });
  test('several lines end with an empty one', async () => expect(await typing('one\ntwo\n\nthree\n').ask.lines('Paste')).toBe('one\ntwo'));
  test('the end of the input is giving up', async () => {
    expect(await typing().ask.choose('Which?', FRUIT)).toBeNull();
    expect(await typing().ask.line('Site?')).toBeNull();
    expect(await typing().ask.lines('Paste')).toBeNull();
  });
  test('Ctrl+C is giving up, while it waits', async () => {
    const stop = new AbortController();
    const input = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    const asked = askLineByLine({ out: () => undefined, input, signal: stop.signal, columns: 80 }).line('Site?');
    stop.abort();
    expect(await asked).toBeNull();
  });
});
