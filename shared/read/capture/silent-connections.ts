import type { CaptureStream } from '../../model/traffic.ts';
import { say } from '../../words/index.ts';
import type { Conversation } from './conversation.ts';
import { mayWantTls } from './plain-cause.ts';
import { clientOf } from './to-stream.ts';

const MOST_SILENT = 200;

interface Silent {
  readonly frame: number;
  readonly stream: CaptureStream;
}

/** Connections without a byte, which count where TLS was spoken with the same server, or nothing else stands in the capture. */
export class SilentConnections {
  readonly #silent: Silent[] = [];

  mayTake(conversation: Conversation): boolean {
    if (this.#silent.length >= MOST_SILENT) return false;
    return conversation.failedToBegin || mayWantTls(conversation, clientOf(conversation));
  }

  put(frame: number, stream: CaptureStream): void {
    this.#silent.push({ frame, stream });
  }

  /**
   * @param servers that spoke TLS
   * @param alone nothing else stands in a small capture: somebody captured just this failure
   */
  *told(servers: ReadonlySet<string>, alone: boolean): Generator<Silent> {
    for (const { frame, stream } of this.#silent) {
      if (servers.has(stream.server)) yield { frame, stream };
      else if (alone) yield { frame, stream: guessed(stream) };
    }
  }
}

/** That it was TLS at all is only likely, because nothing else was captured. */
function guessed(stream: CaptureStream): CaptureStream {
  if (stream.ending === 'not-tls') return { ...stream, certainty: 'possible' };
  if (stream.ending === 'reset' && stream.cause === null)
    return { ...stream, cause: 'reset', certainty: 'possible', because: [say('captures.reset-by-client')] };
  return stream;
}
