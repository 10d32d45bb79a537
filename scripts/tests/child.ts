import { spawn } from 'node:child_process';
import { ROOT } from '../build/paths.ts';

export interface Ended {
  /** Exit code, or null when a signal ended it or it did not start. */
  readonly code: number | null;
  /** Standard output and error together, the last 2 MB. */
  readonly output: string;
}

const LONGEST_OUTPUT = 2_000_000;

/**
 * Runs a program in the top folder with nothing to read, and waits for it. It gets a process group of its own, so that all it started ends with it.
 * In: the environment (none of ours is added) and a signal that ends the whole group. Never rejects.
 */
export function runChild(
  command: string,
  args: readonly string[],
  { env, signal }: { env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk).slice(-LONGEST_OUTPUT);
    };
    const end = () => endGroup(child.pid);
    const settle = (ended: Ended) => {
      signal.removeEventListener('abort', end);
      // A server that a test forgot to stop would outlive the run.
      endGroup(child.pid);
      resolve(ended);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => settle({ code: null, output: `${command} does not start: ${error.message}` }));
    child.on('exit', (code) => setImmediate(() => settle({ code, output })));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}
