import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handshakeCrypto } from '../../main/crypto/handshake-crypto.ts';
import { fromBase64 } from '../../shared/wire/bytes.ts';
import { CaptureFileReader, captureFileKind } from '../../shared/wire/capture-file.ts';
import { withLengths } from '../../shared/wire/definite.ts';
import { Cursor, DerFault, dottedOid, elementAt, onlyElement } from '../../shared/wire/der.ts';
import { decodeUtf8 } from '../../shared/wire/der-string.ts';
import { readDtlsDatagram, readDtlsFragments, readHelloVerifyRequest } from '../../shared/wire/dtls.ts';
import { isNoPointOf } from '../../shared/wire/ec-point.ts';
import { readEchConfigs } from '../../shared/wire/ech.ts';
import { readUnreachable } from '../../shared/wire/icmp.ts';
import { parseIpAddress } from '../../shared/wire/ip-address.ts';
import { IpReader } from '../../shared/wire/ip-packet.ts';
import { KeyLog } from '../../shared/wire/key-log.ts';
import { ipInFrame } from '../../shared/wire/link-layer.ts';
import { decodeBase64, pemCertificates, readPem } from '../../shared/wire/pem.ts';
import { bundleCertificates, isPkcs12, pkcs12Of, textOf } from '../../shared/wire/pkcs7.ts';
import { initialKeys, readQuicDatagram } from '../../shared/wire/quic-initial.ts';
import { openPacket, readFrames, readVarint } from '../../shared/wire/quic-protection.ts';
import { readCertificationRequest } from '../../shared/wire/request.ts';
import { logsOfSctList, readSctList } from '../../shared/wire/sct.ts';
import { SegmentGlance } from '../../shared/wire/segment-glance.ts';
import { readTcp, TcpDirection } from '../../shared/wire/tcp-reassembly.ts';
import { readExtension } from '../../shared/wire/x509-extensions.ts';
import recorded from '../fixtures/flights/flights.json' with { type: 'json' };

const WIRE = new URL('../../shared/wire/', import.meta.url);
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const OIDS = [
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.19',
  '2.5.29.30',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.36',
  '2.5.29.37',
  '1.3.6.1.5.5.7.1.1',
];

/** Every decoder that no test beside the code fuzzes already, as it is called with bytes alone. */
const HERE: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  CaptureFileReader: (bytes) => {
    const reader = new CaptureFileReader({ packet: () => undefined, secrets: () => undefined });
    reader.push(bytes);
    return reader.damaged;
  },
  captureFileKind,
  Cursor: (bytes) => {
    const cursor = new Cursor(bytes, 0, bytes.length);
    while (!cursor.done) cursor.next();
  },
  elementAt: (bytes) => elementAt(bytes, 0, bytes.length),
  onlyElement: (bytes) => onlyElement(bytes, bytes[0] ?? 0),
  dottedOid: (bytes) => dottedOid(bytes, 0, bytes.length),
  decodeUtf8,
  readDtlsDatagram,
  readDtlsFragments,
  readHelloVerifyRequest,
  isNoPointOf: (bytes) => ['P-256', 'P-384', 'P-521', 'X25519'].map((curve) => isNoPointOf(curve, bytes)),
  parseIpAddress: (bytes) => parseIpAddress(text(bytes)),
  IpReader: (bytes) => new IpReader().read(bytes, 0),
  KeyLog: (bytes) => {
    const log = new KeyLog();
    log.push(text(bytes));
    log.end();
  },
  ipInFrame: (bytes) => [0, 1, 101, 105, 108, 113, 127, 276].map((link) => ipInFrame(link, bytes)),
  readPem: (bytes) => readPem(`-----BEGIN CERTIFICATE-----\n${text(bytes)}\n-----END CERTIFICATE-----\n${text(bytes)}`),
  pemCertificates: (bytes) => pemCertificates(text(bytes)),
  decodeBase64: (bytes) => decodeBase64(text(bytes)),
  isPkcs12,
  pkcs12Of,
  bundleCertificates,
  withLengths,
  textOf,
  readQuicDatagram,
  openPacket: async (bytes) => {
    for (const packet of readQuicDatagram(bytes)?.packets ?? []) {
      const tried = await initialKeys(handshakeCrypto, packet.version, packet.destination, 'client');
      for (const keys of tried) await openPacket(handshakeCrypto, { ...packet, after: bytes.length }, keys);
    }
  },
  readFrames,
  readVarint: (bytes) => readVarint(bytes, bytes.length >> 1),
  readEchConfigs,
  readCertificationRequest,
  readSctList,
  logsOfSctList,
  readTcp,
  readUnreachable,
  SegmentGlance: (bytes) => [0, bytes.length >> 1].map((at) => new SegmentGlance().read(bytes, at, bytes.length, 1)),
  TcpDirection: (bytes) => {
    const direction = new TcpDirection({ bytes: () => undefined, gap: () => undefined });
    for (let at = 0; at < bytes.length; at += 24) {
      const segment = readTcp(bytes.subarray(at));
      if (segment !== null) direction.push(segment);
    }
  },
  readExtension: (bytes) => OIDS.map((oid) => orFault(() => readExtension(oid, bytes, {}))),
};

/** Fuzzed beside the code or in the other files of this folder. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'shared/wire/fuzz.test.ts': [
    'readAlerts',
    'readAlpn',
    'readCertificate12',
    'readCertificate13',
    'readCertificateRequest12',
    'readCertificateRequest13',
    'readCertificateStatus',
    'readCertificateVerify',
    'readClientHello',
    'offerOf',
    'readCompressedCertificate',
    'readEncryptedExtensions',
    'readFinished',
    'readKeyUpdate',
    'readNewSessionTicket12',
    'readNewSessionTicket13',
    'readServerHello',
    'readServerKeyExchange',
    'readSslV2',
    'readU16List',
    'bitLength',
    'countScts',
    'firstBytesAre',
    'recognisePlainText',
    'RecordReader',
    'HandshakeReassembler',
  ],
  'shared/wire/event-log-chunk.test.ts': ['eventsOfChunk', 'isChunk'],
  'e2e/fuzz/certificates.fuzz.ts': ['readCertificate', 'readCertificateList', 'readOcspResponse', 'readCertificateBytes'],
};

/** Decoders of parts, each called by one that is fuzzed. */
const INSIDE: Readonly<Record<string, string>> = {
  ByteReader: 'readServerHello',
  ByteQueue: 'RecordReader',
  readExtensionList: 'readServerHello',
  readOptionalExtensions: 'readServerHello',
  serverNameOf: 'offerOf',
  offeredVersions: 'offerOf',
  readGeneralName: 'readExtension',
  readGeneralNames: 'readExtension',
  readDistributionPointName: 'readExtension',
  accessLocations: 'readExtension',
  distributionPoints: 'readExtension',
  readName: 'readCertificate',
  readNameLevel: 'readCertificate',
  readPublicKey: 'readCertificate',
  readExtensionHeader: 'readCertificate',
  readSignatureUse: 'readCertificate',
  asciiOf: 'readExtension',
  decodeString: 'readCertificate',
  timeOf: 'readCertificate',
  bitStringBytes: 'readCertificate',
  bitsOf: 'readExtension',
  booleanOf: 'readCertificate',
  childrenOf: 'readCertificate',
  integerBytes: 'readCertificate',
  namedBits: 'readExtension',
  objectIdentifier: 'readCertificate',
  smallInteger: 'readCertificate',
  parseIpv4: 'parseIpAddress',
  parseIpv6: 'parseIpAddress',
  initialKeys: 'openPacket',
  quicKeys: 'openPacket',
  binaryXml: 'eventsOfChunk',
  utf16: 'eventsOfChunk',
  writtenValue: 'eventsOfChunk',
};

/** Writers, comparisons and names: nothing in them reads what came from outside. */
const NO_DECODERS: ReadonlySet<string> = new Set([
  ...['buildAlert', 'endsConnection', 'buildClientHello', 'buildExtension', 'buildHandshake', 'buildRecord', 'buildSslV2ClientHello'],
  ...['concat', 'equalBytes', 'fromBase64', 'fromHex', 'toBase64', 'toHex', 'toPrintable', 'u16List', 'uint', 'vector', 'sameBytes'],
  ...['hex', 'latin1', 'fromLatin1', 'bitString', 'bool', 'element', 'explicit', 'implicit', 'integer', 'namedBitString', 'objectId'],
  ...['octetString', 'sequence', 'setOf', 'text', 'timeElement', 'utf8Bytes', 'DerFault', 'contentOf', 'contextTag', 'wholeOf'],
  ...['findExtension', 'handshakeName', 'isHandshakeType', 'expandLabel', 'hkdfExtract', 'sha256', 'showAddress', 'formatIpAddress'],
  ...['writeCertificateId', 'writeOcspRequest', 'writePem', 'isProcessed', 'shortName', 'fingerprint', 'isoTime', 'summarise'],
  ...['extensionOf', 'isSelfIssued', 'keyOfLevels', 'madeEventLog'],
]);

test('every function of shared/wire is fuzzed, or stands here as one that decodes nothing', async () => {
  const files = readdirSync(WIRE).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const placed = new Set([...Object.keys(HERE), ...Object.values(ELSEWHERE).flat(), ...Object.keys(INSIDE), ...NO_DECODERS]);
  const exported = new Set<string>();
  for (const file of files) {
    const module = (await import(new URL(file, WIRE).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) if (typeof value === 'function') exported.add(name);
  }
  expect([...exported].filter((name) => !placed.has(name))).toEqual([]);
  expect([...placed].filter((name) => !exported.has(name))).toEqual([]);
});

test.each(Object.entries(ELSEWHERE))('%s fuzzes what is said of it', (file, names) => {
  const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  expect(source).toContain('fc.assert');
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(source))).toEqual([]);
});

test('what is fuzzed inside another is named with one that is fuzzed', () => {
  const fuzzed = new Set([...Object.keys(HERE), ...Object.values(ELSEWHERE).flat()]);
  expect(Object.values(INSIDE).filter((name) => !fuzzed.has(name))).toEqual([]);
});

/** A DER fault is an answer; anything else thrown is not. */
function orFault(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof DerFault) return error.message;
    throw error;
  }
}

const SEEDS: readonly Uint8Array[] = [
  ...recorded.flights.flatMap((flight) => [flight.client, flight.server].flatMap((base64) => fromBase64(base64) ?? [])),
  // An SCT list, an extension, a QUIC Initial's header, an IPv4 and an IPv6 header with TCP, a pcap and a pcapng beginning,
  // keys for an encrypted hello, a request for a certificate.
  ...[
    '002d002b00aa',
    '300e820c7777772e6578616d706c65',
    'c30000000108aabbccddeeff001100004496',
    '4500002800010000400600007f0000017f000001d43101bb00000000000000005002200000000000',
    '6000000000140640000000000000000000000000000000010000000000000000000000000000000101bbd43100000000000000005012200000000000',
    'd4c3b2a1020004000000000000000000000004000100000000000000000000002800000028000000',
    '0a0d0d0a1c0000004d3c2b1a01000000ffffffffffffffff1c000000010000001400000001000000000004001400000006000000',
    '0042fe0d003e07002000201111111111111111111111111111111111111111111111111111111111111111000400010001400f7075626c69632e6578616d706c652e0000',
    '3081f630819d02010030143112301006035504030c09612e6578616d706c653059301306072a8648ce3d020106082a8648ce3d030107034200040871815b1a30e7d991aa62412c5f1f7f37e9483529fd69a39d0d611581c557d45cd75314c0c5691ada253fc3ef8c88458e26eca558674c409158051ed7213b6aa027302506092a864886f70d01090e3118301630140603551d11040d300b8209612e6578616d706c65300a06082a8648ce3d0403020348003045022100fba71f0846de65215dc852cd6f33fb9c9bc9d510eba749b6af88c2fd10091cc702206b7b3c49006493ec19f8eca917044aefa684ea5dfc2b06b5ebc410f7fb0dbd25',
    '16fefd0000000000000000001001000004000000000000000400000000',
  ].map((hexText) => Buffer.from(hexText, 'hex')),
];

const damaged: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(fc.tuple(fc.nat(3_000), fc.nat(255)), { maxLength: 6 }),
    fc.nat(3_000),
    fc.uint8Array({ maxLength: 40 }),
  )
  .map(([seed, changes, cut, tail]) => {
    const bytes = Uint8Array.from([...seed.subarray(0, cut), ...tail]);
    for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
    return bytes;
  });

describe.each(Object.entries(HERE))('%s', (_name, read) => {
  test('given any bytes and damaged recordings, answers or says what is wrong with the DER', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), async (bytes) => {
        await orFault(() => read(bytes));
      }),
      { numRuns: 150 },
    );
  });
});
