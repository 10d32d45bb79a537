import { expect, test } from 'vitest';
import { alert, COMPLETED, play, RESET, SILENCE } from './testing/imagined-world.ts';

test('given a part dropped that only hellos of TLS 1.3 carry, tells it from the version', () => {
  const run = play((_planned, _number, variation) => {
    if (variation.factor === 'no-tls13' || (variation.factor === 'hello-size' && variation.bytes < 300)) return COMPLETED;
    return variation.factor === 'extensions' && variation.without.includes(45) ? COMPLETED : SILENCE;
  });
  expect(run.asked).toContainEqual(expect.objectContaining({ variation: { factor: 'extensions', without: [45] } }));
});

test('given an address that now works and now refuses with handshake_failure, offers it every kind of key a few times', () => {
  const run = play((_planned, number, variation) => (variation.factor === 'signatures' || number % 2 === 0 ? COMPLETED : alert(40)));
  const withEveryKey = run.asked.filter((one) => one.probe === 'handshake' && one.shape.factor === 'signatures');
  expect(withEveryKey).toHaveLength(6);
  expect(run.judged).toBe(9);
});

test('given a server that was down for a moment, asks the judged hello once more and then counts how often it works', () => {
  const run = play((_planned, number) => (number <= 4 ? RESET : COMPLETED));
  expect(run.judged).toBe(9);
});
