import { expect, test } from 'vitest';
import { ByteRing } from './byte-ring.ts';

const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);

test('given little, a ring keeps all of it', () => {
  const ring = new ByteRing(100);
  const places = [1, 2, 3].map((value) => ring.keep(bytes(20, value)));
  expect(places.map((place) => ring.read(place))).toEqual([bytes(20, 1), bytes(20, 2), bytes(20, 3)]);
});

test('given more than it holds, the oldest is gone and never something else', () => {
  const ring = new ByteRing(100);
  const places = Array.from({ length: 9 }, (_, value) => ring.keep(bytes(30, value)));
  for (const [value, place] of places.entries()) {
    const read = ring.read(place);
    if (read !== null) expect(read).toEqual(bytes(30, value));
  }
  expect(ring.read(places[8] as (typeof places)[0])).not.toBeNull();
  expect(ring.read(places[0] as (typeof places)[0])).toBeNull();
});

test('given a piece longer than itself, a ring leaves it out', () => {
  const ring = new ByteRing(10);
  expect(ring.read(ring.keep(bytes(11, 1)))).toBeNull();
  expect(ring.read(ring.keep(bytes(5, 2)))).toEqual(bytes(5, 2));
});
