import type { LineSlots } from './line-slots.ts';

/** Different texts of patterns that are remembered; a new one takes the place of another. A power of two. */
const MOST_KEPT = 4096;

/** A text that lines of one shape have: what is the same in each of them, and numbers of slots. */
export class Pattern {
  readonly parts: readonly (string | number)[];
  /** Where it is the same in every line. */
  readonly constant: string | null;

  /** @param marks what stands in the slots of the line that `text` is of, each unlike all others */
  constructor(text: string, marks: readonly string[]) {
    let parts: readonly (string | number)[] = [text];
    for (const [slot, mark] of marks.entries())
      parts = parts.flatMap((part) =>
        typeof part === 'number' || !part.includes(mark)
          ? [part]
          : part.split(mark).flatMap((piece, index) => (index === 0 ? [piece] : [slot, piece])),
      );
    this.parts = parts.filter((part) => part !== '');
    this.constant = parts.every((part) => typeof part === 'string') ? text : null;
  }

  /** The slot that is all of it; -1 where there is more, or less. */
  get only(): number {
    const [first] = this.parts;
    return this.parts.length === 1 && typeof first === 'number' ? first : -1;
  }

  /** @param bytes what the slots are counted in */
  fill(bytes: Uint8Array, { starts, ends }: LineSlots): string {
    if (this.constant !== null) return this.constant;
    let filled = '';
    for (const part of this.parts) {
      if (typeof part === 'string') filled += part;
      else for (let at = starts[part] as number; at < (ends[part] as number); at += 1) filled += String.fromCharCode(bytes[at] as number);
    }
    return filled;
  }

  /** The same of a text that comes over and over: mostly one that was made before. */
  recall(bytes: Uint8Array, slots: LineSlots): string {
    if (this.constant !== null) return this.constant;
    const { starts, ends } = slots;
    let hash = 0;
    for (const part of this.parts) {
      if (typeof part === 'string') continue;
      for (let at = starts[part] as number; at < (ends[part] as number); at += 1) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
    }
    const index = (hash ^ (hash >>> 12)) & (MOST_KEPT - 1);
    const known = RECENT[index];
    if (known !== undefined && this.#is(known, bytes, slots)) return known;
    const text = this.fill(bytes, slots);
    RECENT[index] = text;
    return text;
  }

  #is(text: string, bytes: Uint8Array, { starts, ends }: LineSlots): boolean {
    let place = 0;
    for (const part of this.parts) {
      if (typeof part === 'string') {
        if (!text.startsWith(part, place)) return false;
        place += part.length;
        continue;
      }
      for (let at = starts[part] as number; at < (ends[part] as number); at += 1, place += 1)
        if (text.charCodeAt(place) !== bytes[at]) return false;
    }
    return place === text.length;
  }
}

const RECENT: (string | undefined)[] = new Array<string | undefined>(MOST_KEPT).fill(undefined);
