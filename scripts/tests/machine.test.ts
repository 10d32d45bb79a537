import { expect, test } from 'vitest';
import { sumOfUris } from './machine.ts';

test('given what apt would fetch, adds up its size', () => {
  const output = [
    'Reading package lists...',
    "'http://deb.example/pool/n/nginx_1.22_amd64.deb' nginx_1.22_amd64.deb 527736 SHA256:ab",
    "'http://deb.example/pool/l/libx_1_amd64.deb' libx_1_amd64.deb 72264 SHA256:cd",
  ].join('\n');
  expect(sumOfUris(output)).toBe(0.6);
});

test('given that everything is here, there is nothing to fetch', () => {
  expect(sumOfUris('')).toBe(0);
});
