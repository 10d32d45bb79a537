import { expect, test } from 'vitest';
import { listParts, workerParts } from './parts.ts';

test('given two workers with one file name, says which two and refuses', () => {
  expect(() => workerParts(['main/computer/pac.worker.ts', 'main/net/pac.worker.ts'])).toThrow(
    'main/net/pac.worker.ts and main/computer/pac.worker.ts would both become dist/workers/pac.js',
  );
});

test('given a worker, it becomes its own part', () => {
  expect(workerParts(['main/computer/proxy/pac.worker.ts']).map((part) => part.id)).toEqual(['worker pac']);
});

test('names every part once', () => {
  const ids = listParts().map((part) => part.id);
  expect(new Set(ids).size).toBe(ids.length);
});
