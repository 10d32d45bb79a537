/** When something must have ended: an absolute `performance.now()` time and a way to give up sooner. */
export interface Deadline {
  /** `performance.now()` value. */
  readonly at: number;
  readonly signal: AbortSignal;
}

/** One read. `end` is final: every later read answers the same. */
export type StreamRead =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly how: 'fin' | 'reset' | 'failed'; readonly code: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'cancelled' };

/** A connected byte stream: a TCP socket, or a tunnel through a proxy, that a handshake can run on. */
export interface ByteStream {
  readonly remoteAddress: string;
  readonly remotePort: number;
  write(bytes: Uint8Array): void;
  /** The next bytes as they arrive (never zero bytes), or how the stream ended. */
  read(deadline: Deadline): Promise<StreamRead>;
  /** Puts bytes back in front, for a talk (STARTTLS, CONNECT) that read too far. */
  unread(bytes: Uint8Array): void;
  /** Closes at once; safe to call twice. */
  close(): void;
}
