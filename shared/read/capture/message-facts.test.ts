import { expect, test } from 'vitest';
import { concat, uint, vector } from '../../wire/bytes.ts';
import { HANDSHAKE } from '../../wire/handshake.ts';
import { readServerHello } from '../../wire/server-hello.ts';
import { chosenBesides, shortFacts } from './message-facts.ts';

const extension = (type: number, data: Uint8Array) => concat(uint(type, 2), vector(2, data));

function facts(type: number, body: Uint8Array): readonly string[] {
  return shortFacts({ kind: 'message', type, body, whole: body });
}

test('a ServerHello that takes up a shared key says so, beside its half of the new one', () => {
  const extensions = vector(
    2,
    extension(43, uint(0x0304, 2)),
    extension(51, concat(uint(0x001d, 2), vector(2, new Uint8Array(32)))),
    extension(41, uint(0, 2)),
  );
  const read = readServerHello(concat(uint(0x0303, 2), new Uint8Array(32), uint(0, 1), uint(0x1301, 2), uint(0, 1), extensions));
  expect(read.ok ? chosenBesides(read.value) : null).toEqual(['X25519', 'pre_shared_key']);
});

test('EncryptedExtensions name the protocol, and whether data sent ahead is taken', () => {
  const alpn = extension(16, vector(2, vector(1, Uint8Array.of(0x68, 0x32))));
  expect(facts(HANDSHAKE.encryptedExtensions, vector(2, alpn, extension(42, new Uint8Array(0))))).toEqual(['h2', 'early_data']);
});

test('a signature names its scheme, a key exchange its curve with a scheme (TLS 1.2) and without (before)', () => {
  expect(facts(HANDSHAKE.certificateVerify, concat(uint(0x0804, 2), vector(2, new Uint8Array(8))))).toEqual(['rsa_pss_rsae_sha256']);
  const parameters = concat(Uint8Array.of(3), uint(0x0017, 2), vector(1, new Uint8Array(65)));
  const signature = vector(2, new Uint8Array(64).fill(0xff));
  expect(facts(HANDSHAKE.serverKeyExchange, concat(parameters, uint(0x0401, 2), signature))).toEqual(['P-256']);
  expect(facts(HANDSHAKE.serverKeyExchange, concat(parameters, signature))).toEqual(['P-256']);
});

test('what cannot be read has none', () => {
  for (const type of [HANDSHAKE.encryptedExtensions, HANDSHAKE.certificateVerify, HANDSHAKE.serverKeyExchange, HANDSHAKE.finished])
    expect(facts(type, Uint8Array.of(1))).toEqual([]);
});
