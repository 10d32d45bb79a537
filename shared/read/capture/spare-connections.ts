import type { CaptureStream } from '../../model/traffic.ts';
import type { Conversation } from './conversation.ts';
import type { End } from './talk-side.ts';

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
  note(stream: CaptureStream, conversation: Conversation, client: End): void {
    if (stream.ending !== 'completed' || stream.cause !== null || leftSilently(stream)) return;
    if (conversation.talk.dataOf(client) > GOODBYE && this.#used.size < MOST_KNOWN) this.#used.add(nameOf(stream));
  }

  /** The same stream, without suspicion where it was only a spare one. */
  cleared(stream: CaptureStream): CaptureStream {
    if (stream.ending !== 'completed' || !leftSilently(stream) || !this.#used.has(nameOf(stream))) return stream;
    const { candidates: _, ...rest } = stream;
    return { ...rest, cause: null, certainty: null, because: [] };
  }
}

function leftSilently({ because }: CaptureStream): boolean {
  return because.some((one) => one.key === 'captures.client-left');
}

/** Address of the client without its port, server, name asked for. */
function nameOf({ client, server, sni }: CaptureStream): string {
  return `${client.slice(0, client.lastIndexOf(':'))} ${server} ${sni ?? ''}`;
}
