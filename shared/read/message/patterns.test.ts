import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../message.ts';

/** These patterns see only our own phrases and catalogue, never a paste. */
const NOT_OVER_PASTES = new Set(['lookup.ts', 'codes.ts', 'means.ts']);

const folder = new URL('./', import.meta.url);
const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !NOT_OVER_PASTES.has(name));

/** The regular expressions of a source file, their classes emptied and escapes replaced by `x`. */
function patternsOf(name: string): string[] {
  const source = readFileSync(new URL(name, folder), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
  const literals = [
    ...source.matchAll(/(?<=[(,=:&|?[]\s{0,12}|return\s|\n\s{2,12})\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/[dgimsuvy]*/g),
  ].map((match) => match[1] ?? '');
  return literals.map((literal) =>
    literal
      .replace(/\\p\{[^}]*\}/g, 'x')
      .replace(/\[(?:\\.|[^\]\\])*\]/g, 'c')
      .replace(/\\[.:\-/()[\]=]/g, '~')
      .replace(/\\./g, 'c'),
  );
}

describe('every regular expression that sees a paste takes time in proportion to its length', () => {
  for (const name of sources)
    it(`${name}: bounds each repetition, and repeats a group only if it holds a separator`, () => {
      for (const pattern of patternsOf(name)) {
        expect(pattern, 'a repetition without a bound').not.toMatch(/[^\\(|][*+]|\{\d+,\}/);
        for (const [group] of pattern.matchAll(/\((?:\?[:=!<]{1,2})?[^()]*(?:\{\d+,\d+\})[^()]*\)(?=\{\d*,?(?:[2-9]|\d{2,})\})/g))
          expect(group, 'a repeated group whose parts can be divided in many ways').toMatch(/[~ :-]/);
      }
    });

  it('sees the patterns it is meant to see', () => {
    expect(patternsOf('extract.ts').length).toBeGreaterThan(15);
    expect(patternsOf('speakers.ts').length).toBeGreaterThan(5);
  });

  it.each([
    ['line breaks', '\n'],
    ['blanks', ' '],
    ['tabs and breaks', '\t\n'],
    ['letters', 'a'],
    ['dots', 'a.'],
    ['colons', ':'],
    ['hyphens', 'a-'],
    ['digits', '1'],
    ['ampersands', '&amp'],
    ['unclosed tags', '<a '],
    ['unclosed quotes', 'host="'],
    ['beginnings of certificates', '-----BEGIN CERTIFICATE-----AAAA'],
    ['beginnings of issuers', 'issuer: '],
    ['addresses', 'https://a'],
    ['ports', '1.2.3.4:'],
  ])('comes back from 5 MB of %s', (_, unit) => {
    const message = readMessage(unit.repeat(Math.ceil(5_000_000 / unit.length)));
    expect(message.text.length).toBeLessThanOrEqual(200_000);
  });
});
