import { expect, test } from 'vitest';
import { covers } from './installed.mjs';

const linux = { platform: 'linux', arch: 'x64' };
const react = { version: '19.0.0', integrity: 'sha512-a' };
const node = { version: '24.21.0', integrity: 'sha512-n', optional: true, os: ['linux'], cpu: ['x64'] };

test('given everything that the lock file names, nothing needs to be installed', () => {
  expect(covers({ react, node }, { '': {}, react, node }, linux)).toBe(true);
});

test.each([
  ['a package is missing', { node }],
  ['a package has another version', { react: { ...react, version: '18.0.0' }, node }],
  ['a package has other content', { react: { ...react, integrity: 'sha512-b' }, node }],
  ['the platform’s own package is missing', { react }],
])('given that %s, the installation runs', (_, present) => {
  expect(covers(present, { react, node }, linux)).toBe(false);
});

test('given a package of another platform or of another C library, its absence is right', () => {
  const musl = { ...node, libc: ['musl'] };
  expect(covers({ react }, { react, node }, { platform: 'darwin', arch: 'arm64' })).toBe(true);
  expect(covers({ react }, { react, musl }, linux)).toBe(true);
});
