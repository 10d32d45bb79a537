/** A value put into a sentence. Foreign text (names from a certificate, a server's reply) is a plain string and is escaped on output. */
export type SaidValue =
  | string
  | number
  | readonly string[]
  | { readonly date: string }
  | { readonly dateTime: string }
  | { readonly milliseconds: number }
  | { readonly bytes: number }
  /** Another sentence of `shared/words`, by key. */
  | { readonly say: string };

/** A sentence not yet put into a language: a key of `shared/words` and the values it needs. Made with `say()` of `shared/words`, which checks both. */
export interface Said {
  readonly key: string;
  readonly values?: Readonly<Record<string, SaidValue>>;
}
