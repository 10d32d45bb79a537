import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

const text = (document: Readonly<Record<string, unknown>>) => [...jsonText(document)].join('');

test('given any document, says what JSON.stringify says, indented by two', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
      expect(text(document)).toBe(`${JSON.stringify(document, null, 2)}\n`);
    }),
  );
});

test('given a value that is not there, leaves its key out as JSON.stringify does', () => {
  expect(text({ message: undefined, count: 1 })).toBe('{\n  "count": 1\n}\n');
});

test('given a long list, prints an element a line, and the same is read from it', () => {
  const events = Array.from({ length: 5000 }, (_, line) => ({ line, text: 'one\ntwo', of: [line, null] }));
  const printed = text({ before: 1, events, after: { list: [1] } });
  expect(JSON.parse(printed)).toEqual({ before: 1, events, after: { list: [1] } });
  expect(printed.split('\n').filter((line) => line.startsWith('    {"line":'))).toHaveLength(5000);
});

test('given a long list, hands it over in pieces', () => {
  const pieces = [...jsonText({ events: Array.from({ length: 5000 }, (_, line) => ({ line, text: 'x'.repeat(100) })) })];
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(100_000);
});
