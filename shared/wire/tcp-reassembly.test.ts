import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TcpDirection, type TcpSegment } from './tcp-reassembly.ts';

function segment(sequence: number, text: string, syn = false): TcpSegment {
  const payload = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return {
    sourcePort: 1,
    destinationPort: 2,
    sequence: sequence >>> 0,
    acknowledgement: 0,
    syn,
    ack: true,
    fin: false,
    rst: false,
    payload,
  };
}

function put(...steps: readonly (TcpSegment | { readonly acknowledged: number })[]): string {
  let out = '';
  const direction = new TcpDirection({
    bytes: (bytes) => {
      out += String.fromCharCode(...bytes);
    },
    gap: (missing) => {
      out += `<${missing}>`;
    },
  });
  for (const step of steps) {
    if ('acknowledged' in step) direction.acknowledged(step.acknowledged);
    else direction.push(step);
  }
  direction.end();
  return out;
}

describe('one direction of a TCP connection', () => {
  test('comes out in order, however its segments came', () => {
    expect(put(segment(100, '', true), segment(104, 'def'), segment(101, 'abc'))).toBe('abcdef');
  });

  test('counts a byte once: what came first stands', () => {
    expect(put(segment(100, '', true), segment(101, 'abc'), segment(101, 'abc'), segment(102, 'XXd'))).toBe('abcd');
  });

  test('is not told again because its SYN was captured once more', () => {
    const told = [segment(100, '', true), segment(101, 'abc')];
    expect(put(...told, ...told, segment(104, 'd'))).toBe('abcd');
  });

  test('goes on over the end of the sequence numbers', () => {
    expect(put(segment(0xffff_fffd, '', true), segment(0xffff_fffe, 'ab'), segment(0, 'cd'))).toBe('abcd');
  });

  test('tells how many bytes the capture lost, once the other side has acknowledged them', () => {
    expect(put(segment(100, '', true), segment(101, 'ab'), segment(106, 'gh'), { acknowledged: 108 }, segment(108, 'i'))).toBe('ab<3>ghi');
  });

  test('tells of a hole that was never filled at the end', () => {
    expect(put(segment(100, '', true), segment(103, 'c'))).toBe('<2>c');
  });

  test('gives back any text, cut, doubled and mixed at will', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 200, unit: fc.constantFrom(...'abcdefghij') }),
        fc.array(fc.nat(199), { maxLength: 20 }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.infiniteStream(fc.nat(1000)),
        (text, cuts, start, random) => {
          const places = [...new Set([0, ...cuts.filter((cut) => cut < text.length), text.length])].sort((one, other) => one - other);
          const pieces = places.slice(1).map((end, index) => ({ at: places[index] ?? 0, text: text.slice(places[index], end) }));
          const mixed = [...pieces, ...pieces.slice(0, 3)]
            .map((piece) => ({ piece, key: random.next().value }))
            .sort((one, other) => one.key - other.key);
          const steps = mixed.map(({ piece }) => segment(start + 1 + piece.at, piece.text));
          expect(put(segment(start, '', true), ...steps)).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });
});
