import type { RecognisedMessage } from '../../../shared/model/evidence.ts';
import type { Said } from '../../../shared/model/said.ts';
import { ENGLISH } from '../../../shared/words/index.ts';

/** One meaning, and the codes of the text that have it. */
export interface RecognisedMeaning {
  /** Tells it from the others of one text. */
  readonly id: string;
  readonly meaning: Said | null;
  readonly program: string | null;
  /** Those that have a page of their own. */
  readonly codes: readonly { readonly family: string; readonly id: string }[];
}

export interface RecognisedText {
  /** What the text says, each meaning once, the root one first. */
  readonly meanings: readonly RecognisedMeaning[];
  /** A sentence about the whole text, where it is about something else than a connection. */
  readonly said: Said | null;
  /** The site the text names, that could be checked as well. */
  readonly host: string | null;
  /** The text that was read, where it is the pasted one itself and not the telling pieces of a longer one. */
  readonly text: string | null;
  /** Where in `text` the recognised words stand, in order and apart from each other. */
  readonly marks: readonly Mark[];
  /** The recognised words of a longer text, each with a little of what is around it. */
  readonly passages: readonly Passage[];
  /** The text speaks of HSTS: the browser offers no way on, and says why. */
  readonly hsts: boolean;
  /** How many certificates the text carries; they are judged as a chain. */
  readonly certificates: number;
}

/** UTF-16 offsets of recognised words. */
export interface Mark {
  readonly from: number;
  readonly to: number;
}

export interface Passage {
  /** Offset of the words in the text that was read. */
  readonly at: number;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

export const NOTHING_RECOGNISED: RecognisedText = {
  meanings: [],
  said: null,
  host: null,
  text: null,
  marks: [],
  passages: [],
  hsts: false,
  certificates: 0,
};

const MOST_PASSAGES = 4;
const AROUND = 60;
const LONGEST_WORDS = 200;

/**
 * What the window shows of a read message.
 * @param pasted what the person pasted; `message` may have been read from pieces of it
 */
export function summarise(message: RecognisedMessage, pasted: string): RecognisedText {
  const isWhole = message.text === pasted;
  const marks = marksOf(message);
  return {
    meanings: meaningsOf(message),
    said: message.notTls?.said ?? null,
    host: message.found.hosts[0] ?? null,
    text: isWhole ? pasted : null,
    marks: isWhole ? marks : [],
    passages: isWhole ? [] : marks.slice(0, MOST_PASSAGES).map((mark) => passageOf(message.text, mark)),
    hsts: message.found.hsts,
    certificates: message.found.pem.length,
  };
}

function meaningsOf({ recognised }: RecognisedMessage): readonly RecognisedMeaning[] {
  const meanings = new Map<string, { id: string; meaning: Said | null; program: string | null; codes: { family: string; id: string }[] }>();
  for (const { family, id, program, meaning } of recognised) {
    const key = meaning ?? id;
    const known = meanings.get(key) ?? { id: key, meaning: meaningOf(meaning), program, codes: [] };
    meanings.set(key, known);
    known.program ??= program;
    if (isCode(id) && known.codes.every((one) => one.id !== id)) known.codes.push({ family, id });
  }
  return [...meanings.values()];
}

/** The marks that hold for what stands in the field now: the reading is a few letters behind whoever types. */
export function marksIn(now: string, { text, marks }: RecognisedText): readonly Mark[] {
  return text === null ? [] : marks.filter(({ from, to }) => now.slice(from, to) === text.slice(from, to));
}

/** Where the recognised words stand, in the order of the text; words inside others are marked once. */
function marksOf({ recognised }: RecognisedMessage): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { from, to } of recognised.toSorted((one, other) => one.from - other.from || other.to - one.to))
    if (to > from && from >= (marks.at(-1)?.to ?? 0)) marks.push({ from, to });
  return marks;
}

/** Recognised words on their line. */
function passageOf(text: string, { from, to }: Mark): Passage {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to);
  return {
    at: from,
    before: text.slice(Math.max(lineStart, from - AROUND), from),
    words: text.slice(from, Math.min(to, from + LONGEST_WORDS)),
    after: text.slice(to, Math.min(lineEnd < 0 ? text.length : lineEnd, to + AROUND)),
  };
}

/** A sentence of a page has a name of ours, in small letters, which tells nobody anything. */
function isCode(id: string): boolean {
  return /[A-Z0-9_]/.test(id);
}

/** The plain sentence of a meaning; null where this version has none. */
function meaningOf(meaning: string | null | undefined): Said | null {
  const key = `means.${meaning ?? ''}`;
  return Object.hasOwn(ENGLISH.areas.messages ?? {}, key) ? { key: `messages.${key}` } : null;
}
