import { describe, expect, test } from 'vitest';
import type { CaptureStream } from '../../model/traffic.ts';
import { concat } from '../../wire/bytes.ts';
import { type MadePacket, madeCapture, OPENED } from './made-capture.ts';
import { CHANGE, HELLO, HELLO_13, sealed } from './made-talk.ts';
import { CaptureReader } from './read-capture.ts';

const FINISHED: readonly MadePacket[] = [
  ...OPENED,
  { from: 'client', payload: HELLO },
  { from: 'server', payload: concat(HELLO_13, CHANGE, sealed(30, 900, 280, 53)) },
  { from: 'client', payload: concat(CHANGE, sealed(53)) },
];
const LEFT: readonly MadePacket[] = [...FINISHED, { from: 'client', flags: ['fin'] }];
const USED: readonly MadePacket[] = [...FINISHED, { from: 'client', payload: sealed(400) }, { from: 'server', payload: sealed(9000) }];
const FILE_HEADER = 24;
const ANOTHER_PORT = 444;

/** Two captures in one, of two ports of one client. */
function read(first: readonly MadePacket[], second: readonly MadePacket[], port = 443): readonly CaptureStream[] {
  const reader = new CaptureReader();
  reader.push(madeCapture(first, 443));
  reader.push(moved(madeCapture(second, port)));
  return reader.end().streams;
}

/** The client's port 50000 becomes 50001. */
function moved(capture: Uint8Array): Uint8Array {
  const bytes = capture.slice();
  const view = new DataView(bytes.buffer);
  for (let at = FILE_HEADER; at < bytes.length; at += 16 + view.getUint32(at + 8)) {
    const tcp = at + 16 + 20;
    for (const place of [tcp, tcp + 2]) if (view.getUint16(place) === 50_000) view.setUint16(place, 50_001);
  }
  return bytes;
}

describe('a client that leaves behind a finished handshake', () => {
  test('may have refused the certificate, as far as its connection alone shows', () => {
    expect(read(LEFT, LEFT).map((one) => one.candidates?.length)).toEqual([5, 5]);
  });

  test.each([
    ['later', LEFT, USED],
    ['before', USED, LEFT],
  ])('has not where it used another connection to the same server, %s', (_when, first, second) => {
    const streams = read(first, second);
    expect(streams.map((one) => [one.ending, one.cause, one.candidates])).toEqual([
      ['completed', null, undefined],
      ['completed', null, undefined],
    ]);
  });

  test('is not excused by what it did on another port', () => {
    expect(read(USED, LEFT, ANOTHER_PORT).map((one) => one.candidates?.length)).toEqual([undefined, 5]);
  });
});
