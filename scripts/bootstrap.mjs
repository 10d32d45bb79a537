// Where `npm start`, `npm test`, `npm run build` and `npm run bench` begin. Needs nothing but Node 20.11 and its npm: installs what the lock
// file names, then goes on with Node 24 in scripts/tasks/<goal>.ts. Everything it says goes to stderr; stdout belongs to the task.
import { spawn } from 'node:child_process';
import { constants as access, accessSync, existsSync, statfsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitOf } from './child-process.mjs';
import { InstallLog } from './install-log.mjs';
import { isInstalled, wantedPaths } from './installed.mjs';
import { findProjectNode } from './project-node.mjs';
import { explainSetupFailure } from './setup-failure.mjs';

const GOALS = ['start', 'test', 'build', 'bench', 'new-cause'];
const OLDEST_NODE = { major: 20, minor: 11 };
/** Measured with an empty npm cache on linux-x64; other platforms differ by a few. */
const DOWNLOAD_MEGABYTES = 240;
const UNPACKED_MEGABYTES = 660;
const SIGN_OF_LIFE = 3000;

const root = fileURLToPath(new URL('..', import.meta.url));
const [goal = '', ...rest] = process.argv.slice(2);
const again = goal === 'start' || goal === 'test' ? `npm ${goal}` : `npm run ${goal}`;

process.exitCode = await main();

/** @returns {Promise<number>} exit code */
async function main() {
  if (!GOALS.includes(goal)) return stop(`Unknown goal “${goal}”. There are: ${GOALS.join(', ')}.`);
  if (isTooOld(process.versions.node)) {
    return stop(
      `Node ${process.versions.node} is too old. Install Node 20.11 or newer from https://nodejs.org, then run \`${again}\` again.`,
    );
  }
  if (!isInstalled(root) || findProjectNode() === null) {
    const failure = findObstacle() ?? (await install());
    if (failure !== null) return stop(failure);
  }
  const node = findProjectNode();
  if (node === null) {
    return stop(
      `There is no Node 24 package for ${process.platform} on ${process.arch}. Install Node 24 from https://nodejs.org, then run \`${again}\` again.`,
    );
  }
  return run(node, `${root}scripts/tasks/${goal}.ts`, rest);
}

/** @param {string} version */
function isTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor);
}

/** @returns {string | null} a sentence when the installation cannot succeed here */
function findObstacle() {
  try {
    accessSync(root, access.W_OK);
    const { bavail, bsize } = statfsSync(root);
    const free = Math.floor((bavail * bsize) / 1e6);
    if (free < UNPACKED_MEGABYTES) {
      return `The installation needs ${UNPACKED_MEGABYTES} MB here and the disk has ${free} MB left (ENOSPC). Free some space, then run \`${again}\` again.`;
    }
    return null;
  } catch (error) {
    return explainSetupFailure(String(error), again);
  }
}

/** Runs `npm ci`. @returns {Promise<string | null>} a sentence when it failed */
async function install() {
  const total = wantedPaths(root).length;
  say(
    `Setting up: \`npm ci\` fetches about ${DOWNLOAD_MEGABYTES} MB (${total} packages, Node 24 among them) into node_modules. Nothing is installed elsewhere.`,
  );
  const start = Date.now();
  const failure = await runNpm(['ci', '--loglevel=http'], (fetched) => {
    say(
      `  installing for ${Math.round((Date.now() - start) / 1000)} s: ${fetched} requests answered, ${countUnpacked()} of about ${total} packages unpacked`,
    );
  });
  if (failure !== null) return explainSetupFailure(failure, again);
  say(`Set up in ${Math.round((Date.now() - start) / 1000)} s.`);
  return null;
}

/**
 * Runs npm, tells how many packages it fetched every few seconds, and ends it when the registry does nothing but fail.
 * @param {string[]} args
 * @param {(fetched: number) => void} tell
 * @returns {Promise<string | null>} what it printed when it failed
 */
async function runNpm(args, tell) {
  const script = process.env.npm_execpath;
  const child = spawn(script === undefined ? 'npm' : process.execPath, script === undefined ? args : [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: script === undefined && process.platform === 'win32',
    // npm waits up to two minutes between tries; a person in front of a screen should hear sooner that nothing answers.
    env: {
      npm_config_fetch_retry_mintimeout: '1000',
      npm_config_fetch_retry_maxtimeout: '5000',
      npm_config_fetch_timeout: '60000',
      ...process.env,
    },
  });
  const log = new InstallLog();
  child.stdout.on('data', (chunk) => log.read(String(chunk)));
  child.stderr.on('data', (chunk) => log.read(String(chunk)));
  let gaveUp = false;
  const timer = setInterval(() => {
    tell(log.fetched);
    gaveUp = log.isHopeless(Date.now());
    if (gaveUp) child.kill('SIGKILL');
  }, SIGN_OF_LIFE);
  try {
    const code = await exitOf(child);
    if (gaveUp) return log.lastFailure;
    return code === 0 ? null : log.words;
  } catch (error) {
    return `npm does not start: ${error instanceof Error ? error.message : error}`;
  } finally {
    clearInterval(timer);
  }
}

/** npm makes all folders early and fills them last; a package is there once its package.json is. */
function countUnpacked() {
  return wantedPaths(root).filter((path) => existsSync(`${root}${path}/package.json`)).length;
}

/**
 * @param {string} node
 * @param {string} script
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
async function run(node, script, args) {
  const path = `${root}node_modules/.bin${delimiter}${process.env.PATH ?? ''}`;
  try {
    return await exitOf(
      spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], { stdio: 'inherit', env: { ...process.env, PATH: path } }),
    );
  } catch (error) {
    return stop(
      `Node 24 does not start (${error instanceof Error ? error.message : error}). Remove the folder node_modules, then run \`${again}\` again.`,
    );
  }
}

/** @param {string} sentence */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * @param {string} sentence
 * @returns {number} exit code of a run that could not begin
 */
function stop(sentence) {
  say(sentence);
  return 1;
}
