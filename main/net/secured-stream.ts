import { isIP } from 'node:net';
import { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import type { ByteStream, Deadline } from './byte-stream.ts';
import { LIMITS } from './limits.ts';
import { socketStream } from './socket-stream.ts';

/** A stream of ours as Node's TLS wants it. */
class AsSocket extends Duplex {
  readonly #stream: ByteStream;
  readonly #deadline: Deadline;

  constructor(stream: ByteStream, deadline: Deadline) {
    super();
    this.#stream = stream;
    this.#deadline = deadline;
  }

  override _read(): void {
    void this.#stream.read(this.#deadline).then((read) => {
      this.push(read.kind === 'bytes' ? read.bytes : null);
    });
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#stream.write(new Uint8Array(chunk));
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#stream.close();
    done(error);
  }
}

/**
 * TLS over a stream by the runtime's own TLS. For what is merely fetched; what is examined never goes this way.
 * @param roots trusted ones, as PEM
 * @returns null where no trusted connection came about in time
 */
export function secured(stream: ByteStream, host: string, roots: readonly string[], deadline: Deadline): Promise<ByteStream | null> {
  return new Promise((resolve) => {
    const socket = connect({
      socket: new AsSocket(stream, deadline),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      host,
      ca: [...roots],
      ALPNProtocols: ['http/1.1'],
    });
    const give = (secure: ByteStream | null) => {
      deadline.signal.removeEventListener('abort', giveUp);
      socket.removeListener('close', giveUp);
      if (secure === null) socket.destroy();
      resolve(secure);
    };
    const giveUp = () => give(null);
    deadline.signal.addEventListener('abort', giveUp, { once: true });
    socket.on('error', giveUp);
    socket.once('close', giveUp);
    socket.once('secureConnect', () => {
      const { remoteAddress: address, remotePort: port } = stream;
      give(socketStream(socket, { address, port }, LIMITS.bytesPerStream, () => undefined));
    });
  });
}
