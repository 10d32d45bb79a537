import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect } from '@playwright/test';
import { ROOT } from './program.ts';

export const KEYS = { down: '\u001b[B', up: '\u001b[A', enter: '\r', stop: '\u0003' } as const;

const PATIENCE = 40_000;

/** The command line in a real pseudo-terminal, as `script` (util-linux) opens one: the program sees a keyboard and a screen. */
export class PseudoTerminal {
  readonly #child: ChildProcess;
  #shown = '';
  #from = 0;
  /** The program's exit code. */
  readonly ended: Promise<number | null>;

  constructor(columns: number, environment: Readonly<Record<string, string>>) {
    const program = `stty cols ${columns} rows 40; exec "${process.execPath}" "${join(ROOT, 'scripts/handshake-doctor.mjs')}"`;
    this.#child = spawn('script', ['-qfec', program, '/dev/null'], {
      // The test runner asks its own children for colours.
      env: { ...process.env, FORCE_COLOR: undefined, TERM: 'xterm-256color', ...environment },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#shown += text;
    });
    this.ended = new Promise((done) => this.#child.once('close', done));
  }

  /** Everything that was written to the screen so far, with its control sequences. */
  get written(): string {
    return this.#shown;
  }

  /** What was written since the last key, without control sequences. */
  get sinceKey(): string {
    return stripVTControlCharacters(this.#shown.slice(this.#from));
  }

  /** Waits until the screen says this, since the last key. */
  async sees(text: string | RegExp): Promise<void> {
    await expect.poll(() => this.sinceKey, { timeout: PATIENCE, intervals: [50] }).toMatch(text);
  }

  /** Presses keys, or types. */
  press(...keys: readonly string[]): void {
    this.#from = this.#shown.length;
    this.#child.stdin?.write(keys.join(''));
  }

  /** Ends it, where the program did not. */
  close(): void {
    this.#child.stdin?.end();
    this.#child.kill();
  }
}
