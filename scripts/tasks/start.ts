import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { build } from '../build/build.ts';
import { inRoot, ROOT } from '../build/paths.ts';
import { exitOf } from '../child-process.mjs';
import { provideElectron } from '../start/electron-runtime.ts';

/** `main/stand-in/start.ts` ends with this code where no window can open: no browser, no display, or a policy forbids it. */
const NO_WINDOW = 69;
const TERMINAL_PARTS = /^(command line|assets|worker .*)$/;

/**
 * `npm start`: the window in Electron; where its runtime is missing and cannot be fetched, the same window in an installed Chromium, Chrome or
 * Edge; with arguments or without a display, the same program in the terminal. Everything it says itself goes to stderr.
 */
const args = process.argv.slice(2).filter((arg) => arg !== '--electron');
const tryAgain = process.argv.includes('--electron');

process.exitCode = await start();

async function start(): Promise<number> {
  const links = args.filter((arg) => arg.startsWith('handshake-doctor://'));
  // A link of our own opens the window on its step; any other argument is a command for the terminal.
  if (args.length > links.length) return runTerminal(args);
  if (!hasDisplay()) {
    say('There is no display here, so the program runs in the terminal.');
    return openTerminal();
  }
  if (!(await buildParts(() => true))) return 1;
  const electron = await provideElectron({ tryAgain, say });
  if (electron.state === 'present') return run(electron.executable, [...(isRoot() ? ['--no-sandbox'] : []), ROOT, ...links]);
  say(
    `Electron’s runtime is not here (${electron.reason}). The same window opens in an installed browser. Try Electron again: \`npm start -- --electron\`.`,
  );
  const code = await run(process.execPath, [inRoot('dist/stand-in/start.js'), inRoot('dist/main/main.js'), ...links]);
  return code === NO_WINDOW ? openTerminal() : code;
}

/** Without arguments: on a terminal the three doors, elsewhere the demo and then the usage; nothing ever waits for input that cannot come. */
async function openTerminal(): Promise<number> {
  if (process.stdin.isTTY && process.stdout.isTTY) return runTerminal([]);
  const code = await runTerminal(['demo']);
  return code === 0 ? runTerminal(['--help']) : code;
}

async function runTerminal(programArgs: readonly string[]): Promise<number> {
  if (!(await buildParts((id) => TERMINAL_PARTS.test(id)))) return 1;
  return run(process.execPath, [inRoot('dist/cli/handshake-doctor.mjs'), ...programArgs]);
}

async function buildParts(wanted: (id: string) => boolean): Promise<boolean> {
  const outcomes = await build((outcome) => {
    if (outcome.state === 'built') say(`${outcome.id} built in ${outcome.seconds.toFixed(1)} s`);
    if (outcome.state === 'missing') say(`${outcome.id} cannot be built: ${outcome.entry} is missing`);
    if (outcome.state === 'failed') say(`${outcome.id} cannot be built: ${firstLines(outcome.message)}`);
  }, wanted);
  return outcomes.every((outcome) => outcome.state === 'built' || outcome.state === 'unchanged');
}

/** Enough to see what is wrong; `npm run build` shows everything. */
function firstLines(message: string): string {
  return stripVTControlCharacters(message).split('\n').slice(0, 6).join('\n');
}

function run(command: string, commandArgs: readonly string[]): Promise<number> {
  return exitOf(
    spawn(command, [...commandArgs], {
      stdio: process.stdin.isTTY ? 'inherit' : [args.length > 0 ? 'inherit' : 'ignore', 'inherit', 'inherit'],
    }),
  );
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return (process.env.DISPLAY ?? '') !== '' || (process.env.WAYLAND_DISPLAY ?? '') !== '';
}

function isRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
