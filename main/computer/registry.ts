import type { Machine } from './machine.ts';

export interface RegistryValue {
  readonly name: string;
  /** `REG_SZ`, `REG_DWORD`, `REG_BINARY` … */
  readonly type: string;
  /** As printed: a number as `0x1`, bytes as hexadecimal digits. */
  readonly data: string;
}

export interface RegistryKey {
  /** Spelled out: `HKEY_CURRENT_USER\…`. */
  readonly path: string;
  readonly values: readonly RegistryValue[];
}

/**
 * Reads the output of `reg query KEY [/s]`: a line for each key, below it lines of name, type and data parted by four blanks. Names of
 * types are not translated, so this reads every language's Windows.
 * Source: Microsoft, "reg query".
 */
export function parseRegistry(output: string): readonly RegistryKey[] {
  const keys: { path: string; values: RegistryValue[] }[] = [];
  for (const line of output.split(/\r?\n/u)) {
    if (/^HKEY_[A-Z_]+(\\|$)/u.test(line)) keys.push({ path: line.trim(), values: [] });
    const [, name, type, data] = /^ {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/u.exec(line) ?? [];
    if (name !== undefined && type !== undefined) keys.at(-1)?.values.push({ name, type, data: (data ?? '').trim() });
  }
  return keys;
}

/** One key, or with `deep` the keys below it too. Empty where it does not exist or cannot be read, as on any system but Windows. */
export async function queryRegistry(machine: Machine, path: string, depth: 'key' | 'deep' = 'key'): Promise<readonly RegistryKey[]> {
  if (machine.platform !== 'win32') return [];
  const output = await machine.run('reg', ['query', path, ...(depth === 'deep' ? ['/s'] : [])]);
  return output === null ? [] : parseRegistry(output);
}

/** The text of a value of a key, names in any case; null where it is not there. */
export function textOf(key: RegistryKey | undefined, name: string): string | null {
  return key?.values.find((value) => value.name.toLowerCase() === name.toLowerCase())?.data ?? null;
}

/** The number of a REG_DWORD; null where it is not there or no number. */
export function numberOf(key: RegistryKey | undefined, name: string): number | null {
  const text = textOf(key, name);
  return text !== null && /^(0x[0-9a-f]+|\d+)$/iu.test(text) ? Number(text) : null;
}

/** The bytes of a REG_BINARY; null where it is not there or not bytes. */
export function bytesOf(key: RegistryKey | undefined, name: string): Uint8Array | null {
  const text = textOf(key, name);
  return text !== null && text.length % 2 === 0 && /^[0-9a-f]*$/iu.test(text) ? new Uint8Array(Buffer.from(text, 'hex')) : null;
}
