import { ENGLISH, type Language, pseudoLanguage } from '../../shared/words/index.ts';

/**
 * The language of the window: English words for now, dates and numbers in the person's own kind of English and zone, foreign text
 * isolated. `en-XA` and `ar-XB` are the pseudo-locales by which a translation is tried out.
 */
export function languageOf(preferred: string, timeZone: string, areas: Language['areas'] = ENGLISH.areas): Language {
  const english = { ...ENGLISH, areas, timeZone, isolate: true };
  if (preferred === 'en-XA') return pseudoLanguage(english, 'longer');
  if (preferred === 'ar-XB') return pseudoLanguage(english, 'right-to-left');
  return { ...english, tag: /^en\b/i.test(preferred) ? preferred : ENGLISH.tag };
}

/** What this window speaks. */
export const SPOKEN = languageOf(navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone);
