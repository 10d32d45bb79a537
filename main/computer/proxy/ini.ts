/** The values of one group of an INI file (`[Proxy Settings]`, then `key=value`), case of keys kept. Empty where there is no such group. */
export function iniGroup(text: string, group: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let inside = false;
  for (const line of text.split(/\r?\n/u)) {
    const trimmed = line.trim();
    if (trimmed.startsWith('[')) inside = trimmed === `[${group}]`;
    const equals = trimmed.indexOf('=');
    // KDE marks values that nobody may change: `key[$i]=value`.
    if (inside && equals > 0 && !trimmed.startsWith('#'))
      values.set(
        trimmed
          .slice(0, equals)
          .replace(/\[\$\w+\]$/u, '')
          .trim(),
        trimmed.slice(equals + 1).trim(),
      );
  }
  return values;
}
