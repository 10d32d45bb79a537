import { describe, expect, test } from 'vitest';
import { alertCode, alertName } from './alerts.ts';
import { cipherSuite, isBroken, suitesOf } from './cipher-suite-properties.ts';
import { ALL_CIPHER_SUITES, cipherSuiteName, cipherSuiteNumber } from './cipher-suites.ts';
import { extensionName, isGrease } from './extensions.ts';
import { groupName } from './groups.ts';
import { knownPrime } from './known-primes.ts';
import { signatureSchemeName } from './signature-schemes.ts';
import { versionName, versionNumber, versionOf } from './versions.ts';

describe('cipher suites', () => {
  test('every named suite can be taken apart', () => {
    expect(ALL_CIPHER_SUITES.length).toBeGreaterThan(350);
    expect(ALL_CIPHER_SUITES.filter((number) => cipherSuite(number) === null)).toEqual([]);
  });

  test('names go there and back; a number without one stays a number', () => {
    expect(cipherSuiteName(0xc02f)).toBe('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
    expect(cipherSuiteNumber('TLS_AES_128_GCM_SHA256')).toBe(0x1301);
    expect(cipherSuiteName(0xcc13)).toBe('0xCC13');
    expect(cipherSuiteName(0x0005)).toBe('TLS_RSA_WITH_RC4_128_SHA');
  });

  test.each([
    [
      0xc02f,
      {
        keyExchange: 'ECDHE',
        authentication: 'RSA',
        encryption: 'AES_128_GCM',
        mac: 'aead',
        hash: 'sha256',
        forwardSecrecy: true,
        broken: [],
      },
    ],
    [0x009d, { keyExchange: 'RSA', hash: 'sha384', forwardSecrecy: false, broken: [], oldestVersion: 'TLS 1.2' }],
    [0x0003, { keyExchange: 'RSA', broken: ['export', 'rc4'], newestVersion: 'TLS 1.0' }],
    [0x0034, { keyExchange: 'DH_anon', authentication: 'anon', broken: ['anonymous'] }],
    [0x000a, { broken: ['3des'], kind: 'cbc', mac: 'sha1' }],
    [0x003b, { broken: ['null'], kind: 'null', mac: 'sha256' }],
    [0x0009, { broken: ['des'], newestVersion: 'TLS 1.1' }],
    [0xc0ac, { encryption: 'AES_128_CCM', kind: 'aead', hash: 'sha256' }],
    [0xc0ab, { keyExchange: 'DHE_PSK', encryption: 'AES_256_CCM_8' }],
    [0x1302, { keyExchange: 'any', hash: 'sha384', oldestVersion: 'TLS 1.3' }],
    [0xc0b4, { kind: 'null', broken: ['null'], oldestVersion: 'TLS 1.3' }],
    [0x0033, { keyExchange: 'DHE', oldestVersion: 'SSL 3.0', newestVersion: 'TLS 1.2' }],
  ] as const)('%i is taken apart as its name says', (number, parts) => {
    expect(cipherSuite(number)).toMatchObject(parts);
  });

  test('a suite of CBC beside GCM is not broken, an unknown number neither', () => {
    expect(isBroken(0xc013)).toBe(false);
    expect(isBroken(0xabcd)).toBe(false);
  });

  test('AEAD suites belong to no version before TLS 1.2', () => {
    expect(suitesOf('TLS 1.0').some((number) => cipherSuite(number)?.kind === 'aead')).toBe(false);
    expect(suitesOf('TLS 1.3').every((number) => cipherSuite(number)?.keyExchange === 'any')).toBe(true);
  });
});

describe('numbers and names', () => {
  test('versions', () => {
    expect(versionOf(versionNumber('TLS 1.1'))).toBe('TLS 1.1');
    expect([versionName(0x0304), versionName(0x7f17), versionName(0x0505)]).toEqual(['TLS 1.3', 'TLS 1.3 draft 23', '0x0505']);
  });

  test('alerts', () => {
    expect([alertName(48), alertName(116), alertName(200)]).toEqual(['unknown_ca', 'certificate_required', null]);
    expect(alertCode('unrecognized_name')).toBe(112);
  });

  test('groups, schemes and extensions fall back to the number', () => {
    expect([groupName(29), groupName(0x11ec), groupName(0x9999)]).toEqual(['X25519', 'X25519MLKEM768', '0x9999']);
    expect([signatureSchemeName(0x0804), signatureSchemeName(0x9999)]).toEqual(['rsa_pss_rsae_sha256', '0x9999']);
    expect([extensionName(43), extensionName(0x3a3a), extensionName(999)]).toEqual(['supported_versions', 'GREASE', '999']);
  });

  test('GREASE is the sixteen numbers of RFC 8701', () => {
    expect(Array.from({ length: 65_536 }, (_, number) => number).filter(isGrease)).toHaveLength(16);
  });

  test('a prime of a standard is known by its hash, a prime of its own is not', () => {
    expect(knownPrime('9cd3b7f336872f46c09428d1bbc19877a4d440512cda8d1c1cf0cd6e33698966')).toEqual({
      name: 'RFC 7919 ffdhe2048',
      bits: 2048,
      kind: 'standard',
    });
    expect(knownPrime('0'.repeat(64))).toBeNull();
  });
});
