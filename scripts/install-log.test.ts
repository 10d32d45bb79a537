import { expect, test } from 'vitest';
import { InstallLog } from './install-log.mjs';

const FETCHED = 'npm http fetch GET 200 https://registry.example/react/-/react-19.3.1.tgz 312ms (cache miss)\n';
const FAILED = 'npm http fetch GET https://registry.example/react/-/react-19.3.1.tgz attempt 1 failed with EAI_AGAIN\n';

test('given packages that arrive, counts them and goes on', () => {
  const log = new InstallLog(0);
  log.read(FETCHED.repeat(2), 1000);
  expect(log.fetched).toBe(2);
  expect(log.isHopeless(600_000)).toBe(false);
});

test('given that every request fails, gives up after a while and knows why', () => {
  const log = new InstallLog(0);
  log.read(FAILED.repeat(20), 5000);
  expect(log.isHopeless(10_000)).toBe(false);
  expect(log.isHopeless(21_000)).toBe(true);
  expect(log.lastFailure).toContain('EAI_AGAIN');
});

test('given a failure now and then, goes on', () => {
  const log = new InstallLog(0);
  log.read(FAILED.repeat(5), 5000);
  log.read(FETCHED, 15_000);
  log.read(FAILED, 16_000);
  expect(log.isHopeless(60_000)).toBe(false);
});

test('given output in pieces, keeps what npm says besides its requests', () => {
  const log = new InstallLog(0);
  log.read('npm error code ENO', 1);
  log.read(`SPC\n${FETCHED}`, 2);
  expect(log.words).toBe('npm error code ENOSPC\n');
  expect(log.fetched).toBe(1);
});
