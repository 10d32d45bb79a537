import { describe, expect, test } from 'vitest';
import { concat } from './bytes.ts';
import { withLengths } from './definite.ts';

const END = Uint8Array.of(0, 0);
const open = (tag: number, ...inside: Uint8Array[]) => concat(Uint8Array.of(tag, 0x80), ...inside, END);
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const INTEGER = Uint8Array.of(2, 1, 5);

describe('elements that tell their length only by their end', () => {
  test('given one inside another, are written with lengths', () => {
    expect(hexOf(withLengths(open(0x30, INTEGER, open(0xa0, INTEGER))))).toBe('3008020105a003020105');
  });

  test('given an octet string in pieces, is one again', () => {
    const pieces = open(0x24, Uint8Array.of(4, 2, 1, 2), Uint8Array.of(4, 1, 3));
    expect(hexOf(withLengths(open(0x30, pieces)))).toBe('30050403010203');
  });

  test('given more than 127 bytes, has a long length', () => {
    const long = concat(Uint8Array.of(4, 0x81, 200), new Uint8Array(200));
    expect(hexOf(withLengths(open(0x30, long)).subarray(0, 3))).toBe('3081cb');
  });

  test('given an element with its length, stays as it is, whatever it holds', () => {
    const strange = Uint8Array.of(0x30, 0x82, 0, 3, 2, 1, 5);
    expect(withLengths(strange)).toBe(strange);
    expect(hexOf(withLengths(open(0x30, strange)))).toBe(`3007${hexOf(strange)}`);
  });

  test.each([
    ['its end is missing', concat(Uint8Array.of(0x30, 0x80), INTEGER)],
    ['it runs over the end', Uint8Array.of(0x30, 0x80, 2, 9, 1, 0, 0)],
    ['it is nested without end', new Uint8Array(2000).map((_, at) => (at % 2 === 0 ? 0x30 : 0x80))],
  ])('given that %s, comes back as it was', (_what, bytes) => {
    expect(withLengths(bytes)).toBe(bytes);
  });
});
