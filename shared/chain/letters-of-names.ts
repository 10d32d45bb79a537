/** A-labels of a host name; what cannot be converted stays as it is, in lower case. */
export function toAscii(name: string): string {
  const lower = name.toLowerCase();
  return /^[\x20-\x7e]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFKC')
        .split(/[.\u3002\uff0e\uff61]/)
        .map(labelToAscii)
        .join('.');
}

/**
 * Letters that look like Latin ones in common fonts: Cyrillic, Greek, Armenian, and the digits that stand in for letters. A short list
 * after Unicode's confusables (UTS #39): only what fills whole names.
 */
const LOOKS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'аеорсухіјѕһԁԛԝӏ'].map((letter, at) => [letter, 'aeopcyxijshdqwl'[at] ?? ''])),
  ...Object.fromEntries([...'αορνικτυχ'].map((letter, at) => [letter, 'aopviktux'[at] ?? ''])),
  ı: 'i',
  ɡ: 'g',
  '0': 'o',
  '1': 'l',
};

/** Longer than any host name may be, in whatever letters. */
const MAX_NAME = 1000;

/** Two different names that are the same to the eye. */
export function looksAlike(one: string, other: string): boolean {
  if (Math.max(one.length, other.length) > MAX_NAME) return false;
  if (toAscii(one) === toAscii(other)) return false;
  return shape(one) === shape(other);
}

function shape(name: string): string {
  return [...name.split('.').map(labelToUnicode).join('.').toLowerCase().normalize('NFKC')]
    .map((letter) => LOOKS[letter] ?? letter)
    .join('')
    .replaceAll('rn', 'm');
}

function labelToUnicode(label: string): string {
  return label.startsWith('xn--') ? (fromPunycode(label.slice(4)) ?? label) : label;
}

/** Longer than any label may be; decoding takes time in proportion to the square of the length. */
const MAX_LABEL = 63;

/** Letters of a Punycode label (RFC 3492 section 6.2); null where it is none. */
function fromPunycode(encoded: string): string | null {
  if (encoded.length > MAX_LABEL) return null;
  const last = encoded.lastIndexOf('-');
  const output = last > 0 ? [...encoded.slice(0, last)].map((letter) => letter.charCodeAt(0)) : [];
  let at = last > 0 ? last + 1 : 0;
  let n = 128;
  let position = 0;
  let bias = 72;
  while (at < encoded.length) {
    const before = position;
    let weight = 1;
    for (let k = 36; ; k += 36) {
      const value = digitValue(encoded.charCodeAt(at));
      at += 1;
      if (value === null) return null;
      position += value * weight;
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (value < threshold) break;
      weight *= 36 - threshold;
    }
    const count = output.length + 1;
    bias = adapt(position - before, count, before === 0);
    n += Math.floor(position / count);
    position %= count;
    if (n > 0x10_ff_ff || (n >= 0xd8_00 && n <= 0xdf_ff)) return null;
    output.splice(position, 0, n);
    position += 1;
  }
  return String.fromCodePoint(...output);
}

function digitValue(code: number): number | null {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : null;
}

/** Punycode (RFC 3492) of one label. */
function labelToAscii(label: string): string {
  const points = [...label].map((letter) => letter.codePointAt(0) ?? 0);
  if (points.every((point) => point < 128)) return label;
  const basic = points.filter((point) => point < 128);
  let output = String.fromCodePoint(...basic) + (basic.length > 0 ? '-' : '');
  let handled = basic.length;
  let n = 128;
  let delta = 0;
  let bias = 72;
  while (handled < points.length) {
    const next = Math.min(...points.filter((point) => point >= n));
    delta += (next - n) * (handled + 1);
    n = next;
    for (const point of points) {
      if (point < n) delta += 1;
      if (point !== n) continue;
      output += variableLength(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    n += 1;
  }
  return `xn--${output}`;
}

function variableLength(delta: number, bias: number): string {
  let text = '';
  let rest = delta;
  for (let k = 36; ; k += 36) {
    const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
    if (rest < threshold) return text + digit(rest);
    text += digit(threshold + ((rest - threshold) % (36 - threshold)));
    rest = Math.floor((rest - threshold) / (36 - threshold));
  }
}

function digit(value: number): string {
  return String.fromCharCode(value < 26 ? 97 + value : 22 + value);
}

function adapt(delta: number, count: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
