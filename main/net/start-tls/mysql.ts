import { type StartTlsDialect, shownBytes } from './start-tls-talk.ts';

const CLIENT_LONG_PASSWORD = 0x1;
const CLIENT_PROTOCOL_41 = 0x200;
const CLIENT_SSL = 0x800;
const CLIENT_SECURE_CONNECTION = 0x8000;
const UTF8MB4 = 45;

/** MySQL and MariaDB (client/server protocol, "Protocol::SSLRequest"): the server speaks first, our request has no answer of its own. */
export const talkMysql: StartTlsDialect = async (talk) => {
  const header = await talk.reader.bytes(4);
  if (!header.ok) return talk.brokeOff(header.end);
  const [low = 0, middle = 0, high = 0, sequence = 0] = header.value;
  const length = low | (middle << 8) | (high << 16);
  if (sequence !== 0 || length < 3 || length > 16_384) {
    talk.greeted(shownBytes(header.value));
    return talk.came('not-this-protocol');
  }
  const packet = await talk.reader.bytes(length);
  if (!packet.ok) return talk.brokeOff(packet.end);
  talk.greeted(shownBytes(packet.value));
  const version = packet.value[0];
  if (version === 0xff) {
    talk.heard(shownBytes(packet.value.subarray(3)));
    return talk.came('refused'); // "Host … is not allowed to connect", "Too many connections"
  }
  const nameEnd = packet.value.indexOf(0, 1);
  // Behind the name: thread id 4, first part of the scramble 8, filler 1, lower capability bits 2.
  const at = nameEnd + 1 + 4 + 8 + 1;
  if (version !== 10 || nameEnd < 0 || at + 2 > packet.value.length) return talk.came('not-this-protocol');
  const capabilities = (packet.value[at] ?? 0) | ((packet.value[at + 1] ?? 0) << 8);
  if ((capabilities & CLIENT_SSL) === 0) return talk.came('not-offered');

  const request = new Uint8Array(4 + 32);
  const view = new DataView(request.buffer);
  request.set([32, 0, 0, 1]);
  view.setUint32(4, CLIENT_LONG_PASSWORD | CLIENT_PROTOCOL_41 | CLIENT_SSL | CLIENT_SECURE_CONNECTION, true);
  view.setUint32(8, 0x0100_0000, true);
  view.setUint8(12, UTF8MB4);
  talk.sendBytes(request);
  return talk.came('ready');
};
