import { describe, expect, test } from 'vitest';
import { flip } from './flip-sides.ts';

describe('a style in the mirror', () => {
  test.each([
    ['margin-left', '8px', 'margin-right', '8px'],
    ['left', '0', 'right', '0'],
    ['border-top-left-radius', '4px', 'border-top-right-radius', '4px'],
    ['text-align', 'left', 'text-align', 'right'],
    ['transform-origin', 'top left', 'transform-origin', 'top right'],
    ['padding', '1px 2px 3px 4px', 'padding', '1px 4px 3px 2px'],
    ['transform', 'translate(14px, 16px) scale(1)', 'transform', 'translate(-14px, 16px) scale(1)'],
    ['transform', 'translate(-8px, 0)', 'transform', 'translate(8px, 0)'],
  ])('%s: %s becomes %s: %s', (property, value, mirrored, flipped) => {
    expect(flip(property, value)).toEqual([mirrored, flipped]);
  });

  test.each([
    ['padding', '8px 20px'],
    ['margin-inline-start', '8px'],
    ['transform', 'translate(0, 4px)'],
    ['color', 'red'],
  ])('%s: %s stays', (property, value) => {
    expect(flip(property, value)).toEqual([property, value]);
  });
});
