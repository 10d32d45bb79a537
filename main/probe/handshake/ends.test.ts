import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import recorded from '../../../e2e/fixtures/flights/flights.json' with { type: 'json' };
import { clientCertificate, derOf, shake } from '../../../e2e/handshake/servers.ts';
import { type FlightFaults, serveTls13 } from '../../../e2e/handshake/tls13-server.ts';
import { EXTENSION } from '../../../shared/tables/extensions.ts';
import { concat, fromBase64, uint, vector } from '../../../shared/wire/bytes.ts';
import { buildHandshake, HANDSHAKE } from '../../../shared/wire/handshake.ts';
import { buildRecord, CONTENT } from '../../../shared/wire/record.ts';
import { sign } from '../../crypto/signatures.ts';
import { scriptedServer } from '../../net/testing/scripted-server.ts';
import { judgedHello, vary } from '../hello-plans.ts';

/** Serves once the client has said something. */
function answering(work: (socket: Socket, hello: Buffer) => void): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', (hello: Buffer) => work(socket, hello));
  };
}

function flightOf(name: string): Uint8Array {
  const flight = recorded.flights.find((each) => each.name === name);
  const bytes = flight === undefined ? null : fromBase64(flight.server);
  if (bytes === null) throw new Error(name);
  return bytes;
}

const TLS12_FLIGHT = flightOf('TLS 1.2, ECDHE, client certificate');
const QUICK = { idleMilliseconds: 200 };

describe('how an attempt ends', () => {
  test('given a reset after the hello, says reset and when', async () => {
    await using server = await scriptedServer(answering((socket) => socket.resetAndDestroy()));
    expect((await shake(server.port)).end).toEqual({ how: 'reset', phase: 'after-hello' });
  });

  test('given a close after the hello, says closed and when', async () => {
    await using server = await scriptedServer(answering((socket) => socket.end()));
    expect((await shake(server.port)).end).toEqual({ how: 'closed', phase: 'after-hello' });
  });

  test('given silence, says how long it waited', async () => {
    await using server = await scriptedServer(() => undefined);
    const { end } = await shake(server.port, { factor: 'judged' }, QUICK);
    expect(end).toMatchObject({ how: 'silence', phase: 'after-hello' });
    expect(end.how === 'silence' ? end.waitedMilliseconds : 0).toBeGreaterThanOrEqual(190);
  });

  test.each([
    ['http', 'HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n'],
    ['smtp', '220 mail.example.com ESMTP Postfix\r\n'],
    ['ftp', '220 (vsFTPd 3.0.3)\r\n'],
    ['ssh', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['imap', '* OK IMAP4rev1 ready\r\n'],
    ['pop3', '+OK ready\r\n'],
    ['http', '\u0000\u0000\u0012\u0004\u0000\u0000\u0000\u0000\u0000settings: six bytes'],
    ['mysql', '\u004a\u0000\u0000\u0000\u000a8.0.36\u0000'],
    ['vnc', 'RFB 003.008\n'],
    ['redis', '-ERR unknown command\r\n'],
    ['pop3', '-ERR bad syntax\r\n'],
    ['other', '\u0000\u0001garbage'],
  ] as const)('given an answer in %s, says so and shows its text', async (speaks, text) => {
    await using server = await scriptedServer(answering((socket) => socket.end(text)));
    const { end } = await shake(server.port);
    expect(end).toMatchObject({ how: 'not-tls', speaks });
  });

  test('given a greeting before any hello, says which protocol it is', async () => {
    await using server = await scriptedServer((socket) => socket.write('220 mail.example.com ESMTP\r\n'));
    expect((await shake(server.port)).end).toMatchObject({ how: 'not-tls', speaks: 'smtp' });
  });

  test('given a flight cut off in the middle, keeps what was read before', async () => {
    await using server = await scriptedServer(answering((socket) => socket.end(TLS12_FLIGHT.subarray(0, 1_100))));
    const attempt = await shake(server.port, { factor: 'no-tls13' });
    expect(attempt.end).toEqual({ how: 'closed', phase: 'server-flight' });
    expect(attempt.certificates).toHaveLength(1);
    expect(attempt.chosen?.version).toBe('TLS 1.2');
  });

  test('given a record cut off in its header, calls it closed, not another protocol', async () => {
    await using server = await scriptedServer(answering((socket) => socket.end(TLS12_FLIGHT.subarray(0, 3))));
    expect((await shake(server.port)).end).toEqual({ how: 'closed', phase: 'server-flight' });
  });

  test('given a flight cut off by a reset, keeps the certificate', async () => {
    await using server = await scriptedServer(
      answering((socket) => socket.write(TLS12_FLIGHT.subarray(0, 1_100), () => setTimeout(() => socket.resetAndDestroy(), 50))),
    );
    const attempt = await shake(server.port, { factor: 'no-tls13' });
    expect(attempt.end).toEqual({ how: 'reset', phase: 'server-flight' });
    expect(attempt.certificates).toHaveLength(1);
  });

  test('given sixteen bytes at a time, reads the same', async () => {
    await using server = await scriptedServer(
      answering(async (socket) => {
        for (let at = 0; at < 1_100; at += 16) {
          socket.write(TLS12_FLIGHT.subarray(at, at + 16));
          await new Promise((resolve) => setImmediate(resolve));
        }
      }),
    );
    const attempt = await shake(server.port, { factor: 'no-tls13' }, QUICK);
    expect(attempt.end).toMatchObject({ how: 'silence', phase: 'server-flight' });
    expect(attempt.certificates).toHaveLength(1);
  });

  test('given a key exchange signed for another connection, says that the signature is wrong', async () => {
    await using server = await scriptedServer(answering((socket) => socket.write(TLS12_FLIGHT)));
    const attempt = await shake(server.port, { factor: 'no-tls13' });
    expect(attempt.end).toMatchObject({ how: 'broken-tls', why: 'server-key-exchange-signature' });
  });

  test('given bytes still coming when the time is up, says cut off, not silence', async () => {
    await using server = await scriptedServer(
      answering((socket) => {
        const timer = setInterval(() => socket.write(buildRecord(CONTENT.handshake, 0x0303, Uint8Array.of(2))), 20);
        socket.on('close', () => clearInterval(timer));
      }),
    );
    // Long enough that a busy computer has sent its hello and heard an answer.
    const deadline = { at: performance.now() + 1_500, signal: new AbortController().signal };
    const { end } = await shake(server.port, { factor: 'judged' }, { deadline });
    expect(end).toMatchObject({ how: 'cut-off', limit: 'time' });
  });

  test('given an endless stream of records, cuts it off by bytes and stays small', async () => {
    const chunk = buildRecord(
      CONTENT.handshake,
      0x0303,
      concat(Uint8Array.of(HANDSHAKE.certificate), uint(200_000, 3), new Uint8Array(16_000)),
    );
    await using server = await scriptedServer(
      answering((socket) => {
        const pump = (): void => {
          while (!socket.destroyed && socket.write(chunk));
        };
        socket.on('drain', pump);
        pump();
      }),
    );
    const attempt = await shake(server.port, { factor: 'judged' }, { maxBytes: 300_000 });
    expect(['cut-off', 'broken-tls']).toContain(attempt.end.how);
    expect(JSON.stringify(attempt).length).toBeLessThan(2_000_000);
  });

  test('given warnings without end, gives up and keeps a few of them', async () => {
    const warnings = concat(...Array.from({ length: 2_000 }, () => buildRecord(CONTENT.alert, 0x0303, Uint8Array.of(1, 112))));
    await using server = await scriptedServer(answering((socket) => socket.write(warnings)));
    const attempt = await shake(server.port);
    expect(attempt.end).toMatchObject({ how: 'broken-tls', why: 'alert.flood' });
    expect(attempt.alerts.length).toBeLessThan(30);
  });

  test('given a message longer than any honest one, says so at once', async () => {
    const record = buildRecord(CONTENT.handshake, 0x0303, concat(Uint8Array.of(HANDSHAKE.serverHello), uint(0xffffff, 3)));
    await using server = await scriptedServer(answering((socket) => socket.write(record)));
    expect((await shake(server.port)).end).toMatchObject({ how: 'broken-tls', why: 'handshake.length' });
  });

  test('given a warning about the name before a handshake that goes on, keeps the alert', async () => {
    const warning = buildRecord(CONTENT.alert, 0x0303, Uint8Array.of(1, 112));
    await using server = await scriptedServer(answering((socket) => socket.end(concat(warning, TLS12_FLIGHT.subarray(0, 1_100)))));
    const attempt = await shake(server.port, { factor: 'no-tls13' });
    expect(attempt.alerts[0]).toMatchObject({ name: 'unrecognized_name', level: 'warning', from: 'server' });
    expect(attempt.chosen).not.toBeNull();
  });

  test('given an answer in a version that was not offered, says which it was', async () => {
    const hello = serverHello(0x0301, 0x002f);
    await using server = await scriptedServer(answering((socket) => socket.write(buildRecord(CONTENT.handshake, 0x0301, hello))));
    const attempt = await shake(server.port);
    expect(attempt.end).toMatchObject({ how: 'broken-tls', why: 'server_hello.version' });
    expect(attempt.chosen?.version).toBe('TLS 1.0');
  });

  test('given an SSL 2.0 server, reads its certificate', async () => {
    const certificate = derOf('rsa.pem');
    const body = concat(
      Uint8Array.of(4, 0, 1, 0, 2),
      uint(certificate.length, 2),
      uint(3, 2),
      uint(16, 2),
      certificate,
      uint(0x010080, 3),
      new Uint8Array(16),
    );
    await using server = await scriptedServer(answering((socket) => socket.write(concat(uint(0x8000 | body.length, 2), body))));
    const attempt = await shake(server.port, { factor: 'version', version: 'SSL 2.0' });
    expect(attempt.chosen?.version).toBe('SSL 2.0');
    expect(attempt.certificates).toHaveLength(1);
  });

  test('given a server that takes an export suite, reads it though it cannot be finished', async () => {
    await using server = await scriptedServer(
      answering((socket, hello) => {
        const exchange = exportKeyExchange(hello.subarray(11, 43));
        const flight = concat(serverHello(0x0301, 0x0003), certificateMessage(), exchange, buildHandshake(HANDSHAKE.serverHelloDone));
        socket.write(buildRecord(CONTENT.handshake, 0x0301, flight));
      }),
    );
    const attempt = await shake(server.port, { factor: 'suites', family: 'weak' });
    expect(attempt.chosen).toMatchObject({ version: 'TLS 1.0', cipherSuite: 0x0003 });
    expect(attempt.end).toEqual({ how: 'cancelled', phase: 'server-flight' });
  });
});

const SERVER_RANDOM = new Uint8Array(32).fill(7);

function serverHello(version: number, suite: number): Uint8Array {
  return buildHandshake(HANDSHAKE.serverHello, uint(version, 2), SERVER_RANDOM, vector(1), uint(suite, 2), Uint8Array.of(0));
}

function certificateMessage(): Uint8Array {
  return buildHandshake(HANDSHAKE.certificate, vector(3, vector(3, derOf('rsa.pem'))));
}

/** A temporary RSA key of 512 bits, signed as TLS 1.0 does. */
function exportKeyExchange(clientRandom: Uint8Array): Uint8Array {
  const parameters = concat(vector(2, new Uint8Array(64).fill(0xc3)), vector(2, Uint8Array.of(1, 0, 1)));
  const signature = sign(clientCertificate('rsa').key, 'rsa-md5-sha1', concat(clientRandom, SERVER_RANDOM, parameters));
  return buildHandshake(HANDSHAKE.serverKeyExchange, parameters, vector(2, signature ?? new Uint8Array(0)));
}

describe('a TLS 1.3 server in every shape', () => {
  const serving = (faults: FlightFaults) => scriptedServer(answering((socket, hello) => serveTls13(socket, hello, faults)));

  test('given a sound one, finishes', async () => {
    await using server = await serving({});
    expect((await shake(server.port)).end).toEqual({ how: 'completed' });
  });

  test.each([
    ['zlib', 1, deflateSync],
    ['brotli', 2, brotliCompressSync],
    ['zstd', 3, zstdCompressSync],
  ] as const)('given a certificate packed with %s, unpacks it', async (_name, algorithm, pack) => {
    await using server = await serving({ compress: { algorithm, pack } });
    const plan = { ...judgedHello('localhost'), certificateCompression: [1, 2, 3] };
    const attempt = await shake(server.port, { factor: 'judged' }, { plan });
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(attempt.certificates).toHaveLength(1);
  });

  test('given a packed certificate that unpacks to more than it says, refuses it', async () => {
    await using server = await serving({ compress: { algorithm: 2, pack: () => brotliCompressSync(new Uint8Array(5_000_000)) } });
    expect((await shake(server.port)).end).toMatchObject({ how: 'broken-tls', why: 'compressed_certificate' });
  });

  test('given a wrong signature, says so and keeps the certificate', async () => {
    await using server = await serving({ badSignature: true });
    const attempt = await shake(server.port);
    expect(attempt.end).toMatchObject({ how: 'broken-tls', why: 'certificate-verify-signature' });
    expect(attempt.certificates).toHaveLength(1);
  });

  test('given a wrong Finished, says so', async () => {
    await using server = await serving({ badFinished: true });
    expect((await shake(server.port)).end).toMatchObject({ how: 'broken-tls', why: 'finished' });
  });

  test('given no CertificateVerify, does not believe the certificate', async () => {
    await using server = await serving({ withoutVerify: true });
    expect((await shake(server.port)).end).toMatchObject({ how: 'broken-tls', why: 'server-flight.order' });
  });

  test('given one flipped bit, says that the record does not authenticate', async () => {
    await using server = await serving({ flipBit: true });
    expect((await shake(server.port)).end).toMatchObject({ how: 'broken-tls', why: 'record.authentication' });
  });

  test('given an encrypted alert in the flight, reads it', async () => {
    await using server = await serving({ alertInFlight: 80 });
    expect((await shake(server.port)).end).toMatchObject({
      how: 'alert',
      alert: { name: 'internal_error', encrypted: true, phase: 'server-flight' },
    });
  });

  test('given messages spread over tiny records, puts them together', async () => {
    await using server = await serving({ recordSize: 7 });
    expect((await shake(server.port)).end).toEqual({ how: 'completed' });
  });

  test('given a staple and timestamps on the certificate, keeps them', async () => {
    await using server = await serving({
      leafExtensions: [
        [EXTENSION.statusRequest, concat(Uint8Array.of(1), vector(3, Uint8Array.of(0x30, 0)))],
        [EXTENSION.signedCertificateTimestamp, vector(2, vector(2, new Uint8Array(9)), vector(2, new Uint8Array(9)))],
      ],
    });
    const attempt = await shake(server.port);
    expect(attempt).toMatchObject({ end: { how: 'completed' }, ocspStapleBase64: 'MAA=', sctCount: 2 });
  });

  test('given a suite that was not offered, refuses it', async () => {
    await using server = await serving({});
    const plan = vary(judgedHello('localhost'), { factor: 'suites', family: 'one', suite: 0x1302 });
    expect((await shake(server.port, { factor: 'judged' }, { plan })).end).toMatchObject({
      how: 'broken-tls',
      why: 'server_hello.cipher_suite',
    });
  });
});
