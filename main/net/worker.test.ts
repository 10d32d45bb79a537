import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { runWorker } from './worker.ts';

const OWN = JSON.stringify(new URL('./worker.ts', import.meta.url).href);

async function worker(source: string): Promise<URL> {
  const file = join(await mkdtemp(join(tmpdir(), 'worker-')), 'w.mjs');
  await writeFile(file, `import { answerFromWorker } from ${OWN};\n${source}`);
  return pathToFileURL(file);
}

const limits = (more: { milliseconds?: number; megabytes?: number; signal?: AbortSignal } = {}) => ({
  milliseconds: 10_000,
  megabytes: 64,
  signal: new AbortController().signal,
  ...more,
});

test('given a worker that answers, hands over its answer', async () => {
  const source = await worker('await answerFromWorker(({ a, b }) => ({ sum: a + b }));');
  expect(await runWorker(source, { a: 2, b: 3 }, limits())).toEqual({ ok: true, value: { sum: 5 } });
});

test('given a worker that tells things on the way, hands them over in order before the answer', async () => {
  const source = await worker('await answerFromWorker((upTo, tell) => { for (let n = 1; n <= upTo; n++) tell(n); return "done"; });');
  const told: number[] = [];
  expect(await runWorker<string, number>(source, 3, limits(), (one) => told.push(one))).toEqual({ ok: true, value: 'done' });
  expect(told).toEqual([1, 2, 3]);
});

test('given a worker that never comes back, ends it when the time is over', async () => {
  const source = await worker('for (;;);');
  expect(await runWorker(source, null, limits({ milliseconds: 300 }))).toEqual({ ok: false, error: { kind: 'timed-out' } });
});

test('given a worker that takes all memory, ends it and nothing else', async () => {
  const source = await worker('const all = []; for (;;) all.push(new Array(100_000).fill({}));');
  expect(await runWorker(source, null, limits({ megabytes: 24 }))).toEqual({ ok: false, error: { kind: 'too-much-memory' } });
});

test('given a worker that throws, says what it threw', async () => {
  const source = await worker("throw new Error('no such luck');");
  expect(await runWorker(source, null, limits())).toMatchObject({
    error: { kind: 'crashed', detail: expect.stringContaining('no such luck') },
  });
});

test('given a worker that ends without a word, says so', async () => {
  expect(await runWorker(await worker('process.exit(0);'), null, limits())).toMatchObject({ error: { kind: 'crashed' } });
});

test('given a cancel before or during the work, answers cancelled', async () => {
  const job = new AbortController();
  const running = runWorker(await worker('for (;;);'), null, limits({ signal: job.signal }));
  job.abort();
  expect(await running).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(await runWorker(await worker(''), null, limits({ signal: job.signal }))).toEqual({ ok: false, error: { kind: 'cancelled' } });
});
