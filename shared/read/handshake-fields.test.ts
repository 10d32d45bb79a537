import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat, toBase64, uint, vector } from '../wire/bytes.ts';
import { buildHandshake, HANDSHAKE } from '../wire/handshake.ts';
import { HELLO, HELLO_13 } from './capture/made-talk.ts';
import { handshakeFields } from './handshake-fields.ts';

/** The message inside a record. */
const inside = (record: Uint8Array) => toBase64(record.subarray(5));
const named = (base64: string) => Object.fromEntries(handshakeFields(base64).map(({ name, value }) => [name, value]));

test('given a ClientHello, names the host, the suites and the extensions, GREASE left out', () => {
  const fields = named(inside(HELLO));
  expect(fields).toMatchObject({ server_name: 'shop.example', legacy_version: 'TLS 1.2', extensions: 'server_name' });
  expect(fields.cipher_suites).toBe('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_DHE_RSA_WITH_AES_128_GCM_SHA256');
});

test('given a ServerHello, names what was chosen', () => {
  expect(named(inside(HELLO_13))).toMatchObject({ version: 'TLS 1.3', cipher_suite: 'TLS_AES_128_GCM_SHA256' });
});

test('given any message, names its kind and its length', () => {
  expect(handshakeFields(inside(HELLO)).slice(0, 2)).toEqual([
    { name: 'msg_type', value: 'ClientHello (1)' },
    { name: 'length', value: String(HELLO.length - 9) },
  ]);
  expect(named(toBase64(buildHandshake(99, Uint8Array.of(1))))).toEqual({ msg_type: 'handshake 99 (99)', length: '1' });
});

test('given the first 16 KiB of a longer message, names what its header says; given what is no message, nothing', () => {
  const long = buildHandshake(HANDSHAKE.certificate, new Uint8Array(20_000)).subarray(0, 16_384);
  expect(named(toBase64(long))).toEqual({ msg_type: 'Certificate (11)', length: '20000' });
  expect(named(toBase64(Uint8Array.of(11, 0, 0, 9, 1)))).toEqual({});
});

test('given a change of the cipher, a hello in the form of SSL 2.0 and a key exchange, takes them apart', () => {
  expect(named('AQ==')).toEqual({ type: 'change_cipher_spec (1)' });
  const old = Uint8Array.of(1, 3, 1, 0, 3, 0, 0, 0, 16, 0, 0, 0x35, ...new Uint8Array(16));
  expect(named(toBase64(old))).toMatchObject({ version: 'TLS 1.0', cipher_specs: 'TLS_RSA_WITH_AES_256_CBC_SHA' });
  const exchange = concat(Uint8Array.of(3, 0, 29), vector(1, new Uint8Array(32)), uint(0x0804, 2), vector(2, new Uint8Array(64)));
  expect(named(toBase64(buildHandshake(HANDSHAKE.serverKeyExchange, exchange)))).toMatchObject({
    namedcurve: 'X25519',
    algorithm: 'rsa_pss_rsae_sha256',
  });
});

test('given a name that hides or turns what stands beside it, writes that out', () => {
  const name = new TextEncoder().encode('shop\u0007.example');
  const entry = concat(Uint8Array.of(0), vector(2, name));
  const extension = concat(uint(0, 2), vector(2, vector(2, entry)));
  const body = concat(
    uint(0x0303, 2),
    new Uint8Array(32),
    vector(1),
    vector(2, uint(0xc02f, 2)),
    vector(1, Uint8Array.of(0)),
    vector(2, extension),
  );
  expect(named(toBase64(buildHandshake(HANDSHAKE.clientHello, body)))).toMatchObject({ server_name: 'shop<U+0007>.example' });
});

test('given an alert, names level and reason', () => {
  expect(named(toBase64(Uint8Array.of(2, 48)))).toEqual({ level: 'fatal', description: 'unknown_ca (48)' });
});

test('given a request for a certificate and an empty answer, says so in both forms', () => {
  const schemes = vector(2, uint(0x0804, 2));
  const newer = buildHandshake(HANDSHAKE.certificateRequest, vector(1), vector(2, concat(uint(13, 2), vector(2, schemes))));
  expect(named(toBase64(newer))).toMatchObject({ signature_algorithms: 'rsa_pss_rsae_sha256', certificate_authorities: '0' });
  const older = buildHandshake(HANDSHAKE.certificateRequest, vector(1, Uint8Array.of(1)), schemes, vector(2));
  expect(named(toBase64(older))).toMatchObject({ signature_algorithms: 'rsa_pss_rsae_sha256' });
  expect(named(toBase64(buildHandshake(HANDSHAKE.certificate, vector(3))))).toMatchObject({ certificate_list: '0' });
});

test('given any bytes at all, never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(30), (body, type) => {
      expect(Array.isArray(handshakeFields(toBase64(buildHandshake(type, body))))).toBe(true);
      expect(Array.isArray(handshakeFields(toBase64(body)))).toBe(true);
    }),
  );
});

test('given a hello of DTLS, names its version and its cookie; given the request for one, too', () => {
  const built = HELLO.subarray(5);
  const body = concat(uint(0xfefd, 2), built.subarray(6, 39), vector(1, Uint8Array.of(0xc0, 0x0c)), built.subarray(39));
  const fields = named(toBase64(buildHandshake(HANDSHAKE.clientHello, body)));
  expect(fields).toMatchObject({ legacy_version: 'DTLS 1.2', cookie: 'c00c', server_name: 'shop.example' });
  const request = buildHandshake(HANDSHAKE.helloVerifyRequest, uint(0xfefd, 2), vector(1, Uint8Array.of(0xc0, 0x0c)));
  expect(named(toBase64(request))).toMatchObject({ server_version: 'DTLS 1.2', cookie: 'c00c' });
});
