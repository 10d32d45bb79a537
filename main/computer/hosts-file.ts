import { isIP } from 'node:net';
import { type Machine, readText } from './machine.ts';
import { queryRegistry, textOf } from './registry.ts';

export interface HostsEntry {
  readonly line: number;
  readonly address: string;
  readonly name: string;
}

export interface HostsFile {
  readonly location: string;
  /** Entries for the target, in the file's order. */
  readonly forTarget: readonly HostsEntry[];
  /** Names sent nowhere (0.0.0.0, ::, or this computer), as blockers of advertisements write them; this computer's own names left out. */
  readonly sentNowhere: number;
}

const TCPIP = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
const OWN_NAMES = /^(localhost|localhost\.localdomain|ip6-.*|.*\.localhost|broadcasthost|kubernetes\.docker\.internal)$/u;
const NOWHERE = new Set(['0.0.0.0', '::', '127.0.0.1', '::1']);

/** What the hosts file says of a target; null where it cannot be read. On Windows the registry says where it lies. */
export async function readHosts(machine: Machine, host: string | null): Promise<HostsFile | null> {
  const location = await hostsPath(machine);
  const text = await readText(machine, location);
  if (text === null) return null;
  const entries = parseHosts(text);
  const wanted = host?.toLowerCase().replace(/\.$/u, '') ?? null;
  return {
    location,
    // Every computer's file names itself; that is no entry somebody made.
    forTarget: entries.filter(({ name }) => name === wanted && !OWN_NAMES.test(name)),
    sentNowhere: entries.filter(({ address, name }) => NOWHERE.has(address) && !OWN_NAMES.test(name) && name.includes('.')).length,
  };
}

async function hostsPath({ platform, env, ...machine }: Machine): Promise<string> {
  if (platform !== 'win32') return '/etc/hosts';
  const root = env.SystemRoot ?? 'C:\\Windows';
  const [key] = await queryRegistry({ platform, env, ...machine }, TCPIP);
  const folder = textOf(key, 'DataBasePath') ?? '%SystemRoot%\\System32\\drivers\\etc';
  return `${folder.replace(/%SystemRoot%/iu, root)}\\hosts`;
}

/** Every name of a hosts file with its address: `address name alias # remark`. Lines without a good address are left out. */
export function parseHosts(text: string): readonly HostsEntry[] {
  return text.split(/\r?\n/u).flatMap((line, index) => {
    const [address = '', ...names] = line.replace(/#.*/u, '').trim().split(/\s+/u);
    if (isIP(address.replace(/%.*$/u, '')) === 0) return [];
    return names.map((name) => ({ line: index + 1, address, name: name.toLowerCase().replace(/\.$/u, '') }));
  });
}
