import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { answeredAs, expectedLines } from '../../../e2e/certificates/expected.ts';
import { certificate, NOW, threeLevels } from '../../../e2e/certificates/make.ts';
import { answerChainLine, readTime } from './chain-answer.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../../e2e/fixtures/chains/${name}`, import.meta.url));

describe('the chains made for this project', () => {
  const lines = expectedLines(fixture('made.ndjson'), fixture('made-expected.ndjson'));
  test('are all there', () => expect(lines.length).toBe(41));
  test.each(lines.map(({ line, expected }) => [expected.id, line, expected] as const))('%s: verdict and reason', (_id, line, expected) => {
    expect(answeredAs(answerChainLine(line, NOW), expected)).toEqual(expected);
  });
});

describe('a line that cannot be read', () => {
  const { root, issuer, leaf } = threeLevels();
  const good = { id: 'x', chain: [leaf.pem, issuer.pem], trust: [root.pem], host: 'www.shop.example', time: '2026-11-20T12:00:00Z' };
  test('the same line in order is accepted', () =>
    expect(answerChainLine(JSON.stringify(good), NOW)).toEqual({ id: 'x', ok: true, findings: [] }));
  test.each([
    ['no JSON', 'hello', null],
    ['a number', '7', null],
    ['no chain', JSON.stringify({ ...good, chain: undefined }), 'x'],
    ['an empty chain', JSON.stringify({ ...good, chain: [] }), 'x'],
    ['a chain of numbers', JSON.stringify({ ...good, chain: [1] }), 'x'],
    ['trust that is no list', JSON.stringify({ ...good, trust: 'all' }), 'x'],
    ['a time that is none', JSON.stringify({ ...good, time: 'tomorrow' }), 'x'],
    ['a usage that is none', JSON.stringify({ ...good, usage: 'mail' }), 'x'],
    ['text instead of a certificate', JSON.stringify({ ...good, chain: ['hello'] }), 'x'],
  ])('%s is answered as malformed', (_what, line, id) => {
    const answer = answerChainLine(line, NOW);
    expect(answer).toMatchObject({ id, ok: false });
    expect(answer.findings[0]).toMatchObject({ cause: 'bad-certificate', kind: 'malformed' });
  });

  test('a revocation list that cannot be read refuses the chain', () => {
    expect(
      answerChainLine(JSON.stringify({ ...good, crls: ['-----BEGIN X509 CRL-----\nMAA=\n-----END X509 CRL-----'] }), NOW),
    ).toMatchObject({
      ok: false,
      findings: [{ kind: 'bad-revocation-list' }],
    });
  });
});

test('fractions of a second are cut off, not rounded', () => {
  const { root, issuer, leaf } = threeLevels({ leaf: { to: NOW } });
  const at = (time: string) => answerChainLine(JSON.stringify({ id: 1, chain: [leaf.pem, issuer.pem], trust: [root.pem], time }), 0).ok;
  expect(at('2026-11-20T12:00:00.999Z')).toBe(true);
  expect(at('2026-11-20T12:00:01Z')).toBe(false);
  expect(at('2026-11-20T13:00:00.5+01:00')).toBe(true);
});

test('a time without a zone is read as UTC', () => {
  expect(readTime('2026-11-20T12:00:00', 0)).toBe(NOW);
  expect(readTime('2026-11-20', 0)).toBe(NOW - 12 * 3_600_000);
  expect(readTime(null, 5)).toBe(5);
  expect(readTime('12:00', 0)).toBeNull();
});

test('a chain without roots of its own is judged by the public ones', () => {
  const answer = answerChainLine(JSON.stringify({ id: 'x', chain: [certificate().pem], time: '2026-11-20T12:00:00Z' }), NOW);
  expect(answer.findings.map((finding) => finding.kind)).toContain('self-signed');
});
