import { lookup, Resolver as NameService } from 'node:dns/promises';
import { open, readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { NameResolution } from '../../shared/model/evidence.ts';
import type { Deadline } from './byte-stream.ts';
import { sooner, until } from './deadline.ts';
import { LIMITS } from './limits.ts';
import { isWithoutNetwork } from './no-network.ts';

/** Turns a host name into addresses; never throws. */
export type Resolver = (host: string, deadline: Deadline) => Promise<NameResolution>;

/** Codes of our own beside getaddrinfo's (`ENOTFOUND`, `EAI_AGAIN` …). */
export const RESOLVE_TIMED_OUT = 'ETIMEOUT';
export const RESOLVE_CANCELLED = 'ECANCELLED';

/**
 * Asks this computer's resolver (getaddrinfo, as browsers without their own DNS do), for 5 s at most.
 * @returns every address once, in the resolver's order; an address given as the host answers itself
 */
export const resolveHere: Resolver = async (host, deadline) => {
  const began = performance.now();
  const told = (addresses: readonly string[], errorCode: string | null, fromHostsFile: boolean): NameResolution => ({
    host,
    addresses,
    errorCode,
    fromHostsFile,
    milliseconds: Math.round((performance.now() - began) * 10) / 10,
    ...(errorCode !== null && errorCode !== RESOLVE_CANCELLED && isWithoutNetwork() ? { withoutNetwork: true } : {}),
  });
  if (isIP(host) !== 0) return told([host], null, false);
  const inHostsFile = hostsFileAddresses(host);
  try {
    const waited = await until(lookup(host, { all: true, order: 'verbatim' }), sooner(deadline, LIMITS.resolve));
    if (waited.kind === 'timeout') return told([], RESOLVE_TIMED_OUT, false);
    if (waited.kind === 'cancelled') return told([], RESOLVE_CANCELLED, false);
    const addresses = [...new Set(waited.value.map((found) => found.address))];
    if (addresses.length === 0) return told([], 'ENODATA', false);
    const written = await inHostsFile;
    return told(
      addresses,
      null,
      addresses.some((address) => written.includes(address)),
    );
  } catch (error) {
    return told([], codeOf(error), false);
  }
};

/** systemd's own resolver reads the hosts file too; the servers behind it are written down here. Source: systemd-resolved.service(8). */
const STUB = '127.0.0.53';
const BEHIND_STUB = '/run/systemd/resolve/resolv.conf';

/**
 * What this computer's name service says of a name, past the hosts file.
 * @returns every address once; empty where it knows none or does not answer in time
 */
export async function resolveBeyondHostsFile(host: string, deadline: Deadline): Promise<readonly string[]> {
  const resolver = new NameService({ timeout: LIMITS.resolve / 2, tries: 1 });
  try {
    if (resolver.getServers().includes(STUB)) {
      const servers = [...(await readFile(BEHIND_STUB, 'utf8')).matchAll(/^nameserver\s+([\d.]+|[\da-f:]+)\s*$/gimu)].map(
        ([, server = '']) => server,
      );
      if (servers.length > 0) resolver.setServers(servers);
    }
    const asked = Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const waited = await until(asked, sooner(deadline, LIMITS.resolve));
    if (waited.kind !== 'done') return [];
    return [...new Set(waited.value.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])))];
  } catch {
    return [];
  } finally {
    resolver.cancel();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

const HOSTS_FILE_LIMIT = 1024 * 1024;

async function hostsFileAddresses(host: string): Promise<readonly string[]> {
  const path = process.platform === 'win32' ? `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\drivers\\etc\\hosts` : '/etc/hosts';
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HOSTS_FILE_LIMIT), position: 0 });
      return readHostsFile(buffer.subarray(0, bytesRead).toString('utf8'), host);
    } finally {
      await file.close();
    }
  } catch {
    return []; // not there or not readable: then nothing is known to come from it
  }
}

/** The addresses a hosts file gives a name: `address name alias # comment`, names in any case. */
export function readHostsFile(text: string, host: string): readonly string[] {
  const wanted = host.toLowerCase();
  return text.split(/\r?\n/).flatMap((line) => {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    return address !== undefined && isIP(address) !== 0 && names.some((name) => name.toLowerCase() === wanted) ? [address] : [];
  });
}
