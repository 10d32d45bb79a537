import { expect, test } from 'vitest';
import { takeBuiltins } from './builtin-modules.ts';

test.each([
  ['a name', 'import { statSync } from "node:fs";', 'const { statSync } = process.getBuiltinModule("node:fs");'],
  [
    'names, one under another',
    'import { open, stat as stat$1 } from "node:fs/promises";',
    'const { open, stat: stat$1 } = process.getBuiltinModule("node:fs/promises");',
  ],
  ['the whole', 'import * as zlib from "node:zlib";', 'const zlib = process.getBuiltinModule("node:zlib");'],
  ['what stands for it', 'import path from "node:path";', 'const path = process.getBuiltinModule("node:path");'],
  ['both', 'import path, { join } from "node:path";', 'const path = process.getBuiltinModule("node:path"); const { join } = path;'],
])('given an import of %s, takes it without asking for all the others', (_, code, taken) => {
  expect(takeBuiltins(code)).toBe(taken);
});

test.each([
  'import { say } from "./say.js";',
  'import { app } from "electron";',
  '  import { a } from "node:fs";',
  'const text = `import { a } from "node:fs";`;',
])('given %s, leaves it as it is', (code) => {
  expect(takeBuiltins(code)).toBe(code);
});
