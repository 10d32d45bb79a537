import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * The words of fix plans are more than a third of all. `renderer/app/words-of-plans.ts` brings them, and those of logs, with the first step
 * that shows an answer, but for those that only a terminal says.
 */
const WORDS_BROUGHT_LATER: Readonly<Record<string, string>> = {
  './fixes.ts': 'export const fixes = {};',
  './fixes/index.ts': 'export const fixWords = {};',
  './handshake.ts': 'export const handshake = {};',
  './logs.ts': 'export const logs = {};',
  './others.ts': 'export const others = {};',
  './recheck.ts': 'export const recheck = {};',
  './servers/index.ts': 'export const serverWords = {};',
  './steps.ts': 'export const steps = {};',
  './terminal.ts': 'export const terminal = {};',
};

/** Leaves them out where all words are put together; whoever imports them by themselves gets them. */
function wordsBroughtLater(): Plugin {
  const mark = '\0words-brought-later:';
  return {
    name: 'words-brought-later',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source in WORDS_BROUGHT_LATER && importer?.endsWith('/shared/words/en/index.ts') === true ? `${mark}${source}` : null,
    load: (id) => (id.startsWith(mark) ? WORDS_BROUGHT_LATER[id.slice(mark.length)] : null),
  };
}

// The window only. Everything that runs under Node is bundled by scripts/build.
export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  plugins: [wordsBroughtLater(), react()],
  build: {
    target: 'chrome140',
    outDir: '../dist/renderer',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
});
