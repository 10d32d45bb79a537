import { dirname, isAbsolute } from 'node:path';
import { type OutputOptions, type Plugin, rolldown } from 'rolldown';
import { takeBuiltins } from './builtin-modules.ts';
import { inAscii } from './in-ascii.ts';
import { packagesWhenUsed } from './packages-when-used.ts';
import type { Made } from './part.ts';
import { inRoot, ROOT } from './paths.ts';
import { wordsByArea } from './words.ts';

const WORKER_URL = /new URL\(\s*(['"])(?:[^'"]*\/)?([\w-]+)\.worker\.ts\1\s*,\s*import\.meta\.url\s*\)/g;

/**
 * Files that a module finds beside itself stand elsewhere once it is bundled: every bundle lies one folder under `dist`.
 * Workers become `dist/workers/<name>.js`, words `dist/words/<area>.json`, the sandbox's WebAssembly `dist/assets/sandbox/quickjs.wasm`.
 */
const filesBesideTheModule: Plugin = {
  name: 'files-beside-the-module',
  transform(code, id) {
    if (id.includes('/quickjs-wasi/')) {
      return code.replace("new URL('../quickjs.wasm', import.meta.url)", "new URL('../assets/sandbox/quickjs.wasm', import.meta.url)");
    }
    return WORKER_URL.test(code) ? code.replace(WORKER_URL, "new URL('../workers/$2.js', import.meta.url)") : null;
  },
};

export interface NodeBundle {
  readonly entry: string;
  /** The file under `dist`; chunks that are loaded later lie beside it. */
  readonly file: string;
  readonly format: 'module' | 'commonjs';
  /** One file for everything: a preload cannot load chunks. */
  readonly single: boolean;
  readonly external: readonly string[];
}

/** Bundles one entry that runs under Node, with every npm package in it. Out: the files and what they were made from. Throws what rolldown throws. */
export async function bundleForNode(wanted: NodeBundle): Promise<Made> {
  const bundle = await rolldown({
    input: inRoot(wanted.entry),
    cwd: ROOT,
    platform: 'node',
    external: [...wanted.external],
    plugins: [filesBesideTheModule, ...(wanted.single ? [] : [wordsByArea])],
    // Sentences do nothing by being loaded: a worker that only names them by their keys goes without their text.
    treeshake: { moduleSideEffects: [{ test: /\/shared\/words\//, sideEffects: false }] },
    tsconfig: inRoot('tsconfig.json'),
    onLog(_level, log) {
      // An import that nothing answers would only fail when the program runs. Other remarks are about speed.
      if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
    },
  });
  try {
    const folder = dirname(wanted.file);
    const name = wanted.file.slice(folder.length + 1);
    const { output } = await bundle.generate({
      format: wanted.format === 'module' ? 'es' : 'cjs',
      entryFileNames: name,
      chunkFileNames: '[name]-[hash].js',
      ...(wanted.single ? { codeSplitting: false } : {}),
    } satisfies OutputOptions);
    const files = new Map<string, Uint8Array>();
    const inputs = new Set<string>();
    for (const item of output) {
      files.set(
        `${folder}/${item.fileName}`,
        Buffer.from(item.type === 'chunk' ? inAscii(takeBuiltins(packagesWhenUsed(item.code))) : item.source),
      );
      if (item.type === 'chunk') for (const id of item.moduleIds) inputs.add(id);
    }
    return { files, inputs: [...inputs].filter((id) => isAbsolute(id)) };
  } finally {
    await bundle.close();
  }
}
