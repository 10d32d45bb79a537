import { type LineSlots, LONGEST_SHAPED, SLOT } from './line-slots.ts';
import type { LineTemplate } from './line-template.ts';

const [NEW_LINE, CARRIAGE_RETURN] = [0x0a, 0x0d];
/** Bytes of all shapes together, in memory; more than a log of a few programs ever has. */
const MOST_BYTES = 1_000_000;

/** A piece that all shapes below have in common, and what may follow it. */
interface Node {
  label: Uint8Array;
  /** The label four bytes at a time, as far as they go. */
  words: Int32Array;
  /** First bytes of the labels of `children`, which is told apart by them. */
  firsts: number[];
  children: Node[];
  /** By kind of slot what follows behind one. */
  slots: (Node | null)[];
  hasSlots: boolean;
  /** The shape of lines that end here. */
  template: LineTemplate | null;
}

/**
 * Finds the shape of a line while walking over its bytes once. All shapes are kept as one tree (a radix tree, Morrison 1968), in which
 * slots are branches like bytes. Whether digits are a slot never depends on another slot, so that no step has to be taken back.
 */
export class ShapeTree {
  #root = node(new Uint8Array(0));
  #bytes = 0;
  /** Those that were added, also what was left out. */
  #held = new WeakSet<LineTemplate>();

  /** The shape of the line that `match` was given last. */
  found: LineTemplate | null = null;

  #view: DataView = new DataView(new ArrayBuffer(0));
  #viewed: Uint8Array | null = null;

  /** Four bytes are compared as fast as one. */
  #viewOf(bytes: Uint8Array): DataView {
    if (this.#viewed !== bytes) {
      this.#viewed = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }

  get isEmpty(): boolean {
    return this.#bytes === 0;
  }

  /** Adds a shape. One with letters beyond ASCII is left out: its lines are longer in bytes than in characters. */
  add(template: LineTemplate): void {
    if (this.#held.has(template)) return;
    const { constants, kinds } = template;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
    const isAscii = constants.every((text) => /^[\u0000-\u007f]*$/.test(text));
    const size = constants.reduce((sum, text) => sum + text.length, 1);
    if (this.#bytes + size > MOST_BYTES) {
      this.#root = node(new Uint8Array(0));
      this.#bytes = 0;
      this.#held = new WeakSet();
    }
    this.#held.add(template);
    if (!isAscii) return;
    this.#bytes += size;
    let at = this.#root;
    for (const [index, text] of constants.entries()) {
      at = below(
        at,
        Uint8Array.from(text, (character) => character.charCodeAt(0)),
      );
      const kind = kinds[index];
      if (kind === undefined) continue;
      at.hasSlots = true;
      at = at.slots[kind] ??= node(new Uint8Array(0));
    }
    at.template = template;
  }

  /**
   * @param bytes whole lines, each with its end
   * @param slots gets the slots of the line, where a shape is found
   * @returns where the line ends, in front of what ends it; -1 where no shape is known for it
   */
  match(bytes: Uint8Array, start: number, slots: LineSlots): number {
    const view = this.#viewOf(bytes);
    let current = this.#root;
    let at = start;
    let count = 0;
    let behindAddress = -1;
    for (;;) {
      const { label, words } = current;
      const behind = at + label.length;
      if (behind > bytes.length) return -1;
      for (let index = 0; index < words.length; index += 1, at += 4) if (view.getInt32(at, true) !== words[index]) return -1;
      for (let index = 4 * words.length; at < behind; index += 1, at += 1) if (bytes[at] !== label[index]) return -1;
      const code = bytes[at] as number;
      if (code === NEW_LINE || (code === CARRIAGE_RETURN && bytes[at + 1] === NEW_LINE)) break;
      if (current.hasSlots && isDigit(code) && (at === start || !isDigit(bytes[at - 1] as number))) {
        const stop = slots.endOf(bytes, at, start, behindAddress);
        if (stop > 0) {
          const next = current.slots[slots.kind];
          if (next == null || !slots.put(count, at, stop)) return -1;
          count += 1;
          if (slots.kind === SLOT.address) behindAddress = stop;
          at = stop;
          current = next;
          continue;
        }
      }
      const { firsts } = current;
      let child = 0;
      while (child < firsts.length && firsts[child] !== code) child += 1;
      if (child === firsts.length) return -1;
      current = current.children[child] as Node;
    }
    if (current.template === null || at - start > LONGEST_SHAPED) return -1;
    slots.count = count;
    this.found = current.template;
    return at;
  }
}

function node(label: Uint8Array): Node {
  return { label, words: wordsOf(label), firsts: [], children: [], slots: [null, null, null, null], hasSlots: false, template: null };
}

function wordsOf(label: Uint8Array): Int32Array {
  const view = new DataView(label.buffer, label.byteOffset, label.byteLength);
  return Int32Array.from({ length: Math.floor(label.length / 4) }, (_, index) => view.getInt32(4 * index, true));
}

/** The node that stands behind these bytes; made where there is none. */
function below(from: Node, text: Uint8Array): Node {
  let at = from;
  let rest = text;
  while (rest.length > 0) {
    const index = at.firsts.indexOf(rest[0] as number);
    const child = at.children[index];
    if (child === undefined) {
      const made = node(rest);
      at.firsts.push(rest[0] as number);
      at.children.push(made);
      return made;
    }
    let same = 1;
    while (same < rest.length && rest[same] === child.label[same]) same += 1;
    if (same < child.label.length) {
      const upper = node(child.label.slice(0, same));
      const lower = child.label.slice(same);
      upper.firsts.push(lower[0] as number);
      upper.children.push(child);
      child.label = lower;
      child.words = wordsOf(lower);
      at.children[index] = upper;
      at = upper;
    } else at = child;
    rest = rest.subarray(same);
  }
  return at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
