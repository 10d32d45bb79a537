import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CaptureStream } from '../../../shared/model/traffic.ts';
import { CaptureReader } from '../../../shared/read/capture/read-capture.ts';
import { concat, EMPTY, fromHex, toHex, uint, vector } from '../../../shared/wire/bytes.ts';
import { buildClientHello } from '../../../shared/wire/client-hello.ts';
import type { AeadName, HashName } from '../../../shared/wire/crypto.ts';
import { buildHandshake, HANDSHAKE } from '../../../shared/wire/handshake.ts';
import { KeyLog } from '../../../shared/wire/key-log.ts';
import { pemCertificates } from '../../../shared/wire/pem.ts';
import { initialKeys } from '../../../shared/wire/quic-initial.ts';
import { QUIC_V2, type QuicKeys, quicKeys } from '../../../shared/wire/quic-protection.ts';
import { handshakeCrypto } from '../../crypto/handshake-crypto.ts';
import { captureReader } from './capture.ts';
import { unsealer } from './unsealer.ts';

const CLIENT_ID = fromHex('8394c8f03e515708') as Uint8Array;
const SERVER_ID = fromHex('f067a5502a4262b5') as Uint8Array;
const RANDOM = new Uint8Array(32).fill(7);
/** Types of long packets (RFC 9000 section 17.2, RFC 9369 section 3.2), with a packet number of one byte. */
const TYPE = { 1: { initial: 0xc0, handshake: 0xe0 }, [QUIC_V2]: { initial: 0xd0, handshake: 0xf0 } } as const;
type Version = keyof typeof TYPE;

function hello(): Uint8Array {
  const name = Uint8Array.from('quic.example', (character) => character.charCodeAt(0));
  return buildClientHello({
    legacyVersion: 0x0303,
    random: RANDOM,
    sessionId: EMPTY,
    cipherSuites: [0x1301],
    compressionMethods: [0],
    extensions: [concat(uint(0, 2), vector(2, vector(2, concat(uint(0, 1), vector(2, name)))))],
  });
}

function serverHello(suite: number): Uint8Array {
  const chosen = vector(2, concat(uint(43, 2), vector(2, uint(0x0304, 2))));
  return buildHandshake(HANDSHAKE.serverHello, uint(0x0303, 2), new Uint8Array(32).fill(9), uint(0, 1), uint(suite, 2), uint(0, 1), chosen);
}

function certificate(): Uint8Array {
  const [der = EMPTY] = pemCertificates(readFileSync(new URL('../../../e2e/fixtures/handshake/p256.pem', import.meta.url), 'utf8'));
  return buildHandshake(HANDSHAKE.certificate, uint(0, 1), vector(3, concat(vector(3, der), uint(0, 2))));
}

const cryptoFrame = (at: number, bytes: Uint8Array) =>
  concat(Uint8Array.of(6), uint(0x4000 | at, 2), uint(0x4000 | bytes.length, 2), bytes);
const closeFrame = (code: number) => concat(Uint8Array.of(0x1c), uint(0x4000 | code, 2), Uint8Array.of(6, 0));

/** Protects a packet (RFC 9001 section 5.3 and 5.4). @param header up to its number, which is one byte */
async function protect(header: Uint8Array, number: number, plain: Uint8Array, keys: QuicKeys): Promise<Uint8Array> {
  const whole = concat(header, uint(number, 1));
  const nonce = keys.iv.slice();
  nonce[11] = (nonce[11] ?? 0) ^ number;
  const packet = concat(whole, await handshakeCrypto.aeadSeal(keys.aead, keys.key, nonce, whole, plain));
  const sample = packet.slice(header.length + 4, header.length + 20);
  const mask = await (keys.aead === 'chacha20-poly1305'
    ? handshakeCrypto.chachaMask(keys.header, sample)
    : handshakeCrypto.aesBlock(keys.header, sample));
  packet[0] = (packet[0] ?? 0) ^ ((mask[0] ?? 0) & ((header[0] ?? 0) & 0x80 ? 0x0f : 0x1f));
  packet[header.length] = (packet[header.length] ?? 0) ^ (mask[1] ?? 0);
  return packet;
}

function long(version: Version, kind: 'initial' | 'handshake', from: 'client' | 'server', plain: Uint8Array): Uint8Array {
  const [destination, source] = from === 'client' ? [SERVER_ID, EMPTY] : [EMPTY, SERVER_ID];
  const ids = concat(vector(1, kind === 'initial' && from === 'client' ? CLIENT_ID : destination), vector(1, source));
  const token = kind === 'initial' ? Uint8Array.of(0) : EMPTY;
  return concat(Uint8Array.of(TYPE[version][kind]), uint(version, 4), ids, token, uint(0x4000 | (plain.length + 17), 2));
}

async function initial(version: Version, from: 'client' | 'server', plain: Uint8Array): Promise<Uint8Array> {
  const [keys] = await initialKeys(handshakeCrypto, version, CLIENT_ID, from);
  if (keys === undefined) throw new Error('no keys');
  return protect(long(version, 'initial', from, plain), 2, plain, keys);
}

interface Sent {
  readonly from: 'client' | 'server';
  readonly bytes: Uint8Array;
  /** What stands right behind the IP header, where it is no UDP. */
  readonly protocol?: number;
}

/** A capture of raw IP in which these datagrams follow each other by a tenth of a second. */
function captureOf(datagrams: readonly Sent[]): Uint8Array {
  const [client, server] = [Uint8Array.of(192, 0, 2, 1), Uint8Array.of(198, 51, 100, 2)];
  const file = concat(Uint8Array.of(0xa1, 0xb2, 0xc3, 0xd4, 0, 2, 0, 4), new Uint8Array(8), uint(65_535, 4), uint(101, 4));
  const packets = datagrams.map(({ from, bytes, protocol }, index) => {
    const ports = from === 'client' ? [50_000, 443] : [443, 50_000];
    const udp =
      protocol === undefined ? concat(...ports.map((port) => uint(port, 2)), uint(8 + bytes.length, 2), uint(0, 2), bytes) : bytes;
    const ends = from === 'client' ? [client, server] : [server, client];
    const ip = concat(Uint8Array.of(0x45, 0), uint(20 + udp.length, 2), Uint8Array.of(0, 0, 0, 0, 64, protocol ?? 17, 0, 0), ...ends, udp);
    return concat(uint(1_700_000_000, 4), uint(index * 100_000, 4), uint(ip.length, 4), uint(ip.length, 4), ip);
  });
  return concat(file, ...packets);
}

async function streamsOf(datagrams: readonly Sent[], keyLog: KeyLog | null = null): Promise<readonly CaptureStream[]> {
  const tools = async () => ({ crypto: handshakeCrypto, unsealer, judge: null });
  const reader = new CaptureReader(keyLog === null ? { tools } : { keyLog, tools });
  reader.push(captureOf(datagrams));
  reader.close();
  await reader.settle();
  return reader.end().streams;
}

const SUITES: readonly { readonly suite: number; readonly aead: AeadName; readonly hash: HashName; readonly name: string }[] = [
  { suite: 0x1301, aead: 'aes-128-gcm', hash: 'sha256', name: 'TLS_AES_128_GCM_SHA256' },
  { suite: 0x1302, aead: 'aes-256-gcm', hash: 'sha384', name: 'TLS_AES_256_GCM_SHA384' },
  { suite: 0x1303, aead: 'chacha20-poly1305', hash: 'sha256', name: 'TLS_CHACHA20_POLY1305_SHA256' },
];

/** A client that refuses the certificate, the server's flight, and the key log of it. */
async function refused(version: Version, { suite, aead, hash }: (typeof SUITES)[number], code = 0x12a) {
  const secrets = {
    client: new Uint8Array(hash === 'sha384' ? 48 : 32).fill(1),
    server: new Uint8Array(hash === 'sha384' ? 48 : 32).fill(2),
  };
  const [client, server] = await Promise.all(
    [secrets.client, secrets.server].map((secret) => quicKeys(handshakeCrypto, { version, hash, aead }, secret)),
  );
  const flight = cryptoFrame(0, certificate());
  const goodbye = concat(closeFrame(code), new Uint8Array(20));
  const datagrams: readonly Sent[] = [
    { from: 'client', bytes: await initial(version, 'client', concat(cryptoFrame(0, hello()), new Uint8Array(1100))) },
    {
      from: 'server',
      bytes: concat(
        await initial(version, 'server', cryptoFrame(0, serverHello(suite))),
        await protect(long(version, 'handshake', 'server', flight), 0, flight, server as QuicKeys),
      ),
    },
    { from: 'client', bytes: await protect(long(version, 'handshake', 'client', goodbye), 0, goodbye, client as QuicKeys) },
  ];
  const log = new KeyLog();
  log.push(`CLIENT_HANDSHAKE_TRAFFIC_SECRET ${toHex(RANDOM)} ${toHex(secrets.client)}\n`);
  log.push(`SERVER_HANDSHAKE_TRAFFIC_SECRET ${toHex(RANDOM)} ${toHex(secrets.server)}\n`);
  return { datagrams, log };
}

describe('a QUIC Initial packet', () => {
  const pieces = concat(
    cryptoFrame(20, hello().subarray(20)),
    Uint8Array.of(1),
    cryptoFrame(0, hello().subarray(0, 20)),
    new Uint8Array(1100),
  );

  test.each([1, QUIC_V2] as const)('of version %d is opened, and its hello read from pieces in the wrong order', async (version) => {
    const bytes = await initial(version, 'client', pieces);
    expect(await streamsOf([{ from: 'client', bytes }])).toMatchObject([
      { transport: 'quic', client: '192.0.2.1:50000', sni: 'quic.example', ending: 'no-answer' },
    ]);
  });

  test('of a server that leaves the fixed bit out is opened (RFC 9287)', async () => {
    const plain = cryptoFrame(0, serverHello(0x1302));
    const [keys] = await initialKeys(handshakeCrypto, 1, CLIENT_ID, 'server');
    const header = long(1, 'initial', 'server', plain);
    header[0] = (header[0] ?? 0) & ~0x40;
    const sent = [
      { from: 'client', bytes: await initial(1, 'client', pieces) },
      { from: 'server', bytes: await protect(header, 2, plain, keys as QuicKeys) },
    ] as const;
    expect(await streamsOf(sent)).toMatchObject([{ version: 'TLS 1.3', cipher: 'TLS_AES_256_GCM_SHA384' }]);
  });

  test('that was tampered with says nothing', async () => {
    const bytes = await initial(1, 'client', pieces);
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    expect(await streamsOf([{ from: 'client', bytes }])).toEqual([]);
  });

  test('of the server that ends the connection says why, without keys', async () => {
    const sent = [
      { from: 'client', bytes: await initial(1, 'client', pieces) },
      { from: 'server', bytes: await initial(1, 'server', concat(closeFrame(0x178), new Uint8Array(20))) },
    ] as const;
    expect(await streamsOf(sent)).toMatchObject([{ ending: 'alert', cause: 'alpn-mismatch' }]);
    const busy = [sent[0], { from: 'server', bytes: await initial(1, 'server', concat(closeFrame(2), new Uint8Array(20))) }] as const;
    expect(await streamsOf(busy)).toMatchObject([{ ending: 'closed', cause: 'refused', certainty: 'likely' }]);
  });
});

describe('a QUIC client', () => {
  const open = async () => initial(1, 'client', concat(cryptoFrame(0, hello()), new Uint8Array(1100)));
  const goodbye = (from: 'client' | 'server') => initial(1, from, concat(closeFrame(0), new Uint8Array(1100)));
  /** ICMP "port unreachable" about the client's datagram. */
  const unreachable = concat(
    Uint8Array.of(3, 3, 0, 0, 0, 0, 0, 0, 0x45, 0, 0, 48, 0, 0, 0, 0, 64, 17, 0, 0, 192, 0, 2, 1, 198, 51, 100, 2),
    uint(50_000, 2),
    uint(443, 2),
  );

  test('that nobody answers, and who then gives up, was not answered', async () => {
    const again = Array.from({ length: 6 }, async () => ({ from: 'client' as const, bytes: await open() }));
    const sent = [...(await Promise.all(again)), { from: 'client' as const, bytes: await goodbye('client') }];
    expect(await streamsOf(sent)).toMatchObject([{ ending: 'no-answer', cause: 'quic', certainty: 'likely' }]);
  });

  test('that needs it no longer has no fault', async () => {
    const answer = { from: 'server' as const, bytes: await initial(1, 'server', new Uint8Array(40).fill(1)) };
    const sent = [{ from: 'client' as const, bytes: await open() }, answer, { from: 'client' as const, bytes: await goodbye('client') }];
    expect(await streamsOf(sent)).toMatchObject([{ ending: 'closed', cause: null }]);
  });

  test('to whom the server’s computer says that nothing listens there was refused', async () => {
    const sent = [
      { from: 'client' as const, bytes: await open() },
      { from: 'server' as const, bytes: unreachable, protocol: 1 },
    ];
    expect(await streamsOf(sent)).toMatchObject([{ ending: 'no-answer', cause: 'refused', certainty: 'likely' }]);
  });

  test('that goes on was answered, though only its direction was captured', async () => {
    const suite = SUITES[0] as (typeof SUITES)[number];
    const { datagrams } = await refused(1, suite);
    const sent = datagrams.filter((one) => one.from === 'client');
    const later = Array.from({ length: 6 }, () => sent.at(-1) as Sent);
    expect(await streamsOf([...sent, ...later])).toMatchObject([{ ending: 'cut', cause: null }]);
  });

  test('that goes on asking behind a beginning of an answer does not get the rest', async () => {
    const answer = { from: 'server' as const, bytes: await initial(1, 'server', new Uint8Array(40).fill(1)) };
    const again = Array.from({ length: 20 }, async () => ({ from: 'client' as const, bytes: await open() }));
    const [first, ...others] = await Promise.all(again);
    expect(await streamsOf([first as Sent, answer, ...others])).toMatchObject([{ ending: 'cut', cause: 'quic', certainty: 'likely' }]);
    expect(await streamsOf([first as Sent, answer, ...others.slice(0, 5)])).toMatchObject([{ ending: 'cut', cause: null }]);
  });

  test('to whom an end is told again and again heard it once', async () => {
    const answer = { from: 'server' as const, bytes: await initial(1, 'server', concat(closeFrame(0x178), new Uint8Array(20))) };
    const [stream] = await streamsOf([{ from: 'client', bytes: await open() }, answer, answer, answer]);
    expect(stream?.alerts).toHaveLength(1);
  });
});

describe('a QUIC client that refused the certificate', () => {
  test.each(SUITES)('with a key log and $name: certificates and alert are read', async (suite) => {
    const { datagrams, log } = await refused(1, suite);
    expect(await streamsOf(datagrams, log)).toMatchObject([
      {
        version: 'TLS 1.3',
        cipher: suite.name,
        certificates: ['p256.handshake.test'],
        ending: 'alert',
        alerts: [{ from: 'client', description: 'bad_certificate' }],
      },
    ]);
  });

  test('in version 2, too', async () => {
    const { datagrams, log } = await refused(QUIC_V2, SUITES[0] as (typeof SUITES)[number], 0x12d);
    expect(await streamsOf(datagrams, log)).toMatchObject([{ ending: 'alert', cause: 'expired', certificates: ['p256.handshake.test'] }]);
  });

  test('without keys is not said to have gone on', async () => {
    const { datagrams } = await refused(1, SUITES[0] as (typeof SUITES)[number]);
    expect(await streamsOf(datagrams)).toMatchObject([{ ending: 'cut', cause: null, certificates: [] }]);
  });
});

test('given datagrams of which only the beginning was recorded, says so, and not that there was no secure connection', async () => {
  const whole = captureOf([{ from: 'client', bytes: await initial(1, 'client', concat(cryptoFrame(0, hello()), new Uint8Array(900))) }]);
  const [header, packet] = [whole.slice(0, 24), whole.slice(24, 24 + 16 + 200)];
  new DataView(packet.buffer).setUint32(8, 200);
  const reader = captureReader({ name: 'cut.pcap', at: '2026-12-01T00:00:00Z', password: null }, new KeyLog());
  reader.push(concat(header, packet));
  expect(await reader.end()).toMatchObject([{ state: 'absent', said: { key: 'captures.cut-datagrams' } }]);
});

test('given a whole datagram that nobody can open, does not say that it was cut', async () => {
  const bytes = await initial(1, 'client', concat(cryptoFrame(0, hello()), new Uint8Array(900)));
  bytes.fill(0xee, 60);
  const reader = captureReader({ name: 'whole.pcap', at: '2026-12-01T00:00:00Z', password: null }, new KeyLog());
  reader.push(captureOf([{ from: 'client', bytes }]));
  expect(await reader.end()).toMatchObject([{ state: 'absent', said: { key: 'captures.no-tls' } }]);
});
