import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openedByArguments, openedByLink } from './opened.ts';

test.each([
  ['handshake-doctor://check/example.com', 'example.com'],
  ['handshake-doctor://check/example.com:8443', 'example.com:8443'],
  ['handshake-doctor://check/example.com/', 'example.com'],
  ['handshake-doctor://check/%5B2001:db8::1%5D:443', '[2001:db8::1]:443'],
  ['HANDSHAKE-DOCTOR://CHECK/example.com', 'example.com'],
])('%s names the target %s', (link, target) => {
  expect(openedByLink(link)).toEqual({ kind: 'target', target });
});

test.each([
  'handshake-doctor://check/',
  'handshake-doctor://other/example.com',
  'https://example.com/',
  'handshake-doctor://check/%zz',
  'handshake-doctor://check/a%00b',
  'handshake-doctor://check/%E2%80%AEmoc.elpmaxe',
  `handshake-doctor://check/${'x'.repeat(3000)}`,
])('%s asks for nothing we know', (link) => {
  expect(openedByLink(link)).toBeNull();
});

test('among the arguments of a start the first link counts; flags and paths are passed over', () => {
  expect(
    openedByArguments(['node', 'main.js', '--flag', 'handshake-doctor://check/a.example', 'handshake-doctor://check/b.example']),
  ).toEqual({
    kind: 'target',
    target: 'a.example',
  });
  expect(openedByArguments(['node', 'main.js'])).toBeNull();
});

test('any text is read without a fault', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void openedByLink(`handshake-doctor://check/${text}`)));
});
