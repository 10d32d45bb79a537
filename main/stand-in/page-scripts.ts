import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What the stand-in puts into every page before the page's own scripts. */
export interface PageScripts {
  /** Name of the preload script's world. */
  readonly world: string;
  /** Name of the binding, which exists in that world only. */
  readonly binding: string;
  /** Random for every window; marks our messages between the worlds and our file tokens. */
  readonly secret: string;
  readonly pageSource: string;
  readonly preloadSource: string;
}

/**
 * Wraps the two page scripts and the program's preload script. The preload script is called like a sandboxed one of Electron:
 * it gets `require` and nothing else, so that one with `module` or `exports` breaks here too (electron#38161).
 * @param preload source text of the CommonJS preload script
 */
export function scriptsFor(preload: string): PageScripts {
  const secret = randomBytes(16).toString('hex');
  const binding = `standIn${secret}`;
  const constants = `bridge: ${JSON.stringify(secret)}, binding: ${JSON.stringify(binding)}`;
  return {
    world: 'preload',
    binding,
    secret,
    pageSource: `(() => {\nconst standIn = { ${constants} };\n${pageScript('page-world')}\n})();`,
    preloadSource: `(() => {\nconst standIn = { ${constants}, preload: (require) => {\n${preload}\n} };\n${pageScript('preload-world')}\n})();`,
  };
}

/** Page scripts are built apart, because they are the only part of the stand-in that runs in a page. */
function pageScript(name: 'page-world' | 'preload-world'): string {
  return readFileSync(new URL(`./page/${name}.js`, import.meta.url), 'utf8');
}
