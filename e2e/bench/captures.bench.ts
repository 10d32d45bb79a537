/**
 * How fast captures of 100 MB and 1 GB are read, and in how much memory, beside tshark over the same files in the same run: many short
 * conversations ("dense") and few long ones ("bulk"). Run: npm run bench -- captures [--small]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { fileURLToPath } from 'node:url';
import { type Conversation, connection, TrafficFile } from './made-traffic.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/handshake-doctor.mjs', import.meta.url));
const FIXTURES = new URL('../fixtures/handshake/', import.meta.url);
const SIZES = process.argv.includes('--small') ? [100] : [100, 1000];
/** Megabytes that both read first, so that neither is measured while its own files are fetched. */
const WARM_UP = 2;
const SIDE_BY_SIDE = { dense: 60, bulk: 8 };
const TSHARK = ['-n', '-Y', 'tls.handshake', '-T', 'fields', '-e', 'tls.handshake.type', '-r'];

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'handshake-doctor-bench-'));
try {
  for (const shape of ['dense', 'bulk'] as const)
    for (const size of [WARM_UP, ...SIZES]) {
      const file = join(folder, `${shape}-${size}.pcap`);
      await write(file, shape, size * 1e6);
      const ours = await measure(process.execPath, [PROGRAM, 'read', file, '--json']);
      const theirs = await measure('tshark', [...TSHARK, file]);
      if (size !== WARM_UP)
        console.log(
          JSON.stringify({
            shape,
            megabytes: Math.round(statSync(file).size / 1e6),
            ours,
            tshark: theirs,
            times: theirs === null || ours === null ? null : Math.round((10 * theirs.seconds) / ours.seconds) / 10,
          }),
        );
      rmSync(file);
    }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function write(path: string, shape: 'dense' | 'bulk', bytes: number): Promise<void> {
  const file = new TrafficFile(path);
  const talks = await Promise.all(
    (['TLSv1.2', 'TLSv1.3'] as const).flatMap((version) =>
      ['rsa', 'p256', 'p384'].map((key) => recorded(version, key, shape === 'dense' ? 2000 : 3_000_000)),
    ),
  );
  const running: Generator<void>[] = [];
  for (let number = 0; file.written < bytes || running.length > 0; ) {
    while (running.length < SIDE_BY_SIDE[shape] && file.written < bytes) {
      running.push(connection(file, number, withRandoms(talks[number % talks.length] as Conversation, number)));
      number += 1;
    }
    for (let index = running.length - 1; index >= 0; index -= 1) if (running[index]?.next().done === true) running.splice(index, 1);
    await file.flush();
  }
  await file.end();
}

/** A real handshake and an answer of so many bytes. */
async function recorded(version: 'TLSv1.2' | 'TLSv1.3', name: string, answer: number): Promise<Conversation> {
  const [key, cert] = ['key', 'pem'].map((end) => readFileSync(new URL(`${name}.${end}`, FIXTURES)));
  const server = tls.createServer({ key, cert, minVersion: version, maxVersion: version }, (socket) =>
    socket.once('data', () => socket.end(Buffer.alloc(answer))),
  );
  const talk: { from: 'client' | 'server'; payload: Buffer }[] = [];
  const relay = createServer((socket) => {
    const onward = connect((server.address() as AddressInfo).port, '127.0.0.1');
    for (const [from, source, target] of [
      ['client', socket, onward],
      ['server', onward, socket],
    ] as const) {
      source.on('data', (payload) => {
        talk.push({ from, payload });
        target.write(payload);
      });
      source.on('end', () => target.end());
      source.on('error', () => target.destroy());
    }
  });
  for (const one of [server, relay]) await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => {
    const socket = tls.connect({ port: (relay.address() as AddressInfo).port, servername: 'shop.example', rejectUnauthorized: false });
    socket.on('secureConnect', () => socket.write('GET / HTTP/1.1\r\n\r\n'));
    socket.on('data', () => {});
    socket.on('close', () => resolve());
  });
  relay.close();
  server.close();
  return talk;
}

/** Every conversation has randoms of its own, as real ones have. */
function withRandoms(talk: Conversation, number: number): Conversation {
  const seen = { client: false, server: false };
  return talk.map((piece) => {
    if (seen[piece.from] || piece.payload === undefined) return piece;
    seen[piece.from] = true;
    const payload = Buffer.from(piece.payload);
    payload.writeUInt32BE(number, 5 + 4 + 2 + 8);
    return { from: piece.from, payload };
  });
}

/** Wall time, and the most memory that the process held at once (its own count of resident pages). */
function measure(program: string, args: readonly string[]): Promise<Measured | null> {
  return new Promise((resolve) => {
    const began = performance.now();
    let megabytes = 0;
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore'] });
    const watch = setInterval(() => {
      try {
        const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
        megabytes = Math.max(megabytes, Number(kilobytes) / 1024);
      } catch {
        // It has just ended.
      }
    }, 20);
    child.on('error', () => resolve(null));
    child.on('close', () => {
      clearInterval(watch);
      resolve({ seconds: Math.round(performance.now() - began) / 1000, megabytes: Math.round(megabytes) });
    });
  });
}
