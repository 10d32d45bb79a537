/**
 * The structured clone algorithm over text, for messages between the window and the program: what Electron clones arrives here too,
 * what Electron refuses is refused here. Runs in Node and in the page.
 */
type Packed =
  | string
  | number
  | boolean
  | null
  | { readonly $: 'undefined' | 'nan' | 'infinity' | '-infinity' | '-0' }
  | { readonly $: 'bigint' | 'date' | 'bytes'; readonly of: string | number | null; readonly as?: string }
  | { readonly $: 'array' | 'object' | 'map' | 'set'; readonly id: number; readonly of: readonly unknown[] }
  | { readonly $: 'error'; readonly id: number; readonly name: string; readonly message: string; readonly stack: string | null }
  | { readonly $: 'seen'; readonly id: number };

/** @throws DataCloneError where structured clone throws: functions, symbols, nodes, promises */
export function packClone(value: unknown): string {
  const seen = new Map<object, number>();
  return JSON.stringify(pack(structuredClone(value), seen));
}

/** @returns the value as it was packed; throws on a text that `packClone` did not make */
export function unpackClone(text: string): unknown {
  return unpack(JSON.parse(text) as Packed, new Map());
}

function pack(value: unknown, seen: Map<object, number>): Packed {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'number') return packNumber(value);
  if (typeof value === 'bigint') return { $: 'bigint', of: String(value) };
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} cannot be sent.`);
  if (value instanceof Date) return { $: 'date', of: Number.isNaN(value.getTime()) ? null : value.getTime() };
  if (value instanceof ArrayBuffer) return { $: 'bytes', of: toBase64(new Uint8Array(value)), as: 'ArrayBuffer' };
  if (value instanceof Uint8Array) return { $: 'bytes', of: toBase64(value), as: 'Uint8Array' };
  const before = seen.get(value);
  if (before !== undefined) return { $: 'seen', id: before };
  const id = seen.size;
  seen.set(value, id);
  if (Array.isArray(value)) return { $: 'array', id, of: value.map((item) => pack(item, seen)) };
  if (value instanceof Map) return { $: 'map', id, of: [...value].map(([key, item]) => [pack(key, seen), pack(item, seen)]) };
  if (value instanceof Set) return { $: 'set', id, of: [...value].map((item) => pack(item, seen)) };
  if (value instanceof Error) return { $: 'error', id, name: value.name, message: value.message, stack: value.stack ?? null };
  if (Object.prototype.toString.call(value) !== '[object Object]') throw new TypeError('An object could not be cloned.');
  return { $: 'object', id, of: Object.entries(value).map(([key, item]) => [key, pack(item, seen)]) };
}

function packNumber(value: number): Packed {
  if (Number.isNaN(value)) return { $: 'nan' };
  if (!Number.isFinite(value)) return { $: value > 0 ? 'infinity' : '-infinity' };
  return Object.is(value, -0) ? { $: '-0' } : value;
}

function unpack(packed: Packed, seen: Map<number, unknown>): unknown {
  if (packed === null || typeof packed !== 'object') return packed;
  switch (packed.$) {
    case 'undefined':
      return undefined;
    case 'nan':
      return Number.NaN;
    case 'infinity':
      return Number.POSITIVE_INFINITY;
    case '-infinity':
      return Number.NEGATIVE_INFINITY;
    case '-0':
      return -0;
    case 'bigint':
      return BigInt(packed.of as string);
    case 'date':
      return new Date(packed.of === null ? Number.NaN : Number(packed.of));
    case 'bytes':
      return packed.as === 'ArrayBuffer' ? fromBase64(String(packed.of)).buffer : fromBase64(String(packed.of));
    case 'seen':
      return seen.get(packed.id);
    case 'error':
      return remember(seen, packed.id, unpackError(packed));
    default:
      return unpackContainer(packed, seen);
  }
}

function unpackContainer(packed: Extract<Packed, { $: 'array' | 'object' | 'map' | 'set' }>, seen: Map<number, unknown>): unknown {
  // Remembered before it is filled, because what is in it may point back at it.
  if (packed.$ === 'array') {
    const array: unknown[] = remember(seen, packed.id, []);
    for (const item of packed.of) array.push(unpack(item as Packed, seen));
    return array;
  }
  if (packed.$ === 'set') {
    const set = remember(seen, packed.id, new Set());
    for (const item of packed.of) set.add(unpack(item as Packed, seen));
    return set;
  }
  const pairs = packed.of as readonly (readonly [Packed, Packed])[];
  if (packed.$ === 'map') {
    const map = remember(seen, packed.id, new Map());
    for (const [key, item] of pairs) map.set(unpack(key, seen), unpack(item, seen));
    return map;
  }
  const object: Record<string, unknown> = remember(seen, packed.id, {});
  for (const [key, item] of pairs) {
    // Defined, not assigned: a key named __proto__ stays a key.
    Object.defineProperty(object, String(key), { value: unpack(item, seen), writable: true, enumerable: true, configurable: true });
  }
  return object;
}

function remember<T>(seen: Map<number, unknown>, id: number, value: T): T {
  seen.set(id, value);
  return value;
}

const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function unpackError(packed: { readonly name: string; readonly message: string; readonly stack: string | null }): Error {
  const kind = Object.hasOwn(ERRORS, packed.name) ? ERRORS[packed.name as keyof typeof ERRORS] : Error;
  const error = new kind(packed.message);
  if (packed.stack !== null) error.stack = packed.stack;
  return error;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
