import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { guardServices } from './service-guard.ts';

let folder = '';
let policy = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'service-guard-'));
  policy = join(folder, 'policy-rc.d');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a program that guards the services and then ends in its own way. */
function runGuarded(ending: string): void {
  const guard = new URL('./service-guard.ts', import.meta.url).href;
  spawnSync(process.execPath, [
    '--input-type=module',
    '-e',
    `import { guardServices } from '${guard}'; guardServices(${JSON.stringify(policy)}); ${ending}`,
  ]);
}

test('given no policy, writes one that forbids services, and takes it away', () => {
  const guard = guardServices(policy);
  expect(spawnSync('sh', [policy]).status).toBe(101);
  if (process.platform !== 'win32') expect(statSync(policy).mode & 0o111).toBe(0o111);
  guard.remove();
  expect(existsSync(policy)).toBe(false);
  guard.remove();
});

test('given a policy of somebody else, neither changes nor removes it', () => {
  writeFileSync(policy, '#!/bin/sh\nexit 0\n');
  guardServices(policy).remove();
  expect(readFileSync(policy, 'utf8')).toBe('#!/bin/sh\nexit 0\n');
});

test.each([
  ['comes to its end', ''],
  ['exits early', 'process.exit(3);'],
  ['crashes', "throw new Error('crash');"],
  ['fails in a promise', "await Promise.reject(new Error('crash'));"],
])('given that the program %s, no policy stays behind', (_, ending) => {
  runGuarded(ending);
  expect(existsSync(policy)).toBe(false);
});

test('given a policy that a killed run of ours left behind, takes it away', () => {
  runGuarded("process.kill(process.pid, 'SIGKILL');");
  expect(existsSync(policy)).toBe(true);
  guardServices(policy).remove();
  expect(existsSync(policy)).toBe(false);
});
