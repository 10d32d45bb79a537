/** What differs between two lines that say the same. */
export const SLOT = { address: 1, clock: 2, number: 3 } as const;

/** More of them in one line are not told apart. */
const MOST_SLOTS = 32;
/** Longer lines seldom come twice. */
const LONGEST = 1500;

/**
 * Finds IPv4 addresses, their ports, times of day, and numbers of processes and connections in a line, in one pass, and a number for all
 * the rest. One object serves all lines, because millions of them are looked at.
 */
export class LineSlots {
  readonly starts = new Int32Array(MOST_SLOTS);
  readonly ends = new Int32Array(MOST_SLOTS);
  readonly kinds = new Uint8Array(MOST_SLOTS);
  count = 0;
  /** Equal for lines that differ only in their slots; others may have it by chance. */
  hash = 0;

  /** @returns false for a line that is too long or holds too many slots */
  find(text: string, start: number, end: number): boolean {
    if (end - start > LONGEST) return false;
    let hash = 0;
    let count = 0;
    let before = 0;
    let behindAddress = -1;
    for (let at = start; at < end; ) {
      const code = text.charCodeAt(at);
      if (code < 0x30 || code > 0x39) {
        hash = (Math.imul(hash, 31) + code) | 0;
        before = code;
        at += 1;
        continue;
      }
      let run = at + 1;
      while (isDigit(text.charCodeAt(run)) && run < end) run += 1;
      let stop = 0;
      let kind: number = SLOT.number;
      const after = run < end ? text.charCodeAt(run) : 0;
      if (after === 0x2e && run - at <= 3 && !isLetter(before) && before !== 0x2e) {
        stop = endOfAddress(text, run, end);
        kind = SLOT.address;
      } else if (after === 0x3a && run - at === 2 && before !== 0x2e) {
        stop = endOfClock(text, run, end);
        kind = SLOT.clock;
      }
      if (stop === 0) {
        kind = SLOT.number;
        if (behindAddress === at - 1 && before === 0x3a) stop = run;
        else if (before === 0x2a || before === 0x23 || (before === 0x5b && (after === 0x5d || after === 0x3a))) stop = run;
        else if (before === 0x20 && (text.startsWith('pid ', at - 4) || text.startsWith('tid ', at - 4))) stop = run;
      }
      if (stop === 0) {
        for (; at < run; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
        before = 0x30;
        continue;
      }
      if (count === MOST_SLOTS) return false;
      this.starts[count] = at;
      this.ends[count] = stop;
      this.kinds[count] = kind;
      count += 1;
      hash = (Math.imul(hash, 31) + kind) | 0;
      if (kind === SLOT.address) behindAddress = stop;
      at = stop;
      before = 0x30;
    }
    this.count = count;
    this.hash = hash;
    return true;
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** @param at the first dot; 0 where it is no address */
function endOfAddress(text: string, at: number, end: number): number {
  let place = at;
  for (let part = 0; part < 3; part += 1) {
    if (place >= end || text.charCodeAt(place) !== 0x2e) return 0;
    const first = place + 1;
    place = first;
    while (place < end && isDigit(text.charCodeAt(place))) place += 1;
    if (place === first || place - first > 3) return 0;
  }
  // A fifth part: a version, or a number of an object.
  return place + 1 < end && text.charCodeAt(place) === 0x2e && isDigit(text.charCodeAt(place + 1)) ? 0 : place;
}

/** @param at the first colon; 0 where it is no `15:20:01` */
function endOfClock(text: string, at: number, end: number): number {
  if (at + 6 > end || text.charCodeAt(at + 3) !== 0x3a) return 0;
  for (const place of [at + 1, at + 2, at + 4, at + 5]) if (!isDigit(text.charCodeAt(place))) return 0;
  let place = at + 6;
  if (place < end && isDigit(text.charCodeAt(place))) return 0;
  if (place + 1 < end && (text.charCodeAt(place) === 0x2e || text.charCodeAt(place) === 0x2c) && isDigit(text.charCodeAt(place + 1))) {
    place += 1;
    while (place < end && isDigit(text.charCodeAt(place))) place += 1;
  }
  return place;
}
