import type { Machine } from './machine.ts';
import { findProgram } from './programs.ts';

/** A Java installation. */
export interface JavaHome {
  /** The folder that holds `lib` (and `conf`, `jre`): what JAVA_HOME would name. */
  readonly folder: string;
  /** As people know it: `temurin-21`, `IntelliJ IDEA.app`. */
  readonly name: string;
}

/** Folders that hold installations, one folder each. Source: the packages of the distributions and makers. */
const LINUX = ['/usr/lib/jvm', '/usr/lib64/jvm', '/usr/java', '/usr/local/java', '/opt', '/opt/java', '/snap'];
const MAC = ['/Library/Java/JavaVirtualMachines', '/opt/homebrew/opt', '/usr/local/opt', '/Applications'];
const WINDOWS = [
  'Java',
  'Eclipse Adoptium',
  'Eclipse Foundation',
  'AdoptOpenJDK',
  'Microsoft',
  'Zulu',
  'Amazon Corretto',
  'BellSoft',
  'Semeru',
  'RedHat',
  'OpenJDK',
  'JetBrains',
  'Android',
];
/** Version managers and build tools keep theirs in the home folder. Source: their own documentation. */
const IN_HOME = [
  '.sdkman/candidates/java',
  '.jdks',
  '.gradle/jdks',
  '.jenv/versions',
  '.jabba/jdk',
  '.asdf/installs/java',
  '.local/share/mise/installs/java',
  '.local/share/rtx/installs/java',
  'scoop/apps',
  'Library/Java/JavaVirtualMachines',
];
/** Single installations: NixOS. */
const SINGLE = ['/run/current-system/sw/lib/openjdk'];
const SINGLE_IN_HOME = ['.nix-profile/lib/openjdk'];
/** From such a folder to the Java within: bundles of macOS, Homebrew's, Scoop's, and what IDEs bring along. */
const INNER = [
  '',
  'Contents/Home',
  'libexec/openjdk.jdk/Contents/Home',
  'current',
  'jbr',
  'jbr/Contents/Home',
  'Contents/jbr/Contents/Home',
];
/** What shows that a Java lives there. */
const MARKS = ['lib/security', 'jre/lib/security', 'conf/security', 'conf/net.properties', 'lib/net.properties', 'jre/lib/net.properties'];
const MOST_FOLDERS = 400;
const MOST_HOMES = 40;

/**
 * Every Java of this computer, the one first that programs are told to take (JAVA_HOME), then the one of the bare command, then the rest by
 * name. Links are not followed: two names of one installation are two homes.
 */
export async function javaHomes(machine: Machine): Promise<readonly JavaHome[]> {
  const { env, home, platform } = machine;
  const slash = platform === 'win32' ? '\\' : '/';
  const under = (folder: string, inner: string) => (inner === '' ? folder : `${folder}${slash}${inner.replaceAll('/', slash)}`);
  const parents = [...usualParents(machine), ...IN_HOME.map((folder) => under(home, folder))];
  const [onPath, ...listed] = await Promise.all([
    homeOfCommand(machine),
    ...parents.map(async (parent) =>
      ((await machine.list(parent)) ?? []).filter((name) => !name.startsWith('.')).map((name) => `${parent}${slash}${name}`),
    ),
  ]);
  const single = platform === 'linux' ? [...SINGLE, ...SINGLE_IN_HOME.map((folder) => under(home, folder))] : [];
  const named = [env.JAVA_HOME, env.JDK_HOME].filter((folder) => folder !== undefined && folder !== '');
  const folders = [...named, ...onPath, ...listed.flat().slice(0, MOST_FOLDERS), ...single].map((folder) =>
    String(folder).replace(/(?<=.)[\\/]+$/u, ''),
  );
  const found = await Promise.all(
    [...new Set(folders)].map(async (folder): Promise<readonly JavaHome[]> => {
      const inner = await firstThat(await worthALook(machine, folder), (one) => isJava(machine, under(folder, one), under));
      return inner === null ? [] : [{ folder: under(folder, inner), name: folder.split(/[\\/]/u).at(-1) ?? folder }];
    }),
  );
  return found.flat().slice(0, MOST_HOMES);
}

function usualParents({ platform, env }: Machine): readonly string[] {
  if (platform === 'darwin') return MAC;
  if (platform !== 'win32') return LINUX;
  const programs = env.ProgramFiles ?? 'C:\\Program Files';
  const old = env['ProgramFiles(x86)'] ?? 'C:\\Program Files (x86)';
  const own = env.LOCALAPPDATA === undefined ? [] : [`${env.LOCALAPPDATA}\\Programs`];
  return [...[programs, ...own].flatMap((folder) => WINDOWS.map((maker) => `${folder}\\${maker}`)), `${old}\\Java`];
}

/** `/usr/bin/java` leads to `…/bin/java` of an installation, in any place. */
async function homeOfCommand(machine: Machine): Promise<readonly string[]> {
  const command = await findProgram(machine, 'java');
  const leadsTo = command === null ? null : await machine.realPath(command);
  const home = leadsTo === null ? undefined : /^(.+?)(?:[\\/]jre)?[\\/]bin[\\/]java(?:\.exe)?$/iu.exec(leadsTo)?.[1];
  return home === undefined ? [] : [home];
}

/** Most folders are no Java: their names tell so at once. What may not be listed may still be looked into. */
async function worthALook(machine: Machine, folder: string): Promise<readonly string[]> {
  const names = await machine.list(folder);
  if (names === null) return (await machine.presence(folder)) === 'not-there' ? [] : ['', 'current'];
  return INNER.filter((inner) =>
    (inner === '' ? ['lib', 'jre', 'conf'] : [inner.split('/')[0]]).some((name) => names.includes(name ?? '')),
  );
}

async function isJava(machine: Machine, folder: string, under: (folder: string, inner: string) => string): Promise<boolean> {
  return (await firstThat(MARKS, async (mark) => (await machine.presence(under(folder, mark))) !== 'not-there')) !== null;
}

async function firstThat<T>(values: readonly T[], holds: (value: T) => Promise<boolean>): Promise<T | null> {
  for (const value of values) if (await holds(value)) return value;
  return null;
}
