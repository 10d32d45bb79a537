import { networkInterfaces } from 'node:os';
import { getCACertificates, rootCertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { exchangeHttp } from '../../../net/http-exchange.ts';
import type { Network } from '../../../net/network.ts';
import type { Machine } from '../../machine.ts';
import type { PacWorld } from './decide.ts';

const SCRIPT_BYTES = 1024 * 1024;

/**
 * What PAC scripts reach through a network: one that goes by no proxy itself, since it is the proxy that is being looked for. Scripts come
 * from `http:`, `https:`, `file:` and `data:` addresses.
 */
export function pacWorld(network: Network, machine: Pick<Machine, 'readFile' | 'platform'>, now: number): PacWorld {
  return {
    fetchScript: async (url) => {
      const bytes = await fetchBytes(url, network, machine);
      return bytes === null ? null : new TextDecoder().decode(bytes);
    },
    resolve: async (host) => (await network.resolve(host, 'outside')).addresses,
    ownAddress: ownAddress(),
    now,
    signal: network.deadline.signal,
  };
}

async function fetchBytes(url: string, network: Network, machine: Pick<Machine, 'readFile' | 'platform'>): Promise<Uint8Array | null> {
  const parsed = URL.parse(url.startsWith('/') ? `file://${url}` : url); // KDE writes a bare path
  switch (parsed?.protocol) {
    case 'http:':
    case 'https:': {
      const fetched = await exchangeHttp(network, {
        url,
        purpose: 'outside',
        deadline: network.deadline,
        maxBytes: SCRIPT_BYTES,
        maxRedirects: 3,
        https: [...rootCertificates, ...getCACertificates('system')],
      });
      return fetched.ok && fetched.value.status === 200 ? fetched.value.body : null;
    }
    case 'file:':
      if (parsed.host !== '') return null; // a file of another computer: Windows would ask that one
      try {
        return await machine.readFile(fileURLToPath(parsed, { windows: machine.platform === 'win32' }));
      } catch {
        return null; // no path of this system
      }
    case 'data:': {
      const [, base64, data = ''] = /^data:[^,]*?(;base64)?,(.*)$/isu.exec(url) ?? [];
      if (data.length > SCRIPT_BYTES) return null;
      return base64 === undefined ? new TextEncoder().encode(unescapePercent(data)) : new Uint8Array(Buffer.from(data, 'base64'));
    }
    default:
      return null;
  }
}

function unescapePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The first IPv4 address that is not this computer's own loop; a script asks for it to tell offices apart. */
function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}
