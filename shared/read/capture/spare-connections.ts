import type { Said } from '../../model/said.ts';
import type { CaptureStream } from '../../model/traffic.ts';
import type { Conversation } from './conversation.ts';
import type { ShownAddresses } from './shown-addresses.ts';
import { other } from './talk-side.ts';
import type { Outcome } from './to-stream.ts';

const MOST_KNOWN = 5000;
/** As long as a goodbye of an upper protocol, sealed: less is no question. */
const GOODBYE = 32;

/**
 * Browsers open more connections than they need, and hang up unused ones behind a finished handshake. Whoever used another one to the
 * same server and name has nothing against its certificate.
 */
export class SpareConnections {
  readonly #used = new Set<string>();

  /** Remembers a conversation in which the client asked something behind its handshake. */
  note({ ends, talk }: Conversation, { client, ending, cause, because }: Outcome, addresses: ShownAddresses): void {
    if (ending !== 'completed' || cause !== null || leftSilently(because) || this.#used.size >= MOST_KNOWN) return;
    if (talk.dataOf(client) > GOODBYE)
      this.#used.add(nameOf(addresses.shown(ends[client].address), addresses.endpoint(ends[other(client)]), talk.serverName));
  }

  /** The same stream, without suspicion where it was only a spare one. */
  cleared(stream: CaptureStream): CaptureStream {
    if (stream.ending !== 'completed' || !leftSilently(stream.because)) return stream;
    const { client, server, sni } = stream;
    const address = client.slice(0, client.lastIndexOf(':')).replace(/^\[|\]$/g, '');
    if (!this.#used.has(nameOf(address, server, sni))) return stream;
    const { candidates: _, ...rest } = stream;
    return { ...rest, cause: null, certainty: null, because: [] };
  }
}

function leftSilently(because: readonly Said[]): boolean {
  return because.some((one) => one.key === 'captures.client-left');
}

function nameOf(clientAddress: string, server: string, serverName: string | null): string {
  return `${clientAddress} ${server} ${serverName ?? ''}`;
}
