import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { fail, ok, type Result } from '../../shared/model/result.ts';

export interface WorkerLimits {
  readonly milliseconds: number;
  /** Of the worker's old generation; beyond it V8 ends the worker. */
  readonly megabytes: number;
  /** Of its young generation: work that makes much garbage runs faster with more. */
  readonly youngMegabytes?: number;
  readonly signal: AbortSignal;
}

export type WorkerFailure =
  | { readonly kind: 'timed-out' | 'cancelled' | 'too-much-memory' }
  | { readonly kind: 'crashed'; readonly detail: string };

type FromWorker<Output, Told> = { readonly answer: Output } | { readonly told: Told };

/**
 * Runs a `*.worker.ts` on one input, bounded in time and memory; a worker that does not come back is ended.
 * @param source `new URL('./x.worker.ts', import.meta.url)`; literally so: the build rewrites it to the bundled worker
 * @param onTold what the worker tells on the way
 * @returns what the worker handed to `answerFromWorker`
 */
export function runWorker<Output, Told = never>(
  source: URL,
  input: unknown,
  limits: WorkerLimits,
  onTold: (told: Told) => void = () => {},
): Promise<Result<Output, WorkerFailure>> {
  if (limits.signal.aborted) return Promise.resolve(fail({ kind: 'cancelled' }));
  return new Promise((resolve) => {
    const worker = new Worker(source, {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: limits.youngMegabytes ?? 16 },
      stdout: true, // nothing a worker prints may reach the command line's JSON
      stderr: true,
      env: withCompiled(process.env, getCompileCacheDir()),
    });
    const settle = (outcome: Result<Output, WorkerFailure>) => {
      clearTimeout(timer);
      limits.signal.removeEventListener('abort', cancel);
      resolve(outcome);
      void worker.terminate();
    };
    const cancel = () => settle(fail({ kind: 'cancelled' }));
    const timer = setTimeout(() => settle(fail({ kind: 'timed-out' })), limits.milliseconds);
    limits.signal.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: FromWorker<Output, Told>) => {
      if ('answer' in message) settle(ok(message.answer));
      else onTold(message.told);
    });
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle(
        fail(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? { kind: 'too-much-memory' }
            : { kind: 'crashed', detail: String(error).slice(0, 500) },
        ),
      ),
    );
    worker.once('exit', () => settle(fail({ kind: 'crashed', detail: 'ended without an answer' })));
  });
}

/** A worker does not inherit what V8 keeps of compiled code. @param folder what this thread uses, which Node put inside of the one it was given */
function withCompiled(env: NodeJS.ProcessEnv, folder: string | undefined): NodeJS.ProcessEnv {
  return folder === undefined ? env : { ...env, NODE_COMPILE_CACHE: dirname(folder) };
}

/** The worker's side: computes one answer from the input it was started with; `tell` hands over what is known on the way. */
export async function answerFromWorker<Input, Told = never>(answer: (input: Input, tell: (told: Told) => void) => unknown): Promise<void> {
  const output = await answer(workerData as Input, (told) => parentPort?.postMessage({ told }));
  parentPort?.postMessage({ answer: output });
}
