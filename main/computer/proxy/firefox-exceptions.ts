import { isIP } from 'node:net';
import { inBlock, isThisComputer } from './no-proxy.ts';

/** Whether Firefox goes past its proxy: this computer itself unless it is told otherwise, and what the list names. */
export function firefoxBypasses(list: readonly string[], host: string, loopbackToo = false): boolean {
  return (!loopbackToo && (host === 'localhost' || host.endsWith('.localhost') || isThisComputer(host))) || listed(list, host);
}

/** A leading dot leaves the name itself out; `<local>` is a name without a dot. Source: Firefox, nsProtocolProxyService::CanUseProxy. */
function listed(list: readonly string[], host: string): boolean {
  return list.some((entry) => {
    if (entry === '<local>') return isIP(host) === 0 && !host.includes('.');
    if (isIP(host) !== 0) return entry.replace(/^\[|\]$/gu, '') === host || inBlock(host, entry);
    const name = entry.replace(/^\*/u, '').toLowerCase();
    return name.startsWith('.') ? host.endsWith(name) : host === name || host.endsWith(`.${name}`);
  });
}
