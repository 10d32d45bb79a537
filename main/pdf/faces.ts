import { readFileSync } from 'node:fs';
import chineseFiles from '../../assets/data/noto-sans-sc-files.json' with { type: 'json' };
import { type FontFamily, fontPath } from '../files/assets.ts';

export type Weight = 'regular' | 'bold' | 'mono';

/** What a PDF document offers for loading and asking a font. */
export interface FontHolder {
  registerFont(name: string, source: Buffer): unknown;
  font(name: string): unknown;
}

interface OpenFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

type Candidate = { readonly family: FontFamily; readonly file: string };

const SANS_SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese', 'devanagari'] as const;
const MONO_SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'] as const;

/**
 * The faces of a document, loaded when the first character needs them. A face is chosen by the font's own character map, never by
 * its name: some files claim characters that they do not hold.
 */
export class Faces {
  readonly #holder: FontHolder;
  readonly #open = new Map<string, OpenFont | null>();
  readonly #chosen = new Map<string, string | null>();

  constructor(holder: FontHolder) {
    this.#holder = holder;
  }

  /** The name of the face that can draw a code point in a weight, or null where no embedded font has it. */
  faceFor(codePoint: number, weight: Weight): string | null {
    const key = `${weight} ${codePoint}`;
    const known = this.#chosen.get(key);
    if (known !== undefined) return known;
    const found = candidates(codePoint, weight).find((candidate) => this.#openFont(candidate)?.hasGlyphForCodePoint(codePoint) === true);
    const name = found === undefined ? null : found.file;
    this.#chosen.set(key, name);
    return name;
  }

  #openFont(candidate: Candidate): OpenFont | null {
    const known = this.#open.get(candidate.file);
    if (known !== undefined) return known;
    const font = this.#load(candidate);
    this.#open.set(candidate.file, font);
    return font;
  }

  #load(candidate: Candidate): OpenFont | null {
    try {
      this.#holder.registerFont(candidate.file, readFileSync(fontPath(candidate.family, candidate.file)));
      this.#holder.font(candidate.file);
    } catch {
      // A missing font file costs its script, not the report: the characters are then printed as code points.
      return null;
    }
    const current: unknown = Reflect.get(this.#holder, '_font');
    const inner: unknown = typeof current === 'object' && current !== null ? Reflect.get(current, 'font') : null;
    return isOpenFont(inner) ? inner : null;
  }
}

function isOpenFont(value: unknown): value is OpenFont {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'hasGlyphForCodePoint') === 'function';
}

function* candidatesOf(codePoint: number, weight: Weight): Generator<Candidate> {
  if (weight === 'mono')
    for (const subset of MONO_SUBSETS) yield { family: 'noto-sans-mono', file: `noto-sans-mono-${subset}-400-normal.woff` };
  const number = weight === 'bold' ? 600 : 400;
  for (const subset of SANS_SUBSETS) yield { family: 'noto-sans', file: `noto-sans-${subset}-${number}-normal.woff` };
  yield { family: 'noto-sans-arabic', file: `noto-sans-arabic-arabic-${number}-normal.woff` };
  yield { family: 'noto-sans-hebrew', file: `noto-sans-hebrew-hebrew-${number}-normal.woff` };
  for (const file of chineseFilesClaiming(codePoint)) yield { family: 'noto-sans-sc', file };
}

function candidates(codePoint: number, weight: Weight): readonly Candidate[] {
  return [...candidatesOf(codePoint, weight)];
}

function chineseFilesClaiming(codePoint: number): readonly string[] {
  return Object.entries(chineseFiles.files)
    .filter(([, ranges]) =>
      ranges.split(',').some((range) => {
        const [first = '', last = first] = range.split('-');
        return codePoint >= Number.parseInt(first, 16) && codePoint <= Number.parseInt(last, 16);
      }),
    )
    .map(([file]) => file);
}
