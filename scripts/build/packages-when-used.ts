const TAKEN = /^var (import_[\w$]+) = (require_[\w$]+)\(\);\n/gm;

/**
 * A CommonJS package is run when something of it is used for the first time, not when the module that names it is loaded: the list of public
 * suffixes takes ten milliseconds, and most commands never ask it. The bundler's own wrapper runs a package once.
 * @param code a bundled module
 */
export function packagesWhenUsed(code: string): string {
  return [...code.matchAll(TAKEN)].reduce((changed, [line, taken = '', wrapper = '']) => {
    const uses = changed.split(new RegExp(`\\b${taken}\\b`)).length - 1;
    const reads = new RegExp(`\\b${taken}\\.`, 'g');
    // Handed on as a whole, it has to be there.
    if (uses !== 1 + (changed.match(reads)?.length ?? 0)) return changed;
    return changed.replace(line, '').replace(reads, `${wrapper}().`);
  }, code);
}
