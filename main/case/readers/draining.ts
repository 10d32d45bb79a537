import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import type { LogCount } from '../../../shared/model/traffic.ts';

/** Takes a file piece by piece and gives evidence at its end. */
export interface Draining {
  push(chunk: Uint8Array): void;
  /** Work that takes time, between two pieces. */
  settle?(): Promise<void>;
  /** Conversations and events found so far. */
  found(): number;
  /** Failures found since it was last asked, at most a few. */
  fresh?(): EvidenceDraft[];
  /** Failures of a log by cause so far. */
  counts?(): readonly LogCount[];
  end(): Promise<EvidenceDraft[]>;
}

export interface OneFile {
  readonly name: string;
  readonly at: string;
  /** Of a PKCS#12 file; null where none was given. */
  readonly password: string | null;
}

/** Conversations and events that are kept as evidence of one file; more are counted and left out. */
export const MOST_PIECES = 10_000;

/** Files that are read whole may not be larger. */
const MOST_WHOLE = 64 * 1024 * 1024;

/** Gathers the whole of a small file before it is read. */
export function whole(read: (bytes: Uint8Array) => EvidenceDraft[] | Promise<EvidenceDraft[]>): Draining {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return {
    push: (chunk) => {
      if (size > MOST_WHOLE) return;
      size += chunk.length;
      chunks.push(chunk.slice());
    },
    found: () => 0,
    end: async () => read(Buffer.concat(chunks)),
  };
}
