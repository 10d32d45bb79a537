import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_SIZE, eventsOfChunk, HEAD_SIZE, isChunk } from './event-log-chunk.ts';
import { madeEventLog } from './made-event-log.ts';

const EVENTS = [
  { id: 36887, at: '2026-11-20T08:14:03.250Z', data: { AlertDesc: 48 } },
  { id: 36888, at: '2026-11-20T08:15:00.000Z', data: { AlertDesc: 40, ErrorState: 1205 } },
  { id: 36887, at: '2026-11-20T08:16:00.000Z', data: { AlertDesc: 46 } },
] as const;
const chunk = (events: Parameters<typeof madeEventLog>[0] = EVENTS) => madeEventLog(events).subarray(HEAD_SIZE);

describe('an event log of Windows in its own form', () => {
  it('is told as the XML that Windows exports, each event in one line', () =>
    expect(eventsOfChunk(chunk())[1]).toBe(
      '<Event><System><Provider Name="Schannel"/><EventID>36888</EventID><TimeCreated SystemTime="2026-11-20T08:15:00.0000000Z"/><Channel>System</Channel></System><EventData><Data Name="AlertDesc">40</Data><Data Name="ErrorState">1205</Data></EventData></Event>',
    ));
  it('is read also where a template stands in an earlier event', () =>
    expect(eventsOfChunk(chunk()).map((event) => /AlertDesc">(\d+)/.exec(event)?.[1])).toEqual(['48', '40', '46']));
  it('cannot end an event, or its line, by what somebody wrote into it', () =>
    expect(eventsOfChunk(chunk([{ id: 1, at: '2026-11-20T08:15:00Z', data: { Target: '</Data>\n<Event "&' } }]))[0]).toContain(
      '<Data Name="Target">&#60;/Data&#62;&#10;&#60;Event &#34;&#38;</Data>',
    ));
  it('leaves out what is damaged, and tells what stands in front of it', () => {
    const damaged = chunk().slice();
    const marks = Array.from({ length: CHUNK_SIZE - 4 }, (_, at) => at).filter(
      (at) => damaged[at] === 0x2a && damaged[at + 1] === 0x2a && at >= 512,
    );
    damaged[marks[1] as number] = 0;
    expect(eventsOfChunk(damaged)).toHaveLength(1);
  });
  it('is no chunk without its mark', () => {
    expect(isChunk(chunk())).toBe(true);
    expect(isChunk(new Uint8Array(CHUNK_SIZE))).toBe(false);
    expect(isChunk(chunk().subarray(1))).toBe(false);
  });
  it('ends whatever its templates and values refer to', () => {
    const whole = chunk();
    const used = 512 + 3000;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 512, max: used }), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 40 }),
        (changes) => {
          const bytes = whole.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          const events = eventsOfChunk(bytes);
          return events.length <= CHUNK_SIZE / 28 && events.every((event) => event.length < 70_000 && !event.includes('\n'));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
