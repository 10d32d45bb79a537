import type { Meaning } from '../message/meaning.ts';
import { meaningsOf } from './sentences.ts';
import { english } from './sentences-en.ts';
import { french, german, italian, portuguese, spanish, turkish } from './sentences-latin.ts';
import { arabic, chinese, japanese, russian } from './sentences-other-scripts.ts';

/** What browsers' pages and desktop systems say in English words, where the code is missing. */
export const browserMeaningsInEnglish: readonly Meaning[] = meaningsOf([english]);

/** The same in ten other languages. */
export const browserMeaningsAbroad: readonly Meaning[] = meaningsOf([
  german,
  french,
  spanish,
  portuguese,
  italian,
  turkish,
  japanese,
  chinese,
  russian,
  arabic,
]);

export const browserMeanings: readonly Meaning[] = [...browserMeaningsInEnglish, ...browserMeaningsAbroad];
