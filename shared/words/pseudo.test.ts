import { describe, expect, test } from 'vitest';
import { pseudoLanguage } from './pseudo.ts';
import { ENGLISH, tell } from './tell.ts';

const LONGER = pseudoLanguage(ENGLISH, 'longer');

describe('the pseudo-languages', () => {
  test('keep every hole, and what is put into it', () => {
    const said = { key: 'input.site.will-check', values: { host: 'shop.example.com', port: '443' } };
    expect(tell(said, LONGER)).toContain('shop.example.com');
    expect(tell(said, LONGER)).not.toContain('{');
  });

  test('leave no English word as it was', () => {
    for (const [area, words] of Object.entries(ENGLISH.areas))
      for (const [key, value] of Object.entries(words)) {
        const plain = (typeof value === 'string' ? value : value.other).replace(/\{[^{}]*\}/g, '');
        if (!/[aeiou]/i.test(plain)) continue;
        const changed = LONGER.areas[area]?.[key];
        expect((typeof changed === 'string' ? changed : changed?.other)?.replace(/\{[^{}]*\}/g, '')).not.toBe(plain);
      }
  });

  test('one is longer, the other runs from right to left', () => {
    expect(tell({ key: 'start.title' }, LONGER).length).toBeGreaterThan(tell({ key: 'start.title' }).length * 1.2);
    expect(pseudoLanguage(ENGLISH, 'right-to-left').direction).toBe('rtl');
  });
});
