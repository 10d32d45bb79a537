import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import recorded from '../../e2e/fixtures/flights/flights.json' with { type: 'json' };
import type { KeyExchangeKind } from '../tables/cipher-suite-properties.ts';
import { readAlerts } from './alert.ts';
import { concat, fromBase64, toBase64, uint } from './bytes.ts';
import {
  countScts,
  readCertificate12,
  readCertificate13,
  readCertificateRequest12,
  readCertificateRequest13,
  readCertificateStatus,
  readCompressedCertificate,
} from './certificate-message.ts';
import { offerOf, readClientHello } from './client-hello.ts';
import { readEchConfigs } from './ech.ts';
import { readAlpn, readU16List } from './extensions.ts';
import { HandshakeReassembler } from './handshake.ts';
import {
  readCertificateVerify,
  readFinished,
  readKeyUpdate,
  readNewSessionTicket12,
  readNewSessionTicket13,
} from './handshake-messages.ts';
import { bitLength, readServerKeyExchange } from './key-exchange.ts';
import { recognisePlainText } from './plain-text.ts';
import { firstBytesAre, LONGEST_RECORD, RecordReader } from './record.ts';
import { readEncryptedExtensions, readServerHello } from './server-hello.ts';
import { readSslV2 } from './sslv2.ts';

const KINDS: readonly KeyExchangeKind[] = ['RSA', 'DHE', 'ECDHE', 'DH_anon', 'ECDH_anon', 'DHE_PSK', 'ECDHE_PSK', 'PSK', 'other'];

/** Every reader of one message. Each must answer, whatever it is given. */
const READERS: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  readAlerts,
  readAlpn,
  readCertificate12,
  readCertificate13,
  readCertificateRequest12: (bytes) => [readCertificateRequest12(bytes, true), readCertificateRequest12(bytes, false)],
  readCertificateRequest13,
  readCertificateStatus,
  readCertificateVerify,
  readClientHello: (bytes) => {
    const read = readClientHello(bytes);
    return read.ok ? offerOf(read.value) : read;
  },
  readCompressedCertificate,
  readEchConfigs,
  readEncryptedExtensions,
  readFinished,
  readKeyUpdate,
  readNewSessionTicket12,
  readNewSessionTicket13,
  readServerHello,
  readServerKeyExchange: (bytes) =>
    KINDS.flatMap((kind) => [readServerKeyExchange(bytes, kind, true), readServerKeyExchange(bytes, kind, false)]),
  readSslV2,
  readU16List: (bytes) => readU16List(bytes, 'list'),
  bitLength,
  countScts,
  firstBytesAre,
  recognisePlainText,
};

const MESSAGES: readonly Uint8Array[] = recorded.flights.flatMap((flight) =>
  flight.messages.flatMap((each) => fromBase64(each.base64)?.subarray(each.message === 'ClientHello' ? 9 : 4) ?? []),
);
const STREAMS: readonly Uint8Array[] = recorded.flights.flatMap((flight) =>
  [flight.client, flight.server].flatMap((text) => fromBase64(text) ?? []),
);

/** Recorded bytes with some of them changed, cut or doubled. */
function damaged(originals: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const change = fc.record({ at: fc.nat(4_000), value: fc.nat(255) });
  return fc
    .tuple(fc.constantFrom(...originals), fc.array(change, { maxLength: 6 }), fc.nat(4_000), fc.boolean())
    .map(([original, changes, cut, keep]) => {
      const bytes = original.slice();
      for (const { at, value } of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
      return keep ? bytes : bytes.subarray(0, cut % (bytes.length + 1));
    });
}

/** A read past the end of a view would see the bytes around it: with other surroundings the answer must not change. */
function surrounded(bytes: Uint8Array, filler: number): Uint8Array {
  const around = new Uint8Array(bytes.length + 600).fill(filler);
  around.set(bytes, 300);
  return around.subarray(300, 300 + bytes.length);
}

describe.each(Object.entries(READERS))('%s', (_name, read) => {
  test.each([
    ['any bytes', fc.uint8Array({ maxLength: 400 })],
    ['damaged recordings', damaged(MESSAGES)],
  ])('given %s, answers and looks at nothing beside them', (_what, source) => {
    fc.assert(
      fc.property(source, (bytes) => {
        expect(read(surrounded(bytes, 0xff))).toEqual(read(surrounded(bytes, 0)));
      }),
      { numRuns: 300 },
    );
  });
});

/** Everything a stream says, cut into pieces of the given sizes. */
function readStream(bytes: Uint8Array, sizes: readonly number[]): string[] {
  const reader = new RecordReader();
  const messages = new HandshakeReassembler();
  const said: string[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    for (const event of reader.push(bytes.slice(at, at + size))) {
      if (event.kind !== 'record') {
        said.push(event.kind);
        continue;
      }
      said.push(`${event.type} ${event.body.length} at ${event.offset}`);
      if (event.type === 22)
        for (const each of messages.push(event.body)) said.push(each.kind === 'message' ? toBase64(each.whole) : each.kind);
    }
    at += size;
    expect(reader.unfinished.length).toBeLessThanOrEqual(LONGEST_RECORD + 5);
  }
  return said;
}

describe('records and messages of a stream', () => {
  test('given any damage and any cutting into pieces, says the same', () => {
    fc.assert(
      fc.property(damaged(STREAMS), fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 5 }), (bytes, sizes) => {
        expect(readStream(bytes, sizes)).toEqual(readStream(bytes, [bytes.length || 1]));
      }),
      { numRuns: 300 },
    );
  });

  test('given random bytes for ever, keeps no more than one record', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), (bytes) => {
        readStream(bytes, [17]);
      }),
      { numRuns: 200 },
    );
  });

  test('reads every recorded stream from end to end', () => {
    for (const bytes of STREAMS) {
      const said = readStream(bytes, [bytes.length]);
      expect(said.length).toBeGreaterThan(0);
      expect(said).not.toContain('not-tls');
    }
  });
});

test('given a long message in records of one byte, moves each byte only a few times', () => {
  const messages = new HandshakeReassembler();
  const length = 250_000;
  const bytes = concat(Uint8Array.of(11), uint(length, 3), new Uint8Array(length));
  let whole = 0;
  // Copying all that came before for each byte would move 31 GB here.
  for (const byte of bytes) whole += messages.push(Uint8Array.of(byte)).length;
  expect(whole).toBe(1);
});
