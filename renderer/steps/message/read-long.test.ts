import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../shared/read/message.ts';
import { READ_AT_ONCE, readLong } from './read-long.ts';

const healthy = (lines: number): string => '2026-11-20 06:00:00 INFO  [main] CartService : stock for sku 12812 is 259\n'.repeat(lines);
const always = async (): Promise<boolean> => true;

describe('given a text that is too long for one frame', () => {
  it('finds the one line that matters in its middle, never reading more at once than a frame allows', async () => {
    const log = `${healthy(2_500)}javax.net.ssl.SSLHandshakeException: No name matching queue.shop.example found\n${healthy(2_500)}`;
    const lengths: number[] = [];
    const message = await readLong(
      log,
      (text) => {
        lengths.push(text.length);
        return readMessage(text);
      },
      always,
    );
    expect(message?.recognised[0]?.meaning).toBe('name-mismatch');
    expect(message?.found.hosts[0]).toBe('queue.shop.example');
    expect(Math.max(...lengths)).toBeLessThanOrEqual(READ_AT_ONCE + 10);
  });

  it('finds a sentence that stands across two pieces', async () => {
    const words = 'curl: (60) SSL certificate problem: unable to get local issuer certificate';
    for (const before of [READ_AT_ONCE - 420, READ_AT_ONCE - 40, READ_AT_ONCE - 10]) {
      const log = `${'x '.repeat(before / 2)}\n${words}\n${'y '.repeat(20_000)}`;
      expect((await readLong(log, readMessage, always))?.recognised[0]?.meaning).toBe('unknown-issuer');
    }
  });

  it('gives the window a turn after every piece, and gives up when nobody waits', async () => {
    let turns = 0;
    const turn = async (): Promise<boolean> => {
      turns += 1;
      return turns < 3;
    };
    expect(await readLong(healthy(3_000), readMessage, turn)).toBeNull();
    expect(turns).toBe(3);
  });

  it('invents nothing in a healthy log', async () => {
    expect((await readLong(healthy(5_000), readMessage, always))?.recognised).toEqual([]);
  });
});
