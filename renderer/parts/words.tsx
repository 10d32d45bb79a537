import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Said } from '../../shared/model/said.ts';
import { ENGLISH, type Language, tell } from '../../shared/words/index.ts';

const Spoken = createContext<Language>({ ...ENGLISH, isolate: true });

/** The language everything inside is told in. */
export function Words({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  return <Spoken value={language}>{children}</Spoken>;
}

/** @returns a function that puts a sentence into the language of the window */
export function useWords(): (said: Said) => string {
  const language = useContext(Spoken);
  return useMemo(() => (said: Said) => tell(said, language), [language]);
}

export function useLanguage(): Language {
  return useContext(Spoken);
}
