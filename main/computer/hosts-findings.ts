import type { ComputerFinding } from '../../shared/model/computer.ts';
import { say } from '../../shared/words/index.ts';
import type { HostsFile } from './hosts-file.ts';

/** A few blocked names are nobody's concern; a long list can hold the one that does not open. */
const MANY = 50;

/** What the hosts file does to the target, and whether it blocks many names. */
export function hostsFindings(hosts: HostsFile | null): ComputerFinding[] {
  if (hosts === null) return [];
  const detail = [say('computer.hosts.where', { location: hosts.location })];
  const [first] = hosts.forTarget;
  if (first !== undefined) {
    const addresses = hosts.forTarget.map((entry) => entry.address);
    return [{ state: 'look', area: 'network', said: say('computer.hosts.for-target', { name: first.name, addresses }), detail }];
  }
  if (hosts.sentNowhere < MANY) return [];
  return [{ state: 'look', area: 'network', said: say('computer.hosts.many', { count: hosts.sentNowhere }), detail }];
}
