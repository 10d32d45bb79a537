import { parseArgs } from 'node:util';
import type { Problem } from '../../shared/model/problem.ts';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import type { Said } from '../../shared/model/said.ts';
import { say } from '../../shared/words/index.ts';

/** Options that a command knows: `text` takes a value, `flag` does not. */
export type KnownOptions = Readonly<Record<string, 'text' | 'flag'>>;

export interface Arguments<K extends KnownOptions> {
  readonly words: readonly string[];
  text(name: { [N in keyof K]: K[N] extends 'text' ? N : never }[keyof K] & string): string | null;
  flag(name: { [N in keyof K]: K[N] extends 'flag' ? N : never }[keyof K] & string): boolean;
}

/**
 * Reads the arguments after the command; an unknown option or a missing value is named, never guessed.
 * @param unknown `words` where what follows may be any text: an error code can begin with a minus
 */
export function readArguments<const K extends KnownOptions>(
  argv: readonly string[],
  known: K,
  unknown: 'refused' | 'words' = 'refused',
): Result<Arguments<K>, Problem> {
  const options = Object.fromEntries(
    Object.entries(known).map(([name, kind]) => [name, { type: kind === 'text' ? ('string' as const) : ('boolean' as const) }]),
  );
  const { tokens } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: false, tokens: true });
  const texts = new Map<string, string>();
  const flags = new Set<string>();
  const words: string[] = [];
  let lastWord = -1;
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (kind === undefined && unknown === 'words') {
      // A group of letters (`-2146`) comes as several tokens of one argument.
      const whole = argv[token.index];
      if (whole !== undefined && token.index !== lastWord) words.push(whole);
      lastWord = token.index;
      continue;
    }
    if (kind === undefined) return badUsage(say('terminal.unknown-option', { name: token.rawName }));
    if (kind === 'flag') flags.add(token.name);
    else if (token.value === undefined || token.value === '') return badUsage(say('terminal.option-needs-value', { name: token.rawName }));
    else texts.set(token.name, token.value);
  }
  return ok({ words, text: (name) => texts.get(name) ?? null, flag: (name) => flags.has(name) });
}

export function badUsage(said: Said, next: Said = say('terminal.see-usage')): { readonly ok: false; readonly error: Problem } {
  return fail({ kind: 'bad-input', said, next, detail: '' });
}
