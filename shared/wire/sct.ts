import { DerFault } from './der.ts';
import { hex } from './der-string.ts';

/** A signed certificate timestamp (RFC 6962 section 3.2). */
export interface SignedTimestamp {
  readonly version: number;
  /** Log id, lower-case hex. */
  readonly logId: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** The list of RFC 6962 section 3.3: a two-byte length before the list and before each entry. @throws DerFault */
export function readSctList(bytes: Uint8Array): SignedTimestamp[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 2 || view.getUint16(0) !== bytes.length - 2) throw new DerFault(0, 'bad-value');
  const list: SignedTimestamp[] = [];
  let at = 2;
  while (at < bytes.length) {
    if (at + 2 > bytes.length) throw new DerFault(at, 'cut-off');
    const length = view.getUint16(at);
    const end = at + 2 + length;
    if (end > bytes.length || length < 43) throw new DerFault(at, 'cut-off');
    const version = view.getUint8(at + 2);
    list.push({ version, logId: hex(bytes.subarray(at + 3, at + 35)), time: Number(view.getBigUint64(at + 35)) });
    at = end;
  }
  return list;
}

/** Ids of the logs in a list, in hex; empty where it is broken. */
export function logsOfSctList(bytes: Uint8Array): string[] {
  try {
    return readSctList(bytes).map((timestamp) => timestamp.logId);
  } catch (error) {
    if (error instanceof DerFault) return [];
    throw error;
  }
}
