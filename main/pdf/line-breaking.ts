import bidiFactory from 'bidi-js';
import type { Faces, Weight } from './faces.ts';

/** A stretch of one line that one face draws: no space inside a right-to-left one, so that the face's own shaping keeps its order. */
export interface Run {
  readonly text: string;
  readonly face: string;
  readonly width: number;
}

/** Width in points of a text in a face and size. */
export type Measure = (text: string, face: string, size: number) => number;

export interface TextStyle {
  readonly weight: Weight;
  readonly size: number;
}

const bidi = bidiFactory();

/**
 * Breaks a text into lines no wider than `width` points and each line into runs in the order they stand on paper, left to right.
 * Words too long for a line are cut; characters that no face has are written as `<U+XXXX>`.
 */
export function breakLines(text: string, style: TextStyle, width: number, faces: Faces, measure: Measure): readonly (readonly Run[])[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(drawable(paragraph, style.weight, faces), style, width, faces, measure));
}

function drawable(text: string, weight: Weight, faces: Faces): string {
  return Array.from(text.normalize('NFC'), (point) => {
    const code = point.codePointAt(0) ?? 0;
    return faces.faceFor(code, weight) === null ? `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>` : point;
  }).join('');
}

function breakParagraph(text: string, style: TextStyle, width: number, faces: Faces, measure: Measure): Run[][] {
  const lines: string[] = [];
  let line = '';
  const widthOf = (part: string) =>
    segmentsOf(part, style.weight, faces).reduce((sum, one) => sum + measure(one.text, one.face, style.size), 0);
  const leading = /^ */.exec(text)?.[0] ?? '';
  for (const word of wordsOf(text.slice(leading.length))) {
    const candidate = line === '' ? `${lines.length === 0 ? leading : ''}${word.trimStart()}` : line + word;
    if (widthOf(candidate.trimEnd()) <= width) {
      line = candidate;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = word.trimStart();
    while (widthOf(line) > width) {
      const fitting = longestFitting(line, width, widthOf);
      lines.push(line.slice(0, fitting));
      line = line.slice(fitting);
    }
  }
  lines.push(line.trimEnd());
  return lines.map((one) => visualRuns(one, style, faces, measure));
}

/** Words with the space before them; Chinese and Japanese may break between any two characters. */
function wordsOf(text: string): readonly string[] {
  return (
    text.match(
      / *[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]| *[^ \u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+| +$/gu,
    ) ?? []
  );
}

function longestFitting(text: string, width: number, widthOf: (part: string) => number): number {
  let low = 1;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(text.slice(0, middle)) <= width) low = middle;
    else high = middle - 1;
  }
  // Never between the halves of a surrogate pair.
  const code = text.charCodeAt(low - 1);
  return code >= 0xd800 && code <= 0xdbff && low < text.length ? low + 1 : low;
}

function segmentsOf(text: string, weight: Weight, faces: Faces): { text: string; face: string }[] {
  const segments: { text: string; face: string }[] = [];
  for (const point of text) {
    const face = faces.faceFor(point.codePointAt(0) ?? 0, weight) ?? faces.faceFor(0x20, weight) ?? '';
    const last = segments.at(-1);
    // A space takes the face of what stands before it, so that a sentence is one run.
    if (last !== undefined && (last.face === face || point === ' ')) last.text += point;
    else segments.push({ text: point, face });
  }
  return segments;
}

function visualRuns(line: string, style: TextStyle, faces: Faces, measure: Measure): Run[] {
  const toRun = (segment: { text: string; face: string }): Run => ({ ...segment, width: measure(segment.text, segment.face, style.size) });
  if (!/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(line)) return segmentsOf(line, style.weight, faces).map(toRun);
  const levels = bidi.getEmbeddingLevels(line, 'ltr');
  const order = bidi.getReorderedIndices(line, levels);
  const stretches: { start: number; end: number; rightToLeft: boolean }[] = [];
  for (const index of order) {
    const rightToLeft = ((levels.levels[index] ?? 0) & 1) === 1;
    const last = stretches.at(-1);
    const joins =
      last !== undefined &&
      last.rightToLeft === rightToLeft &&
      (rightToLeft ? index === last.start - 1 && line[index] !== ' ' && line[last.start] !== ' ' : index === last.end);
    if (joins && rightToLeft) last.start = index;
    else if (joins) last.end = index + 1;
    else stretches.push({ start: index, end: index + 1, rightToLeft });
  }
  return stretches.flatMap((stretch) => segmentsOf(line.slice(stretch.start, stretch.end), style.weight, faces).map(toRun));
}
