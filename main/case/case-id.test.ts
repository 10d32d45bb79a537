import { expect, test } from 'vitest';
import { newCaseId } from './case-id.ts';

test('has the form of a UUID of version 4', () => {
  for (let times = 0; times < 100; times += 1)
    expect(newCaseId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('given ten thousand cases, names each differently', () => {
  expect(new Set(Array.from({ length: 10_000 }, newCaseId)).size).toBe(10_000);
});
