import { describe, expect, it } from 'vitest';
import { prepareReading } from './prepare.ts';
import { Table } from './table.ts';

describe('the tables of a reading, made between the frames', () => {
  it('gives everybody else a turn whenever half a frame is over, and is done in the end', async () => {
    let clock = 0;
    let turns = 0;
    const turn = () => {
      turns += 1;
      return Promise.resolve(true);
    };
    const long = new Table(function* () {
      for (let piece = 0; piece < 30; piece += 1) yield;
      return 'made';
    });
    const idle = () => false;
    const tick = () => {
      clock += 3;
      return clock;
    };
    expect(await prepareReading(turn, idle, tick, [long])).toBe(true);
    // Each piece takes 3 ms here: after three of them half a frame is over.
    expect(turns).toBe(10);
    expect(await prepareReading(turn, idle, tick, [long])).toBe(true);
    expect(turns).toBe(10);
    expect(long.get()).toBe('made');
  });

  it('is given up where nobody waits for it', async () => {
    const endless = new Table(function* () {
      for (;;) yield;
    });
    let clock = 0;
    expect(
      await prepareReading(
        () => Promise.resolve(false),
        () => true,
        () => {
          clock += 60;
          return clock;
        },
        [endless],
      ),
    ).toBe(false);
  });

  it('stops where nobody waits any more, and whoever asks at once gets the rest', () => {
    let steps = 0;
    const table = new Table(function* () {
      for (steps = 0; steps < 10; steps += 1) yield;
      return 'made';
    });
    const pieces = table.pieces();
    for (let taken = 0; taken < 4; taken += 1) pieces.next();
    expect(steps).toBe(3);
    expect(table.get()).toBe('made');
    expect(pieces.next().done).toBe(true);
    expect(steps).toBe(10);
  });
});
