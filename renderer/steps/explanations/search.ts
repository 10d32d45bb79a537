import { CAUSES, type Cause } from '../../../shared/causes/index.ts';
import type { Said } from '../../../shared/model/said.ts';
import { ENGLISH } from '../../../shared/words/index.ts';

type Tell = (said: Said) => string;

/** The causes whose words hold every word of the query; all of them, by title, when nothing is asked. */
export function searchCauses(query: string, t: Tell): readonly Cause[] {
  const asked = wordsOf(query);
  const all = CAUSES.filter((cause) =>
    holds(`${cause.id} ${t(cause.words.title)} ${t(cause.words.plain)} ${t(cause.words.technical)}`, asked),
  );
  return [...all].sort((one, other) => t(one.words.title).localeCompare(t(other.words.title)));
}

export interface Term {
  readonly word: string;
  readonly means: string;
}

/** The terms of the glossary that fit; none while nothing is asked. */
export function searchTerms(query: string, t: Tell): readonly Term[] {
  const asked = wordsOf(query);
  if (asked.length === 0) return [];
  return Object.keys(ENGLISH.areas.glossary ?? {})
    .filter((key) => !key.endsWith('.means'))
    .map((key) => ({ word: t({ key: `glossary.${key}` }), means: t({ key: `glossary.${key}.means` }) }))
    .filter(({ word, means }) => holds(`${word} ${means}`, asked));
}

function wordsOf(query: string): readonly string[] {
  return query
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function holds(text: string, words: readonly string[]): boolean {
  const low = text.toLowerCase();
  return words.every((word) => low.includes(word));
}
