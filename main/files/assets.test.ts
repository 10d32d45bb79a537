import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assetPath, FONT_FAMILIES, fontPath } from './assets.ts';

test('given the program runs from source, finds a file of the assets folder', () => {
  expect(assetPath('icons/icon.svg')).toMatch(/[/\\]assets[/\\]icons[/\\]icon\.svg$/);
  expect(existsSync(assetPath('icons'))).toBe(true);
});

test.each(FONT_FAMILIES)('given the family %s, finds its regular weight', (family) => {
  const script = {
    'noto-sans': 'latin',
    'noto-sans-mono': 'latin',
    'noto-sans-arabic': 'arabic',
    'noto-sans-hebrew': 'hebrew',
    'noto-sans-sc': '4',
  };
  expect(existsSync(fontPath(family, `${family}-${script[family]}-400-normal.woff`))).toBe(true);
});
