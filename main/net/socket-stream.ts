import type { Socket } from 'node:net';
import type { ByteStream, Deadline, StreamRead } from './byte-stream.ts';
import { onceOver } from './deadline.ts';
import { LIMITS } from './limits.ts';

type End = Extract<StreamRead, { kind: 'end' }>;

/**
 * A connected socket as a byte stream that keeps FIN, RST and other failures apart, bounds what is read and never throws.
 * @param byteLimit bytes read before the stream is cut off with `BYTE_LIMIT`
 * @param onClosed called once, when the socket is gone
 */
export function socketStream(socket: Socket, peer: { address: string; port: number }, byteLimit: number, onClosed: () => void): ByteStream {
  const waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let received = 0;
  let end: End | null = null;
  let wake: (() => void) | null = null;

  const finish = (how: End['how'], code: string) => {
    end ??= { kind: 'end', how, code };
    wake?.();
  };
  socket.on('data', (chunk: Uint8Array) => {
    received += chunk.length;
    if (received > byteLimit) {
      finish('failed', 'BYTE_LIMIT');
      socket.destroy();
      return;
    }
    waiting.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length));
    waitingBytes += chunk.length;
    if (waitingBytes > LIMITS.bytesWaiting) socket.pause();
    wake?.();
  });
  socket.on('end', () => finish('fin', 'FIN'));
  socket.on('error', (error: NodeJS.ErrnoException) => {
    const code = error.code ?? error.message.slice(0, 80);
    // EPIPE: we wrote after the other side had reset the connection.
    finish(code === 'ECONNRESET' || code === 'EPIPE' || code === 'ECONNABORTED' ? 'reset' : 'failed', code);
  });
  socket.on('close', () => {
    finish('failed', 'CLOSED_BY_US');
    onClosed();
  });

  const take = (): StreamRead | null => {
    const bytes = waiting.shift();
    if (bytes === undefined) return end;
    waitingBytes -= bytes.length;
    if (waitingBytes <= LIMITS.bytesWaiting && socket.isPaused()) socket.resume();
    return { kind: 'bytes', bytes };
  };

  const read = async (deadline: Deadline): Promise<StreamRead> => {
    let over = false;
    for (;;) {
      const now = take();
      if (now !== null) return now;
      if (deadline.signal.aborted) return { kind: 'cancelled' };
      if (over) return { kind: 'timeout' };
      await new Promise<void>((resolve) => {
        const stop = onceOver(deadline, () => {
          over = true;
          done();
        });
        deadline.signal.addEventListener('abort', done, { once: true });
        wake = done;
        function done() {
          stop();
          deadline.signal.removeEventListener('abort', done);
          wake = null;
          resolve();
        }
      });
    }
  };

  // A write to a connection that was reset ends the socket, and with it what had arrived but was not read yet: the alert that says why.
  // So what has arrived is read first; bytes leave in the phase of the event loop that follows.
  const unsent: Uint8Array[] = [];
  const flush = () => {
    for (const bytes of unsent.splice(0)) if (!socket.destroyed && socket.writable) socket.write(bytes);
  };

  return {
    remoteAddress: peer.address,
    remotePort: peer.port,
    write: (bytes) => {
      if (unsent.push(bytes) === 1) setImmediate(flush);
    },
    read,
    unread: (bytes) => {
      if (bytes.length === 0) return;
      waiting.unshift(bytes);
      waitingBytes += bytes.length;
    },
    close: () => {
      if (socket.destroyed) return;
      flush();
      if (socket.writableLength === 0) {
        socket.destroy();
        return;
      }
      const timer = setTimeout(() => socket.destroy(), LIMITS.flush);
      timer.unref();
      socket.end(() => socket.destroy());
    },
  };
}

/** The stream of a connection that was reset before anything could be sent or read on it. */
export function resetStream(peer: { address: string; port: number }): ByteStream {
  return {
    remoteAddress: peer.address,
    remotePort: peer.port,
    write: () => undefined,
    read: () => Promise.resolve({ kind: 'end', how: 'reset', code: 'ECONNRESET' }),
    unread: () => undefined,
    close: () => undefined,
  };
}
