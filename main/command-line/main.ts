import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { DEFAULT_OPTIONS } from '../../shared/model/input.ts';
import { inAscii, showsUtf8 } from './characters.ts';
import type { Terminal } from './terminal.ts';

// What V8 has compiled is kept between two runs, beside the build's own notes: half of a short run was spent compiling. Where the folder
// cannot be written, nothing is kept and nothing is said.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/handshake-doctor/compiled', import.meta.url)));

/** The first arguments after which no name is looked up. */
const ASK_NO_NETWORK: ReadonlySet<string> = new Set(['read', 'report', '--version', '--help']);

const cancel = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => cancel.abort());
// A reader that went away (`| head`) is no fault of ours.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

// Loading the resolver takes as long as reading a small file.
if (!ASK_NO_NETWORK.has(process.argv[2] ?? '')) (await import('./look-ups.ts')).limitLookUps(DEFAULT_OPTIONS.timeoutSeconds);

// Only a screen is spared what it cannot show: files and pipes get UTF-8, as JSON must be.
if (!showsUtf8(process.env, process.platform))
  for (const stream of [process.stdout, process.stderr])
    if (stream.isTTY === true) {
      const write = stream.write.bind(stream);
      stream.write = (chunk: Uint8Array | string, ...rest: never[]) => write(typeof chunk === 'string' ? inAscii(chunk) : chunk, ...rest);
    }

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  // Opened by whoever asks: most commands read no input.
  get input() {
    return process.stdin;
  },
  get interactive() {
    return process.stdin.isTTY === true && process.stdout.isTTY === true;
  },
  get columns() {
    return process.stdout.isTTY === true ? process.stdout.columns || 80 : Number.POSITIVE_INFINITY;
  },
  signal: cancel.signal,
  env: process.env,
};

// Loaded only now, so that the cache serves it.
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2), terminal);
// Whatever still runs is of no use to anybody: leave as soon as all is written.
await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((written) => stream.write('', written))));
process.exit();
