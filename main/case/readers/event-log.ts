import { CHUNK_SIZE, eventsOfChunk, HEAD_SIZE, isChunk } from '../../../shared/wire/event-log-chunk.ts';
import { say } from '../../../shared/words/index.ts';
import type { Draining, OneFile } from './draining.ts';
import { logReader } from './log.ts';

/** An event log of Windows in its own form, read as the XML that Windows would export. */
export function eventLogReader(file: OneFile): Draining {
  const log = logReader(file);
  const encoder = new TextEncoder();
  const chunk = new Uint8Array(CHUNK_SIZE);
  let head = HEAD_SIZE;
  let filled = 0;
  let events = 0;
  const read = () => {
    if (!isChunk(chunk)) return;
    const lines = eventsOfChunk(chunk);
    events += lines.length;
    if (lines.length > 0) log.push(encoder.encode(`${lines.join('\n')}\n`));
  };
  return {
    ...log,
    push: (bytes) => {
      const skipped = Math.min(head, bytes.length);
      head -= skipped;
      for (let at = skipped; at < bytes.length; ) {
        const part = bytes.subarray(at, at + CHUNK_SIZE - filled);
        chunk.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < CHUNK_SIZE) continue;
        filled = 0;
        read();
      }
    },
    end: async () =>
      events > 0
        ? log.end()
        : [
            {
              at: file.at,
              seenFrom: 'server-log',
              source: 'log-reader',
              kind: 'log-event',
              state: 'absent',
              said: say('captures.event-log.no-events'),
            },
          ],
  };
}
