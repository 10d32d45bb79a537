import type { Concept, EverydayLanguage } from '../everyday/concepts.ts';
import { pageWords } from '../everyday/failing-pages.ts';
import { everydayLanguages } from '../everyday/index.ts';
import { systemWords } from '../everyday/secure-connections.ts';
import { warningWords } from '../everyday/warnings.ts';
import { Table } from './table.ts';

/** A word of the text, folded, and the sentence it stands in. */
export interface Word {
  readonly letters: string;
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  /** A part of a host's name or an identifier: no word of the language. */
  readonly isInName: boolean;
}

/** A concept that a word, or several in a row, speak of in one language. */
export interface Mention {
  readonly concept: Concept;
  readonly lang: string;
  readonly sentence: number;
  /** Numbers of the first and last word. */
  readonly first: number;
  readonly last: number;
  /** Where in the word, in scripts that write no spaces. */
  readonly offset?: number;
}

interface Entry {
  readonly concept: Concept;
  readonly language: EverydayLanguage;
  readonly words: readonly Stem[];
}

interface Stem {
  readonly letters: string;
  readonly isWhole: boolean;
}

const WORD =
  /[\p{sc=Latin}\p{M}\p{Nd}]{1,60}|[\p{sc=Cyrillic}\p{M}]{1,60}|[\p{sc=Arabic}\p{M}]{1,60}|[\p{sc=Hebrew}\p{M}]{1,60}|[\p{sc=Greek}\p{M}]{1,60}|[\p{sc=Thai}]{1,300}|[\p{sc=Devanagari}\p{M}]{1,60}|\p{sc=Hangul}{1,60}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]{1,200}/gu;
const SENTENCE_ENDS = /[.!?…](?:\s|$)|[。！？؟।]|\n\s{0,40}\n|\n\s{0,20}[*<>[{(\d#|+=-]/;
/** More words are no sentence of somebody's. */
const MOST_WORDS = 4_000;

/** "cant" for "can't", as people type it on a phone. */
const NEGATED = /^(can|don|doesn|didn|isn|aren|wasn|won|couldn|wouldn|hasn|haven)t$/;

/** The words of a text, without case and accents. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (words.length >= MOST_WORDS) break;
    if (SENTENCE_ENDS.test(text.slice(end, Math.min(match.index + 1, end + 60)))) sentence += 1;
    end = match.index + match[0].length;
    const place = { from: match.index, to: end, sentence, isInName: isInName(text, match.index, end) };
    const letters = foldWord(match[0]);
    const negated = NEGATED.exec(letters)?.[1];
    if (negated === undefined) words.push({ letters, ...place });
    else words.push({ letters: negated, ...place }, { letters: 't', ...place });
  }
  return words;
}

function isInName(text: string, from: number, to: number): boolean {
  return /^(?:\.[a-z0-9]|_)/i.test(text.slice(to, to + 2)) || /(?:[a-z0-9]\.|_)$/i.test(text.slice(Math.max(0, from - 2), from));
}

const SPECIAL: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', đ: 'd', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ى: 'ي' };

function foldWord(word: string): string {
  if (/^[a-z0-9]{1,60}$/.test(word)) return word;
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u093c]/g, '')
    .normalize('NFC')
    .replace(/[ıłđøæœßى]/g, (letter) => SPECIAL[letter] ?? letter);
}

const KEY = 3;
const VOWEL_AT_END = /^(\p{sc=Latin}{5,60}|\p{sc=Cyrillic}{5,60}|\p{sc=Greek}{5,60})[aeiouyаеиоуыяюьіαεηιουω]$/u;
const SPACED = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Hebrew}]{1,3}$/u;

function stemOf(written: string): Stem {
  const letters = foldWord(written.replace(/[*=]$/, ''));
  if (written.endsWith('=') || (SPACED.test(letters) && !written.endsWith('*'))) return { letters, isWhole: true };
  return { letters: VOWEL_AT_END.exec(letters)?.[1] ?? letters, isWhole: false };
}

interface Vocabulary {
  /** By the first letters of the first word. */
  readonly spaced: ReadonlyMap<string, readonly Entry[]>;
  /** By the first letter. */
  readonly joined: ReadonlyMap<string, readonly Entry[]>;
  readonly kinds: ReadonlyMap<string, Kinds>;
}

interface Kinds {
  readonly links: readonly string[];
  readonly digital: readonly string[];
}

/** The words of every language by their first letters. */
export const wordTable = new Table(make);

function* make(): Generator<void, Vocabulary> {
  const spaced = new Map<string, Entry[]>();
  const joined = new Map<string, Entry[]>();
  const kinds = new Map<string, Kinds>();
  for (const language of everydayLanguages) {
    yield;
    const { lang, words, isJoined } = language;
    if (language.kinds !== undefined) {
      const listed = (list: string): string[] => list.split(',').map((word) => foldWord(word.trim()));
      kinds.set(lang, { links: listed(language.kinds.link), digital: listed(language.kinds.digital) });
    }
    for (const [concept, list] of Object.entries({ ...words, ...systemWords[lang], ...pageWords[lang], ...warningWords[lang] }) as [
      Concept,
      string,
    ][])
      for (const spelled of list.split(',')) {
        const stems = (spelled.match(/[\p{L}\p{M}\p{Nd}]{1,60}[*=]?/gu) ?? []).map(stemOf);
        const [first] = stems;
        if (first === undefined) continue;
        const key = isJoined === true ? first.letters.slice(0, 1) : first.letters.slice(0, KEY);
        const into = isJoined === true ? joined : spaced;
        const known = into.get(key);
        const entry = { concept, language, words: stems };
        if (known === undefined) into.set(key, [entry]);
        else known.push(entry);
      }
  }
  return { spaced, joined, kinds };
}

/** Words between the parts of one entry, at most. */
const GAP = 5;
/**
 * A name of a thing stands together: "Security+ exam, but my certificate" is no security certificate. What is said of a clock or a padlock
 * can stand far from it.
 */
const GAPS: Partial<Record<Concept, number>> = { securityCertificate: 1, clientCertificate: 2, elsewhere: 1, clockWrong: 8, lockBroken: 8 };

/** Everything the words speak of, in every language that has such words. */
export function mentionsOf(words: readonly Word[]): Mention[] {
  const { spaced, joined, kinds } = wordTable.get();
  const mentions: Mention[] = [];
  for (const [at, { letters, sentence, isInName: isPart }] of words.entries()) {
    if (isPart) continue;
    if (IS_JOINED.test(letters)) {
      for (let offset = 0; offset < letters.length; offset += 1)
        for (const { concept, language, words: stems } of joined.get(letters[offset] ?? '') ?? [])
          if (letters.startsWith(stems[0]?.letters ?? '', offset))
            mentions.push({ concept, lang: language.lang, sentence, first: at, last: at, offset });
      continue;
    }
    for (let length = 1; length <= KEY; length += 1)
      for (const entry of length > letters.length ? [] : (spaced.get(letters.slice(0, length)) ?? [])) {
        const last = lastWordOf(entry, words, at, letters);
        if (last !== null) mentions.push({ concept: entry.concept, lang: entry.language.lang, sentence, first: at, last });
      }
    mentions.push(...withoutGrown(words, at));
    mentions.push(...compounds(words, at, kinds));
  }
  const secured = new Set(mentions.flatMap(({ concept, first }) => (concept === 'securityCertificate' ? [first] : [])));
  const papers = mentions.filter(
    (mention) => mention.concept === 'certificate' && !secured.has(mention.first) && isOfPaper(mention, words, kinds),
  );
  const certificates = mentions.filter(({ concept }) => concept === 'securityCertificate');
  return [
    ...mentions,
    ...certificates.map((mention) => ({ ...mention, concept: 'certificate' as const })),
    ...papers.map((mention) => ({ ...mention, concept: 'elsewhere' as const })),
  ];
}

/** The phrase holds the word for a certificate, in any language. */
export function speaksOfCertificate(phrase: string): boolean {
  return mentionsOf(wordsOf(phrase)).some(({ concept }) => concept === 'certificate');
}

const IS_JOINED = /^[\p{sc=Thai}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

function lastWordOf({ concept, words: stems }: Entry, words: readonly Word[], at: number, letters: string): number | null {
  const [first, ...rest] = stems;
  if (first === undefined || !isWord(first, letters)) return null;
  const { sentence } = words[at] ?? { sentence: -1 };
  const gap = GAPS[concept] ?? GAP;
  let last = at;
  for (const stem of rest) {
    let found = -1;
    for (let next = last + 1; next <= last + 1 + gap && found < 0; next += 1) {
      const word = words[next];
      if (word === undefined || word.sentence !== sentence) break;
      if (isWord(stem, word.letters)) found = next;
    }
    if (found < 0) return null;
    last = found;
  }
  return last;
}

/** "certificat" begins these too, and no Frenchman wrote them. */
const ENGLISH = new Set(['certificate', 'certificates', 'certification', 'certified']);

function isWord({ letters, isWhole }: Stem, written: string): boolean {
  return isWhole ? written === letters : written.startsWith(letters) && !ENGLISH.has(written);
}

/** "The page" has three letters in Hebrew. */
const SHORTEST = 2;
const GROWING = /^[\p{sc=Arabic}\p{sc=Hebrew}]/u;

/** Arabic and Hebrew write "and", "with", "for" and "the" onto the word. */
function withoutGrown(words: readonly Word[], at: number): Mention[] {
  const { letters, sentence } = words[at] ?? { letters: '', sentence: 0 };
  if (!GROWING.test(letters)) return [];
  const { spaced } = wordTable.get();
  const mentions: Mention[] = [];
  for (const language of everydayLanguages)
    for (const grown of language.grown ?? []) {
      if (!letters.startsWith(grown) || letters.length < grown.length + SHORTEST) continue;
      const rest = letters.slice(grown.length);
      for (const entry of spaced.get(rest.slice(0, KEY)) ?? []) {
        const last = lastWordOf(entry, words, at, rest);
        if (last !== null) mentions.push({ concept: entry.concept, lang: language.lang, sentence, first: at, last });
      }
    }
  return mentions;
}

const COMPOUNDS: Readonly<Record<string, RegExp>> = { de: /^(.{2,40}?)s?zertifikat/, nl: /^(.{2,40}?)s?certifica(?:at|ten)/ };

/** "Impfzertifikat" is of paper, "Serverzertifikat" is not. */
function compounds(words: readonly Word[], at: number, kinds: ReadonlyMap<string, Kinds>): Mention[] {
  const { letters, sentence } = words[at] ?? { letters: '', sentence: 0 };
  return Object.entries(COMPOUNDS).flatMap(([lang, pattern]) => {
    const kind = pattern.exec(letters)?.[1];
    if (kind === undefined) return [];
    const found = { concept: 'certificate' as const, lang, sentence, first: at, last: at };
    const isDigital = kinds.get(lang)?.digital.some((one) => kind === one || `${kind}s` === one) === true;
    return isDigital ? [found] : [found, { ...found, concept: 'elsewhere' as const }];
  });
}

/** "certificado de nacimiento" is of paper, "certificado de seguridad" and "certificado de la web" are not. */
function isOfPaper({ lang, last }: Mention, words: readonly Word[], kinds: ReadonlyMap<string, Kinds>): boolean {
  const known = kinds.get(lang);
  const link = words[last + 1];
  const kind = words[last + 2];
  if (known === undefined || link === undefined || kind === undefined || kind.sentence !== words[last]?.sentence) return false;
  if (!known.links.includes(link.letters) || link.letters === '') return false;
  return kind.letters.length > 3 && !known.digital.some((word) => kind.letters.startsWith(word.slice(0, 6))) && !kind.isInName;
}
