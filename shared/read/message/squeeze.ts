/**
 * A text with everything taken out that differs between what a program printed and what a person pasted: case, spaces, line breaks,
 * underscores, quotes, accents, mail quoting, HTML and JSON escapes, and the letters that readers of pictures confuse (0 and O; 1, l
 * and I). What is left is compared with phrases squeezed in the same way; every letter remembers where it stood.
 */
export interface Squeezed {
  readonly letters: string;
  /** Offset in the original of each letter, and one past its end. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 1 where a word begins or ends; in scripts without spaces every letter does both. */
  readonly begins: Uint8Array;
  readonly ends: Uint8Array;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  auml: 'a',
  ouml: 'o',
  uuml: 'u',
  szlig: 'ß',
  eacute: 'e',
  egrave: 'e',
  agrave: 'a',
  ccedil: 'c',
  ntilde: 'n',
  rsquo: "'",
  lsquo: "'",
  ldquo: '"',
  rdquo: '"',
  hellip: '.',
  mdash: '-',
  ndash: '-',
};

const TAGS = new Set(
  'a abbr b big blockquote body br button center code dd div dl dt em font form h1 h2 h3 h4 h5 h6 head hr html i img input kbd label li link main meta ol p pre s samp script section small span strong style sub sup table tbody td th thead title tr tt u ul'.split(
    ' ',
  ),
);

/** Squeezes a text. One pass; every look-ahead is bounded. */
export function squeeze(text: string): Squeezed {
  // A ligature or ß becomes two letters.
  const room = roomFor(2 * text.length + 8);
  const count = fill(text, room);
  return {
    letters: spell(room.codes, count),
    from: room.from.subarray(0, count),
    to: room.to.subarray(0, count),
    begins: room.begins.subarray(0, count),
    ends: room.ends.subarray(0, count),
  };
}

/** What is filled while a text is squeezed: letter by letter its code, and what `Squeezed` says of it. */
interface Room {
  readonly codes: Uint16Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly begins: Uint8Array;
  readonly ends: Uint8Array;
}

function roomFor(most: number): Room {
  return {
    codes: new Uint16Array(most),
    from: new Int32Array(most),
    to: new Int32Array(most),
    begins: new Uint8Array(most),
    ends: new Uint8Array(most),
  };
}

/** @returns how many letters there are; no more than there is room for */
function fill(text: string, { codes, from, to, begins, ends }: Room): number {
  const { length } = text;
  const most = codes.length;
  let count = 0;
  let inWord = false;

  const put = (letters: string, start: number, end: number): void => {
    for (let index = 0; index < letters.length && count < most; index += 1) {
      const letter = letters.charCodeAt(index);
      const before = count === 0 ? 0 : (codes[count - 1] ?? 0);
      const alone = standsAlone(letter) || isHangul(letter) !== isHangul(before);
      codes[count] = letter;
      from[count] = start;
      to[count] = end;
      begins[count] = inWord && !alone ? 0 : 1;
      if (inWord && !alone && count > 0) ends[count - 1] = standsAlone(before) ? 1 : 0;
      ends[count] = 1;
      count += 1;
      inWord = true;
    }
  };

  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    const letter = code < 128 ? (LETTERS[code] ?? 0) : 0;
    if (letter !== 0) {
      const before = count === 0 ? 0 : (codes[count - 1] ?? 0);
      if (before < FIRST_ALONE && count < most) {
        // Most texts are these letters only, of which none stands alone.
        codes[count] = letter;
        from[count] = at;
        to[count] = at + 1;
        begins[count] = inWord ? 0 : 1;
        if (inWord && count > 0) ends[count - 1] = 0;
        ends[count] = 1;
        count += 1;
        inWord = true;
      } else put(String.fromCharCode(letter), at, at + 1);
      at += 1;
    } else if (code > 127) {
      const folded = fold(text[at] ?? '');
      if (folded === '') inWord = false;
      else if (folded !== 'invisible') put(folded, at, at + 1);
      at += 1;
    } else if (MARKUP[code] !== 1) {
      inWord = false;
      at += 1;
    } else {
      const skip = skipMarkup(text, at, code);
      if (skip === null) {
        inWord = false;
        at += 1;
      } else {
        if (skip.letter !== '') {
          const folded = foldAny(skip.letter);
          if (folded === '') inWord = false;
          else if (folded !== 'invisible') put(folded, at, at + skip.length);
        } else if (!skip.invisible) inWord = false;
        at += skip.length;
      }
    }
  }
  return count;
}

/** So many letters are joined at once; a call takes no more arguments than some ten thousand. */
const JOINED = 4096;

function spell(codes: Uint16Array, count: number): string {
  let letters = '';
  for (let at = 0; at < count; at += JOINED)
    letters += String.fromCharCode.apply(null, codes.subarray(at, Math.min(count, at + JOINED)) as unknown as number[]);
  return letters;
}

/** Only the letters, for a phrase. */
export function squeezePhrase(phrase: string): string {
  return phrase.length > LONGEST_SHORT ? squeeze(phrase).letters : spell(SHORT.codes, fill(phrase, SHORT));
}

const LONGEST_ENTITY = 10;

interface Skip {
  readonly length: number;
  readonly letter: string;
  readonly invisible: boolean;
}

function skipMarkup(text: string, at: number, code: number): Skip | null {
  if (code === 92) return skipBackslash(text, at);
  if (code === 38) return skipEntity(text, at);
  if (code === 60) return skipTag(text, at);
  if (code === 27 && text[at + 1] === '[') {
    let end = at + 2;
    while (end < text.length && end < at + 20 && !/[A-Za-z]/.test(text[end] ?? '')) end += 1;
    return { length: end + 1 - at, letter: '', invisible: true };
  }
  if (code === 37 && isHex(text, at + 1, 2)) {
    const value = Number.parseInt(text.slice(at + 1, at + 3), 16);
    if (value < 128) return { length: 3, letter: String.fromCharCode(value), invisible: false };
  }
  return null;
}

function skipBackslash(text: string, at: number): Skip | null {
  const next = text[at + 1] ?? '';
  if (next === 'u' && isHex(text, at + 2, 4))
    return { length: 6, letter: String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)), invisible: false };
  if (next === 'x' && isHex(text, at + 2, 2))
    return { length: 4, letter: String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 4), 16)), invisible: false };
  if ('nrt'.includes(next) && next !== '') return { length: 2, letter: '', invisible: false };
  return null;
}

function skipEntity(text: string, at: number): Skip | null {
  let end = at + 1;
  // No further than an entity is long: many ampersands and no semicolon would else take the square of the time.
  while (end <= at + LONGEST_ENTITY && text.charCodeAt(end) !== 59) end += 1;
  if (end > at + LONGEST_ENTITY) return null;
  const name = text.slice(at + 1, end);
  const numeric = /^#(?:x([0-9a-f]{1,5})|(\d{1,6}))$/i.exec(name);
  if (numeric !== null) {
    const value = numeric[1] === undefined ? Number(numeric[2]) : Number.parseInt(numeric[1], 16);
    return { length: end + 1 - at, letter: value > 0 && value <= 0xffff ? String.fromCharCode(value) : ' ', invisible: false };
  }
  const letter = ENTITIES[name];
  return letter === undefined ? null : { length: end + 1 - at, letter, invisible: false };
}

function skipTag(text: string, at: number): Skip | null {
  const piece = text.slice(at + 1, at + 12);
  const name = /^\/?([A-Za-z][A-Za-z0-9]{0,12})/.exec(piece)?.[1]?.toLowerCase();
  if (name === undefined || !TAGS.has(name)) return null;
  const window = text.slice(at, at + 400);
  const end = window.indexOf('>');
  return end < 0 ? null : { length: end + 1, letter: '', invisible: false };
}

function isHex(text: string, at: number, digits: number): boolean {
  for (let index = at; index < at + digits; index += 1) {
    const code = text.charCodeAt(index) | 32;
    if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 102))) return false;
  }
  return true;
}

const CONFUSED: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', i: 'l', ı: 'l', ß: 'ss' };
const ASCII: readonly string[] = Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase();
  return CONFUSED[letter] ?? letter;
});

/** The letter that each sign of ASCII is read as; 0 for what is none. */
const LETTERS = Uint16Array.from(ASCII, (letter) => (/^[a-z0-9]$/.test(letter) ? letter.charCodeAt(0) : 0));

/** Signs that can begin an escape: backslash, ampersand, less-than, escape, percent. */
const MARKUP = Uint8Array.from({ length: 128 }, (_, code) => ([92, 38, 60, 27, 37].includes(code) ? 1 : 0));

const LONGEST_SHORT = 1000;
/** Room for one phrase after another: none is kept. */
const SHORT = roomFor(2 * LONGEST_SHORT + 8);

/** Below this code no letter stands alone. */
const FIRST_ALONE = 0x0e00;

const folds = new Map<string, string>();

function foldAny(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code > 127) return fold(letter);
  return /[A-Za-z0-9]/.test(letter) ? (ASCII[code] ?? '') : '';
}

/** A letter beyond ASCII without its accent; '' for what is no letter; 'invisible' for what prints nothing. */
function fold(letter: string): string {
  const known = folds.get(letter);
  if (known !== undefined) return known;
  const folded = foldOnce(letter);
  folds.set(letter, folded);
  return folded;
}

function foldOnce(letter: string): string {
  // Hangul syllables have no accents to lose; taken apart, each would be three letters.
  if (isHangul(letter.charCodeAt(0))) return letter;
  if (/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{M}]/u.test(letter)) return 'invisible';
  const plain = [...letter.normalize('NFKD').toLowerCase().normalize('NFKD')].filter((part) => /[\p{L}\p{N}]/u.test(part));
  return plain.map((part) => CONFUSED[part] ?? part).join('');
}

/** Korean particles follow a Latin name without a space. */
function isHangul(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7af;
}

/** Han, kana, Thai and the like write no spaces between words. */
function standsAlone(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0x0e00 && code <= 0x0eff) || (code >= 0xf900 && code <= 0xfaff);
}
