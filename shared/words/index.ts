export { pseudoLanguage } from './pseudo.ts';
export { say, type WordKey, type WordValue } from './say.ts';
export { saySide } from './say-side.ts';
export { ENGLISH, type Language, tell } from './tell.ts';
export { toldTo } from './told-to.ts';
export type { Plural, Words } from './words.ts';
