import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packClone, unpackClone } from './clone-text.ts';

const over = (value: unknown): unknown => unpackClone(packClone(value));

test('any plain value arrives as structured clone would bring it', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withSparseArray: false, withNullPrototype: false }),
      (value) => {
        expect(over(value)).toEqual(structuredClone(value));
      },
    ),
  );
});

test('a member that is undefined stays a member, and minus zero stays minus zero', () => {
  expect(Object.keys(over({ a: undefined }) as object)).toEqual(['a']);
  expect(Object.is(over(-0), -0)).toBe(true);
});

test('one object in two places stays one object, and a circle stays a circle', () => {
  const shared = { n: 1 };
  const circle: Record<string, unknown> = { left: shared, right: shared };
  circle.self = circle;
  const arrived = over(circle) as typeof circle;
  expect(arrived.left).toBe(arrived.right);
  expect(arrived.self).toBe(arrived);
});

test('an instance of a class arrives as a plain object', () => {
  class Case {
    readonly id = 'c1';
    say() {
      return this.id;
    }
  }
  const arrived = over(new Case());
  expect(arrived).toEqual({ id: 'c1' });
  expect(Object.getPrototypeOf(arrived)).toBe(Object.prototype);
});

test('an error keeps its kind and its words and loses its own members', () => {
  const arrived = over(Object.assign(new RangeError('too far'), { code: 'E' })) as Error;
  expect(arrived).toBeInstanceOf(RangeError);
  expect(arrived.message).toBe('too far');
  expect('code' in arrived).toBe(false);
});

test('bytes arrive as bytes', () => {
  expect(over(new Uint8Array([0, 127, 255]))).toEqual(new Uint8Array([0, 127, 255]));
});

test('a key named __proto__ stays a key and changes no prototype', () => {
  const arrived = over(JSON.parse('{"__proto__": {"admin": true}}')) as object;
  expect(Object.getPrototypeOf(arrived)).toBe(Object.prototype);
  expect(Object.hasOwn(arrived, '__proto__')).toBe(true);
});

test.each([() => 1, Symbol('s'), { nested: () => 1 }, Promise.resolve(1), new WeakMap()])('what cannot be cloned is refused', (value) => {
  expect(() => packClone(value)).toThrow();
});
