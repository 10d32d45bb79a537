import { expect, test } from 'vitest';
import { lookUpOptions } from './look-ups.ts';

test.each([
  [40, 1, 'timeout:2 attempts:2'],
  [40, 3, 'timeout:2 attempts:2'],
  [3, 1, 'timeout:1 attempts:2'],
  [3, 2, 'timeout:1 attempts:1'],
  [1, 1, 'timeout:1 attempts:1'],
])('given %i seconds and %i resolvers, tells the system %s', (seconds, servers, options) => {
  expect(lookUpOptions(seconds, servers)).toBe(options);
});
