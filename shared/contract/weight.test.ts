import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weigh } from './weight.ts';

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

test('a string weighs what it takes in UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(weigh(text, NO_LIMIT)).toBe(new TextEncoder().encode(text).length);
    }),
  );
});

test('any JSON value has a weight, and it is no less than the text in it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
      expect(weigh(value, NO_LIMIT)).toBeGreaterThanOrEqual(0);
      expect(weigh({ value }, NO_LIMIT)).toBeGreaterThan(weigh(value, NO_LIMIT));
    }),
  );
});

test.each([
  undefined,
  () => 1,
  Symbol('s'),
  1n,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  new Date(0),
  new Map(),
  new Uint8Array(1),
  { a: undefined },
  [() => 1],
])('what is not plain JSON has none: %s', (value) => {
  expect(weigh(value, NO_LIMIT)).toBeNaN();
});

test('a value nested beyond any request of ours, or in a circle, has none', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 40; level++) deep = [deep];
  expect(weigh(deep, NO_LIMIT)).toBeNaN();
  const circle: unknown[] = [];
  circle.push(circle);
  expect(weigh(circle, NO_LIMIT)).toBeNaN();
});

test('counting stops soon after the limit: what comes behind it is not looked at', () => {
  const many = Array.from({ length: 1000 }, () => 'x'.repeat(100));
  let looked = 0;
  const watched = new Proxy(many, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) looked += 1;
      return Reflect.get(target, key) as unknown;
    },
  });
  expect(weigh({ first: 'y'.repeat(5000), watched }, 1000)).toBeGreaterThan(1000);
  expect(looked).toBe(0);
});
