import type { Place } from './place.ts';

/** Up to some hundred thousand are counted to about one in a hundred. */
const BITS = 18;
const SIZE = 2 ** BITS;

/** How many different places there were, in memory that does not grow (linear counting, Whang and others 1990). */
export class Distinct {
  readonly #bits = new Uint32Array(SIZE / 32);
  #set = 0;

  add(place: Place): void {
    const at = spread(typeof place === 'number' ? place : numberOf(place)) >>> (32 - BITS);
    const [word, bit] = [at >>> 5, 1 << (at & 31)];
    const before = this.#bits[word] as number;
    if ((before & bit) !== 0) return;
    this.#bits[word] = before | bit;
    this.#set += 1;
  }

  get estimate(): number {
    return Math.round(SIZE * Math.log(SIZE / Math.max(1, SIZE - this.#set)));
  }
}

/** The last step of MurmurHash3, after which every bit depends on every other. */
function spread(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function numberOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}
