import { HandshakeReassembler } from '../../wire/handshake.ts';
import { CONTENT, LONGEST_RECORD, RecordReader } from '../../wire/record.ts';
import type { SealedSize } from './sealed-sizes.ts';

/** The two ends of a connection before it is known which one is the client. */
export type End = 0 | 1;

export function other(end: End): End {
  return end === 0 ? 1 : 0;
}

export interface TalkAlert {
  readonly from: End;
  readonly level: string;
  readonly code: number | null;
  readonly name: string | null;
  readonly encrypted: boolean;
  /** Place among everything that both sides said. */
  readonly order: number;
  /** Microseconds. */
  readonly at: number;
}

/** One direction of a TLS conversation, as far as it was read. */
export interface Side {
  records: RecordReader;
  messages: HandshakeReassembler;
  /** Handshake messages and alerts of this side can no longer be read. */
  encrypted: boolean;
  changedCipher: boolean;
  /** An encrypted record came after ChangeCipherSpec (TLS 1.2 and older). */
  sentEncrypted: boolean;
  /** An encrypted TLS 1.3 record long enough to be a Finished. */
  sentFinished13: boolean;
  /** Its Finished was opened with the keys of a key log. */
  openedFinished: boolean;
  /** Encrypted records of TLS 1.3, the first few. */
  sizes: SealedSize[];
  /** Bytes of application data, still encrypted. */
  dataBytes: number;
  broken: boolean;
  /** A hole in the capture: framing is lost for now. */
  lost: boolean;
  gaps: boolean;
}

export function newSide(): Side {
  return {
    records: new RecordReader('views'),
    messages: new HandshakeReassembler(),
    encrypted: false,
    changedCipher: false,
    sentEncrypted: false,
    sentFinished13: false,
    openedFinished: false,
    sizes: [],
    dataBytes: 0,
    broken: false,
    lost: false,
    gaps: false,
  };
}

/** Bytes are missing: framing is lost until a segment begins with a record again. */
export function losePlace(side: Side): void {
  side.lost = true;
  side.gaps = true;
  side.records = new RecordReader('views');
  side.messages = new HandshakeReassembler();
}

/** Lets go of what was held back for the sake of later pieces. */
export function releaseSide({ records, messages }: Side): void {
  records.release();
  messages.release();
}

/** Does a record begin here, and another one behind it where it ends in this piece? Stricter than at the start of a stream. */
export function beginsRecord(bytes: Uint8Array): boolean {
  let at = 0;
  while (at + 5 <= bytes.length) {
    const [type = 0, major, minor = 9, high = 0, low = 0] = bytes.subarray(at, at + 5);
    const length = (high << 8) | low;
    if (type < CONTENT.changeCipherSpec || type > CONTENT.applicationData || major !== 3 || minor > 4) return false;
    if (length === 0 || length > LONGEST_RECORD) return false;
    at += 5 + length;
  }
  return at > 0 && (at >= bytes.length || at + 5 > bytes.length);
}
