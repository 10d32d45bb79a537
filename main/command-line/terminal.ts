import type { Problem } from '../../shared/model/problem.ts';
import type { Said } from '../../shared/model/said.ts';
import { harmless } from '../../shared/report/harmless.ts';
import { ENGLISH, type Language, tell } from '../../shared/words/index.ts';

/** Where a command reads and writes; a test hands in its own. Machine-readable answers go to `out`, everything else to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly input: AsyncIterable<Uint8Array>;
  readonly interactive: boolean;
  /** Width in characters; Infinity where the output is no screen. */
  readonly columns: number;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A sentence for the terminal: no control character of foreign text gets through. */
export function tellSafe(said: Said, language: Language = ENGLISH): string {
  return harmless(tell(said, language));
}

/** One sentence and the next step. */
export function tellProblem(terminal: Terminal, problem: Problem): void {
  terminal.err(`${tellSafe(problem.said)}\n${tellSafe(problem.next)}\n`);
}
