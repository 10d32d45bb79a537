import { ByteReader, type Read } from './bytes.ts';
import { type Extension, readExtensionList } from './extensions.ts';

/** CertificateVerify (RFC 8446 section 4.4.3; in TLS 1.2 the same form, RFC 5246 section 7.4.8). */
export function readCertificateVerify(body: Uint8Array): Read<{ readonly scheme: number; readonly signature: Uint8Array }> {
  const reader = new ByteReader(body);
  const scheme = reader.u16('certificate_verify.scheme');
  return reader.finish({ scheme, signature: reader.vector(2, 'certificate_verify.signature') });
}

export interface NewSessionTicket {
  /** Seconds. */
  readonly lifetime: number;
  readonly ageAdd: number;
  readonly nonce: Uint8Array;
  readonly ticket: Uint8Array;
  readonly extensions: readonly Extension[];
}

/** NewSessionTicket of TLS 1.3 (RFC 8446 section 4.6.1). */
export function readNewSessionTicket13(body: Uint8Array): Read<NewSessionTicket> {
  const reader = new ByteReader(body);
  const lifetime = reader.u32('new_session_ticket.lifetime');
  const ageAdd = reader.u32('new_session_ticket.age_add');
  const nonce = reader.vector(1, 'new_session_ticket.nonce');
  const ticket = reader.vector(2, 'new_session_ticket.ticket');
  const inner = reader.inner(2, 'new_session_ticket.extensions');
  const extensions = readExtensionList(inner);
  reader.adopt(inner);
  return reader.finish({ lifetime, ageAdd, nonce, ticket, extensions });
}

/** NewSessionTicket of TLS 1.2 and older (RFC 5077 section 3.3). */
export function readNewSessionTicket12(body: Uint8Array): Read<NewSessionTicket> {
  const reader = new ByteReader(body);
  const lifetime = reader.u32('new_session_ticket.lifetime');
  const ticket = reader.vector(2, 'new_session_ticket.ticket');
  return reader.finish({ lifetime, ageAdd: 0, nonce: new Uint8Array(0), ticket, extensions: [] });
}

/** KeyUpdate (RFC 8446 section 4.6.3). */
export function readKeyUpdate(body: Uint8Array): Read<{ readonly answerWanted: boolean }> {
  const reader = new ByteReader(body);
  const request = reader.u8('key_update.request');
  if (request > 1 || reader.left > 0) reader.breakOff('key_update.request');
  return reader.finish({ answerWanted: request === 1 });
}

/** Finished: all of it is the check value. 36 bytes in SSL 3.0, 12 in TLS 1.0 to 1.2, the hash's length in TLS 1.3. */
export function readFinished(body: Uint8Array): Read<Uint8Array> {
  const reader = new ByteReader(body);
  if (body.length !== 12 && body.length !== 32 && body.length !== 36 && body.length !== 48 && body.length !== 64)
    reader.breakOff('finished');
  return reader.finish(body);
}
