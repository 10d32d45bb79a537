import { browserMeanings, browserMeaningsAbroad, browserMeaningsInEnglish } from '../browser-message/index.ts';
import { localisedSentences } from '../browser-message/localised.ts';
import { systemSentences } from '../browser-message/sentences-systems.ts';
import { programMeanings } from '../program-message/meanings/index.ts';
import { allCodes, type Code } from './codes.ts';
import { speaksOfCertificate } from './everyday-words.ts';
import type { Meaning } from './meaning.ts';
import { PhraseTree } from './phrase-tree.ts';
import { partsOf, writtenAs } from './printed.ts';
import { squeezePhrase } from './squeeze.ts';
import { Table } from './table.ts';

/** What must hold, besides the letters, for a phrase to count. */
export type Condition =
  | { readonly kind: 'always' }
  /** The text speaks of TLS, certificates or an address. */
  | { readonly kind: 'near-tls' }
  /** The same, and the text says that something failed; the parts of the phrase stand close together. */
  | { readonly kind: 'loose' }
  /** The same, or the text names a host: the phrase is only what follows a name in a sentence. */
  | { readonly kind: 'near-host' }
  /** The text speaks of a server, a browser or a connection, if the phrase is short and speaks of certificates, which can be of paper. */
  | { readonly kind: 'abroad'; readonly words: string }
  /** The place reads exactly so. */
  | { readonly kind: 'as-written'; readonly written: string }
  /** The text names the family: short and ordinary words mean nothing alone. */
  | { readonly kind: 'in-family' }
  /** Too short to be looked for alone. */
  | { readonly kind: 'never' };

export interface Phrase {
  readonly meaning: Meaning | null;
  readonly code: Code | null;
  readonly condition: Condition;
  /** Squeezed words that must stand, in this order, within 170 letters before: the parts left of `…`. */
  readonly after: readonly string[];
  /** The rest of a printed sentence, around its places for values; null where the phrase is the whole of it. */
  readonly rest: Rest | null;
  /** How many squeezed letters it has. */
  readonly length: number;
  /** The phrase is the identifier itself, not the sentence printed with it. */
  readonly isId: boolean;
}

/** Squeezed parts of a sentence left and right of the one that is looked for. */
export interface Rest {
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** What must hold where all of them stand; the phrase's own condition holds where some are missing. */
  readonly whole: Condition;
}

export interface Lookup {
  readonly tree: PhraseTree;
  readonly phrases: readonly Phrase[];
  /** Phrases and identifiers as they are spelled, for comparing misspelled words with. */
  readonly spelled: readonly string[];
  /** Squeezed phrases that can be known by their end alone, and the number of each. */
  readonly ends: readonly string[];
  readonly endOf: readonly number[];
}

export const lookupTable = new Table(make);

/** Every phrase and identifier, ready to be looked for; made at the first call. */
export function lookup(): Lookup {
  return lookupTable.get();
}

/** So many phrases are added in well under a millisecond. */
const PIECE = 30;

function* make(): Generator<void, Lookup> {
  const tree = new PhraseTree();
  const phrases: Phrase[] = [];
  const ends: string[] = [];
  const endOf: number[] = [];
  const add = (words: string, phrase: Omit<Phrase, 'after' | 'rest' | 'length'>, rest: Rest | null = null): void => {
    const gap = words.lastIndexOf('…');
    const squeezed = squeezePhrase(gap < 0 ? words : words.slice(gap + 1));
    if (squeezed === '') return;
    const before = gap < 0 ? [] : words.slice(0, gap).split('…').map(squeezePhrase);
    const number = phrases.push({ ...phrase, after: before, rest, length: squeezed.length }) - 1;
    tree.add(squeezed, number);
    if (squeezed.includes('clpher')) tree.add(squeezed.replaceAll('clpher', 'cypher'), number);
    // People shorten the word.
    if (squeezed.includes('certlflcate') && squeezed.length >= SHORTENED && phrase.condition.kind !== 'loose')
      tree.add(squeezed.replaceAll('certlflcate', 'cert'), number);
    if (['in-family', 'loose'].includes(phrase.condition.kind)) return;
    if (phrase.meaning !== null && before.length === 0) {
      ends.push(squeezed);
      endOf.push(number);
    }
  };
  for (const meaning of [...programMeanings, ...browserMeaningsInEnglish]) {
    yield;
    for (const words of meaning.says ?? []) add(words, { meaning, code: null, condition: { kind: 'always' }, isId: false });
    for (const words of meaning.saysNearTls ?? []) add(words, { meaning, code: null, condition: { kind: 'near-tls' }, isId: false });
    for (const words of meaning.saysLoosely ?? []) add(words, { meaning, code: null, condition: { kind: 'loose' }, isId: false });
    for (const words of meaning.exactly ?? [])
      add(words, { meaning, code: null, condition: { kind: 'as-written', written: words }, isId: false });
  }
  for (const meaning of browserMeaningsAbroad) {
    yield;
    for (const words of meaning.says ?? []) add(words, { meaning, code: null, condition: conditionAbroad(words), isId: false });
  }
  for (const { meaning: name, says } of [...localisedSentences, ...systemSentences]) {
    const meaning = meaningCalled(name);
    yield;
    for (const words of says) add(words, { meaning, code: null, condition: conditionAbroad(words), isId: false });
  }
  for (const [index, code] of allCodes().entries()) {
    if (index % PIECE === 0) yield;
    for (const { words, onlyInFamily } of writtenAs(code))
      add(words, { meaning: null, code, condition: onlyInFamily ? { kind: 'in-family' } : conditionOfId(words), isId: true });
    const sentence = sentenceOf(code);
    if (sentence !== null)
      add(sentence.words, { meaning: null, code, condition: sentence.condition, isId: FUNCTION.test(sentence.words) }, sentence.rest);
  }
  const spelled = [
    ...programMeanings.flatMap(({ says, saysNearTls, exactly }) => [...(says ?? []), ...(saysNearTls ?? []), ...(exactly ?? [])]),
    ...allCodes().flatMap(({ id }) => (conditionOfId(id).kind === 'in-family' ? [] : [id])),
  ];
  return { tree, phrases, spelled, ends, endOf };
}

/** A few words on a certificate can be of paper; a longer sentence is a program's. */
const SHORT_ABROAD = 34;

function conditionAbroad(words: string): Condition {
  if (words.startsWith('…')) return { kind: 'near-host' };
  return words.length < SHORT_ABROAD ? { kind: 'abroad', words } : { kind: 'always' };
}

const ofPaper = new Map<string, boolean>();

/** A short phrase that speaks of a certificate; found out when it is met, for few are. */
export function canBeOfPaper(words: string): boolean {
  const known = ofPaper.get(words);
  if (known !== undefined) return known;
  const found = speaksOfCertificate(words);
  ofPaper.set(words, found);
  return found;
}

/** Shorter phrases with "cert" for "certificate" could be anything. */
const SHORTENED = 22;

/** The meaning that a localised sentence has: a browser's reading of the name before a program's, the weightiest of several. */
function meaningCalled(name: string): Meaning {
  const called = (meanings: readonly Meaning[]): Meaning | undefined =>
    meanings
      .filter((meaning) => meaning.name === name)
      .reduce<Meaning | undefined>((a, b) => (a === undefined || b.weight > a.weight ? b : a), undefined);
  const found = called(browserMeanings) ?? called(programMeanings);
  if (found === undefined) throw new Error(`no such meaning: ${name}`);
  return found;
}

function conditionOfId(id: string): Condition {
  if (NUMBERED.test(id)) return { kind: 'always' };
  const words = id.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  if (words.length >= 3 && id.length >= 12) return { kind: 'always' };
  if (words.length === 2 && id.length >= 16 && /[_.]/.test(id)) return { kind: 'always' };
  if (
    /^(?:ERR_|CR_[A-Z]|ER_[A-Z]|SSL_ERROR_|SEC_E|PR_|WSAE|E[A-Z]{5,}$|errS|NSURLError|AH\d{5}|CERT_|CRYPT_|[A-Z][a-z]+[A-Z][A-Za-z]{8,})/.test(
      id,
    ) &&
    id.length >= 7
  )
    return { kind: 'as-written', written: id };
  return { kind: 'in-family' };
}

/** Oracle's messages: nothing else is spelled so. */
const NUMBERED = /^(?:ORA|DPY)-\d{4,5}$/;

interface Sentence {
  readonly words: string;
  readonly condition: Condition;
  readonly rest: Rest | null;
}

/** The longest part of a printed sentence, which is looked for, and what stands around it. */
function sentenceOf(code: Code): Sentence | null {
  const parts = partsOf(code);
  const longest = parts.reduce((best, part, index) => (part.length > (parts[best]?.length ?? 0) ? index : best), 0);
  const words = parts[longest];
  if (words === undefined) return null;
  const condition = conditionOfSentence(words, code);
  if (parts.length === 1) return condition.kind === 'never' ? null : { words, condition, rest: null };
  // One ordinary word and others around it stand in many texts: "Protocol … Cipher" is every program's.
  const isTelling = words.length >= SHORTEST_LOOKED_FOR && /\s/.test(words);
  const more: Condition = isTelling ? conditionOfSentence(parts.join(' '), code) : { kind: 'in-family' };
  const whole = FUNCTION.test(words) ? condition : more;
  const left = parts.slice(0, longest).map(squeezePhrase);
  const right = parts.slice(longest + 1).map(squeezePhrase);
  return { words, condition, rest: { left, right, whole } };
}

/** A shorter part stands in too many texts to look around at each. */
const SHORTEST_LOOKED_FOR = 8;

/** The name of a library's function is an identifier. */
const FUNCTION = /^[A-Za-z0-9]{1,12}_\w{4,60}\(/;

function conditionOfSentence(sentence: string, { family, id }: Code): Condition {
  const words = sentence.split(/\s+/).length;
  if (FUNCTION.test(sentence)) return { kind: 'as-written', written: sentence.replace(/\W{1,9}$/, '') };
  if (words < 2 || sentence.length < SHORTEST_LOOKED_FOR) return { kind: 'never' };
  // The tools' own frames ("unable to connect to") are anybody's words.
  if (family === 'devtools' && words < 6) return { kind: 'in-family' };
  // Whoever signs a program or opens a keychain reads Apple's sentences too.
  if (id.startsWith('errSec')) return { kind: 'in-family' };
  if (words >= 5 && sentence.length >= 28) return { kind: 'always' };
  if (words >= 3 && sentence.length >= 16) return { kind: 'near-tls' };
  return { kind: 'in-family' };
}
