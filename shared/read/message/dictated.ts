/** The spelling alphabets people use on the phone: ICAO/NATO. */
const SPOKEN_LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu'
    .split(' ')
    .map((word) => [word, word.charAt(0)]),
);
const SPOKEN_MARKS: Readonly<Record<string, string>> = {
  underscore: '_',
  underline: '_',
  lowdash: '_',
  dash: '_',
  hyphen: '_',
  minus: '_',
  space: '_',
  colon: ':',
};
const SPOKEN_DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  'zero one two three four five six seven eight nine'.split(' ').map((word, digit) => [word, String(digit)]),
);
/** A Windows code: groups of it, as "0x 8009 0325", stand together here. */
const HEXADECIMAL = /^[0o]x[0-9a-f]{8}$/;
const LONGEST = 600;
/** So many letters said one by one are no accident of a sentence. */
const LETTERS = 4;

/**
 * A code as somebody hears it on the phone and types it: "s e c underscore e r r o r …", "Sierra Echo Charlie underscore error …".
 * @returns the code put together; null where the text is not of that kind
 */
export function dictated(text: string): string | null {
  if (text.length > LONGEST) return null;
  const words = text
    .toLowerCase()
    .replaceAll(/\bunder ?score\b|\blow ?(?:line|dash)\b/g, 'underscore')
    .replaceAll(/\bx-ray\b/g, 'xray')
    .replaceAll(/\bdouble[ -]([a-z])\b/g, '$1 $1')
    .split(/[\s,.;/-]{1,600}/)
    .filter((word) => word !== '');
  const marked = words.some((word) => SPOKEN_MARKS[word] === '_' || word === '_');
  const pieces = words.map((word) => SPOKEN_MARKS[word] ?? SPOKEN_LETTERS[word] ?? word);
  const letters = pieces.filter((piece) => /^[a-z0-9]$/.test(piece)).length;
  const digits = words.map((word) => SPOKEN_DIGITS[word] ?? word).join('');
  if (HEXADECIMAL.test(digits)) return digits.replace('o', '0');
  if (!marked && letters < LETTERS) return null;
  let code = '';
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1] ?? '';
    const together = index === 0 || piece === '_' || before === '_' || (piece.length === 1 && before.length === 1);
    code += together ? piece : `_${piece}`;
  }
  return code.replaceAll(/_{2,600}/g, '_').toUpperCase();
}
