import data from '../../../assets/data/localised-sentences.json' with { type: 'json' };

/** What programs and browsers say in other languages, under the name of the meaning that each sentence has. */
export interface LocalisedSentences {
  readonly meaning: string;
  readonly says: readonly string[];
}

/**
 * The catalogues of Chromium, Firefox, the C library, GnuTLS, Wget, libpq, apt and aria2, in up to 33 languages. Each sentence is cut to
 * the words in which it differs from the others of its catalogue; a sentence that two meanings share in one language is left out.
 */
export const localisedSentences: readonly LocalisedSentences[] = Object.entries(
  data.says as Readonly<Record<string, readonly string[]>>,
).map(([meaning, says]) => ({ meaning, says }));
