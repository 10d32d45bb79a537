import { existsSync, readFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { APT_GROUPS, type AptGroup, type AptGroupId } from './apt-groups.ts';
import { runChild } from './child.ts';
import { guardServices } from './service-guard.ts';

export interface MachineChoices {
  /** Never install anything. */
  readonly install: boolean;
  /** Install without asking, also on a terminal. */
  readonly yes: boolean;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

const APT_ENVIRONMENT = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', DEBCONF_NONINTERACTIVE_SEEN: 'true', LC_ALL: 'C' };
const LONGEST_APT = 10 * 60_000;
const NO_QUESTIONS = [
  '-y',
  '--no-install-recommends',
  '-o',
  'Dpkg::Use-Pty=0',
  '-o',
  'Dpkg::Options::=--force-confdef',
  '-o',
  'Dpkg::Options::=--force-confold',
];

/** Whether this is Debian itself and we are root: only there are packages installed. */
export function isDebianAsRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** The packages of a group that are not here, by what they bring. */
export function missingPackages(id: AptGroupId): readonly string[] {
  return Object.entries(APT_GROUPS[id].packages)
    .filter(([, program]) => !isHere(program))
    .map(([name]) => name);
}

/** Brings what the groups of tests take from the system, as far as that is allowed here. What stays missing is found again by `missingPackages`. */
export async function prepareMachine(groups: readonly AptGroupId[], choices: MachineChoices): Promise<void> {
  const missing = groups
    .map((id) => ({ group: APT_GROUPS[id] as AptGroup, packages: missingPackages(id) }))
    .filter(({ packages }) => packages.length > 0);
  if (missing.length === 0) return;
  const all = missing.flatMap(({ packages }) => packages);
  if (!choices.install || !isDebianAsRoot()) {
    const why = choices.install ? 'packages are only installed on Debian as root' : 'nothing is installed (--no-install)';
    choices.say(
      `Some tests need programs that are not here, and ${why}. On Debian and Ubuntu: apt install --no-install-recommends ${all.join(' ')}`,
    );
    return;
  }
  await install(missing, choices);
}

async function install(missing: readonly { group: AptGroup; packages: readonly string[] }[], choices: MachineChoices): Promise<void> {
  const { say, signal } = choices;
  // Ended in the middle, dpkg would leave half a package behind: apt is only stopped when it hangs.
  const apt = (args: readonly string[]) => runChild('apt-get', args, { env: APT_ENVIRONMENT, signal: AbortSignal.timeout(LONGEST_APT) });
  if (
    (await sizeOf(
      missing.flatMap(({ packages }) => packages),
      apt,
    )) === null
  ) {
    say('apt: reading the package lists');
    await apt(['update', '-qq']);
  }
  for (const { group, packages } of missing) {
    const megabytes = await sizeOf(packages, apt);
    say(`apt: ${packages.join(', ')} for ${group.whatFor}, ${megabytes === null ? 'size unknown' : `${megabytes} MB to fetch`}`);
  }
  if (signal.aborted) return;
  if (!(await isAgreed(choices))) {
    say('Nothing is installed. The tests that need these packages are skipped.');
    return;
  }
  const guard = guardServices();
  try {
    for (const { group, packages } of missing) {
      if (signal.aborted) return;
      const start = performance.now();
      const { code, output } = await apt(['install', ...NO_QUESTIONS, ...packages]);
      const seconds = Math.round((performance.now() - start) / 1000);
      say(code === 0 ? `apt: ${group.id} installed in ${seconds} s` : `apt: ${group.id} could not be installed. ${reasonIn(output)}`);
    }
  } finally {
    guard.remove();
  }
}

/** Megabytes to fetch for packages and all they depend on; null where apt does not know one of them. */
async function sizeOf(packages: readonly string[], apt: (args: readonly string[]) => ReturnType<typeof runChild>): Promise<number | null> {
  const { code, output } = await apt(['install', '--print-uris', '-qq', ...NO_QUESTIONS, ...packages]);
  return code === 0 ? sumOfUris(output) : null;
}

/** Adds up the sizes in the output of `apt-get --print-uris`: lines of address, file name, bytes and checksum. Out: megabytes. */
export function sumOfUris(output: string): number {
  const bytes = output.split('\n').map((line) => Number(/^'[^']+' \S+ (\d+)/.exec(line)?.[1] ?? 0));
  return Math.round(bytes.reduce((sum, size) => sum + size, 0) / 1e5) / 10;
}

async function isAgreed({ yes, signal }: MachineChoices): Promise<boolean> {
  if (yes || (process.env.CI ?? '') !== '' || !process.stdin.isTTY || !process.stdout.isTTY) return true;
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes)?$/i.test((await asking.question('Install these packages? [Y/n] ', { signal })).trim());
  } finally {
    asking.close();
  }
}

function reasonIn(output: string): string {
  if (/No space left on device/.test(output)) return 'The disk is full.';
  const error = output.split('\n').findLast((line) => /^E: /.test(line));
  return error === undefined ? 'Try `apt-get install` by hand to see why.' : `apt says: ${error.slice(3)}`;
}

function isHere(program: string): boolean {
  if (isAbsolute(program)) return existsSync(program);
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}
