import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaptureStream } from '../../model/traffic.ts';
import { uint, vector } from '../../wire/bytes.ts';
import { buildClientHello } from '../../wire/client-hello.ts';
import { buildHandshake, HANDSHAKE } from '../../wire/handshake.ts';
import { type MadePacket, madeCapture, OPENED } from './made-capture.ts';
import { alert, COMPLETED, DONE, HELLO, handshake, SECOND, SECRET, SECRET_ALERT, serverHello, text } from './made-talk.ts';
import { CaptureReader } from './read-capture.ts';

function read(packets: readonly MadePacket[], step = 1 << 20, port = 443): readonly CaptureStream[] {
  const bytes = madeCapture(packets, port);
  const reader = new CaptureReader();
  for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step));
  return reader.end().streams;
}

function only(packets: readonly MadePacket[], port = 443): CaptureStream {
  const streams = read(packets, undefined, port);
  expect(streams).toHaveLength(1);
  return streams[0] as CaptureStream;
}

describe('a captured conversation', () => {
  test('that goes well says who, which name, what was offered and chosen', () => {
    expect(only(COMPLETED)).toMatchObject({
      client: '192.0.2.1:50000',
      server: '198.51.100.2:443',
      sni: 'shop.example',
      offeredVersions: ['TLS 1.2'],
      version: 'TLS 1.2',
      cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      ending: 'completed',
      cause: null,
    });
  });

  test('shows its steps in order, with the sender of each', () => {
    expect(only(COMPLETED).steps.map(({ from, message }) => `${from} ${message}`)).toEqual([
      'client ClientHello',
      'server ServerHello',
      'server ServerHelloDone',
      'client ChangeCipherSpec',
      'client Finished',
      'server ChangeCipherSpec',
      'server Finished',
    ]);
  });

  test.each([
    [70, 'version-mismatch', 'certain'],
    [40, 'cipher-mismatch', 'likely'],
    [112, 'sni-mismatch', 'certain'],
    [120, 'alpn-mismatch', 'certain'],
    [80, 'server-fault', 'possible'],
  ] as const)('that the server ends with alert %d is %s', (code, cause, certainty) => {
    const stream = only([...OPENED, { from: 'client', payload: HELLO }, { from: 'server', payload: alert(code) }]);
    expect(stream).toMatchObject({ ending: 'alert', cause, certainty });
    expect(stream.alerts).toMatchObject([{ from: 'server', encrypted: false }]);
  });

  test('whose client refuses a hidden certificate with alert 42 leaves the cause open', () => {
    const stream = only([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', payload: handshake(serverHello(0xc02f)) },
      { from: 'client', payload: alert(42) },
    ]);
    expect(stream).toMatchObject({ ending: 'alert', cause: null });
    expect(stream.because.map((one) => one.key)).toContain('captures.certificate-hidden');
  });

  test('in which the server offers a prime of 1024 bits and the client refuses is weak-key', () => {
    const prime = new Uint8Array(128).fill(0xff);
    const exchange = buildHandshake(
      HANDSHAKE.serverKeyExchange,
      vector(2, prime),
      vector(2, Uint8Array.of(2)),
      vector(2, prime),
      uint(0x0401, 2),
      vector(2, new Uint8Array(256)),
    );
    const stream = only([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', payload: handshake(serverHello(0x009e), exchange, DONE) },
      { from: 'client', payload: alert(40) },
    ]);
    expect(stream).toMatchObject({ cause: 'weak-key', certainty: 'certain' });
  });

  test('that is cut by a box in the path is told by the distance the reset came from', () => {
    const stream = only([...OPENED, { from: 'client', payload: HELLO }, { from: 'server', flags: ['rst'], ttl: 59 }]);
    expect(stream).toMatchObject({ ending: 'reset', cause: 'reset', certainty: 'certain' });
    expect(stream.because.map((one) => one.key)).toEqual(['captures.reset-other-ttl']);
  });

  test('that was captured in two places, and whose server cuts it, is not laid on a box in the path', () => {
    const stream = only([
      ...OPENED,
      { from: 'server', ttl: 62 },
      { from: 'client', payload: HELLO },
      { from: 'server', ttl: 62 },
      { from: 'server', flags: ['rst'], ttl: 64 },
    ]);
    expect(stream.because.map((one) => one.key)).toEqual(['captures.reset-by-server']);
  });

  test('whose client offers what nearly every server takes is refused for a reason that only may be the suites', () => {
    const hello = buildClientHello({
      legacyVersion: 0x0303,
      random: new Uint8Array(32).fill(7),
      sessionId: new Uint8Array(0),
      cipherSuites: [0xc02b, 0xc02f],
      compressionMethods: [0],
      extensions: [],
    });
    const stream = only([...OPENED, { from: 'client', payload: handshake(hello) }, { from: 'server', payload: alert(40) }]);
    expect(stream).toMatchObject({ cause: 'cipher-mismatch', certainty: 'possible' });
  });

  test('whose server hangs up without a word is a cut, whatever the client says to that', () => {
    const stream = only([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', flags: ['fin'] },
      { from: 'client', payload: alert(50) },
    ]);
    expect(stream).toMatchObject({ ending: 'closed', cause: 'reset' });
  });

  test('that nobody answers is silence, also when the client hangs up at last', () => {
    const waiting: readonly MadePacket[] = [...OPENED, { from: 'client', payload: HELLO }, { from: 'server' }];
    expect(only([...waiting, { from: 'client', flags: ['fin'], at: 10 * SECOND }])).toMatchObject({
      ending: 'no-answer',
      cause: 'timeout',
    });
    // A capture that simply ends here says nothing.
    expect(only(waiting)).toMatchObject({ ending: 'no-answer', cause: null });
  });

  test('that is refused at once is refused', () => {
    expect(
      only([
        { from: 'client', flags: ['syn'] },
        { from: 'server', flags: ['rst'] },
      ]),
    ).toMatchObject({ ending: 'reset', cause: 'refused' });
  });

  test('answered in plain HTTP says so', () => {
    const stream = only([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', payload: text('HTTP/1.1 400 Bad Request\r\n\r\n') },
    ]);
    expect(stream).toMatchObject({ ending: 'not-tls', cause: 'plain-http' });
  });

  test('is found behind STARTTLS and behind a proxy’s CONNECT, on any port', () => {
    const mail: readonly MadePacket[] = [
      ...OPENED,
      { from: 'server', payload: text('220 mail\r\n') },
      { from: 'client', payload: text('STARTTLS\r\n') },
      { from: 'server', payload: text('220 go\r\n') },
      ...COMPLETED.slice(3),
    ];
    const proxy: readonly MadePacket[] = [
      ...OPENED,
      { from: 'client', payload: text('CONNECT shop.example:443 HTTP/1.1\r\n\r\n') },
      { from: 'server', payload: text('HTTP/1.1 200 ok\r\n\r\n') },
      ...COMPLETED.slice(3),
    ];
    for (const [packets, port] of [
      [mail, 25],
      [proxy, 3128],
    ] as const)
      expect(only(packets, port)).toMatchObject({ sni: 'shop.example', ending: 'completed' });
  });

  test('in which a second handshake is refused is renegotiation', () => {
    const stream = only([...COMPLETED, { from: 'client', payload: SECRET }, { from: 'server', payload: SECRET_ALERT }]);
    expect(stream).toMatchObject({ ending: 'completed', cause: 'renegotiation' });
    expect(only([...COMPLETED, { from: 'client', payload: SECRET }, { from: 'server', payload: SECRET }]).cause).toBeNull();
  });

  test('whose hello comes byte by byte is read all the same', () => {
    const bytes = Array.from(HELLO, (byte): MadePacket => ({ from: 'client', payload: Uint8Array.of(byte) }));
    expect(only([...OPENED, ...bytes, ...COMPLETED.slice(4)])).toMatchObject({ sni: 'shop.example', ending: 'completed' });
  });

  test('of which the capture lost packets is cut, not judged', () => {
    const stream = only([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', payload: handshake(serverHello(0xc02f)), lost: 'by-the-capture' },
      { from: 'server', payload: handshake(DONE) },
      { from: 'client' },
    ]);
    expect(stream).toMatchObject({ ending: 'cut', cause: null });
  });

  test('that is no TLS at all is left out', () => {
    expect(
      read(
        [
          ...OPENED,
          { from: 'client', payload: text('GET / HTTP/1.1\r\n\r\n') },
          { from: 'server', payload: text('HTTP/1.1 200 OK\r\n\r\n') },
        ],
        undefined,
        80,
      ),
    ).toEqual([]);
  });
});

describe('any capture', () => {
  test('is read the same however the file is cut', () => {
    const whole = read(COMPLETED);
    for (const step of [1, 7, 100, 333]) expect(read(COMPLETED, step)).toEqual(whole);
  });

  test('that is damaged never throws', () => {
    const bytes = madeCapture([...COMPLETED, { from: 'server', payload: alert(40) }]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 20 }),
        fc.nat(bytes.length),
        (changes, end) => {
          const mutated = bytes.slice(0, end);
          for (const [at, value] of changes) if (at >= 24 && at < end) mutated[at] = value;
          const reader = new CaptureReader();
          reader.push(mutated);
          for (const stream of reader.end().streams) expect(stream.client).toMatch(/:\d+$/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
