import { describe, expect, it } from 'vitest';
import type { LineReading } from './line-reading.ts';
import { Sayings, Telling } from './telling.ts';

const line = (reading: Partial<LineReading>): LineReading => ({
  software: 'apache',
  key: 'apache 1',
  step: 'failure',
  signals: [],
  ...reading,
});
const READINGS: readonly LineReading[] = [
  line({ step: 'opens', role: 'server' }),
  line({ signals: [{ kind: 'failed' }] }),
  line({ signals: [{ kind: 'alert', code: 48, way: 'received' }], sni: 'www.example' }),
  line({ step: 'context', signals: [{ kind: 'dropped', how: 'closed' }], sni: '' }),
  line({ step: 'context', established: true, version: 'TLSv1.2' }),
  line({ signals: [{ kind: 'broke' }], role: 'client', agent: 'curl/8' }),
];

/** What connections have said after each of these lines. */
function said(sayings: Sayings, tellings: readonly Telling[]) {
  let all = sayings.begin('apache');
  return tellings.map((telling) => {
    all = sayings.join(all, telling);
    const { next, ...says } = all;
    return [says, all.verdict(null), all.verdict(100), all.verdict(5000)];
  });
}

describe('given the lines of a connection', () => {
  it('says the same of lines whose shapes are known, also when more sequences came than are remembered', () => {
    const shared = READINGS.map((reading) => new Telling(reading, true));
    const sayings = new Sayings();
    for (let turn = 0; turn < 12_000; turn += 1) {
      const sequence = Array.from({ length: 6 }, (_, place) => Math.floor((turn * 7919) / 6 ** place) % 6);
      const quick = said(
        sayings,
        sequence.flatMap((index) => shared[index] ?? []),
      );
      if (turn % 100 > 0) continue;
      expect(quick).toEqual(
        said(
          new Sayings(),
          sequence.flatMap((index) => READINGS[index] ?? []).map((reading) => new Telling(reading, false)),
        ),
      );
    }
  });
  it('keeps no more than fifty of what they say', () => {
    const failed = new Telling(line({ signals: [{ kind: 'failed' }] }), true);
    const sayings = new Sayings();
    let all = sayings.begin('apache');
    for (let turn = 0; turn < 60; turn += 1) all = sayings.join(all, failed);
    expect(all.signals).toHaveLength(50);
    expect(sayings.join(all, failed)).toBe(all);
  });
});
