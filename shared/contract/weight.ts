const DEEPEST = 32;

/**
 * The weight of a JSON-safe value in bytes: strings as UTF-8, everything else 8 bytes.
 * Stops counting once `limit` is passed, so that its own cost is bounded.
 * @returns the weight; more than `limit` when it is too heavy; NaN when the value is not JSON-safe or nested deeper than 32
 */
export function weigh(value: unknown, limit: number): number {
  return weighAt(value, limit, 0);
}

function weighAt(value: unknown, limit: number, depth: number): number {
  if (depth > DEEPEST) return Number.NaN;
  if (typeof value === 'string') return value.length > limit ? value.length : utf8Length(value);
  if (value === null || typeof value === 'boolean') return 8;
  if (typeof value === 'number') return Number.isFinite(value) ? 8 : Number.NaN;
  if (typeof value !== 'object') return Number.NaN;
  if (!Array.isArray(value) && !isPlain(value)) return Number.NaN;
  let sum = 8;
  for (const [key, item] of Object.entries(value)) {
    sum += (Array.isArray(value) ? 0 : key.length) + weighAt(item, limit - sum, depth + 1);
    if (Number.isNaN(sum) || sum > limit) return sum;
  }
  return sum;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // A surrogate pair is two units and four bytes: one more for each half.
    if (unit >= 0x80) bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
