import type { Readable, Writable } from 'node:stream';
import type { Commands, Events } from './devtools-protocol.ts';

type Listener = (params: unknown, session: string | undefined) => void;

/** The browser's end of the pipe is gone. */
export class PipeEnded extends Error {
  constructor() {
    super('The browser is gone.');
    this.name = 'PipeEnded';
  }
}

/**
 * Talks to a browser over the two pipes of `--remote-debugging-pipe`: messages are JSON, each ended by a zero byte.
 * No port is opened; nobody but the two processes can take part.
 */
export class DevToolsPipe {
  /** Resolves once the browser's end is gone. */
  readonly ended: Promise<void>;
  readonly #write: Writable;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  readonly #listeners = new Map<string, Set<Listener>>();
  #last = 0;
  #isEnded = false;

  /** @param write the child's descriptor 3, @param read the child's descriptor 4 */
  constructor(write: Writable, read: Readable) {
    this.#write = write;
    // A write may fail a moment before the reading end tells us the same.
    write.on('error', () => {});
    read.on('error', () => {});
    this.ended = new Promise((resolve) => {
      read.on('close', () => {
        this.#isEnded = true;
        for (const waiting of this.#waiting.values()) waiting.reject(new PipeEnded());
        this.#waiting.clear();
        resolve();
      });
    });
    readMessages(read, (text) => this.#take(text));
  }

  /** @returns the command's result; rejects with `PipeEnded`, or with the browser's own words when it refuses */
  send<C extends keyof Commands>(command: C, params: Commands[C]['params'], session?: string): Promise<Commands[C]['result']> {
    if (this.#isEnded) return Promise.reject(new PipeEnded());
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#write.write(`${JSON.stringify({ id, method: command, params, ...(session === undefined ? {} : { sessionId: session }) })}\0`);
    });
  }

  /** Calls `listener` for every such event, of whatever session. */
  on<E extends keyof Events>(event: E, listener: (params: Events[E], session: string | undefined) => void): void {
    const listeners = this.#listeners.get(event) ?? new Set();
    listeners.add(listener as Listener);
    this.#listeners.set(event, listeners);
  }

  #take(text: string): void {
    const message = JSON.parse(text) as Message;
    if (message.id === undefined) {
      for (const listener of this.#listeners.get(message.method ?? '') ?? []) listener(message.params, message.sessionId);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.result);
    else waiting?.reject(new Error(message.error.message));
  }
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

function readMessages(read: Readable, take: (text: string) => void): void {
  let parts: Buffer[] = [];
  read.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0, from); end !== -1; end = chunk.indexOf(0, from)) {
      parts.push(chunk.subarray(from, end));
      const text = Buffer.concat(parts).toString('utf8');
      parts = [];
      from = end + 1;
      take(text);
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  });
}
