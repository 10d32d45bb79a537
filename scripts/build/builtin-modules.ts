const IMPORT = /^import (?:\* as ([\w$]+)|([\w$]+)|(?:([\w$]+), )?\{ ([^}]*) \}) from "(node:[\w/]+)";$/gm;

/**
 * Node's own modules taken as they are, instead of imported: an import asks a module for all that it exports, which loads what nobody here
 * uses (`node:fs` brings the promises and readline, `node:util` the parser of MIME types, `node:crypto` all of WebCrypto). Each costs
 * several milliseconds of every start, in each thread (https://nodejs.org/api/process.html#processgetbuiltinmoduleid).
 * @param code a bundled module, its imports one per line
 */
export function takeBuiltins(code: string): string {
  return code.replace(IMPORT, (_, whole?: string, only?: string, first?: string, named = '', id = '') => {
    const taken = `process.getBuiltinModule(${JSON.stringify(id)})`;
    const all = whole ?? only ?? first;
    const names = named.replaceAll(' as ', ': ');
    if (all === undefined) return `const { ${names} } = ${taken};`;
    return `const ${all} = ${taken};${names === '' ? '' : ` const { ${names} } = ${all};`}`;
  });
}
