import { getServers } from 'node:dns';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import type { StreamRead } from './byte-stream.ts';
import { deadlineIn } from './deadline.ts';
import type { Network, OpenedStream } from './network.ts';
import { createNetwork } from './network.ts';
import { scriptedServer, soon, testNetwork } from './testing/scripted-server.ts';

const open = async (network: Network, port: number, more: { address?: string; byteLimit?: number } = {}): Promise<OpenedStream> => {
  const opened = await network.openStream({ host: '127.0.0.1', port, deadline: soon(), purpose: 'target', ...more });
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
};

const readAll = async (stream: OpenedStream): Promise<{ bytes: number; last: StreamRead }> => {
  for (let bytes = 0; ; ) {
    const read = await stream.read(soon());
    if (read.kind !== 'bytes') return { bytes, last: read };
    bytes += read.bytes.length;
  }
};

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('given a server that answers and closes, reads the bytes and then FIN, again and again', async () => {
  await using server = await scriptedServer((socket) => socket.end('hello'));
  const stream = await open(testNetwork(), server.port);
  expect(await readAll(stream)).toEqual({ bytes: 5, last: { kind: 'end', how: 'fin', code: 'FIN' } });
  expect(await stream.read(soon())).toEqual({ kind: 'end', how: 'fin', code: 'FIN' });
});

test('given a server that resets, says reset, not closed', async () => {
  await using server = await scriptedServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  const stream = await open(testNetwork(), server.port);
  stream.write(Uint8Array.of(1));
  expect(await readAll(stream)).toEqual({ bytes: 0, last: { kind: 'end', how: 'reset', code: 'ECONNRESET' } });
});

test('given a server that says why and then resets, reads why although more was written', async () => {
  await using server = await scriptedServer((socket) =>
    socket.once('data', () => {
      socket.write('why');
      setTimeout(() => socket.resetAndDestroy(), 5);
    }),
  );
  const stream = await open(testNetwork(), server.port);
  stream.write(Uint8Array.of(1));
  await new Promise((resolve) => setTimeout(resolve, 60));
  stream.write(Uint8Array.of(2));
  expect(await readAll(stream)).toMatchObject({ bytes: 3, last: { kind: 'end', how: 'reset' } });
});

test('given an answer that came while this computer stood still, reads it although the time is over', async () => {
  await using server = await scriptedServer((socket) =>
    socket.once('data', () => {
      socket.write('late');
      for (const began = performance.now(); performance.now() - began < 300; );
    }),
  );
  const stream = await open(testNetwork(), server.port);
  stream.write(Uint8Array.of(1));
  expect(await stream.read(soon(100))).toMatchObject({ kind: 'bytes' });
});

test('given a silent server, says timeout, and can be read again later', async () => {
  await using server = await scriptedServer((socket) => socket.once('data', () => socket.write('late')));
  const stream = await open(testNetwork(), server.port);
  expect(await stream.read(soon(30))).toEqual({ kind: 'timeout' });
  stream.write(Uint8Array.of(1));
  expect((await stream.read(soon())).kind).toBe('bytes');
  stream.close();
});

test('given bytes put back, reads them first', async () => {
  await using server = await scriptedServer((socket) => socket.end('world'));
  const stream = await open(testNetwork(), server.port);
  stream.unread(Uint8Array.of(7));
  expect(await stream.read(soon())).toEqual({ kind: 'bytes', bytes: Uint8Array.of(7) });
  stream.close();
});

test('given a server that sends without end, cuts it off by bytes', async () => {
  await using server = await scriptedServer((socket) => {
    const more = () => {
      while (!socket.destroyed && socket.write(Buffer.alloc(65_536)));
    };
    socket.on('drain', more);
    more();
  });
  const stream = await open(testNetwork(), server.port, { byteLimit: 1_000_000 });
  const { bytes, last } = await readAll(stream);
  expect(last).toEqual({ kind: 'end', how: 'failed', code: 'BYTE_LIMIT' });
  expect(bytes).toBeLessThanOrEqual(1_000_000);
});

test('given a port nobody listens on, says refused with the code and the address', async () => {
  const port = await closedPort();
  const opened = await testNetwork().openStream({ host: '127.0.0.1', port, deadline: soon(), purpose: 'target' });
  expect(opened).toMatchObject({
    ok: false,
    error: { kind: 'connect', attempts: [{ address: '127.0.0.1', port, outcome: 'refused', errorCode: 'ECONNREFUSED' }] },
  });
});

test.each([0, -1, 65_536, 1.5])('given port %s, says bad address and opens nothing', async (port) => {
  const opened = await testNetwork().openStream({ host: '127.0.0.1', port, deadline: soon(), purpose: 'target' });
  expect(opened).toMatchObject({ ok: false, error: { kind: 'connect', attempts: [{ outcome: 'bad-address' }] } });
});

test('given an IPv6 link-local address without a zone, says so without hanging', async () => {
  const opened = await testNetwork().openStream({ host: 'x', address: 'fe80::1', port: 443, deadline: soon(800), purpose: 'target' });
  expect(opened).toMatchObject({ ok: false, error: { kind: 'connect' } });
});

test('given a name with a dead and a live address, uses the live one and counts both tries', async () => {
  await using server = await scriptedServer((socket) => socket.end('x'));
  const network = testNetwork({
    resolver: async (host) => ({ host, addresses: ['::1', '127.0.0.1'], errorCode: null, fromHostsFile: false, milliseconds: 0 }),
  });
  const opened = await network.openStream({ host: 'two.example', port: server.port, deadline: soon(), purpose: 'target' });
  expect(opened).toMatchObject({ ok: true, value: { remoteAddress: '127.0.0.1', connect: { outcome: 'connected' } } });
  expect(network.cost()).toMatchObject({ connections: 2, hosts: ['two.example'] });
});

test('given a name that does not resolve, hands over what the resolver said, and asks it once', async () => {
  let asked = 0;
  const network = testNetwork({
    resolver: async (host) => {
      asked++;
      return { host, addresses: [], errorCode: 'ENOTFOUND', fromHostsFile: false, milliseconds: 1 };
    },
  });
  const question = { host: 'nowhere.example', port: 443, deadline: soon(), purpose: 'target' } as const;
  expect(await network.openStream(question)).toMatchObject({ ok: false, error: { kind: 'name', resolution: { errorCode: 'ENOTFOUND' } } });
  await network.openStream(question);
  expect(asked).toBe(1);
  expect(network.cost().connections).toBe(0);
});

test('given a look-up for its own sake, counts the resolver among the hosts asked', async () => {
  const network = testNetwork({
    resolver: async (host) => ({ host, addresses: [], errorCode: 'ENOTFOUND', fromHostsFile: false, milliseconds: 0 }),
  });
  await network.resolve('site.example', 'target');
  expect(network.cost().hosts).toEqual([]);
  await network.resolve('made-up.invalid', 'outside');
  expect(network.cost().hosts).toEqual([...new Set(getServers())]);
});

test('given --offline, asks nobody outside and does not resolve their names', async () => {
  const asked: string[] = [];
  const network = testNetwork({
    offline: true,
    resolver: async (host) => {
      asked.push(host);
      return { host, addresses: ['127.0.0.1'], errorCode: null, fromHostsFile: false, milliseconds: 0 };
    },
  });
  const opened = await network.openStream({ host: 'time.example', port: 80, deadline: soon(), purpose: 'outside' });
  expect(opened).toEqual({ ok: false, error: { kind: 'offline' } });
  expect((await network.resolve('time.example', 'outside')).addresses).toEqual([]);
  expect(asked).toEqual([]);
  expect(network.cost()).toMatchObject({ connections: 0, hosts: [] });
});

async function openMany(network: Network, port: number, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async () => {
      const stream = await open(network, port);
      await stream.read(soon());
      stream.close();
    }),
  );
}

test('never holds more than eight connections to one server', async () => {
  await using server = await scriptedServer((socket) => setTimeout(() => socket.end('x'), 20));
  await openMany(testNetwork(), server.port, 30);
  expect(server.taken()).toBe(30);
  expect(server.mostAtOnce()).toBeLessThanOrEqual(9); // the server may see a close one turn late
});

test('given --gentle, opens one connection after the other', async () => {
  await using server = await scriptedServer((socket) => setTimeout(() => socket.end('x'), 5));
  await openMany(testNetwork({ gentle: true }), server.port, 8);
  expect(server.taken()).toBe(8);
  expect(server.mostAtOnce()).toBeLessThanOrEqual(2);
});

test('given no free place before the deadline, gives up without a connection', async () => {
  await using server = await scriptedServer(() => undefined);
  const network = testNetwork({ gentle: true });
  const first = await open(network, server.port);
  const second = await network.openStream({ host: '127.0.0.1', port: server.port, deadline: soon(40), purpose: 'target' });
  expect(second).toEqual({ ok: false, error: { kind: 'timed-out' } });
  first.close();
  (await open(network, server.port)).close();
});

test('given a cancel, ends reads, waits and new questions at once and closes what is open', async () => {
  await using server = await scriptedServer(() => undefined);
  const job = new AbortController();
  const network = createNetwork({ gentle: false, offline: false, proxy: null, deadline: deadlineIn(60_000, job.signal) });
  const question = { host: '127.0.0.1', port: server.port, deadline: network.within(60_000), purpose: 'target' } as const;
  const opened = await network.openStream(question);
  if (!opened.ok) throw new Error(opened.error.kind);
  const reading = opened.value.read(network.within(60_000));
  job.abort();
  expect(['cancelled', 'end']).toContain((await reading).kind);
  expect(await network.openStream(question)).toEqual({ ok: false, error: { kind: 'cancelled' } });
});

test('given a server that resets what it has just accepted, the stream opens and reads as reset', async () => {
  await using server = await scriptedServer((socket) => socket.resetAndDestroy());
  const network = testNetwork();
  const ask = async () => {
    const stream = await open(network, server.port);
    const end = await stream.read(soon());
    stream.close();
    return [stream.connect.outcome, end.kind === 'end' ? end.how : end.kind];
  };
  const ends = await Promise.all(Array.from({ length: 20 }, ask));
  expect(new Set(ends.map(String))).toEqual(new Set(['connected,reset']));
});

test('given closeAll, the other side sees the connections end', async () => {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  await using server = await scriptedServer((socket) =>
    socket
      .on('close', () => resolve())
      .on('end', () => socket.end())
      .resume(),
  );
  const network = testNetwork();
  await open(network, server.port);
  network.closeAll();
  await expect(ended).resolves.toBeUndefined();
});

test('given a busy server and --gentle, the wait for a place does not count as time to connect', async () => {
  await using server = await scriptedServer((socket) => setTimeout(() => socket.end('x'), 300));
  const network = testNetwork({ gentle: true });
  const ask = async () => {
    const opened = await network.openStream({
      host: '127.0.0.1',
      port: server.port,
      deadline: soon(),
      connectWithin: () => 250,
      purpose: 'target',
    });
    if (!opened.ok) return opened.error.kind;
    await opened.value.read(soon());
    opened.value.close();
    return 'opened';
  };
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(['opened', 'opened', 'opened']);
});
