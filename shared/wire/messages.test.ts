import { describe, expect, test } from 'vitest';
import recorded from '../../e2e/fixtures/flights/flights.json' with { type: 'json' };
import { endsConnection, readAlerts } from './alert.ts';
import { ByteReader, concat, fromBase64, fromHex, toBase64, toHex, uint, vector } from './bytes.ts';
import {
  readCertificate12,
  readCertificate13,
  readCertificateRequest12,
  readCertificateRequest13,
  readCompressedCertificate,
} from './certificate-message.ts';
import { offerOf, readClientHello } from './client-hello.ts';
import { buildExtension } from './extensions.ts';
import { HandshakeReassembler, handshakeName } from './handshake.ts';
import { readNewSessionTicket12, readNewSessionTicket13 } from './handshake-messages.ts';
import { bitLength, readServerKeyExchange } from './key-exchange.ts';
import { recognisePlainText } from './plain-text.ts';
import { firstBytesAre, RecordReader } from './record.ts';
import { readServerHello } from './server-hello.ts';
import { buildSslV2ClientHello, readSslV2 } from './sslv2.ts';

function bytesOf(flight: string, message: string, nth = 0): Uint8Array {
  const found = recorded.flights.find((each) => each.name === flight)?.messages.filter((each) => each.message === message)[nth];
  const bytes = found === undefined ? null : fromBase64(found.base64);
  if (bytes === null) throw new Error(`${flight}: ${message}`);
  return bytes.subarray(message === 'ClientHello' ? 9 : 4);
}

const HYBRID = 'TLS 1.3, X25519MLKEM768';
const RETRY = 'TLS 1.3, HelloRetryRequest, client certificate';
const ECDHE = 'TLS 1.2, ECDHE, client certificate';
const DHE = 'TLS 1.2, DHE';

describe('a ClientHello', () => {
  test('says what it offers, without the values that only keep servers tolerant', () => {
    const read = readClientHello(bytesOf(HYBRID, 'ClientHello'));
    if (!read.ok) throw new Error(read.error.what);
    const offer = offerOf(read.value);
    expect(offer).toMatchObject({
      versions: ['TLS 1.3', 'TLS 1.2'],
      serverName: 'localhost',
      alpn: ['http/1.1'],
      encryptedClientHello: true,
    });
    expect(offer.cipherSuites[0]).toBe(0x1301);
    expect(offer.groups[0]).toBe(0x11ec);
  });

  test('without supported_versions offers the version it names', () => {
    const read = readClientHello(bytesOf('TLS 1.0', 'ClientHello'));
    expect(read.ok ? offerOf(read.value).versions : null).toEqual(['TLS 1.0']);
  });

  test('of the oldest kind has no extensions at all', () => {
    const body = concat(uint(0x0300, 2), new Uint8Array(32), vector(1), vector(2, uint(0x0005, 2)), vector(1, Uint8Array.of(0)));
    const read = readClientHello(body);
    expect(read).toMatchObject({ ok: true, value: { extensions: [], cipherSuites: [5] } });
  });

  test('that is cut says which field broke and where', () => {
    expect(readClientHello(bytesOf(HYBRID, 'ClientHello').subarray(0, 40))).toEqual({
      ok: false,
      error: { what: 'client_hello.session_id', offset: 35 },
    });
  });
});

describe('a ServerHello', () => {
  test('of TLS 1.3 names version and group in its extensions', () => {
    expect(readServerHello(bytesOf(HYBRID, 'ServerHello'))).toMatchObject({
      ok: true,
      value: { legacyVersion: 0x0303, version: 0x0304, helloRetryRequest: false, keyShare: { group: 0x11ec } },
    });
  });

  test('that asks for another group is told by its random', () => {
    expect(readServerHello(bytesOf(RETRY, 'ServerHello'))).toMatchObject({
      ok: true,
      value: { helloRetryRequest: true, keyShare: { group: 24 } },
    });
    expect(readServerHello(bytesOf(RETRY, 'ServerHello', 1))).toMatchObject({ ok: true, value: { helloRetryRequest: false } });
  });

  test('of TLS 1.2 tells renegotiation, extended master secret and ticket', () => {
    expect(readServerHello(bytesOf(ECDHE, 'ServerHello'))).toMatchObject({
      ok: true,
      value: { version: 0x0303, extendedMasterSecret: true, sessionTicket: true, renegotiationInfo: Uint8Array.of(0), preSharedKey: false },
    });
  });

  test('with bytes behind its end is not one', () => {
    expect(readServerHello(concat(bytesOf(ECDHE, 'ServerHello'), Uint8Array.of(1)))).toMatchObject({ ok: false });
  });

  test('of a server that had TLS 1.3 carries the mark of a downgrade', () => {
    const body = bytesOf(ECDHE, 'ServerHello').slice();
    body.set(fromHex('444f574e47524401') as Uint8Array, 26);
    expect(readServerHello(body)).toMatchObject({ ok: true, value: { downgradeMark: 'TLS 1.2' } });
  });
});

describe('certificates', () => {
  test('of TLS 1.2 and TLS 1.3 come in the order sent', () => {
    expect(readCertificate12(bytesOf(ECDHE, 'Certificate'))).toMatchObject({ ok: true, value: { entries: [{}] } });
    expect(readCertificate13(bytesOf(HYBRID, 'Certificate'))).toMatchObject({ ok: true, value: { entries: [{}] } });
  });

  test('an empty message is a client without one', () => {
    expect(readCertificate12(Uint8Array.of(0, 0, 0))).toMatchObject({ ok: true, value: { entries: [] } });
  });

  test('a request names acceptable authorities and schemes', () => {
    for (const read of [
      readCertificateRequest12(bytesOf(ECDHE, 'CertificateRequest'), true),
      readCertificateRequest13(bytesOf(RETRY, 'CertificateRequest')),
    ]) {
      if (!read.ok) throw new Error(read.error.what);
      expect(read.value.authorities).toHaveLength(1);
      expect(read.value.signatureSchemes).toContain(0x0403);
    }
  });

  test('a packed one names its algorithm and length', () => {
    const body = concat(uint(2, 2), uint(1_000, 3), vector(3, new Uint8Array(7)));
    expect(readCompressedCertificate(body)).toMatchObject({ ok: true, value: { algorithm: 'brotli', uncompressedLength: 1_000 } });
  });
});

describe('a ServerKeyExchange', () => {
  test('names group and scheme, or prime and generator', () => {
    expect(readServerKeyExchange(bytesOf(ECDHE, 'ServerKeyExchange'), 'ECDHE', true)).toMatchObject({
      ok: true,
      value: { parameters: { kind: 'curve', group: 29 }, signatureScheme: 0x0804 },
    });
    const read = readServerKeyExchange(bytesOf(DHE, 'ServerKeyExchange'), 'DHE', true);
    if (!read.ok || read.value.parameters.kind !== 'finite-field') throw new Error('not a prime');
    expect(bitLength(read.value.parameters.prime)).toBe(1024);
  });

  test('of TLS 1.0 names no scheme, of an anonymous suite no signature', () => {
    expect(readServerKeyExchange(bytesOf('TLS 1.0', 'ServerKeyExchange'), 'ECDHE', false)).toMatchObject({
      ok: true,
      value: { signatureScheme: null },
    });
    const anonymous = concat(vector(2, new Uint8Array(64).fill(255)), vector(2, Uint8Array.of(2)), vector(2, Uint8Array.of(5)));
    expect(readServerKeyExchange(anonymous, 'DH_anon', true)).toMatchObject({ ok: true, value: { signature: new Uint8Array(0) } });
  });
});

describe('records', () => {
  test.each([
    ['tls', '1603010200'],
    ['tls', '15030300020228'],
    ['sslv2', '802e010002'],
    ['sslv2', '802e010301'],
    ['other', '485454502f'],
    ['other', '1603050200'],
    ['other', '80ff800102'],
    ['more', '16'],
    ['more', '802e'],
  ])('the first bytes of a stream say %s: %s', (what, hex) => {
    expect(firstBytesAre(fromHex(hex) as Uint8Array)).toBe(what);
  });

  test('a record that names an impossible length ends the reading', () => {
    const events = new RecordReader().push(fromHex('160303ffff') as Uint8Array);
    expect(events).toMatchObject([{ kind: 'not-tls', why: 'too-long' }]);
  });

  test('several messages in one record and one over several are the same', () => {
    const messages = concat(Uint8Array.of(14, 0, 0, 0), Uint8Array.of(4, 0, 0, 2, 9, 9));
    const whole = new HandshakeReassembler().push(messages);
    const reader = new HandshakeReassembler();
    expect([...messages].flatMap((byte) => reader.push(Uint8Array.of(byte)))).toEqual(whole);
    expect(whole.map((event) => handshakeName(event.type))).toEqual(['ServerHelloDone', 'NewSessionTicket']);
  });
});

describe('the rest', () => {
  test('alerts are named, and a warning about the name does not end the connection', () => {
    const read = readAlerts(Uint8Array.of(1, 112, 2, 40));
    if (!read.ok) throw new Error(read.error.what);
    expect(read.value.map((alert) => [alert.level, alert.name, endsConnection(alert, false)])).toEqual([
      ['warning', 'unrecognized_name', false],
      ['fatal', 'handshake_failure', true],
    ]);
    expect(readAlerts(Uint8Array.of(2))).toMatchObject({ ok: false });
  });

  test('tickets of both kinds name their lifetime', () => {
    expect(readNewSessionTicket13(bytesOf(RETRY, 'NewSessionTicket'))).toMatchObject({ ok: true, value: { lifetime: 7_200 } });
    expect(readNewSessionTicket12(bytesOf(ECDHE, 'NewSessionTicket'))).toMatchObject({ ok: true, value: { lifetime: 7_200 } });
  });

  test('a hello of SSL 2.0 reads back as what was built', () => {
    const hello = buildSslV2ClientHello(new Uint8Array(16).fill(3));
    expect(readSslV2(hello.subarray(2))).toMatchObject({
      ok: true,
      value: { kind: 'client-hello', version: 2, challenge: new Uint8Array(16).fill(3) },
    });
  });

  test('text in the clear is recognised by its words', () => {
    const say = (text: string) => recognisePlainText(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
    expect(say('220 ProFTPD Server ready')).toBe('ftp');
    expect(say('220 mx.example.com ESMTP Exim')).toBe('smtp');
    expect(say('<html><body>Bad request')).toBe('http');
    expect(say('hello')).toBe('other');
  });

  test('hex and Base64 go there and back, and nonsense is refused', () => {
    const bytes = Uint8Array.from({ length: 50 }, (_, index) => index * 5);
    expect(fromHex(toHex(bytes))).toEqual(bytes);
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    expect(fromHex('0g')).toBeNull();
    expect(fromBase64('a%b=')).toBeNull();
  });

  test('a reader that broke stays broken, and its later fields are empty', () => {
    const reader = new ByteReader(Uint8Array.of(0, 5, 1));
    expect(reader.vector(2, 'name')).toHaveLength(0);
    expect(reader.u8('later')).toBe(0);
    expect(reader.finish('value')).toEqual({ ok: false, error: { what: 'name', offset: 2 } });
    expect(buildExtension(1, Uint8Array.of(7))).toEqual(Uint8Array.of(0, 1, 0, 1, 7));
  });
});
