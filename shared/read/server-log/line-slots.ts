/** What differs between two lines that say the same. */
export const SLOT = { address: 1, clock: 2, number: 3 } as const;

/** More of them in one line are not told apart. */
export const MOST_SLOTS = 32;
/** Longer lines seldom come twice. */
export const LONGEST_SHAPED = 1500;

const [NEW_LINE, SPACE, HASH, ASTERISK, COMMA, DOT, COLON, OPEN, CLOSE] = [0x0a, 0x20, 0x23, 0x2a, 0x2c, 0x2e, 0x3a, 0x5b, 0x5d];

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
  /** Of the slot that `endOf` found last. */
  kind: number = SLOT.number;

  /**
   * @param bytes a line; behind `end` stands the end of the line
   * @returns false for a line that is too long or holds too many slots
   */
  find(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > LONGEST_SHAPED) return false;
    let hash = 0;
    let count = 0;
    let behindAddress = -1;
    for (let at = start; at < end; ) {
      const code = bytes[at] as number;
      if (!isDigit(code)) {
        hash = (Math.imul(hash, 31) + code) | 0;
        at += 1;
        continue;
      }
      const stop = this.endOf(bytes, at, start, behindAddress);
      if (stop === 0) {
        do {
          hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
          at += 1;
        } while (isDigit(bytes[at] as number));
        continue;
      }
      if (!this.put(count, at, stop)) return false;
      count += 1;
      hash = (Math.imul(hash, 31) + this.kind) | 0;
      if (this.kind === SLOT.address) behindAddress = stop;
      at = stop;
    }
    this.count = count;
    this.hash = hash;
    return true;
  }

  /** Notes the slot that `endOf` found. @returns false where there is no room for it */
  put(index: number, start: number, end: number): boolean {
    if (index === MOST_SLOTS) return false;
    this.starts[index] = start;
    this.ends[index] = end;
    this.kinds[index] = this.kind;
    return true;
  }

  /** The same slots of a line that stands elsewhere. @param by how many bytes further in front */
  move(by: number): void {
    for (let index = 0; index < this.count; index += 1) {
      this.starts[index] = (this.starts[index] as number) - by;
      this.ends[index] = (this.ends[index] as number) - by;
    }
  }

  /**
   * Whether the digits that begin here are a slot, and of which `kind`.
   * @param at the first of them; no digit stands before it
   * @param start of the line
   * @param behindAddress where the last address of the line ended; -1 where it had none
   * @returns where the slot ends; 0 where they say what happened
   */
  endOf(bytes: Uint8Array, at: number, start: number, behindAddress: number): number {
    let run = at + 1;
    while (isDigit(bytes[run] as number)) run += 1;
    const after = bytes[run] as number;
    const before = at > start ? (bytes[at - 1] as number) : 0;
    if (after === DOT && run - at <= 3 && before !== DOT && !isLetter(before)) {
      const stop = endOfAddress(bytes, run);
      this.kind = SLOT.address;
      if (stop > 0) return stop;
    } else if (after === COLON && run - at === 2 && before !== DOT) {
      const stop = endOfClock(bytes, run);
      this.kind = SLOT.clock;
      if (stop > 0) return stop;
    }
    this.kind = SLOT.number;
    if (before === COLON) return behindAddress === at - 1 ? run : 0;
    if (before === ASTERISK || before === HASH || (before === OPEN && (after === CLOSE || after === COLON))) return run;
    return before === SPACE && at - 4 >= start && isNamedNumber(bytes, at - 4) ? run : 0;
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** `pid ` or `tid ` */
function isNamedNumber(bytes: Uint8Array, at: number): boolean {
  return (bytes[at] === 0x70 || bytes[at] === 0x74) && bytes[at + 1] === 0x69 && bytes[at + 2] === 0x64;
}

/** @param at the first dot; 0 where it is no address */
function endOfAddress(bytes: Uint8Array, at: number): number {
  let place = at;
  for (let part = 0; part < 3; part += 1) {
    if (bytes[place] !== DOT) return 0;
    const first = place + 1;
    place = first;
    while (isDigit(bytes[place] as number)) place += 1;
    if (place === first || place - first > 3) return 0;
  }
  // A fifth part: a version, or a number of an object.
  return bytes[place] === DOT && isDigit(bytes[place + 1] as number) ? 0 : place;
}

/** @param at the first colon; 0 where it is no `15:20:01` */
function endOfClock(bytes: Uint8Array, at: number): number {
  if (!isDigit(bytes[at + 1] as number) || !isDigit(bytes[at + 2] as number) || bytes[at + 3] !== COLON) return 0;
  if (!isDigit(bytes[at + 4] as number) || !isDigit(bytes[at + 5] as number)) return 0;
  let place = at + 6;
  if (isDigit(bytes[place] as number)) return 0;
  if ((bytes[place] === DOT || bytes[place] === COMMA) && isDigit(bytes[place + 1] as number)) {
    place += 1;
    while (isDigit(bytes[place] as number)) place += 1;
  }
  return place;
}

/** A line of text as one byte for each of its characters; those beyond ASCII, which are part of no slot, are all alike. */
export class LineBytes {
  readonly bytes = new Uint8Array(LONGEST_SHAPED + 1);

  /** @returns false for a line that is too long to have a shape */
  take(text: string, start: number, end: number): boolean {
    const length = end - start;
    if (length > LONGEST_SHAPED) return false;
    for (let at = 0; at < length; at += 1) this.bytes[at] = Math.min(text.charCodeAt(start + at), 0xff);
    this.bytes[length] = NEW_LINE;
    return true;
  }
}
