import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteQueue } from './byte-queue.ts';

test('given pieces of any size, queues that follow one another hand out what was pushed into each', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.uint8Array({ maxLength: 9000 }), { maxLength: 6 }), { minLength: 1, maxLength: 6 }), (queues) => {
      for (const pieces of queues) {
        const queue = new ByteQueue();
        for (const piece of pieces) queue.push(piece);
        expect(Buffer.compare(queue.bytes, Buffer.concat(pieces))).toBe(0);
        queue.drop(3);
        expect(queue.length).toBe(Math.max(0, pieces.reduce((sum, piece) => sum + piece.length, 0) - 3));
        queue.release();
        expect(queue.length).toBe(0);
      }
    }),
    { numRuns: 50 },
  );
});

test('given two queues at once after one was let go, neither sees what the other holds', () => {
  const before = new ByteQueue();
  before.push(new Uint8Array(3000).fill(9));
  before.release();
  const [one, another] = [new ByteQueue(), new ByteQueue()];
  one.push(new Uint8Array(3000).fill(1));
  another.push(new Uint8Array(3000).fill(2));
  before.push(new Uint8Array(3000).fill(3));
  expect([one, another, before].map((queue) => [...new Set(queue.bytes)])).toEqual([[1], [2], [3]]);
});
