import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { Conversation } from './conversation.ts';
import { Stragglers } from './stragglers.ts';

const conversation = (port: number) =>
  new Conversation({ address: '\x0a\0\0\x01', port }, { address: '\x0a\0\0\x02', port: 443 }, port, String(port));

test('given conversations that wait, gives the oldest once it has waited long enough, and no other', () => {
  const waiting = new Stragglers(8);
  const [first, second] = [conversation(1), conversation(2)];
  waiting.put(first, 100);
  waiting.put(second, 150);
  expect(waiting.overdue(199, 100)).toBeNull();
  expect(waiting.overdue(200, 100)).toBe(first);
  expect(waiting.overdue(200, 100)).toBeNull();
  expect(waiting.overdue(250, 100)).toBe(second);
  expect(waiting.overdue(1000, 100)).toBeNull();
});

test('given more than may wait, gives the oldest at once, for ever in the order they came', () => {
  const waiting = new Stragglers(3);
  const all = Array.from({ length: 20 }, (_, port) => conversation(port));
  const left = all.map((one) => {
    waiting.put(one, 0);
    return waiting.overdue(0, 100);
  });
  expect(left).toEqual([null, null, null, ...all.slice(0, 17)]);
});

test('given one that left, does not keep it alive', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const waiting = new Stragglers(3);
  const passThrough = () => {
    const one = conversation(1);
    waiting.put(one, 0);
    waiting.overdue(1000, 100);
    return new WeakRef(one);
  };
  const left = passThrough();
  await setImmediate();
  collect();
  expect(left.deref()).toBeUndefined();
  expect(waiting.overdue(1000, 100)).toBeNull();
});
