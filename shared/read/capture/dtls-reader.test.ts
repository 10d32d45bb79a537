import { expect, test } from 'vitest';
import type { CaptureStream } from '../../model/traffic.ts';
import { concat, toBase64, uint, vector } from '../../wire/bytes.ts';
import { buildClientHello } from '../../wire/client-hello.ts';
import { buildHandshake, HANDSHAKE } from '../../wire/handshake.ts';
import { serverHello } from './made-talk.ts';
import { CaptureReader } from './read-capture.ts';

/** Records by the formats of RFC 6347 and RFC 9147: no program with DTLS 1.3 was at hand. */
interface Sent {
  readonly from: 'client' | 'server';
  readonly bytes: Uint8Array;
  /** Milliseconds after the beginning. */
  readonly at?: number;
  /** Of the client. */
  readonly port?: number;
}

const record = (type: number, body: Uint8Array, epoch = 0) =>
  concat(uint(type, 1), uint(0xfefd, 2), uint(epoch, 2), new Uint8Array(6), vector(2, body));

/** A whole handshake message in one fragment (RFC 6347 section 4.2.2). */
function message(built: Uint8Array, sequence = 0): Uint8Array {
  const length = built.subarray(1, 4);
  return record(22, concat(built.subarray(0, 1), length, uint(sequence, 2), new Uint8Array(3), length, built.subarray(4)));
}

/** A record of DTLS 1.3 with a number of two bytes and its length. @param size of what is sealed, with its tag */
const sealed = (epoch: number, size: number) => concat(uint(0x2c | epoch, 1), uint(7, 2), vector(2, new Uint8Array(size).fill(0xee)));

/** The cookie stands behind the session id (RFC 6347 section 4.2.1); most are empty. */
function hello(sequence = 0): Uint8Array {
  return message(helloWith(new Uint8Array(0)), sequence);
}

function helloWith(cookie: Uint8Array): Uint8Array {
  const offered = concat(uint(43, 2), vector(2, vector(1, uint(0xfefc, 2))));
  const parts = { legacyVersion: 0xfefd, random: new Uint8Array(32).fill(7), sessionId: new Uint8Array(0), cipherSuites: [0x1301] };
  const built = buildClientHello({ ...parts, compressionMethods: [0], extensions: [offered] });
  return buildHandshake(HANDSHAKE.clientHello, concat(built.subarray(4, 39), vector(1, cookie), built.subarray(39)));
}

const VERSION_13 = concat(uint(43, 2), vector(2, uint(0xfefc, 2)));
const HELLO_13 = message(
  buildHandshake(
    HANDSHAKE.serverHello,
    uint(0xfefd, 2),
    new Uint8Array(32).fill(9),
    uint(0, 1),
    uint(0x1301, 2),
    uint(0, 1),
    vector(2, VERSION_13),
  ),
);

function captureOf(sent: readonly Sent[]): Uint8Array {
  const file = concat(Uint8Array.of(0xa1, 0xb2, 0xc3, 0xd4, 0, 2, 0, 4), new Uint8Array(8), uint(65_535, 4), uint(101, 4));
  const ends = [Uint8Array.of(192, 0, 2, 1), Uint8Array.of(198, 51, 100, 2)] as const;
  const packets = sent.map(({ from, bytes, at = 0, port = 50_000 }) => {
    const [source, target] = from === 'client' ? ends : [ends[1], ends[0]];
    const ports = from === 'client' ? [port, 4433] : [4433, port];
    const udp = concat(...ports.map((port) => uint(port, 2)), uint(8 + bytes.length, 2), uint(0, 2), bytes);
    const ip = concat(Uint8Array.of(0x45, 0), uint(20 + udp.length, 2), Uint8Array.of(0, 0, 0, 0, 64, 17, 0, 0), source, target, udp);
    const seconds = Math.floor(at / 1000);
    return concat(uint(1_700_000_000 + seconds, 4), uint((at % 1000) * 1000, 4), uint(ip.length, 4), uint(ip.length, 4), ip);
  });
  return concat(file, ...packets);
}

function read(sent: readonly Sent[]): readonly CaptureStream[] {
  const reader = new CaptureReader();
  reader.push(captureOf(sent));
  return reader.end().streams;
}

function only(sent: readonly Sent[]): CaptureStream {
  const streams = read(sent);
  expect(streams).toHaveLength(1);
  return streams[0] as CaptureStream;
}

const ANSWERED: readonly Sent[] = [
  { from: 'client', bytes: hello() },
  { from: 'server', bytes: concat(HELLO_13, sealed(2, 900), sealed(2, 61)) },
];

test.each([
  ['sent a Finished', [{ from: 'client', bytes: sealed(2, 61) }]],
  ['sent a Finished with the longer hash', [{ from: 'client', bytes: sealed(2, 77) }]],
  ['sent a certificate and its Finished', [{ from: 'client', bytes: concat(sealed(2, 1100), sealed(2, 61)) }]],
  ['is captured only behind it', [{ from: 'client', bytes: sealed(3, 40) }]],
] as const)('given DTLS 1.3 whose client %s, says that it was completed', (_, more) => {
  const stream = only([...ANSWERED, ...more]);
  expect(stream).toMatchObject({
    transport: 'dtls',
    version: 'DTLS 1.3',
    cipher: 'TLS_AES_128_GCM_SHA256',
    ending: 'completed',
    cause: null,
  });
});

test.each([
  ['acknowledged a part of the answer', sealed(2, 35)],
  ['acknowledged two parts', sealed(2, 51)],
  ['said something as short as an alert', sealed(2, 19)],
] as const)('given DTLS 1.3 whose client only %s, does not say that it was completed', (_, bytes) => {
  expect(only([...ANSWERED, { from: 'client', bytes }])).toMatchObject({ ending: 'cut', cause: null });
});

test('given DTLS 1.3 whose client said something as short as an alert and then nothing more, leaves open what it minded', () => {
  const another = { from: 'client', bytes: hello(), at: 4000, port: 50_001 } as const;
  const [stream] = read([...ANSWERED, { from: 'client', bytes: sealed(2, 19) }, another]);
  expect(stream).toMatchObject({
    ending: 'cut',
    cause: null,
    candidates: ['untrusted-root', 'expired', 'name-mismatch', 'self-signed', 'incomplete-chain'],
  });
});

test('given a server whose answer is repeated and never ends, says that it does not get through', () => {
  const begun = message(serverHello(0xc02f));
  const sent = [0, 1000, 3000].map((at): Sent => ({ from: 'server', bytes: begun, at: at + 5 }));
  const stream = only([{ from: 'client', bytes: hello() }, ...sent]);
  expect(stream).toMatchObject({ ending: 'cut', cause: 'timeout', certainty: 'likely' });
  expect(stream.because.map((one) => one.key)).toEqual(['captures.flight-unfinished']);
});

test('given an answer of which one piece never comes, says the same though its end came', () => {
  const certificate = concat(uint(11, 1), uint(900, 3), uint(1, 2), uint(0, 3), uint(100, 3), new Uint8Array(100));
  const done = message(buildHandshake(HANDSHAKE.serverHelloDone), 2);
  const answer = concat(message(serverHello(0xc02f)), record(22, certificate), done);
  const sent = [0, 1000, 3000].flatMap((at): Sent[] => [
    { from: 'client', bytes: hello(), at },
    { from: 'server', bytes: answer, at: at + 5 },
  ]);
  expect(only(sent)).toMatchObject({ ending: 'cut', cause: 'timeout', certainty: 'likely' });
});

test('given one direction, in which the client says hello a second time behind a cookie, does not say that nobody answered', () => {
  const sent = [0, 20, 1000, 3000].map((at, index): Sent => ({ from: 'client', bytes: hello(Math.min(index, 1)), at }));
  expect(only(sent)).toMatchObject({ ending: 'cut', cause: null });
  const never = [0, 1000, 3000].map((at): Sent => ({ from: 'client', bytes: hello(), at }));
  expect(only(never)).toMatchObject({ ending: 'no-answer', cause: 'timeout' });
});

test('given a hello with a cookie, keeps its bytes as they were sent, and reads what it offers behind the cookie', () => {
  const sent = helloWith(Uint8Array.of(0xc0, 0x0c, 0x1e));
  const { steps, offeredVersions } = only([{ from: 'client', bytes: message(sent) }]);
  expect(steps).toMatchObject([{ message: 'ClientHello', bytes: sent.length, rawBase64: toBase64(sent) }]);
  expect(offeredVersions).toEqual(['DTLS 1.3']);
});
