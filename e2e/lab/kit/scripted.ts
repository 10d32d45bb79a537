import { createServer, type Socket } from 'node:net';
import { listening, type Running } from './running.ts';

/** A server that does what a few lines say, on a bare socket. */
export function scripted(serve: (socket: Socket, number: number) => void, host = '127.0.0.1'): Promise<Running> {
  let number = 0;
  return listening(
    createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      serve(socket, ++number);
    }),
    host,
  );
}

/** Waits for the client's first bytes, then acts. */
export function onFirstBytes(act: (socket: Socket, first: Buffer) => void): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', (first) => {
      socket.resume();
      act(socket, first);
    });
  };
}

/** A fatal alert in a record of TLS 1.2 (RFC 8446 section 6). */
export function alertRecord(code: number): Buffer {
  return Buffer.from([0x15, 3, 3, 0, 2, 2, code]);
}
