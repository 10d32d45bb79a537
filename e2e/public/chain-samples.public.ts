import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { answerChainLine } from '../../main/case/chains/chain-answer.ts';
import { answeredAs, expectedLines } from '../certificates/expected.ts';

const samples = (name: string) => fileURLToPath(new URL(`../../../shared/chains/${name}`, import.meta.url));

describe('the path-validation samples (C2SP/x509-limbo, Netflix/bettertls)', () => {
  const lines = expectedLines(samples('sample.ndjson'), samples('sample-expected.ndjson'));
  test('are there', () => expect(lines.length).toBeGreaterThan(50));
  test.each(lines.map(({ line, expected }) => [expected.id, line, expected] as const))('%s: verdict and reason', (_id, line, expected) => {
    expect(answeredAs(answerChainLine(line, Date.parse('2026-11-20T12:00:00Z')), expected)).toEqual(expected);
  });
});
