import type { Machine } from './machine.ts';

/** All files of one look that are kept at the same time. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The same computer for the length of one look: what several readers ask for is read once, and all of them judge the same bytes. Folders of
 * hashed roots and the system's bundle are asked for by a dozen programs' readers.
 */
export function readOnce(machine: Machine): Machine {
  let bytes = 0;
  const readFile = once(machine.readFile);
  return {
    ...machine,
    execute: onceByLine(machine.execute),
    run: onceByLine(machine.run),
    readFile: async (path) => {
      // What is too much to be kept is read anew.
      if (bytes > MOST_BYTES && !readFile.knows(path)) return machine.readFile(path);
      const isNew = !readFile.knows(path);
      const read = await readFile.ask(path);
      if (isNew) bytes += read?.length ?? 0;
      return read;
    },
    list: once(machine.list).ask,
    presence: once(machine.presence).ask,
    realPath: once(machine.realPath).ask,
    modified: once(machine.modified).ask,
  };
}

interface Remembered<T> {
  readonly ask: (path: string) => Promise<T>;
  readonly knows: (path: string) => boolean;
}

function once<T>(ask: (path: string) => Promise<T>): Remembered<T> {
  const answers = new Map<string, Promise<T>>();
  return {
    ask: (path) => {
      const known = answers.get(path) ?? ask(path);
      answers.set(path, known);
      return known;
    },
    knows: (path) => answers.has(path),
  };
}

function onceByLine<T>(
  start: (command: string, args: readonly string[]) => Promise<T>,
): (command: string, args: readonly string[]) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (command, args) => {
    const line = JSON.stringify([command, ...args]);
    const known = answers.get(line) ?? start(command, args);
    answers.set(line, known);
    return known;
  };
}
