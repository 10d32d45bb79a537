/** What our sentences and the lists in them use beyond ASCII, and how it reads without. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
  '×': 'x',
  '→': '->',
  '←': '<-',
  '↑': 'Up',
  '↓': 'Down',
  '•': '-',
  '│': '|',
  '└': '-',
  '◆': '*',
  '◇': 'o',
  '■': 'x',
  '▲': '!',
  '●': '>',
  '○': ' ',
  '█': '_',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/**
 * Does this terminal show UTF-8? By the locale as POSIX orders it (LC_ALL, LC_CTYPE, LANG; IEEE Std 1003.1-2024, section 8.2). Where none
 * is set, as in most containers, the terminal outside is believed to; only Linux's own console is not.
 */
export function showsUtf8({ LC_ALL, LC_CTYPE, LANG, TERM }: Readonly<Record<string, string | undefined>>, platform: string): boolean {
  if (platform === 'win32') return true;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((one) => one !== undefined && one !== '');
  return locale === undefined ? TERM !== 'linux' : /utf-?8/i.test(locale);
}

/** The same text in ASCII: signs by their nearest, letters without their marks, all else as a question mark. */
export function inAscii(text: string): string {
  return text
    .replace(/[^\0-\x7f]/gu, (sign) => PLAIN[sign] ?? sign)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\0-\x7f]/gu, '?');
}
