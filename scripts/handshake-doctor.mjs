#!/usr/bin/env node
// The command `handshake-doctor`. Starts under any Node from 20 on, runs the built program with Node 24, and is otherwise not there:
// arguments, input, output, signals and the exit code pass through. It prints nothing of its own unless something is missing.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exitOf } from './child-process.mjs';
import { findProjectNode } from './project-node.mjs';

const program = fileURLToPath(new URL('../dist/cli/handshake-doctor.mjs', import.meta.url));
const node = findProjectNode();

if (!existsSync(program)) refuse('handshake-doctor is not built yet. Run `npm run build` in its folder, then try again.');
else if (node === null) refuse('handshake-doctor needs Node 24 or newer. Run `npm ci` in its folder to install it, then try again.');
else if (node === process.execPath) {
  process.argv[1] = program;
  await import(new URL('../dist/cli/handshake-doctor.mjs', import.meta.url).href);
} else await passOn(node);

/** @param {string} sentence */
function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}

/** @param {string} executable */
async function passOn(executable) {
  try {
    process.exitCode = await exitOf(spawn(executable, [program, ...process.argv.slice(2)], { stdio: 'inherit' }));
  } catch (error) {
    refuse(`${executable} does not start: ${error instanceof Error ? error.message : error}`);
  }
}
