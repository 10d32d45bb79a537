/**
 * The same program in ASCII: V8 then keeps its text in one byte a letter and need not decode it, which is a tenth of a short run. Strings,
 * patterns, names and comments may hold other letters, and in all of them an escape means the same (ECMA-262, sections 12.7 and 12.9);
 * only `String.raw` would tell them apart.
 * @param code a program in which a letter after an odd number of backslashes stands for itself
 */
export function inAscii(code: string): string {
  return code.replace(
    /(\\*)([^\0-\x7f])/g,
    (_, slashes: string, unit: string) => `${slashes.slice(slashes.length % 2)}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
