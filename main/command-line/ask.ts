import type { Terminal } from './terminal.ts';

/** One answer that can be chosen. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface LineWish {
  /** Said beside the field. */
  readonly hint?: string;
  /** What stands in the field already; Enter takes it. */
  readonly initial?: string;
  /** What an empty line means. */
  readonly whenEmpty?: string;
}

/** How a person at a keyboard is asked. Every answer is null when they gave up (Ctrl+C, or the input ended). */
export interface Asker {
  choose<Value extends string>(message: string, choices: readonly Choice<Value>[], initial?: string): Promise<Value | null>;
  line(message: string, wish?: LineWish): Promise<string | null>;
  /** Several lines, until an empty one. */
  lines(message: string): Promise<string | null>;
}

/** Where a terminal cannot move its cursor, lists are numbered and answered by a line. Loaded only where somebody is asked. */
export async function askerAt(terminal: Terminal): Promise<Asker> {
  if (terminal.env.TERM === 'dumb') return (await import('./ask-line-by-line.ts')).askLineByLine(terminal);
  return (await import('./ask-with-keys.ts')).askWithKeys;
}
