import { describe, expect, test } from 'vitest';
import type { CauseId } from '../../model/cause-id.ts';
import type { ChainJudgement } from '../../model/chain-judgement.ts';
import type { CaptureStream } from '../../model/traffic.ts';
import { concat, uint, vector } from '../../wire/bytes.ts';
import { buildHandshake, HANDSHAKE } from '../../wire/handshake.ts';
import { NO_TOOLS } from './capture-tools.ts';
import { type MadePacket, madeCapture, OPENED } from './made-capture.ts';
import { alert, CHANGE, DONE, HELLO, HELLO_13, handshake, RESUMED_13, SECOND, SECRET, sealed, serverHello, text } from './made-talk.ts';
import { CaptureReader } from './read-capture.ts';

function read(packets: readonly MadePacket[], port = 8444): readonly CaptureStream[] {
  const reader = new CaptureReader();
  reader.push(madeCapture(packets, port));
  return reader.end().streams;
}

function only(packets: readonly MadePacket[], port = 8444): CaptureStream {
  const streams = read(packets, port);
  expect(streams).toHaveLength(1);
  return streams[0] as CaptureStream;
}

/** The only conversation, whose certificates a judge finds these faults in. */
async function judged(packets: readonly MadePacket[], refuses: readonly CauseId[]): Promise<CaptureStream> {
  const reader = new CaptureReader({ tools: async () => ({ ...NO_TOOLS, judge: () => judgement(refuses) }) });
  reader.push(madeCapture(packets, 8444));
  reader.close();
  await reader.settle();
  const { streams } = reader.end();
  expect(streams).toHaveLength(1);
  return streams[0] as CaptureStream;
}

/** What a judge that finds these faults says. */
function judgement(refuses: readonly CauseId[]): ChainJudgement {
  return {
    host: null,
    judgedAt: '2023-11-14T22:13:20.000Z',
    served: [],
    ok: refuses.length === 0,
    findings: refuses.map((cause) => ({
      cause,
      kind: 'malformed',
      weight: 'refuses',
      certificate: 0,
      said: { key: 'captures.refused' },
      source: '',
    })),
    best: null,
    otherPaths: [],
    missing: null,
    stores: [],
    top: 'none',
    names: [],
    inspectionProduct: null,
  };
}

const CERTIFICATE = buildHandshake(HANDSHAKE.certificate, vector(3, vector(3, Uint8Array.of(0x30, 0))));
const NO_CERTIFICATE = buildHandshake(HANDSHAKE.certificate, vector(3));
const REQUEST = buildHandshake(HANDSHAKE.certificateRequest, vector(1, Uint8Array.of(1)), vector(2, uint(0x0401, 2)), vector(2));

/** A client and a server of TLS 1.2 up to the server's flight. */
const FLIGHT_12: readonly MadePacket[] = [
  ...OPENED,
  { from: 'client', payload: HELLO },
  { from: 'server', payload: handshake(serverHello(0xc02f), CERTIFICATE, DONE) },
];
const FLIGHT_13: readonly MadePacket[] = [
  ...OPENED,
  { from: 'client', payload: HELLO },
  { from: 'server', payload: concat(HELLO_13, CHANGE, sealed(30, 900, 280, 53)) },
];
const FINISHED_12: readonly MadePacket[] = [
  ...FLIGHT_12,
  { from: 'client', payload: concat(CHANGE, SECRET) },
  { from: 'server', payload: concat(CHANGE, SECRET) },
];

describe('a client that refuses a certificate', () => {
  test.each([
    [45, ['expired', 'untrusted-root'], 'expired', 'certain'],
    [42, ['not-yet-valid', 'untrusted-root'], 'not-yet-valid', 'likely'],
    [42, ['name-mismatch', 'incomplete-chain'], 'name-mismatch', 'likely'],
    [46, ['wrong-usage'], 'wrong-usage', 'likely'],
    [46, ['incomplete-chain'], 'incomplete-chain', 'likely'],
    [48, ['self-signed', 'name-mismatch'], 'self-signed', 'likely'],
    [43, ['wrong-usage'], 'wrong-usage', 'likely'],
    [40, ['weak-signature'], 'weak-signature', 'likely'],
    [48, [], 'untrusted-root', 'likely'],
  ] as const)('by alert %d, while it shows %j, means %s', async (code, refuses, cause, certainty) => {
    expect(await judged([...FLIGHT_12, { from: 'client', payload: alert(code) }], refuses)).toMatchObject({
      ending: 'alert',
      cause,
      certainty,
    });
  });

  test('as too old, though it is good by the time of the capture, has a wrong clock', async () => {
    expect(await judged([...FLIGHT_12, { from: 'client', payload: alert(45) }], [])).toMatchObject({
      cause: 'clock-wrong',
      certainty: 'likely',
    });
  });

  test('by hanging up behind a finished handshake without a word, which shows only on a fault that any client minds', async () => {
    const left: readonly MadePacket[] = [...FINISHED_12, { from: 'client', flags: ['fin'] }];
    expect(await judged(left, ['expired', 'untrusted-root'])).toMatchObject({ ending: 'completed', cause: 'expired' });
    // A check of the line behaves so, too, and may know a root that is private.
    for (const cause of ['untrusted-root', 'incomplete-chain'] as const) expect((await judged(left, [cause])).cause).toBeNull();
  });

  test('but stays and asks is content', async () => {
    const asked = { from: 'client', payload: sealed(60) } as const;
    expect((await judged([...FINISHED_12, asked, { from: 'client', flags: ['fin'] }], ['expired'])).cause).toBeNull();
  });

  test('with an encrypted alert, which is told by its length, leaves the cause open', () => {
    // 35: some programs pad theirs.
    for (const size of [19, 35]) {
      const stream = only([...FLIGHT_13, { from: 'client', payload: concat(CHANGE, sealed(size)) }, { from: 'server', flags: ['fin'] }]);
      expect(stream).toMatchObject({ ending: 'closed', cause: null });
      expect(stream.because.map((one) => one.key)).toEqual(['captures.client-refused-hidden']);
    }
  });
});

describe('behind a finished handshake of TLS 1.3, whose certificate nobody can see', () => {
  const finished: readonly MadePacket[] = [
    ...FLIGHT_13,
    { from: 'client', payload: sealed(53) },
    { from: 'server', payload: sealed(240, 240) },
  ];
  const away: readonly MadePacket[] = [
    { from: 'client', payload: sealed(19) },
    { from: 'client', flags: ['fin'] },
  ];

  test.each([
    ['leaves without a word', away],
    ['says QUIT and leaves', [{ from: 'client', payload: sealed(23) }, ...away]],
  ] as const)('a client that %s may have minded the certificate', (_what, rest) => {
    const stream = only([...finished, ...(rest as readonly MadePacket[])]);
    expect(stream).toMatchObject({ ending: 'completed', cause: null });
    expect(stream.candidates).toContain('expired');
  });

  test('a client that goes on with the keys of an earlier connection saw no certificate, and minds none', () => {
    const resumed = [...FLIGHT_13.slice(0, -1), { from: 'server', payload: concat(RESUMED_13, CHANGE, sealed(30, 53)) }] as const;
    const stream = only([...resumed, { from: 'client', payload: concat(CHANGE, sealed(53)) }, ...away]);
    expect(stream).toMatchObject({ ending: 'completed', cause: null });
    expect(stream.candidates).toBeUndefined();
  });

  test('a client that asks for something and is answered is content', () => {
    const asked = [{ from: 'client', payload: sealed(120) }, { from: 'server', payload: sealed(900) }, ...away] as const;
    expect(only([...finished, ...asked]).candidates).toBeUndefined();
  });

  test('a bad_certificate in the clear is what OpenSSL says of a wrong name', () => {
    const stream = only([...FLIGHT_13, { from: 'client', payload: alert(42) }]);
    expect(stream).toMatchObject({ ending: 'alert', cause: 'name-mismatch', certainty: 'possible' });
  });
});

describe('a server that asked for a certificate of the client', () => {
  const gone = { from: 'server', payload: sealed(19) } as const;

  test.each([
    ['none', sealed(25, 53), 'client-cert-required'],
    ['one', sealed(860, 281, 53), 'client-cert-rejected'],
  ] as const)('in TLS 1.3, got %s, gives a short answer and hangs up: that may be a page that says no', (_what, payload, cause) => {
    const asked: readonly MadePacket[] = [...FLIGHT_13, { from: 'client', payload: concat(payload, sealed(64)) }];
    const answer = (size: number): readonly MadePacket[] => [
      ...asked,
      { from: 'server', payload: sealed(1200, 1200, size, 19) },
      { from: 'server', flags: ['fin'] },
    ];
    expect(only(answer(400))).toMatchObject({ ending: 'completed', cause: null, candidates: [cause] });
    expect(only(answer(9000)).candidates).toBeUndefined();
  });

  test.each([
    ['none, in records of their own', sealed(25, 53), 'client-cert-required'],
    ['none, in one record', sealed(61), 'client-cert-required'],
    ['one', sealed(860, 281, 53), 'client-cert-rejected'],
  ] as const)('in TLS 1.3, got %s and hangs up at once, refused it', (_what, payload, cause) => {
    const stream = only([...FLIGHT_13, { from: 'client', payload }, gone, { from: 'server', flags: ['fin'] }]);
    expect(stream).toMatchObject({ ending: 'completed', cause, certainty: 'likely' });
  });

  test('in TLS 1.3, and sends tickets, took the answer', () => {
    const stream = only([...FLIGHT_13, { from: 'client', payload: sealed(25, 53) }, { from: 'server', payload: sealed(240, 240) }, gone]);
    expect(stream.cause).toBeNull();
  });

  test('is not one that asked for none and says goodbye', () => {
    expect(only([...FLIGHT_13, { from: 'client', payload: sealed(53) }, gone, { from: 'server', flags: ['fin'] }]).cause).toBeNull();
  });

  test.each([40, 42, 50, 46])('in TLS 1.2, got none and says alert %d, wants one', (code) => {
    const stream = only([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', payload: handshake(serverHello(0xc02f), CERTIFICATE, REQUEST, DONE) },
      { from: 'client', payload: concat(handshake(NO_CERTIFICATE), CHANGE, SECRET) },
      { from: 'server', payload: alert(code) },
    ]);
    expect(stream).toMatchObject({ ending: 'alert', cause: 'client-cert-required' });
  });
});

describe('what is lost', () => {
  test('large segments of the server that never arrive are a path that drops them', () => {
    const stream = only([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', payload: new Uint8Array(1400), lost: 'on-the-way' },
      { from: 'server', payload: new Uint8Array(300) },
      { from: 'client', flags: ['fin'], at: 8 * SECOND },
    ]);
    expect(stream).toMatchObject({ cause: 'timeout', certainty: 'likely' });
    expect(stream.because.map((one) => one.key)).toContain('captures.never-arrived');
  });

  test('the same seen beside the server, which sends them again and again until the client gives up', () => {
    const flight = handshake(serverHello(0xc02f), CERTIFICATE);
    const again = [1, 2, 4, 7.9].map((seconds): MadePacket => ({ from: 'server', payload: flight, again: true, at: seconds * SECOND }));
    const stream = only([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', payload: flight, lost: 'behind-the-capture' },
      ...again,
      { from: 'client', flags: ['fin'], at: 8 * SECOND },
    ]);
    expect(stream).toMatchObject({ cause: 'timeout', because: [{ key: 'captures.never-arrived' }] });
  });

  test('an answer to the first packet that the client never hears, seen beside the server, is a path that drops it', () => {
    const asked = (at: number): readonly MadePacket[] => [
      { from: 'client', flags: ['syn'], at },
      { from: 'server', flags: ['syn'], at: at + 20 },
    ];
    const stream = only([...asked(0), { from: 'server', flags: ['syn'], at: SECOND }, ...asked(2 * SECOND)]);
    expect(stream).toMatchObject({ ending: 'no-answer', cause: 'timeout', because: [{ key: 'captures.syn-answer-lost' }] });
  });

  test('a server that stops in the middle of its flight until the client gives up is a timeout, one that hangs up a protocol error', () => {
    const half = handshake(serverHello(0xc02f), CERTIFICATE).subarray(0, 60);
    const begun: readonly MadePacket[] = [...OPENED, { from: 'client', payload: HELLO }, { from: 'server', payload: half }];
    expect(only([...begun, { from: 'client', flags: ['fin'], at: 5 * SECOND }])).toMatchObject({ cause: 'timeout' });
    expect(only([...begun, { from: 'server', flags: ['fin'] }])).toMatchObject({ cause: 'protocol-error' });
  });

  test('a direction that was not captured says nothing about silence', () => {
    const oneWay: readonly MadePacket[] = [
      { from: 'client', flags: ['syn'] },
      { from: 'server', flags: ['syn'] },
      { from: 'client' },
      { from: 'client', payload: HELLO },
      { from: 'server', payload: new Uint8Array(900), lost: 'by-the-capture' },
      { from: 'client' },
      { from: 'client', flags: ['fin'], at: 9 * SECOND },
    ];
    expect(only(oneWay)).toMatchObject({ ending: 'cut', cause: null });
  });

  test('a reset at the end of a connection whose beginning was not captured says nothing', () => {
    expect(only([{ from: 'server', payload: sealed(900) }, { from: 'client' }, { from: 'server', flags: ['rst'] }]).cause).toBeNull();
  });

  test('what was confirmed and is not in the capture was lost by the capture, and nobody is blamed', () => {
    const stream = only([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', payload: handshake(serverHello(0xc02f), CERTIFICATE, DONE), lost: 'by-the-capture' },
      { from: 'client' },
      { from: 'server', flags: ['fin'] },
      { from: 'client', flags: ['fin'] },
    ]);
    expect(stream.cause).toBeNull();
  });

  test('behind a hole, a segment that begins with a record is read again', () => {
    const stream = only([
      ...FLIGHT_12.slice(0, 4),
      { from: 'server', payload: handshake(serverHello(0xc02f)) },
      { from: 'client', payload: new Uint8Array(40), lost: 'by-the-capture' },
      { from: 'client', payload: alert(48) },
      { from: 'server' },
    ]);
    expect(stream.alerts).toMatchObject([{ from: 'client', description: 'unknown_ca' }]);
  });
});

describe('what is no TLS', () => {
  const says = (from: MadePacket['from'], words: string): MadePacket => ({ from, payload: text(words) });
  const ask = says('client', 'GET / HTTP/1.1\r\n\r\n');

  test('a greeting before the client begins TLS is another protocol, not an upgrade', () => {
    const page = says('server', 'HTTP/1.1 400 Bad Request\r\n\r\n');
    expect(only([...OPENED, says('client', 'SSH-2.0-x\r\n'), page], 443)).toMatchObject({ cause: 'protocol-error' });
    expect(only([...OPENED, says('server', 'SSH-2.0-x\r\n'), { from: 'client', payload: HELLO }])).toMatchObject({
      ending: 'not-tls',
      cause: 'protocol-error',
    });
  });

  test.each([
    ['an alert', { from: 'server', payload: alert(10) }],
    ['nginx’s page', says('server', 'HTTP/1.1 400 Bad Request\r\n\r\nThe plain HTTP request was sent to HTTPS port')],
    ['Go’s answer', says('server', 'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n')],
  ] as const)('plain HTTP to a port that wants TLS, answered by %s', (_what, answer) => {
    expect(only([...OPENED, ask, answer])).toMatchObject({ cause: 'plain-http', certainty: 'certain' });
  });

  test('whoever hangs up before a byte is answered by an alert, and nobody is at fault', () => {
    expect(only([...OPENED, { from: 'client', flags: ['fin'] }, { from: 'server', payload: alert(50) }]).cause).toBeNull();
  });
});

describe('a connection without a byte, on any port', () => {
  const silent: readonly MadePacket[] = [
    { from: 'client', flags: ['syn'] },
    { from: 'client', flags: ['rst'], at: 3 * SECOND },
  ];

  test('is told where nothing else was captured', () => {
    expect(
      only([
        { from: 'client', flags: ['syn'] },
        { from: 'server', flags: ['rst'] },
      ]),
    ).toMatchObject({ cause: 'refused' });
    expect(only(silent)).toMatchObject({ ending: 'reset' });
  });

  test('of a browser that tries two addresses is no fault by itself', () => {
    expect(only([{ from: 'client', flags: ['syn'] }], 443).cause).toBeNull();
  });
});
