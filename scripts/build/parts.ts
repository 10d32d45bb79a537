import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { assetInventory, collectAssets } from './assets.ts';
import { bundleForNode } from './node-bundle.ts';
import type { Part } from './part.ts';
import { inRoot } from './paths.ts';
import { bundleRenderer } from './renderer.ts';
import { collectWords, wordsInventory } from './words.ts';

/** `electron` is resolved when the bundle is loaded: by Electron itself, or by the stand-in's starter. */
const ELECTRON = ['electron'];

const FIXED: readonly Part[] = [
  {
    id: 'main',
    entry: 'main/shell/main.ts',
    make: () => bundleForNode({ entry: 'main/shell/main.ts', file: 'main/main.js', format: 'module', single: false, external: ELECTRON }),
  },
  {
    id: 'preload',
    entry: 'main/shell/preload.ts',
    make: () =>
      bundleForNode({ entry: 'main/shell/preload.ts', file: 'main/preload.cjs', format: 'commonjs', single: true, external: ELECTRON }),
  },
  {
    id: 'command line',
    entry: 'main/command-line/main.ts',
    make: () =>
      bundleForNode({
        entry: 'main/command-line/main.ts',
        file: 'cli/handshake-doctor.mjs',
        format: 'module',
        single: false,
        external: [],
      }),
  },
  {
    id: 'stand-in',
    entry: 'main/stand-in/start.ts',
    make: () =>
      bundleForNode({ entry: 'main/stand-in/start.ts', file: 'stand-in/start.js', format: 'module', single: false, external: [] }),
  },
  ...['preload-world', 'page-world'].map((name) => ({
    id: name.replace('-', ' '),
    entry: `main/stand-in/page/${name}.ts`,
    make: () =>
      bundleForNode({
        entry: `main/stand-in/page/${name}.ts`,
        file: `stand-in/page/${name}.js`,
        format: 'commonjs',
        single: true,
        external: [],
      }),
  })),
  { id: 'window', entry: 'renderer/app/main.tsx', make: bundleRenderer },
  { id: 'words', entry: 'shared/words/en/index.ts', inventory: wordsInventory, make: collectWords },
  { id: 'assets', entry: 'main/files/assets.ts', inventory: assetInventory, make: collectAssets },
];

/** Every part of the build, workers included: each `main/**` file named `<name>.worker.ts` becomes `dist/workers/<name>.js`. Throws when two workers share a name. */
export function listParts(): readonly Part[] {
  return [...FIXED, ...workerParts(workerFiles())];
}

/** One part per worker. In: paths in the repository. Throws when two workers share a file name, because they would share a bundle. */
export function workerParts(files: readonly string[]): readonly Part[] {
  const byName = new Map<string, string>();
  for (const file of files) {
    const name = basename(file, '.worker.ts');
    const other = byName.get(name);
    if (other !== undefined) throw new Error(`${file} and ${other} would both become dist/workers/${name}.js. Rename one of them.`);
    byName.set(name, file);
  }
  return [...byName].map(([name, entry]) => ({
    id: `worker ${name}`,
    entry,
    make: () => bundleForNode({ entry, file: `workers/${name}.js`, format: 'module', single: false, external: [] }),
  }));
}

function workerFiles(): string[] {
  return readdirSync(inRoot('main'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.worker.ts'))
    .map((path) => `main/${path.replaceAll('\\', '/')}`)
    .sort();
}
