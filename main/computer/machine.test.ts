import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FILE_LIMIT, readText, thisMachine } from './machine.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'machine-'));
});
afterAll(() => rm(folder, { recursive: true }));

const machine = thisMachine();

test('given a program that is there, hands out what it prints; a failing one answers null unless its answer is wanted', async () => {
  expect(await machine.run(process.execPath, ['-e', "process.stdout.write('said')"])).toBe('said');
  expect(await machine.run(process.execPath, ['-e', "console.log('said'); process.exit(3)"])).toBeNull();
  expect(await machine.execute(process.execPath, ['-e', "process.stdout.write('said'); process.exit(3)"])).toMatchObject({
    exitCode: 3,
    stdout: 'said',
  });
});

test('given a program that is not there, or that never ends, answers null', async () => {
  expect(await machine.execute('no-such-program-here', [])).toBeNull();
  expect(await machine.execute(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])).toBeNull();
});

test('given a program that reads its input, hands it the end at once', async () => {
  expect(
    await machine.run(process.execPath, ['-e', "process.stdin.on('data', () => {}).on('end', () => process.stdout.write('ended'))"]),
  ).toBe('ended');
});

test('given files, reads them; none, a folder or one that is too large answers null', async () => {
  const path = join(folder, 'a.txt');
  await writeFile(path, '\uFEFFtext');
  expect(await readText(machine, path)).toBe('text');
  expect(await machine.readFile(join(folder, 'none'))).toBeNull();
  expect(await machine.readFile(folder)).toBeNull();
  const large = join(folder, 'large');
  await writeFile(large, new Uint8Array(FILE_LIMIT + 1));
  expect(await machine.readFile(large)).toBeNull();
  await rm(large);
  expect(await machine.list(folder)).toEqual(['a.txt']);
  expect(await machine.list(path)).toBeNull();
});

test('given a pipe in the place of a file, does not wait for anybody to write', async () => {
  const pipe = join(folder, 'pipe');
  const made = await new Promise<boolean>((resolve) => execFile('mkfifo', [pipe], (error) => resolve(error === null)));
  if (made) expect(await machine.readFile(pipe)).toBeNull();
  else expect(process.platform).toBe('win32');
  await rm(pipe, { force: true });
});

test('tells what is not there from what may not be looked at', async () => {
  expect(await machine.presence(join(folder, 'none'))).toBe('not-there');
  expect(await machine.presence(folder)).toBe('there');
  const closed = await mkdtemp(join(folder, 'closed-'));
  await chmod(closed, 0o000);
  // An administrator may look everywhere, and Windows has other rules.
  const may = process.getuid?.() === 0 || process.platform === 'win32';
  expect(await machine.presence(join(closed, 'x'))).toBe(may ? 'not-there' : 'no-right');
  await chmod(closed, 0o700);
});
