import type { Language } from './tell.ts';
import type { Plural, Words } from './words.ts';

/**
 * A made-up language that shows, without a translator, what a translation would break: `longer` has accents and a third more letters,
 * `right-to-left` runs the other way. Holes stay as they are.
 */
export function pseudoLanguage(language: Language, kind: 'longer' | 'right-to-left'): Language {
  const change = kind === 'longer' ? lengthen : turn;
  const areas = Object.fromEntries(Object.entries(language.areas).map(([area, words]) => [area, changeWords(words, change)]));
  return { ...language, direction: kind === 'longer' ? 'ltr' : 'rtl', areas };
}

function changeWords(words: Words, change: (text: string) => string): Words {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, typeof value === 'string' ? outside(value, change) : changePlural(value, change)]),
  );
}

function changePlural({ by, one, other }: Plural, change: (text: string) => string): Plural {
  return { by, one: outside(one, change), other: outside(other, change) };
}

/** Changes what stands outside of the holes. */
function outside(text: string, change: (text: string) => string): string {
  return text
    .split(/(\{[^{}]+\})/)
    .map((part) => (part.startsWith('{') ? part : change(part)))
    .join('');
}

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  y: 'ý',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
};

function accent(text: string): string {
  return text.replace(/[aeiouyAEIOU]/g, (letter) => ACCENTS[letter] ?? letter);
}

/** Every word with more than three letters grows by a third. */
function lengthen(text: string): string {
  return accent(text).replace(/\p{L}{4,}/gu, (word) => word + 'éó'.repeat(Math.ceil(word.length / 6)));
}

/** Right-to-left override around every word, so that the letters themselves run backwards. */
function turn(text: string): string {
  return accent(text).replace(/\p{L}+/gu, (word) => `\u202e${word}\u202c`);
}
