import { type StartTlsDialect, shownBytes } from './start-tls-talk.ts';

/** PostgreSQL (protocol 3, section "SSL Session Encryption"): SSLRequest, one byte of answer. */
export const talkPostgres: StartTlsDialect = async (talk) => {
  talk.sendBytes(Uint8Array.of(0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f));
  const answer = await talk.reader.bytes(1);
  if (!answer.ok) return talk.brokeOff(answer.end);
  const letter = String.fromCharCode(answer.value[0] ?? 0);
  if (letter === 'S') {
    talk.heard('S');
    return talk.came('ready');
  }
  if (letter === 'N') {
    talk.heard('N');
    return talk.came('not-offered');
  }
  if (letter !== 'E') {
    talk.heard(letter);
    return talk.came('not-this-protocol');
  }
  // ErrorResponse: length, then fields. Servers before 7.0 and overfull servers answer so; text up to the end of the message.
  const length = await talk.reader.bytes(4);
  if (!length.ok) return talk.came('not-this-protocol');
  const size = new DataView(length.value.buffer, length.value.byteOffset, 4).getUint32(0);
  if (size < 4 || size > 16_384) return talk.came('not-this-protocol');
  const fields = await talk.reader.bytes(size - 4);
  if (!fields.ok) return talk.brokeOff(fields.end);
  talk.heard(shownBytes(fields.value));
  return talk.came('refused');
};
