import { registerHooks } from 'node:module';

const ADDRESS = 'stand-in:electron';

/**
 * Lends the stand-in the name `electron`: whatever is loaded from now on and imports `electron` gets these exports.
 * The program's bundle stays the one that ships; nothing in it is replaced.
 */
export function lendName(exports: Readonly<Record<string, unknown>>): void {
  const key = Symbol.for(ADDRESS);
  Object.defineProperty(globalThis, key, { value: exports });
  const source = Object.keys(exports)
    .map((name) => `export const ${name} = globalThis[Symbol.for(${JSON.stringify(ADDRESS)})].${name};`)
    .join('\n');
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' ? { url: ADDRESS, format: 'module', shortCircuit: true } : next(specifier, context),
    load: (url, context, next) => (url === ADDRESS ? { format: 'module', source, shortCircuit: true } : next(url, context)),
  });
}
