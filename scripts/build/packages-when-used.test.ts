import { describe, expect, test } from 'vitest';
import { packagesWhenUsed } from './packages-when-used.ts';

const WRAPPER = 'var require_list = () => (ran.push(1), { suffix: (host) => host.split(".").at(-1) });\n';
const USE = 'const suffixOf = (host) => (0, import_list.suffix)(host);\n';

function run(code: string): { readonly ran: readonly number[]; readonly suffixOf: (host: string) => string } {
  const ran: number[] = [];
  return { ran, suffixOf: new Function('ran', `${packagesWhenUsed(code)}\nreturn suffixOf;`)(ran) };
}

describe('a bundled CommonJS package', () => {
  test('is not run by being named', () => {
    expect(run(`${WRAPPER}var import_list = require_list();\n${USE}`).ran).toEqual([]);
  });

  test('answers the same when it is used', () => {
    const { ran, suffixOf } = run(`${WRAPPER}var import_list = require_list();\n${USE}`);
    expect(suffixOf('shop.example')).toBe('example');
    expect(ran).toEqual([1]);
  });

  test('stays as it is where it is handed on as a whole', () => {
    const code = `${WRAPPER}var import_list = require_list();\nconst all = import_list;\n${USE}`;
    expect(packagesWhenUsed(code)).toBe(code);
  });
});
