import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaptureFileReader } from '../../wire/capture-file.ts';
import { IpReader } from '../../wire/ip-packet.ts';
import { SegmentGlance } from '../../wire/segment-glance.ts';
import { readTcp } from '../../wire/tcp-reassembly.ts';
import { Conversation } from './conversation.ts';
import { inEthernet, type MadePacket, madeCapture } from './made-capture.ts';
import { alert, COMPLETED, sealed } from './made-talk.ts';
import { NearConversations } from './near-conversations.ts';
import { CaptureReader } from './read-capture.ts';

/** Everything that a conversation knows of its two directions after these packets, and how many of them were only glanced at. */
function knownAfter(capture: Uint8Array, glancing: boolean): { readonly known: unknown; readonly glanced: number } {
  const [ip, glance, near] = [new IpReader(), new SegmentGlance(), new NearConversations()];
  let conversation: Conversation | null = null;
  let glanced = 0;
  const file = new CaptureFileReader({
    passes: (bytes, at, end, linkType, time) => {
      if (!glancing || !glance.read(bytes, at, end, linkType)) return false;
      const [found, sender] = [near.at(glance), near.senderOf(glance)];
      if (found === null || sender === null || glance.opens) return false;
      found.glanced(sender, glance, bytes, time);
      glanced += 1;
      return true;
    },
    packet: ({ data, microseconds }) => {
      const datagram = ip.read(data.subarray(14));
      const segment = datagram === null ? null : readTcp(datagram.payload);
      if (datagram === null || segment === null) return;
      const [sender, receiver] = [
        { address: datagram.from, port: segment.sourcePort },
        { address: datagram.to, port: segment.destinationPort },
      ];
      conversation ??= new Conversation(sender, receiver, 1, 'key');
      near.put(conversation);
      conversation.packet(segment.sourcePort === conversation.ends[0].port ? 0 : 1, segment, datagram.ttl, microseconds);
    },
  });
  file.push(inEthernet(capture));
  file.end();
  const { talk, ways, missing, resets } = conversation as unknown as Conversation;
  const before = ways.map(({ direction, ...way }) => ({ ...way, next: direction.next, hole: direction.hole, begun: direction.begun }));
  const said = { alerts: talk.alerts, sealed: [talk.sealedBy(0), talk.sealedBy(1)], data: [talk.dataOf(0), talk.dataOf(1)] };
  return { known: { before, said, missing, resets, now: talk.now, done: talk.completed() }, glanced };
}

/** A record of data in segments, as a network carries it; every other one is confirmed. */
function segments(from: MadePacket['from'], length: number, each: number): MadePacket[] {
  const record = sealed(length);
  const pieces: MadePacket[] = [];
  for (let at = 0; at < record.length; at += each) {
    pieces.push({ from, payload: record.subarray(at, at + each) });
    if (pieces.length % 3 === 2) pieces.push({ from: from === 'client' ? 'server' : 'client' });
  }
  return pieces;
}

const side = fc.constantFrom<MadePacket['from']>('client', 'server');
const piece: fc.Arbitrary<readonly MadePacket[]> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(side, fc.integer({ min: 1, max: 16_000 }), fc.integer({ min: 100, max: 1448 })).map((given) => segments(...given)),
  },
  side.map((from): MadePacket[] => [{ from, payload: alert(0) }]),
  side.map((from): MadePacket[] => [{ from, flags: ['fin'] }]),
  side.map((from): MadePacket[] => [{ from, flags: ['rst'], ttl: 33 }]),
  fc.tuple(side, fc.constantFrom('by-the-capture', 'on-the-way')).map(([from, lost]): MadePacket[] => [
    { from, payload: sealed(700).subarray(0, 300), lost },
    { from, payload: sealed(900) },
  ]),
);

describe('packets that are only glanced at', () => {
  test('leave a conversation that knows the same as when each is read whole', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (more) => {
        const capture = madeCapture([...COMPLETED, ...more.flat()]);
        expect(knownAfter(capture, true).known).toEqual(knownAfter(capture, false).known);
      }),
      { numRuns: 60 },
    );
  });

  test('are nearly all of a large answer, and are counted as packets', () => {
    const capture = madeCapture([...COMPLETED, ...segments('server', 16_000, 1000), ...segments('server', 16_000, 1000)]);
    expect(knownAfter(capture, true).glanced).toBeGreaterThan(20);
    const reader = new CaptureReader();
    reader.push(inEthernet(capture));
    expect(reader.end()).toMatchObject({ packets: COMPLETED.length + 50, streams: [{ ending: 'completed' }] });
  });
});
