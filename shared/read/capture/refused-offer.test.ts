import { describe, expect, test } from 'vitest';
import type { CaptureStream } from '../../model/traffic.ts';
import { concat, u16List, uint, vector } from '../../wire/bytes.ts';
import { buildClientHello } from '../../wire/client-hello.ts';
import { buildExtension } from '../../wire/extensions.ts';
import { buildHandshake, HANDSHAKE } from '../../wire/handshake.ts';
import { buildRecord, CONTENT } from '../../wire/record.ts';
import { type MadePacket, madeCapture, OPENED } from './made-capture.ts';
import { alert, CHANGE, DONE, HELLO, HELLO_13, handshake, SECOND, SECRET, SECRET_ALERT, sealed, serverHello } from './made-talk.ts';
import { CaptureReader } from './read-capture.ts';

function only(packets: readonly MadePacket[]): CaptureStream {
  const reader = new CaptureReader();
  reader.push(madeCapture(packets, 8444));
  const { streams } = reader.end();
  expect(streams).toHaveLength(1);
  return streams[0] as CaptureStream;
}

interface Offered {
  readonly legacy?: number;
  readonly versions?: readonly number[];
  readonly suites: readonly number[];
  readonly groups?: readonly number[];
  readonly signatures?: readonly number[];
}

function hello({ legacy = 0x0303, versions, suites, groups = [29, 23], signatures = [0x0403, 0x0804, 0x0401] }: Offered): MadePacket {
  const parts = {
    legacyVersion: legacy,
    random: new Uint8Array(32).fill(7),
    sessionId: new Uint8Array(0),
    cipherSuites: suites,
    compressionMethods: [0],
    extensions: [
      ...(versions === undefined ? [] : [buildExtension(43, vector(1, u16List(versions)))]),
      buildExtension(10, vector(2, u16List(groups))),
      buildExtension(13, vector(2, u16List(signatures))),
    ],
  };
  return { from: 'client', payload: buildRecord(CONTENT.handshake, 0x0301, buildClientHello(parts)) };
}

const WIDE_12 = [0xc02b, 0xc02f, 0x009c];
const ONLY_13 = { versions: [0x0304], suites: [0x1301, 0x1303] } as const;

function refused(offered: Offered, code: number): CaptureStream {
  return only([...OPENED, hello(offered), { from: 'server', payload: alert(code) }]);
}

describe('a server that refuses the first message with handshake_failure', () => {
  test.each([
    ['a few suites', { suites: [0xc02f, 0x009e] }, 'cipher-mismatch', 'likely'],
    ['a group that few have', { suites: WIDE_12, groups: [30] }, 'cipher-mismatch', 'likely'],
    ['signatures for one kind of key', { suites: WIDE_12, signatures: [0x0403] }, 'cipher-mismatch', 'likely'],
    ['what nearly every server takes', { suites: WIDE_12 }, 'cipher-mismatch', 'possible'],
    ['TLS 1.3 alone, and of that what every server takes', ONLY_13, 'version-mismatch', 'likely'],
    ['TLS 1.3 alone with one rare suite', { ...ONLY_13, suites: [0x1303] }, 'cipher-mismatch', 'possible'],
    ['TLS 1.3 alone with one group', { ...ONLY_13, groups: [29] }, 'cipher-mismatch', 'possible'],
    ['nothing above TLS 1.0', { legacy: 0x0301, suites: [0xc013, 0x002f] }, 'version-mismatch', 'likely'],
    ['nothing above TLS 1.0, and RC4 alone', { legacy: 0x0301, suites: [5] }, 'cipher-mismatch', 'possible'],
  ] as const)('of a client that offers %s', (_what, offered, cause, certainty) => {
    expect(refused(offered, 40)).toMatchObject({ ending: 'alert', cause, certainty });
  });

  test('of a client with a usual offer, says what else it may be', () => {
    expect(refused({ suites: WIDE_12 }, 40).because.map((one) => one.key)).toContain('captures.refused-widely');
  });
});

describe('a server that calls the refusal an error of its own', () => {
  test('to a client of old versions is too new for it, as OpenSSL 3 is', () => {
    expect(refused({ legacy: 0x0302, suites: [0xc013] }, 80)).toMatchObject({ cause: 'version-mismatch', certainty: 'likely' });
  });

  test('to any other client may be at fault, or knows no such name', () => {
    const stream = refused({ suites: WIDE_12 }, 80);
    expect(stream).toMatchObject({ cause: 'server-fault', certainty: 'possible' });
    expect(stream.because.map((one) => one.key)).toContain('captures.internal-or-name');
  });

  test('behind its hello is at fault', () => {
    const answered = { from: 'server', payload: concat(handshake(serverHello(0xc02f)), alert(80)) } as const;
    expect(only([...OPENED, hello({ suites: WIDE_12 }), answered])).toMatchObject({ cause: 'server-fault', certainty: 'likely' });
  });
});

describe('unexpected_message to the first message', () => {
  test('is what Java says of groups that it has none of', () => {
    expect(refused({ ...ONLY_13, groups: [29] }, 10)).toMatchObject({ cause: 'cipher-mismatch', certainty: 'possible' });
  });

  test('is a broken message where the offer is a usual one', () => {
    expect(refused(ONLY_13, 10)).toMatchObject({ cause: 'protocol-error' });
  });
});

describe('a server of TLS 1.3 that breaks off before its certificate, by a sealed alert', () => {
  const broken = (sizes: readonly number[], offered: Offered): CaptureStream =>
    only([
      ...OPENED,
      hello(offered),
      { from: 'server', payload: concat(HELLO_13, CHANGE, sealed(...sizes)) },
      { from: 'client', flags: ['fin'] },
      { from: 'server', flags: ['fin'] },
    ]);

  test.each([19, 35])('of %d bytes, has nothing in common with a client of few signatures', (size) => {
    const stream = broken([65, size], { ...ONLY_13, signatures: [0x0403] });
    expect(stream).toMatchObject({ ending: 'closed', cause: 'cipher-mismatch', certainty: 'likely' });
    expect(stream.because.map((one) => one.key)).toEqual(['captures.server-refused-hidden']);
  });

  test('leaves the cause open where the client offers the usual', () => {
    expect(broken([65, 35], ONLY_13)).toMatchObject({ cause: null, candidates: ['cipher-mismatch', 'server-fault'] });
  });

  test('is not one that showed a certificate', () => {
    expect(broken([65, 900, 280, 35], { ...ONLY_13, signatures: [0x0403] }).cause).toBeNull();
  });
});

describe('a server that asked for a certificate', () => {
  const REQUEST = buildHandshake(HANDSHAKE.certificateRequest, vector(1, Uint8Array.of(1)), vector(2, uint(0x0401, 2)), vector(2));
  const NONE = buildHandshake(HANDSHAKE.certificate, vector(3));
  const answered = (...after: readonly MadePacket[]): CaptureStream =>
    only([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', payload: handshake(serverHello(0xc02f), REQUEST, DONE) },
      { from: 'client', payload: concat(handshake(NONE), CHANGE, SECRET) },
      ...after,
    ]);

  test.each([
    ['resets the connection', [{ from: 'server', flags: ['rst'] }]],
    [
      'hangs up, and then resets it',
      [
        { from: 'server', flags: ['fin'] },
        { from: 'client', payload: SECRET_ALERT },
        { from: 'server', flags: ['rst'] },
      ],
    ],
  ] as const)('got none, and %s', (_how, after) => {
    expect(answered(...after)).toMatchObject({ ending: 'reset', cause: 'client-cert-required', certainty: 'likely' });
  });

  test('whose connection was cut by a box in the path said nothing of it', () => {
    expect(answered({ from: 'server', flags: ['rst'], ttl: 61 })).toMatchObject({ cause: 'reset', certainty: 'certain' });
  });

  test('in TLS 1.3 with padded records, as Java sends them, refuses by an alert as much longer', () => {
    const stream = only([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', payload: concat(HELLO_13, CHANGE, sealed(65, 900, 280, 69)) },
      { from: 'client', payload: concat(CHANGE, sealed(25, 53, 80)) },
      { from: 'server', payload: sealed(35) },
      { from: 'client', flags: ['fin'] },
    ]);
    expect(stream).toMatchObject({ ending: 'completed', cause: 'client-cert-required', certainty: 'likely' });
  });

  test.each([
    ['asked for something', sealed(25, 53, 80, 19), ['client-cert-required']],
    ['asked for nothing', sealed(25, 53, 19), undefined],
  ] as const)(
    'in TLS 1.3, and ends behind the goodbye of a client that %s, may have refused or only said goodbye',
    (_what, said, candidates) => {
      const stream = only([
        ...OPENED,
        { from: 'client', payload: HELLO },
        { from: 'server', payload: concat(HELLO_13, CHANGE, sealed(30, 900, 280, 53)) },
        { from: 'client', payload: concat(CHANGE, said) },
        { from: 'server', payload: sealed(19) },
        { from: 'server', flags: ['fin'] },
      ]);
      expect(stream).toMatchObject({ ending: 'completed', cause: null });
      expect(stream.candidates).toEqual(candidates);
    },
  );

  test('in TLS 1.3 without padding, and answers in as few bytes, has not refused', () => {
    const stream = only([
      ...OPENED,
      { from: 'client', payload: HELLO },
      { from: 'server', payload: concat(HELLO_13, CHANGE, sealed(30, 900, 280, 53)) },
      { from: 'client', payload: concat(CHANGE, sealed(25, 53, 80)) },
      { from: 'server', payload: sealed(35) },
      { from: 'client', flags: ['fin'] },
    ]);
    expect(stream.cause).toBeNull();
  });
});

describe('a reset behind the first message', () => {
  const reset = { from: 'server', flags: ['rst'] } as const;
  const first = { from: 'client', payload: HELLO } as const;

  test('is certain where the connection was captured from its beginning', () => {
    expect(only([...OPENED, first, reset])).toMatchObject({ cause: 'reset', certainty: 'certain' });
  });

  test('is only likely where the capture began later, and says so', () => {
    const stream = only([first, reset]);
    expect(stream).toMatchObject({ ending: 'reset', cause: 'reset', certainty: 'likely' });
    expect(stream.because.map((one) => one.key)).toEqual(['captures.reset-by-server', 'captures.begun-late']);
  });

  test('may be about the long silence before it', () => {
    const stream = only([...OPENED, { ...first, at: 90 * SECOND }, { ...reset, at: 90 * SECOND + 300 }]);
    expect(stream).toMatchObject({ cause: 'reset', certainty: 'likely' });
    expect(stream.because.map((one) => one.key)).toEqual(['captures.reset-by-server', 'captures.late-hello']);
  });

  test('comes from a box one step away where every packet of the server came from one distance', () => {
    expect(only([...OPENED, first, { ...reset, ttl: 63 }]).because).toMatchObject([{ key: 'captures.reset-other-ttl' }]);
  });

  test('says nothing of a box where the server’s packets came from several distances', () => {
    const several = [OPENED[0], OPENED[1], { from: 'server', flags: ['syn'], ttl: 62 }, OPENED[2]] as readonly MadePacket[];
    expect(only([...several, first, { ...reset, ttl: 63 }]).because).toMatchObject([{ key: 'captures.reset-by-server' }]);
  });
});
