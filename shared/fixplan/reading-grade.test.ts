import { describe, expect, it } from 'vitest';
import { CAUSES } from '../causes/index.ts';
import { ENGLISH, type Words } from '../words/index.ts';

/** Holes, quoted labels and addresses are names the reader knows or copies. */
const GIVEN_TERMS = /\{[^}]*\}|“[^”]*”|https?:\S+/g;

/** Syllables of an English word, by groups of vowels; a silent e at the end does not count. */
function syllables(word: string): number {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  if (plain.length <= 3) return 1;
  const groups = plain.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 1);
}

/** Flesch-Kincaid grade of a text (Kincaid et al., 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59. */
function grade(text: string): number {
  const sentences = text.split(/[.!?:]+(?:\s|$)/).filter((one) => /[a-z]/i.test(one));
  const words = text.replace(GIVEN_TERMS, 'it').match(/[A-Za-z’'-]+/g) ?? [];
  const total = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / Math.max(1, sentences.length)) + 11.8 * (total / Math.max(1, words.length)) - 15.59;
}

function textsOf(area: string, wanted: (key: string) => boolean): string[] {
  const words: Words = ENGLISH.areas[area] ?? {};
  return Object.entries(words).flatMap(([key, word]) => (wanted(key) ? (typeof word === 'string' ? [word] : [word.one, word.other]) : []));
}

const forEndUsers = (key: string): boolean => /(^|\.)end-user\./.test(key);
const notTechnical = (key: string): boolean => key !== 'technical';

describe('what an end user reads', () => {
  it.each(CAUSES.map((cause) => cause.id))('%s: titles, explanations and reasons are at grade 8 or below', (id) => {
    expect(grade(textsOf(`causes/${id}`, notTechnical).join(' '))).toBeLessThanOrEqual(8);
  });

  it.each(CAUSES.map((cause) => cause.id))('%s: the steps are at grade 8 or below', (id) => {
    const texts = textsOf(`fixes/${id}`, forEndUsers);
    expect(texts.length).toBeGreaterThan(0);
    expect(grade(texts.join(' '))).toBeLessThanOrEqual(8);
  });

  it.each(Object.keys(ENGLISH.areas))('%s: whole sentences are at grade 8 or below', (area) => {
    const sentences = textsOf(area, notTechnical).filter((text) => /[.?]$/.test(text));
    if (sentences.length > 0) expect(grade(sentences.join(' '))).toBeLessThanOrEqual(8);
  });

  it('no sentence of a cause, a plan or a recipe has more than 20 words', () => {
    const areas = Object.keys(ENGLISH.areas).filter((area) => /^(?:causes|fixes|servers)(?:\/|$)|^recheck$/.test(area));
    const all = areas.flatMap((area) => textsOf(area, notTechnical));
    const long = all.flatMap((text) => text.split(/[.?:]+(?:\s|$)/)).filter((sentence) => (sentence.match(/[^\s]+/g) ?? []).length > 20);
    expect(long).toEqual([]);
  });

  it('nobody is shouted at', () => {
    const all = CAUSES.flatMap((cause) => [...textsOf(`causes/${cause.id}`, () => true), ...textsOf(`fixes/${cause.id}`, () => true)]);
    for (const text of all) expect(text).not.toMatch(/!|Oops|\binvalid\b/i);
  });

  it('the measure tells easy from hard text', () => {
    expect(grade('The cat sat on the mat. It was warm.')).toBeLessThan(3);
    expect(
      grade('Organisational interoperability considerations necessitate comprehensive administrative authorisation procedures.'),
    ).toBeGreaterThan(15);
  });
});
