import { connect, createServer, type Socket } from 'node:net';
import { type Offer, offerOf, readClientHello } from '../../../shared/wire/client-hello.ts';
import { listening, type Running } from './running.ts';

/** What a box between client and server sees of a first hello. */
export interface SeenHello {
  /** Length of the record on the wire, in bytes. */
  readonly bytes: number;
  readonly offer: Offer | null;
  /** Numbers of its extensions; empty where it cannot be read. */
  readonly extensions: readonly number[];
  /** Counts connections from 1. */
  readonly number: number;
}

/** What the box does with the connection once it has read the hello. */
export type Verdict =
  | { readonly do: 'pass' }
  | { readonly do: 'drop' }
  | { readonly do: 'reset' }
  | { readonly do: 'close' }
  | { readonly do: 'answer'; readonly bytes: Uint8Array; readonly ends: 'close' | 'reset' | 'keep' }
  | { readonly do: 'change'; readonly change: Change };

/** How the box treats what comes back from the server. */
export interface Change {
  /** Bytes of the server's first flight to let through before the end. */
  readonly cutAfter?: { readonly bytes: number; readonly ends: 'close' | 'reset' | 'silence' };
  /** Index of the byte of the server's flight in which one bit is flipped. */
  readonly flipAt?: number;
  /** Pieces of so many bytes. */
  readonly pieces?: number;
  /** Milliseconds before the first byte of the answer. */
  readonly delay?: number;
  /** What happens when the client sends anything after its hello. */
  readonly onSecondFlight?: 'reset';
}

export const pass: Verdict = { do: 'pass' };
export const drop: Verdict = { do: 'drop' };
export const reset: Verdict = { do: 'reset' };
export const close: Verdict = { do: 'close' };

/** A box on loopback that reads the hello, decides, and passes the rest to a real server behind it. */
export function box(backendPort: number, decide: (hello: SeenHello) => Verdict, backendHost = '127.0.0.1'): Promise<Running> {
  let number = 0;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const mine = ++number;
    let held = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      held = Buffer.concat([held, chunk]);
      const length = held.length >= 5 ? 5 + held.readUInt16BE(3) : Number.POSITIVE_INFINITY;
      if (held.length < Math.min(length, 20_000)) return;
      client.off('data', onData);
      act(
        client,
        held,
        decide({ bytes: length, offer: offerFrom(held), extensions: extensionsOf(held), number: mine }),
        backendPort,
        backendHost,
      );
    };
    client.on('data', onData);
  });
  return listening(server);
}

/** What a first hello offers; null where it cannot be read. */
export function offerFrom(record: Buffer): Offer | null {
  const hello = helloFrom(record);
  return hello.ok ? offerOf(hello.value) : null;
}

function extensionsOf(record: Buffer): readonly number[] {
  const hello = helloFrom(record);
  return hello.ok ? hello.value.extensions.map(({ type }) => type) : [];
}

function helloFrom(record: Buffer): ReturnType<typeof readClientHello> {
  return readClientHello(record.subarray(9, 9 + record.readUIntBE(6, 3)));
}

function act(client: Socket, held: Buffer, verdict: Verdict, port: number, host: string): void {
  switch (verdict.do) {
    case 'drop':
      client.resume();
      return;
    case 'reset':
      client.resetAndDestroy();
      return;
    case 'close':
      client.resume().end();
      return;
    case 'answer':
      client.resume().write(verdict.bytes);
      if (verdict.ends === 'close') client.end();
      if (verdict.ends === 'reset') setTimeout(() => client.resetAndDestroy(), 20);
      return;
    case 'pass':
      join(client, held, {}, port, host);
      return;
    case 'change':
      join(client, held, verdict.change, port, host);
  }
}

function join(client: Socket, held: Buffer, change: Change, port: number, host: string): void {
  const server = connect({ port, host, allowHalfOpen: true });
  server.on('error', () => client.resetAndDestroy());
  client.on('error', () => server.destroy());
  client.on('close', () => server.destroy());
  server.write(held);
  let through = 0;
  let silent = false;
  let queue: Promise<void> = change.delay === undefined ? Promise.resolve() : sleep(change.delay);
  const send = (chunk: Buffer) => {
    queue = queue.then(async () => {
      for (const piece of inPieces(chunk, change.pieces)) {
        if (client.destroyed || silent) return;
        client.write(piece);
        if (change.pieces !== undefined) await sleep(1);
      }
    });
  };
  server.on('data', (chunk: Buffer) => {
    const changed = flipped(chunk, through, change.flipAt);
    const cut = change.cutAfter;
    const room = cut === undefined ? changed.length : Math.max(0, cut.bytes - through);
    through += changed.length;
    if (room > 0) send(changed.subarray(0, room));
    if (cut !== undefined && through >= cut.bytes && !silent) {
      queue = queue.then(async () => {
        if (silent) return;
        silent = true;
        await sleep(20);
        if (cut.ends === 'close') client.end();
        if (cut.ends === 'reset') client.resetAndDestroy();
      });
    }
  });
  server.on('end', () => {
    queue = queue.then(() => {
      if (!silent) client.end();
    });
  });
  client.on('data', (chunk: Buffer) => {
    if (change.onSecondFlight === 'reset') client.resetAndDestroy();
    else server.write(chunk);
  });
  client.on('end', () => server.end());
}

function flipped(chunk: Buffer, offset: number, at: number | undefined): Buffer {
  if (at === undefined || at < offset || at >= offset + chunk.length) return chunk;
  const copy = Buffer.from(chunk);
  copy[at - offset] = (copy[at - offset] ?? 0) ^ 1;
  return copy;
}

function inPieces(chunk: Buffer, size: number | undefined): Buffer[] {
  if (size === undefined) return [chunk];
  return Array.from({ length: Math.ceil(chunk.length / size) }, (_, i) => chunk.subarray(i * size, (i + 1) * size));
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
