import { expect, test } from 'vitest';
import type { Planned, PlannedHandshake } from './planned.ts';
import { Rounds } from './rounds.ts';

const handshake = (holdMilliseconds: number): PlannedHandshake => ({
  probe: 'handshake',
  variation: { factor: 'judged' },
  shape: { factor: 'judged' },
  address: '192.0.2.1',
  route: 'direct',
  waitMilliseconds: 60_000,
  holdMilliseconds,
  request: 'none',
});

test('given answers, the round is over when the last has come', async () => {
  const answered: Planned[] = [];
  const rounds = new Rounds(async (planned) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    answered.push(planned);
  });
  rounds.start([handshake(10_000), { probe: 'clock' }]);
  await rounds.held();
  expect(answered).toHaveLength(2);
  expect(rounds.pending).toEqual([]);
  expect(rounds.asked).toHaveLength(2);
});

test('given a silent handshake, the round goes on without it, and its late answer is still waited for', async () => {
  const late = Promise.withResolvers<void>();
  const rounds = new Rounds(() => late.promise);
  rounds.start([handshake(10)]);
  await rounds.held();
  expect(rounds.pending).toHaveLength(1);
  const another = rounds.another();
  late.resolve();
  await another;
  expect(rounds.pending).toEqual([]);
  await rounds.all();
});
