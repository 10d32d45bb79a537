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

test('given an alert, names level and reason', () => {
  expect(named(toBase64(Uint8Array.of(2, 48)))).toEqual({ level: 'fatal', description: 'unknown_ca (48)' });
});

test('given a request for a certificate and an empty answer, says so in both forms', () => {
  const schemes = vector(2, uint(0x0804, 2));
  const newer = buildHandshake(HANDSHAKE.certificateRequest, vector(1), vector(2, concat(uint(13, 2), vector(2, schemes))));
  expect(named(toBase64(newer))).toEqual({ signature_algorithms: 'rsa_pss_rsae_sha256', certificate_authorities: '0' });
  const older = buildHandshake(HANDSHAKE.certificateRequest, vector(1, Uint8Array.of(1)), schemes, vector(2));
  expect(named(toBase64(older))).toMatchObject({ signature_algorithms: 'rsa_pss_rsae_sha256' });
  expect(named(toBase64(buildHandshake(HANDSHAKE.certificate, vector(3))))).toEqual({ certificate_list: '0' });
});

test('given any bytes at all, never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(30), (body, type) => {
      expect(Array.isArray(handshakeFields(toBase64(buildHandshake(type, body))))).toBe(true);
      expect(Array.isArray(handshakeFields(toBase64(body)))).toBe(true);
    }),
  );
});
