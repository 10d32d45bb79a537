import type { Said } from '../model/said.ts';
import { ENGLISH, type Language, tell } from '../words/index.ts';
import { harmless } from './harmless.ts';

/** Puts a sentence into words with every foreign character in it made harmless. */
export type Teller = (said: Said, limit?: number) => string;

export function tellerFor(language: Language = ENGLISH): Teller {
  return (said, limit = 1000) => harmless(tell(said, language), 'one-line', limit);
}

/** The words of a cause by its id: plain explanation and technical sentence; null where this version has none. */
export function causeSentence(cause: string, part: 'plain' | 'technical', language: Language = ENGLISH): string | null {
  const key = `causes/${cause}.${part}`;
  const text = tell({ key }, language);
  return text === `[${key}]` ? null : text;
}
