import { expect, test } from 'vitest';
import { concat } from '../../wire/bytes.ts';
import { type MadePacket, madeCapture } from './made-capture.ts';
import { alert, COMPLETED, HELLO } from './made-talk.ts';
import { CaptureReader } from './read-capture.ts';

const FILE_HEADER = 24;
const PACKET_HEADER = 16;
const IP_HEADER = 20;

/** The packets of a conversation, without the header of the file, with another port of the client's. */
function packetsFrom(port: number, packets: readonly MadePacket[]): Uint8Array {
  const bytes = madeCapture(packets).slice(FILE_HEADER);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length; at += PACKET_HEADER + view.getUint32(at + 8)) {
    const tcp = at + PACKET_HEADER + IP_HEADER;
    view.setUint16(view.getUint16(tcp) === 443 ? tcp + 2 : tcp, port);
  }
  return bytes;
}

const REFUSED: readonly MadePacket[] = [
  ...COMPLETED.slice(0, 3),
  { from: 'client', payload: HELLO },
  { from: 'server', payload: alert(70) },
  { from: 'server', flags: ['rst'] },
];

test('given more conversations than anybody reads, tells the first that went well and every one that failed, and counts the rest', () => {
  const header = madeCapture([]).slice(0, FILE_HEADER);
  const talks = Array.from({ length: 1400 }, (_, number) => packetsFrom(2000 + number, number % 100 === 99 ? REFUSED : COMPLETED));
  const reader = new CaptureReader();
  reader.push(concat(header, ...talks));
  const { streams, untold, connections } = reader.end();
  const failed = streams.filter((one) => one.cause !== null);
  expect({ connections, told: streams.length, untold, failed: failed.length }).toEqual({
    connections: 1400,
    told: 1004,
    untold: 396,
    failed: 14,
  });
  expect(failed.every((one) => one.steps.some((step) => step.message === 'Alert'))).toBe(true);
  const inFull = streams.filter((one) => one.ending === 'completed' && one.steps.length > 0);
  expect(inFull.length).toBeGreaterThanOrEqual(90);
  expect(inFull.length).toBeLessThanOrEqual(100);
});
