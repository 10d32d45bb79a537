import { expect, test } from 'vitest';
import { inAscii } from './in-ascii.ts';

test.each([
  ['a letter', '"Zürich"', 'Zürich'],
  ['a letter beyond the first plane', '"🔒"', '🔒'],
  ['a pattern by code points', '/^[🔒é]{2}$/u.test("é🔒")', true],
  ['a backslash before it that means nothing', '"\\é"', 'é'],
  ['a backslash of its own before it', '"\\\\é"', '\\é'],
  ['a template', '`${1}…`', '1…'],
])('given %s, the program in ASCII says the same', (_, code, value) => {
  expect(inAscii(code)).toMatch(/^[\0-\x7f]*$/);
  // biome-ignore lint/security/noGlobalEval: what the program says is what the test is about
  expect(globalThis.eval(inAscii(code))).toBe(value);
});
