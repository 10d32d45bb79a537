import { describe, expect, test } from 'vitest';
import { foldLines } from './fold-lines.ts';

describe('given lines wider than the screen', () => {
  test('they break between words, and what follows stands under the first word', () =>
    expect(foldLines(['  - The certificate ran out last month.', '  1. Renew it, and load the server again.'], 24)).toEqual([
      '  - The certificate ran',
      '    out last month.',
      '  1. Renew it, and load',
      '     the server again.',
    ]));
  test('a step of a drawn handshake goes on under its name, and a number keeps its unit', () =>
    expect(foldLines(['  × ← Alert · protocol_version · 1,956\u00a0bytes', '  ×   It fails here: No answer.'], 36)).toEqual([
      '  × ← Alert · protocol_version ·',
      '      1,956 bytes',
      '  ×   It fails here: No answer.',
    ]));
  test('a word that is too long stands alone and whole', () =>
    expect(foldLines([`SHA-256 ${'ab'.repeat(32)} of it`], 40)).toEqual(['SHA-256', 'ab'.repeat(32), 'of it']));
  test('a wide screen is not filled', () => expect(foldLines([`${'word '.repeat(40)}end`], 300)[0]?.length).toBeLessThanOrEqual(100));
  test('where there is no screen nothing is broken', () =>
    expect(foldLines(['a '.repeat(100)], Number.POSITIVE_INFINITY)).toEqual(['a '.repeat(100)]));
});
