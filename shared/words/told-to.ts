import type { Language } from './tell.ts';

interface Told {
  readonly situation: { readonly about: 'this-computer' | 'other' | 'server' };
  readonly evidence: readonly { readonly kind: string; readonly seenFrom: string }[];
}

/** The language as a case is told in it: to a helper, what is seen from the other person's place is told as theirs. */
export function toldTo(language: Language, { situation, evidence }: Told): Language {
  if (situation.about !== 'other') return language;
  const measuredHere = evidence.some((one) => one.seenFrom === 'this-computer' && one.kind !== 'answer' && one.kind !== 'message');
  return { ...language, whose: measuredHere ? 'their-side' : 'theirs' };
}
