import { isAbsolute } from 'node:path';
import { build, type InlineConfig } from 'vite';
import type { Made } from './part.ts';
import { inRoot } from './paths.ts';

/**
 * Bundles the window. Nothing inline and no eval, so that `script-src 'self'` holds; relative addresses, because it is served from `app://`.
 * Out: the files and what they were made from. Throws what Vite throws.
 */
export async function bundleRenderer(): Promise<Made> {
  const inputs = new Set<string>([inRoot('renderer/index.html')]);
  const config: InlineConfig = {
    configFile: inRoot('vite.config.ts'),
    logLevel: 'warn',
    build: { write: false },
    plugins: [{ name: 'collect-inputs', moduleParsed: (module) => void inputs.add(module.id.replace(/\?.*$/, '')) }],
    worker: {
      plugins: () => [{ name: 'collect-worker-inputs', moduleParsed: (module) => void inputs.add(module.id.replace(/\?.*$/, '')) }],
    },
  };
  const built = await build(config);
  const files = new Map<string, Uint8Array>();
  for (const result of Array.isArray(built) ? built : [built]) {
    if (!('output' in result)) continue;
    for (const item of result.output) files.set(`renderer/${item.fileName}`, Buffer.from(item.type === 'chunk' ? item.code : item.source));
  }
  return { files, inputs: [...inputs].filter((id) => isAbsolute(id)) };
}
