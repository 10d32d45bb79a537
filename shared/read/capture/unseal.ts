import { readCompressedCertificate } from '../../wire/certificate-message.ts';
import { HANDSHAKE, type HandshakeMessage, HandshakeReassembler } from '../../wire/handshake.ts';
import type { ConnectionSecrets } from '../../wire/key-log.ts';
import { CONTENT, type TlsRecord } from '../../wire/record.ts';
import type { SealedRecord } from './sealed-records.ts';

export interface OpenedContent {
  readonly type: number;
  readonly body: Uint8Array;
}

/** Opens the records of one direction, one after the other. */
export interface RecordOpener {
  /** @returns null where the record does not authenticate */
  open(record: TlsRecord): OpenedContent | null;
  /** @returns false where nothing more can be opened once records are missing */
  skip(records: number): boolean;
}

/** The cryptography of opening records; `main` implements it. */
export interface Unsealer {
  /** Keys of TLS 1.3 from a traffic secret (RFC 8446 section 7.3); null for a suite that is not known. */
  tls13(suite: number, secret: Uint8Array): RecordOpener | null;
  /** The secret after a KeyUpdate (RFC 8446 section 7.2). */
  updated13(suite: number, secret: Uint8Array): Uint8Array;
  /** Keys of SSL 3.0 to TLS 1.2 from the master secret (RFC 5246 section 6.3). */
  tls12(question: Tls12Question): { readonly client: RecordOpener; readonly server: RecordOpener } | null;
  /** RFC 8879; null where it does not unpack to the length it names. */
  unpackCertificate(body: Uint8Array): Uint8Array | null;
}

export interface Tls12Question {
  readonly suite: number;
  readonly version: number;
  readonly master: Uint8Array;
  readonly clientRandom: Uint8Array;
  readonly serverRandom: Uint8Array;
  readonly encryptThenMac: boolean;
}

/** What one record held. */
export interface OpenedRecord {
  readonly sealed: SealedRecord;
  readonly content: OpenedContent;
}

/** Opens what one side of a TLS 1.3 connection sent: handshake keys up to its Finished, then those of the application. */
export function unseal13(
  unsealer: Unsealer,
  suite: number,
  secrets: ConnectionSecrets,
  side: 'client' | 'server',
  records: readonly SealedRecord[],
): readonly OpenedRecord[] {
  const name = side.toUpperCase();
  const first = secrets.get(`${name}_HANDSHAKE_TRAFFIC_SECRET`);
  let secret = secrets.get(`${name}_TRAFFIC_SECRET_0`) ?? null;
  let opener = first === undefined ? null : unsealer.tls13(suite, first);
  if (opener === null || first === undefined) return [];
  const opened: OpenedRecord[] = [];
  let messages = new HandshakeReassembler();
  let finished = false;
  let next: number | null = null;
  for (const sealed of records) {
    if (next !== null && sealed.index > next && !opener.skip(sealed.index - next)) break;
    const content = opener.open(sealed.record);
    if (content === null) {
      // Early data is sealed with another key and comes first (RFC 8446 section 4.2.10); after that, a failure is final.
      if (opened.length > 0) break;
      opener = unsealer.tls13(suite, first);
      if (opener === null) break;
      continue;
    }
    next = sealed.index + 1;
    opened.push({ sealed, content });
    if (content.type !== CONTENT.handshake) continue;
    for (const event of messages.push(content.body)) {
      if (event.kind !== 'message') continue;
      const changes: boolean = event.type === HANDSHAKE.keyUpdate ? finished : event.type === HANDSHAKE.finished && !finished;
      if (!changes) continue;
      if (finished && secret !== null) secret = unsealer.updated13(suite, secret);
      finished = true;
      if (secret === null) return opened;
      opener = unsealer.tls13(suite, secret);
      if (opener === null) return opened;
      messages = new HandshakeReassembler();
    }
  }
  return opened;
}

/** Opens what one side of an older connection sent after its ChangeCipherSpec. */
export function unseal12(opener: RecordOpener, records: readonly SealedRecord[]): readonly OpenedRecord[] {
  const opened: OpenedRecord[] = [];
  let next = 0;
  for (const sealed of records) {
    if (sealed.index > next && !opener.skip(sealed.index - next)) break;
    const content = opener.open(sealed.record);
    if (content === null) break;
    next = sealed.index + 1;
    opened.push({ sealed, content });
  }
  return opened;
}

/** A compressed certificate (RFC 8879) as the message that it stands for; every other message, and one that does not unpack, as it is. */
export function unpacked(message: HandshakeMessage, unsealer: Unsealer): HandshakeMessage {
  if (message.type !== HANDSHAKE.compressedCertificate || !readCompressedCertificate(message.body).ok) return message;
  const body = unsealer.unpackCertificate(message.body);
  return body === null ? message : { ...message, type: HANDSHAKE.certificate, body };
}
