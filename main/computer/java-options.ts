/**
 * The `-Dname=value` of what variables hand to Java: words parted by blanks, in which quotes of either kind hold blanks together. Of several
 * alike the last counts. Source: OpenJDK, "java" (JDK_JAVA_OPTIONS); JVM Tool Interface, "JAVA_TOOL_OPTIONS".
 */
export function parseOptions(options: string): ReadonlyMap<string, string> {
  return new Map(
    words(options).flatMap((word) => {
      const [, name, value] = /^-D([\w.]+)=([\s\S]*)$/u.exec(word) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
}

const LONGEST = 100_000;

function words(line: string): readonly string[] {
  const found: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (const sign of line.slice(0, LONGEST)) {
    if (sign === quote) quote = null;
    else if (quote === null && (sign === '"' || sign === "'")) {
      quote = sign;
      word ??= '';
    } else if (quote === null && /\s/u.test(sign)) {
      if (word !== null) found.push(word);
      word = null;
    } else word = (word ?? '') + sign;
  }
  return word === null ? found : [...found, word];
}
