import { expect, test } from 'vitest';
import type { Machine } from './machine.ts';
import { readOnce } from './read-once.ts';
import { recordedMachine } from './testing/recorded-machine.ts';

/** A computer that counts what it is asked. */
function counting(): { readonly machine: Machine; readonly asked: string[] } {
  const asked: string[] = [];
  const own = recordedMachine({ files: { '/a': 'one' }, commands: { 'git config': 'x' } });
  const machine: Machine = {
    ...own,
    readFile: (path) => {
      asked.push(`read ${path}`);
      return own.readFile(path);
    },
    run: (command, args) => {
      asked.push([command, ...args].join(' '));
      return own.run(command, args);
    },
  };
  return { machine, asked };
}

test('given two readers of one file, reads it once and hands both the same bytes', async () => {
  const { machine, asked } = counting();
  const look = readOnce(machine);
  const [first, second] = await Promise.all([look.readFile('/a'), look.readFile('/a')]);
  expect(first).toBe(second);
  expect(await look.readFile('/absent')).toBeNull();
  expect(await look.readFile('/absent')).toBeNull();
  expect(asked).toEqual(['read /a', 'read /absent']);
});

test('given two readers of one program’s output, starts it once', async () => {
  const { machine, asked } = counting();
  const look = readOnce(machine);
  expect(await Promise.all([look.run('git', ['config']), look.run('git', ['config']), look.run('git', ['x'])])).toEqual(['x', 'x', null]);
  expect(asked).toEqual(['git config', 'git x']);
});

test('given a second look, reads anew: a file that was mended counts', async () => {
  const { machine, asked } = counting();
  await readOnce(machine).readFile('/a');
  await readOnce(machine).readFile('/a');
  expect(asked).toHaveLength(2);
});
