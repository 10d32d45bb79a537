import { expect, test } from 'vitest';
import { reasonIn } from './electron-runtime.ts';

test.each([
  ['TypeError: fetch failed\n    at node:internal/deps/undici', 'the place it is fetched from cannot be reached'],
  ['Error: getaddrinfo ENOTFOUND example.org', 'the download failed with ENOTFOUND'],
  ['Error: ENOSPC: no space left on device, write', 'the disk is full'],
  ['HTTPError: Response code 403 (Forbidden)', 'the download was answered with HTTP 403'],
  ['\nsomething odd\n    at x', 'the download failed: something odd'],
  ['', 'the download failed'],
])('given that the installer said %j, the reason is: %s', (complaint, reason) => {
  expect(reasonIn(complaint)).toBe(reason);
});
