import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeProfileFolder } from './profile-folder.ts';

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'profile-test-'));
  vi.stubEnv('TMPDIR', parent);
  vi.stubEnv('TEMP', parent);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(parent, { recursive: true });
});

test('only this user can read it, and it goes with all that is in it', () => {
  const folder = makeProfileFolder('/usr/bin/chromium');
  if (process.platform !== 'win32') expect(statSync(folder.path).mode & 0o077).toBe(0);
  mkdirSync(join(folder.path, 'Default'));
  writeFileSync(join(folder.path, 'Default', 'Cookies'), 'x');
  folder.remove();
  folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});

test('what a killed start left behind is removed; what belongs to a running one, or to somebody else, stays', () => {
  const { pid: gone } = spawnSync(process.execPath, ['-e', '']);
  const leftover = join(parent, `handshake-doctor-window-${gone}-abc123`);
  const running = join(parent, `handshake-doctor-window-${process.ppid}-abc123`);
  const foreign = join(parent, 'handshake-doctor-window-notes');
  for (const path of [leftover, running, foreign]) mkdirSync(path);
  makeProfileFolder('/usr/bin/chromium').remove();
  expect([leftover, running, foreign].map((path) => existsSync(path))).toEqual([false, true, true]);
});
