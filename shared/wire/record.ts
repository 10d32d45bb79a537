import { ByteQueue } from './byte-queue.ts';
import { concat, EMPTY, uint } from './bytes.ts';

/** Content types: RFC 8446 section 5.1, RFC 6520 (heartbeat), RFC 9147 (ack). */
export const CONTENT = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23, heartbeat: 24 } as const;

/** Longest record body: 2^14 plus the 2048 that TLS 1.2 and older allow for (RFC 5246 section 6.2.3). */
export const LONGEST_RECORD = 16_384 + 2_048;

/** Bytes kept of what is no record: enough to recognise another protocol by. */
const MOST_NOT_TLS = 4_096;

export interface TlsRecord {
  readonly kind: 'record';
  readonly type: number;
  /** The version field; says little: TLS 1.3 writes 0x0303. */
  readonly version: number;
  /** Empty where the reader leaves long data unread. */
  readonly body: Uint8Array;
  /** Of the body, in bytes. */
  readonly length: number;
  /** Offset of its header from the start of the stream. */
  readonly offset: number;
}

/** Application data so short is read in any case: it may be an alert or a ticket of TLS 1.3. */
const SHORT_DATA = 512;

/** A record of SSL 2.0: only ever seen as the first of a side. */
export interface SslV2Record {
  readonly kind: 'sslv2';
  readonly body: Uint8Array;
  readonly offset: number;
}

/** Bytes that cannot be a record. Final: everything after is not read. */
export interface NoRecord {
  readonly kind: 'not-tls';
  /** `too-long`: the header is one of TLS, the length is not allowed. */
  readonly why: 'type' | 'version' | 'too-long';
  readonly bytes: Uint8Array;
  readonly offset: number;
}

export type RecordEvent = TlsRecord | SslV2Record | NoRecord;

const NOTHING: readonly RecordEvent[] = [];
/** Bytes of a record before its body: type, version, length (RFC 8446 section 5.1). */
const HEADER = 5;

/** What the first bytes of one side of a connection are. `more` = too few bytes to say. */
export function firstBytesAre(bytes: Uint8Array): 'tls' | 'sslv2' | 'other' | 'more' {
  const first = bytes[0];
  const second = bytes[1];
  const third = bytes[2];
  const fourth = bytes[3];
  const fifth = bytes[4];
  if (first === undefined) return 'more';
  if (isContentType(first)) {
    if (second === undefined) return 'more';
    if (second === 3) return third === undefined || third <= 4 ? 'tls' : 'other';
    if (first === 0x16 || first === 0x15) return 'other';
  }
  if ((first & 0x80) !== 0) {
    if (third === undefined || fourth === undefined || fifth === undefined) return 'more';
    // CLIENT-HELLO names a version (0x0002 or 0x03xx); SERVER-HELLO has flags, then the version 0x0002; ERROR has two bytes of code.
    if (third === 1 && (fourth === 3 || (fourth === 0 && fifth === 2))) return 'sslv2';
    if (third === 4 && (fourth === 0 || fourth === 1)) return 'sslv2';
    if (third === 0 && first === 0x80 && second === 3) return 'sslv2';
  }
  return 'other';
}

/**
 * Cuts one direction of a stream into records. Bytes come in pieces of any size; memory is bounded by one record.
 * Never throws; after `not-tls` it yields nothing more.
 */
export class RecordReader {
  private readonly waiting = new ByteQueue();
  private offset = 0;
  private seenFirst = false;
  private dead = false;
  /** Bytes of a record whose body is not wanted, still to come. */
  private passing = 0;
  /** Application data is told by its length alone: whoever cannot open it need not hold it. */
  longDataUnread = false;
  private readonly bodies: 'copies' | 'views';

  /** @param bodies `views` hold only until the next piece, for whoever reads at once and much */
  constructor(bodies: 'copies' | 'views' = 'copies') {
    this.bodies = bodies;
  }

  push(bytes: Uint8Array): readonly RecordEvent[] {
    if (this.dead) return NOTHING;
    const passed = Math.min(this.passing, bytes.length);
    this.passing -= passed;
    this.offset += passed;
    if (passed === bytes.length) return NOTHING;
    // Whole records are cut from the piece itself; only what is left over is kept.
    const direct = this.waiting.length === 0;
    if (!direct) this.waiting.push(passed === 0 ? bytes : bytes.subarray(passed));
    const source = direct ? bytes : this.waiting.bytes;
    const begin = direct ? passed : 0;
    const events: RecordEvent[] = [];
    let at = begin;
    while (at < source.length) {
      const event = this.next(source, at);
      if (event === null) break;
      events.push(event);
      this.seenFirst = true;
      if (event.kind === 'not-tls') {
        this.dead = true;
        this.waiting.clear();
        return events;
      }
      const length = event.kind === 'record' ? HEADER + event.length : 2 + event.body.length;
      const here = Math.min(length, source.length - at);
      this.passing = length - here;
      this.offset += here;
      at += here;
    }
    if (!direct) this.waiting.drop(at - begin);
    else if (at < source.length) this.waiting.push(source.subarray(at));
    return events;
  }

  /**
   * Passes over bytes inside of a record whose body is not wanted, without being handed them.
   * @returns false where they end the record or are more than it holds: then they must be pushed
   */
  pass(count: number): boolean {
    if (count >= this.passing) return false;
    this.passing -= count;
    this.offset += count;
    return true;
  }

  /** Bytes of a record that has not come whole. */
  get unfinished(): Uint8Array {
    return this.waiting.bytes;
  }

  /** Nothing more comes, and no view of what came is used any more. */
  release(): void {
    this.waiting.release();
  }

  private next(bytes: Uint8Array, at: number): RecordEvent | null {
    if (!this.seenFirst) {
      const what = firstBytesAre(at === 0 ? bytes : bytes.subarray(at));
      if (what === 'more') return null;
      if (what === 'sslv2') return this.nextSslV2(bytes.subarray(at));
    }
    // By their places: taking a typed array apart by pattern goes through an iterator, and this runs for every record.
    const type = bytes[at] as number;
    const major = bytes[at + 1];
    const minor = bytes[at + 2];
    if (!isContentType(type)) return this.notTls(bytes.subarray(at), 'type');
    if (major !== undefined && major !== 3) return this.notTls(bytes.subarray(at), 'version');
    if (minor !== undefined && minor > 4) return this.notTls(bytes.subarray(at), 'version');
    if (bytes.length - at < HEADER) return null;
    const length = ((bytes[at + 3] as number) << 8) | (bytes[at + 4] as number);
    if (length > LONGEST_RECORD) return this.notTls(bytes.subarray(at), 'too-long');
    const unread = this.longDataUnread && type === CONTENT.applicationData && length > SHORT_DATA;
    const body = at + HEADER;
    const end = body + length;
    if (!unread && end > bytes.length) return null;
    return {
      kind: 'record',
      type,
      version: 0x0300 | (minor as number),
      body: unread ? EMPTY : this.bodies === 'views' ? bytes.subarray(body, end) : bytes.slice(body, end),
      length,
      offset: this.offset,
    };
  }

  private nextSslV2(bytes: Uint8Array): SslV2Record | null {
    const length = (((bytes[0] as number) & 0x7f) << 8) | (bytes[1] as number);
    if (bytes.length < 2 + length) return null;
    return { kind: 'sslv2', body: bytes.slice(2, 2 + length), offset: this.offset };
  }

  private notTls(bytes: Uint8Array, why: NoRecord['why']): NoRecord {
    return { kind: 'not-tls', why, bytes: bytes.slice(0, MOST_NOT_TLS), offset: this.offset };
  }
}

/** A record on the wire. The body must be at most 2^14 + 2048 bytes long. */
export function buildRecord(type: number, version: number, body: Uint8Array): Uint8Array {
  return concat(uint(type, 1), uint(version, 2), uint(body.length, 2), body);
}

function isContentType(type: number): boolean {
  return type >= CONTENT.changeCipherSpec && type <= CONTENT.heartbeat;
}
