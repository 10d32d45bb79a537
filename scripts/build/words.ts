import { globSync } from 'node:fs';
import type { Plugin } from 'rolldown';
import type { Made } from './part.ts';
import { inRoot } from './paths.ts';

const WORDS = 'shared/words/en';
const INDEX = `${WORDS}/index.ts`;

/** Every file that words stand in. */
export async function wordsInventory(): Promise<readonly string[]> {
  return globSync(`${WORDS}/**/*.ts`, { cwd: inRoot('') }).sort();
}

/** The words of each area as `words/<area>.json`. */
export async function collectWords(): Promise<Made> {
  const files = Object.entries(await areas()).map(([area, words]) => [`words/${area}.json`, Buffer.from(JSON.stringify(words))] as const);
  return { files: new Map(files), inputs: (await wordsInventory()).map(inRoot) };
}

/**
 * Under Node an area is read when its first sentence is told. All of them are four hundred kilobytes, most of it fixes; to load them with the
 * program took a tenth of a short run, and the memory besides.
 */
export const wordsByArea: Plugin = {
  name: 'words-by-area',
  async load(id) {
    if (id !== inRoot(INDEX)) return null;
    return `
      import { readFileSync } from 'node:fs';
      import { fileURLToPath } from 'node:url';
      function areas(names) {
        const found = {};
        for (const name of names) Object.defineProperty(found, name, { enumerable: true, configurable: true, get() {
          const value = JSON.parse(readFileSync(fileURLToPath(new URL('../words/' + name + '.json', import.meta.url)), 'utf8'));
          Object.defineProperty(found, name, { enumerable: true, value });
          return value;
        } });
        return found;
      }
      export const english = /* @__PURE__ */ areas(${JSON.stringify(Object.keys(await areas()))});
    `;
  },
};

async function areas(): Promise<Readonly<Record<string, unknown>>> {
  const { english } = await import('../../shared/words/en/index.ts');
  return english;
}
