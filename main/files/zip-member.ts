import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes of the head of a member before its name. */
const HEAD = 30;
const MOST = 64 * 1024;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** What people put into an archive to send it on: recordings, captures and logs. Documents and programs are archives, too. */
const SENT_ON = /\.(?:json|har|log|txt|pcap|pcapng|cap)$/i;

/** A text may be a log, and it may be the note that an authority puts beside its certificates. */
const NOTE = /\.txt$/i;
const CERTIFICATE = /\.(?:crt|cer|pem|der|p7b|p7c|ca-bundle)$/i;
/** Member of the directory at the end of an archive: 46 bytes, then its name (APPNOTE.TXT section 4.3.12). */
const LISTED = 'PK\x01\x02';
const BEFORE_NAME = 46;

/**
 * Where the packed bytes of the first member of a ZIP archive begin (APPNOTE.TXT section 4.3.7), by its own head: the directory at the end
 * is missing where a file was cut. Null for what is no such archive, or whose first member is locked, not packed, or no recording or log.
 */
export function zipMember(path: string): number | null {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(HEAD + MOST);
    const head = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
    const view = new DataView(head.buffer, head.byteOffset, head.length);
    if (head.length < HEAD || view.getUint32(0) !== 0x504b0304) return null;
    const [flags, method] = [view.getUint16(6, true), view.getUint16(8, true)];
    const [name, extra] = [view.getUint16(26, true), view.getUint16(28, true)];
    if (method !== DEFLATED || (flags & ENCRYPTED) !== 0) return null;
    const called = new TextDecoder().decode(head.subarray(HEAD, HEAD + name));
    if (!SENT_ON.test(called) || (NOTE.test(called) && namesCertificates(file))) return null;
    return HEAD + name + extra;
  } finally {
    closeSync(file);
  }
}

/** Does the list of members name certificates? Of a long list the end is looked through. */
function namesCertificates(file: number): boolean {
  const bytes = new Uint8Array(MOST);
  const { size } = fstatSync(file);
  const tail = new TextDecoder('latin1').decode(bytes.subarray(0, readSync(file, bytes, 0, MOST, Math.max(0, size - MOST))));
  return tail
    .split(LISTED)
    .slice(1)
    .some((entry) => {
      const from = BEFORE_NAME - LISTED.length;
      const length = entry.charCodeAt(24) | (entry.charCodeAt(25) << 8);
      return CERTIFICATE.test(entry.slice(from, from + length));
    });
}
