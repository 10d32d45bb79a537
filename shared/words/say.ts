import type { english } from './en/index.ts';

type English = typeof english;

/** Every key of the English words: `area.key`. A key that is not there does not compile. */
export type WordKey = { [A in keyof English & string]: `${A}.${keyof English[A] & string}` }[keyof English & string];

type Entry<K extends string> = K extends `${infer A}.${infer R}`
  ? A extends keyof English
    ? R extends keyof English[A]
      ? English[A][R]
      : never
    : never
  : never;
type TextOf<E> = E extends string ? E : E extends { one: infer O; other: infer P } ? (O | P) & string : never;
type Holes<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;

/** A value put into a sentence; see `shared/model/said.ts`, which this mirrors so that words import nothing. */
export type WordValue =
  | string
  | number
  | readonly string[]
  | { readonly date: string }
  | { readonly dateTime: string }
  | { readonly milliseconds: number }
  | { readonly bytes: number }
  | { readonly say: string };

type ValuesOf<K extends string> = [Holes<TextOf<Entry<K>>>] extends [never]
  ? []
  : [values: { readonly [H in Holes<TextOf<Entry<K>>>]: WordValue }];

/**
 * A sentence by its key, with the values its holes ask for; both are checked when compiling.
 * Example: `say('causes/expired.because.ran-out', { days: 35 })`.
 */
export function say<K extends WordKey>(
  key: K,
  ...values: ValuesOf<K>
): { readonly key: K; readonly values?: Readonly<Record<string, WordValue>> } {
  const given = values[0] as Readonly<Record<string, WordValue>> | undefined;
  return given === undefined ? { key } : { key, values: given };
}
