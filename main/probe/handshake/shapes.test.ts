import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import recorded from '../../../e2e/fixtures/flights/flights.json' with { type: 'json' };
import { echConfigs } from '../../../e2e/handshake/ech-configs.ts';
import { shake } from '../../../e2e/handshake/servers.ts';
import { type FlightFaults, flightOfTls13 } from '../../../e2e/handshake/tls13-server.ts';
import type { HandshakeAttempt, Variation } from '../../../shared/model/handshake.ts';
import { EXTENSION } from '../../../shared/tables/extensions.ts';
import { GROUP } from '../../../shared/tables/groups.ts';
import { concat, EMPTY, fromBase64, fromHex, uint, vector } from '../../../shared/wire/bytes.ts';
import { readClientHello } from '../../../shared/wire/client-hello.ts';
import { buildExtension, findExtension } from '../../../shared/wire/extensions.ts';
import { buildHandshake, HANDSHAKE, HandshakeReassembler } from '../../../shared/wire/handshake.ts';
import { buildRecord, CONTENT, RecordReader } from '../../../shared/wire/record.ts';
import type { ByteStream } from '../../net/byte-stream.ts';
import { scriptedServer, soon } from '../../net/testing/scripted-server.ts';
import { attemptHandshake } from '../handshake.ts';
import { judgedHello, vary } from '../hello-plans.ts';

/** A stream without a network, which answers each of the client's writes in turn and then ends. */
function memoryStream(answers: readonly ((written: Uint8Array) => readonly Uint8Array[])[]): ByteStream {
  const waiting: Uint8Array[] = [];
  const left = [...answers];
  return {
    remoteAddress: '192.0.2.1',
    remotePort: 443,
    write: (bytes) => {
      waiting.push(...(left.shift()?.(bytes) ?? []));
    },
    read: async () => {
      const bytes = waiting.shift();
      return bytes === undefined ? { kind: 'end', how: 'fin', code: 'FIN' } : { kind: 'bytes', bytes };
    },
    unread: (bytes) => {
      waiting.unshift(bytes);
    },
    close: () => undefined,
  };
}

function attempt(stream: ByteStream, variation: Variation = { factor: 'judged' }): Promise<HandshakeAttempt> {
  return attemptHandshake(stream, vary(judgedHello('localhost'), variation), { variation, route: 'direct', deadline: soon() });
}

function pieces(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const cut: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    cut.push(bytes.slice(at, at + size));
    at += size;
  }
  return cut;
}

const SIZES = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 6 });
const PACKETS = fc.array(fc.integer({ min: 1, max: 1_460 }), { minLength: 1, maxLength: 4 });

/** Clear handshake messages of a recorded server, up to where encryption begins. */
function clearMessages(server: Uint8Array): Uint8Array[] {
  const messages = new HandshakeReassembler();
  const clear: Uint8Array[] = [];
  for (const event of new RecordReader().push(server)) {
    if (event.kind !== 'record' || event.type !== CONTENT.handshake) break;
    for (const each of messages.push(event.body)) if (each.kind === 'message') clear.push(each.whole);
  }
  return clear;
}

const OLD_FLIGHTS = recorded.flights
  .filter((flight) => flight.name.startsWith('TLS 1.2') || flight.name.startsWith('TLS 1.0'))
  .map((flight) => [flight.name, clearMessages(fromBase64(flight.server) ?? EMPTY)] as const);

describe('messages in records of any size', () => {
  test.each(OLD_FLIGHTS)('given the recorded flight "%s" cut into records and packets anywhere, reads the same', async (name, messages) => {
    const variation: Variation = name.startsWith('TLS 1.0')
      ? { factor: 'version', version: 'TLS 1.0' }
      : name.includes('ECDHE')
        ? { factor: 'no-tls13' }
        : { factor: 'suites', family: 'all' };
    const flight = concat(...messages);
    const read = async (recordSizes: readonly number[], packets: readonly number[]) => {
      const wire = concat(...pieces(flight, recordSizes).map((body) => buildRecord(CONTENT.handshake, 0x0303, body)));
      const { certificates, chosen, certificateRequest, end } = await attempt(memoryStream([() => pieces(wire, packets)]), variation);
      return { certificates, chosen, certificateRequest, end: end.how };
    };
    const whole = await read([16_384], [100_000]);
    expect(whole.certificates.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(SIZES, PACKETS, async (recordSizes, packets) => {
        expect(await read(recordSizes, packets)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test('given a TLS 1.3 flight cut anywhere, with or without a ChangeCipherSpec, finishes', async () => {
    await fc.assert(
      fc.asyncProperty(SIZES, PACKETS, fc.boolean(), async (recordSize, packets, changeCipherSpec) => {
        const stream = memoryStream([(hello) => pieces(flightOfTls13(hello, { recordSize, changeCipherSpec }), packets)]);
        const { chosen, certificates, alerts } = await attempt(stream);
        expect({ version: chosen?.version, certificates: certificates.length, alerts }).toEqual({
          version: 'TLS 1.3',
          certificates: 1,
          alerts: [],
        });
      }),
      { numRuns: 80 },
    );
  });

  test('given a certificate over several records of the greatest size, reads it', async () => {
    const scts = vector(2, ...Array.from({ length: 60 }, () => vector(2, new Uint8Array(1_000))));
    const faults: FlightFaults = { leafExtensions: [[EXTENSION.signedCertificateTimestamp, scts]], recordSize: 16_384 };
    expect(await finished(faults)).toMatchObject({ end: { how: 'completed' }, sctCount: 60 });
  });

  test('given an empty record of a handshake, which no sound server sends, says so', async () => {
    const [, [, messages = []] = []] = OLD_FLIGHTS;
    const wire = concat(buildRecord(CONTENT.handshake, 0x0303, messages[0] ?? EMPTY), buildRecord(CONTENT.handshake, 0x0303, EMPTY));
    const seen = await attempt(memoryStream([() => [wire]]), { factor: 'suites', family: 'all' });
    expect(seen.end).toMatchObject({ how: 'broken-tls', why: 'record.empty' });
  });
});

async function finished(faults: FlightFaults): Promise<HandshakeAttempt> {
  await using server = await scriptedServer((socket) => socket.once('data', (hello: Buffer) => socket.write(flightOfTls13(hello, faults))));
  return await shake(server.port);
}

describe('a server with keys for an encrypted hello', () => {
  test('given that it answers our made-up one with its keys, finishes all the same, as RFC 9849 section 6.2.1 asks', async () => {
    const seen = await finished({ encryptedExtensions: [[EXTENSION.encryptedClientHello, echConfigs('public.example')]] });
    expect(seen).toMatchObject({ end: { how: 'completed' }, echNames: ['public.example'] });
  });

  test.each([
    ['keys that cannot be read', [[EXTENSION.encryptedClientHello, Uint8Array.of(1)]], 'extensions.unreadable'],
    ['an extension that was not asked for', [[0xabcd, Uint8Array.of(1)]], 'extensions.not_requested'],
    ['early data that was not asked for', [[EXTENSION.earlyData, EMPTY]], 'extensions.not_requested'],
    ['two protocols', [[EXTENSION.alpn, Buffer.from('000c02683208687474702f312e31', 'hex')]], 'extensions.unreadable'],
    [
      'one extension twice',
      [
        [EXTENSION.serverName, EMPTY],
        [EXTENSION.serverName, EMPTY],
      ],
      'extensions.twice',
    ],
  ] as const)('given an answer with %s, is refused as browsers do', async (_what, encryptedExtensions, why) => {
    expect((await finished({ encryptedExtensions })).end).toMatchObject({ how: 'broken-tls', why });
  });

  test('given that it refuses every hello that carries one, the hello without it passes', async () => {
    const refusing = (socket: Socket) =>
      socket.once('data', (bytes: Buffer) => {
        const hello = readClientHello(bytes.subarray(9));
        const carries = hello.ok && findExtension(hello.value.extensions, EXTENSION.encryptedClientHello) !== null;
        if (carries) socket.end(Buffer.from('15030300020228', 'hex'));
        else socket.write(flightOfTls13(bytes, {}));
      });
    await using server = await scriptedServer(refusing);
    expect((await shake(server.port)).end).toMatchObject({ how: 'alert' });
    expect((await shake(server.port, { factor: 'ech' })).end).toEqual({ how: 'completed' });
  });
});

describe('a packed certificate', () => {
  test.each([
    ['says a length that no certificate has', 16_777_215],
    ['says a length and unpacks to far more', 60_000],
  ])('given one that %s, is refused before it takes memory', async (_what, length) => {
    const bomb = deflateSync(new Uint8Array(40_000_000));
    const pack = () => bomb;
    const stream = memoryStream([
      (hello) => [flightOfTls13(hello, { compress: { algorithm: 1, pack }, damage: (plain) => withLength(plain, length) })],
    ]);
    expect((await attempt(stream)).end).toMatchObject({ how: 'broken-tls', why: 'compressed_certificate' });
  });

  test('given an algorithm that was not offered, is refused', async () => {
    const seen = await finished({ compress: { algorithm: 9, pack: brotliCompressSync } });
    expect(seen.end).toMatchObject({ how: 'broken-tls', why: 'compressed_certificate' });
  });
});

/** Overwrites the length that a CompressedCertificate says it unpacks to. It follows the EncryptedExtensions, which are six bytes long. */
function withLength(plain: Uint8Array, length: number): Uint8Array {
  const changed = plain.slice();
  changed.set(uint(length, 3), 6 + 4 + 2);
  return changed;
}

const RETRY_RANDOM = fromHex('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c') ?? EMPTY;

/** A HelloRetryRequest that asks for a group, a cookie, or neither. */
function retryRequest(record: Uint8Array, group: number | null, cookie: Uint8Array | null): Uint8Array {
  const hello = readClientHello(record.subarray(9));
  const extensions = [
    buildExtension(EXTENSION.supportedVersions, uint(0x0304, 2)),
    ...(group === null ? [] : [buildExtension(EXTENSION.keyShare, uint(group, 2))]),
    ...(cookie === null ? [] : [buildExtension(EXTENSION.cookie, vector(2, cookie))]),
  ];
  const sessionId = hello.ok ? hello.value.sessionId : EMPTY;
  const body = [uint(0x0303, 2), RETRY_RANDOM, vector(1, sessionId), uint(0x1301, 2), Uint8Array.of(0), vector(2, ...extensions)];
  return buildRecord(CONTENT.handshake, 0x0303, buildHandshake(HANDSHAKE.serverHello, ...body));
}

describe('a server that asks for another hello', () => {
  const asking = (...requests: readonly ((hello: Uint8Array) => Uint8Array)[]) =>
    scriptedServer((socket) => {
      const left = [...requests];
      let hello: Uint8Array = EMPTY;
      socket.on('data', (bytes: Buffer) => {
        // The second hello comes behind a ChangeCipherSpec.
        hello = bytes[0] === CONTENT.changeCipherSpec ? bytes.subarray(6) : bytes;
        const next = hello[0] === CONTENT.handshake ? left.shift() : undefined;
        if (next !== undefined) socket.write(next(hello));
      });
    });

  test('given that it asks again and again, is left after the second time', async () => {
    const again = (hello: Uint8Array) => retryRequest(hello, GROUP.secp256r1, null);
    await using server = await asking(again, again, again);
    const seen = await shake(server.port);
    expect(seen.end).toMatchObject({ how: 'broken-tls', why: 'server_hello.random' });
    expect(seen.steps.filter((step) => step.from === 'client' && step.message === 'ClientHello')).toHaveLength(2);
  });

  test('given that it asks for a group that was not offered, is refused', async () => {
    await using server = await asking((hello) => retryRequest(hello, GROUP.x448, null));
    expect((await shake(server.port)).end).toMatchObject({ how: 'broken-tls', why: 'hello_retry_request.key_share' });
  });

  test('given that it asks for a share that was sent, or for no change at all, is refused (RFC 8446 section 4.1.4)', async () => {
    for (const group of [GROUP.x25519, null]) {
      await using server = await asking((hello) => retryRequest(hello, group, null));
      expect((await shake(server.port)).end).toMatchObject({ how: 'broken-tls', why: 'hello_retry_request.key_share' });
    }
  });

  test('given that it asks for its cookie alone, gets it back with the same shares', async () => {
    const cookie = new Uint8Array(300).fill(0xc0);
    let second: Uint8Array = EMPTY;
    const takes = (hello: Uint8Array): Uint8Array => {
      second = hello;
      return Buffer.from('15030300020228', 'hex');
    };
    await using server = await asking((hello) => retryRequest(hello, null, cookie), takes);
    await shake(server.port);
    const hello = readClientHello(second.subarray(9));
    const extensions = hello.ok ? hello.value.extensions : [];
    expect([...(findExtension(extensions, EXTENSION.cookie) ?? [])]).toEqual([...vector(2, cookie)]);
    expect(findExtension(extensions, EXTENSION.keyShare)?.length).toBeGreaterThan(1_200);
  });
});
