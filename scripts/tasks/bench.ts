import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { build } from '../build/build.ts';
import { inRoot, ROOT } from '../build/paths.ts';
import { exitOf } from '../child-process.mjs';
import { prepareMachine } from '../tests/machine.ts';

/** `npm run bench [-- word …]`: builds, then runs the benchmarks of e2e/bench whose file name contains one of the words, one after another. */
const words = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const files = globSync('e2e/bench/*.bench.ts', { cwd: ROOT }).filter(
  (file) => words.length === 0 || words.some((word) => file.includes(word)),
);

const choices = { install: !process.argv.includes('--no-install'), yes: process.argv.includes('--yes') };
await prepareMachine(['servers', 'bench'], { ...choices, say: (line) => console.log(line), signal: new AbortController().signal });
const outcomes = await build(() => {});
const unbuilt = outcomes.filter((outcome) => outcome.state === 'failed' || outcome.state === 'missing');
for (const { id } of unbuilt) console.log(`${id} cannot be built; see \`npm run build\``);
process.exitCode = unbuilt.length > 0 || files.length === 0 ? 1 : 0;
for (const file of files) {
  console.log(`\n${file}`);
  const code = await exitOf(spawn(process.execPath, [inRoot(file)], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }));
  if (code !== 0) process.exitCode = 1;
}
