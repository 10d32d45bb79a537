/**
 * Reads tables of an SQLite file from its bytes, so that a store which its program holds open is neither locked nor touched, and a
 * recorded file reads as a real one does. What a write-ahead log holds beside it is not seen.
 *
 * Source: "Database File Format", sqlite.org/fileformat2.html.
 */
export type SqliteValue = null | number | bigint | string | Uint8Array;
export type SqliteRow = ReadonlyMap<string, SqliteValue>;

/** The bytes are no SQLite file, or are damaged. */
export class SqliteFault extends Error {}

const MOST_PAGES = 50_000;
const MOST_ROWS = 100_000;
const MOST_DEPTH = 20;
const LEAF = 0x0d;
const INTERIOR = 0x05;

/**
 * All rows of a table, by column name; columns added later are missing in older rows.
 * @returns null where there is no such table
 * @throws SqliteFault
 */
export function readTable(bytes: Uint8Array, table: string): SqliteRow[] | null {
  const file = new SqliteFile(bytes);
  const schema = file.rows(1);
  const entry = schema.find((row) => row[0] === 'table' && row[1] === table);
  if (entry === undefined) return null;
  const [, , , root, sql] = entry;
  if (typeof root !== 'number' || typeof sql !== 'string') throw new SqliteFault('schema');
  const columns = columnsOf(sql);
  return file.rows(root).map((values) => new Map(columns.map((column, index) => [column, values[index] ?? null])));
}

/** Names of the columns of a CREATE TABLE statement whose types hold no comma. */
function columnsOf(sql: string): string[] {
  const open = sql.indexOf('(');
  return sql
    .slice(open + 1, sql.lastIndexOf(')'))
    .split(',')
    .map(
      (part) =>
        part
          .trim()
          .split(/\s+/u)[0]
          ?.replaceAll(/["'`[\]]/gu, '') ?? '',
    );
}

class SqliteFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #pageSize: number;
  readonly #usable: number;

  constructor(bytes: Uint8Array) {
    if (bytes.length < 512 || new TextDecoder('latin1').decode(bytes.subarray(0, 15)) !== 'SQLite format 3') throw new SqliteFault('magic');
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = this.#view.getUint16(16);
    this.#pageSize = size === 1 ? 65_536 : size;
    this.#usable = this.#pageSize - (bytes[20] ?? 0);
    if (this.#pageSize < 512 || this.#usable < 480) throw new SqliteFault('page size');
    // 1 is UTF-8; NSS writes no other.
    if (this.#view.getUint32(56) > 1) throw new SqliteFault('encoding');
  }

  rows(root: number): SqliteValue[][] {
    const found: SqliteValue[][] = [];
    const seen = new Set<number>();
    this.#walk(root, 0, seen, found);
    return found;
  }

  #walk(page: number, depth: number, seen: Set<number>, found: SqliteValue[][]): void {
    if (seen.has(page) || seen.size > MOST_PAGES || depth > MOST_DEPTH) throw new SqliteFault('tree');
    seen.add(page);
    const start = this.#pageStart(page);
    const header = page === 1 ? start + 100 : start;
    const kind = this.#byte(header);
    const cells = this.#view.getUint16(header + 3);
    if (kind !== LEAF && kind !== INTERIOR) throw new SqliteFault('page kind');
    const pointers = header + (kind === LEAF ? 8 : 12);
    for (let index = 0; index < cells; index += 1) {
      const pointer = pointers + 2 * index;
      if (pointer + 2 > start + this.#pageSize) throw new SqliteFault('cells');
      const cell = start + this.#view.getUint16(pointer);
      if (kind === INTERIOR) this.#walk(this.#uint32(cell), depth + 1, seen, found);
      else {
        if (found.length >= MOST_ROWS) throw new SqliteFault('rows');
        found.push(this.#record(this.#payload(cell, start + this.#pageSize)));
      }
    }
    if (kind === INTERIOR) this.#walk(this.#uint32(header + 8), depth + 1, seen, found);
  }

  /** The record of a leaf cell, gathered from its overflow pages (section 1.6). */
  #payload(cell: number, pageEnd: number): Uint8Array {
    const size = this.#varint(this.#bytes, cell);
    const id = this.#varint(this.#bytes, size.next);
    const total = Number(size.value);
    if (!Number.isSafeInteger(total) || total < 0 || total > this.#bytes.length) throw new SqliteFault('payload');
    const most = this.#usable - 35;
    if (total <= most) return this.#slice(id.next, total, pageEnd);
    const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23;
    const fit = least + ((total - least) % (this.#usable - 4));
    const local = fit <= most ? fit : least;
    const parts = [this.#slice(id.next, local, pageEnd)];
    let left = total - local;
    let page = this.#uint32(id.next + local);
    for (let count = 0; left > 0; count += 1) {
      if (page === 0 || count > MOST_PAGES) throw new SqliteFault('overflow');
      const start = this.#pageStart(page);
      const take = Math.min(left, this.#usable - 4);
      parts.push(this.#slice(start + 4, take, start + this.#pageSize));
      left -= take;
      page = this.#uint32(start);
    }
    return Buffer.concat(parts);
  }

  #record(payload: Uint8Array): SqliteValue[] {
    const head = this.#varint(payload, 0);
    const end = Number(head.value);
    if (end > payload.length) throw new SqliteFault('record');
    const values: SqliteValue[] = [];
    let body = end;
    for (let at = head.next; at < end; ) {
      const type = this.#varint(payload, at);
      at = type.next;
      const serial = Number(type.value);
      const length = lengthOf(serial);
      if (body + length > payload.length) throw new SqliteFault('record');
      values.push(decodeValue(serial, payload.subarray(body, body + length)));
      body += length;
    }
    return values;
  }

  #pageStart(page: number): number {
    const start = (page - 1) * this.#pageSize;
    if (page < 1 || start + this.#pageSize > this.#bytes.length) throw new SqliteFault('page');
    return start;
  }

  #slice(at: number, length: number, limit: number): Uint8Array {
    if (at + length > limit) throw new SqliteFault('cut off');
    return this.#bytes.subarray(at, at + length);
  }

  #byte(at: number): number {
    const byte = this.#bytes[at];
    if (byte === undefined) throw new SqliteFault('cut off');
    return byte;
  }

  #uint32(at: number): number {
    if (at + 4 > this.#bytes.length) throw new SqliteFault('cut off');
    return this.#view.getUint32(at);
  }

  #varint(bytes: Uint8Array, at: number): { readonly value: bigint; readonly next: number } {
    let value = 0n;
    for (let index = 0; index < 9; index += 1) {
      const byte = bytes[at + index];
      if (byte === undefined) throw new SqliteFault('cut off');
      if (index === 8) return { value: (value << 8n) | BigInt(byte), next: at + 9 };
      value = (value << 7n) | BigInt(byte & 0x7f);
      if (byte < 0x80) return { value, next: at + index + 1 };
    }
    throw new SqliteFault('varint');
  }
}

const FIXED_LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function lengthOf(serial: number): number {
  if (serial >= 12) return (serial - (serial % 2 === 0 ? 12 : 13)) / 2;
  const length = FIXED_LENGTHS[serial];
  if (length === undefined) throw new SqliteFault('serial type');
  return length;
}

function decodeValue(serial: number, bytes: Uint8Array): SqliteValue {
  if (serial >= 12) return serial % 2 === 0 ? bytes : new TextDecoder().decode(bytes);
  if (serial === 0) return null;
  if (serial === 7) return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0);
  if (serial === 8 || serial === 9) return serial - 8;
  const signed = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const value = BigInt.asIntN(bytes.length * 8, signed);
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
