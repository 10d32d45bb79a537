/** `user:password@` behind a scheme. A path with an @ in it stays. */
const USER_OF_ADDRESS = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/"'<>]*@/giu;
/** The same without a scheme; `C:\Users\a@b` is a path. */
const BARE_USER = /(?<![\w/.-])[^\s"',;:/()<>\\]+:(?![\\/])[^\s"',;()<>]*@/gu;
/** What follows `?` and `#` often holds a key. */
const QUERY = /\b([a-z][a-z0-9+.-]*:\/\/[^\s"'?#<>]+)[?#][^\s"'<>]*/giu;
/** Such an address holds a whole text of its own, a script for example. */
const DATA = /^data:/iu;
const SECRET_NAME = /passw|passphrase|secret|token|credential|authorization|api-?key/iu;

/** A text of this computer's settings as people may see it: no user name, no password, no query of an address, no script within one. */
export function maskedText(text: string): string {
  if (DATA.test(text)) return 'data:…';
  // Most texts are paths and names.
  if (!text.includes('@') && !text.includes('://')) return text;
  return text.replace(USER_OF_ADDRESS, '$1').replace(BARE_USER, '').replace(QUERY, '$1');
}

/** Every text of a report, whichever reader it came from; certificates are public and stay word for word. A setting named as a secret loses its value. */
export function masked<T>(report: T): T {
  return maskedValue(report) as T;
}

function maskedValue(value: unknown): unknown {
  if (typeof value === 'string') return maskedText(value);
  if (Array.isArray(value)) return value.map(maskedValue);
  if (typeof value !== 'object' || value === null) return value;
  const named = 'setting' in value && typeof value.setting === 'string' && SECRET_NAME.test(value.setting);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === 'certificate' ? one : key === 'value' && named ? '…' : maskedValue(one)]),
  );
}
