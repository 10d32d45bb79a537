import { describe, expect, test } from 'vitest';
import type { Enumeration } from '../../shared/model/evidence.ts';
import { TLS_VERSIONS, type TlsVersion } from '../../shared/model/handshake.ts';
import { cipherSuiteNumber } from '../../shared/tables/cipher-suites.ts';
import { GROUP } from '../../shared/tables/groups.ts';
import { tell } from '../../shared/words/index.ts';
import { clientProfile } from './client-profiles.ts';
import { type SimulationQuestion, simulate, simulateClients } from './client-simulation.ts';

interface Server {
  readonly suites: Partial<Record<TlsVersion, readonly string[]>>;
  readonly groups?: readonly number[];
  readonly serverPreference?: boolean;
  readonly dhBits?: number;
}

function serverWith({ suites, groups = [GROUP.x25519, GROUP.secp256r1], serverPreference = true, dhBits = 2048 }: Server): Enumeration {
  return {
    address: '192.0.2.1',
    versions: TLS_VERSIONS.map((version) => ({ version, accepted: suites[version] !== undefined })),
    suites: TLS_VERSIONS.flatMap((version) =>
      (suites[version] ?? []).map((name) => ({
        version,
        suite: cipherSuiteNumber(name) ?? 0,
        group: null,
        dhBits: name.includes('DHE_RSA') && !name.includes('ECDHE') ? dhBits : null,
        dhPrimeSha256: null,
      })),
    ),
    serverPreference,
    groups,
    signatureSchemes: [],
    compression: false,
    secureRenegotiation: true,
    extendedMasterSecret: true,
    fallbackScsv: true,
    sessionResumption: true,
    alpn: [],
    ocspStaple: false,
    sctCount: 0,
    complete: true,
  };
}

const RSA = { algorithm: 'RSA', bits: 2048 } as const;
const MODERN: Server = {
  suites: {
    'TLS 1.3': ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384'],
    'TLS 1.2': ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'],
  },
};

function ask(id: string, server: Server, more: Partial<SimulationQuestion> = {}) {
  const profile = clientProfile(id);
  if (profile === null) throw new Error(id);
  const answer = simulate(profile, { enumeration: serverWith(server), leafKeys: [RSA], answersWithoutName: true, ...more });
  return { ...answer, why: answer.why === null ? null : tell(answer.why) };
}

describe('which clients would connect', () => {
  test('given a modern server, current clients take TLS 1.3 and old ones TLS 1.2', () => {
    expect(ask('chrome', MODERN)).toMatchObject({ connects: true, version: 'TLS 1.3', suite: 0x1301, why: null });
    expect(ask('java8', MODERN)).toMatchObject({ connects: true, version: 'TLS 1.2', suite: 0xc030 });
    expect(ask('windows7', MODERN)).toMatchObject({ connects: true, version: 'TLS 1.2', suite: 0xc013 });
  });

  test('given a modern server, clients of TLS 1.0 are told that there is no version in common', () => {
    expect(ask('dotnet-4.5', MODERN)).toMatchObject({ connects: false, version: null });
    expect(ask('dotnet-4.5', MODERN).why).toBe('This client knows TLS 1.0; the server accepts none of them.');
  });

  test('given TLS 1.2 with GCM alone, Windows 7 has no suite in common', () => {
    const server: Server = { suites: { 'TLS 1.2': ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] } };
    expect(ask('windows7', server)).toMatchObject({ connects: false, version: 'TLS 1.2' });
    expect(ask('windows10', server)).toMatchObject({ connects: true });
  });

  test('given a server that follows the client, the client’s first suite is taken', () => {
    expect(ask('java8', { ...MODERN, serverPreference: false })).toMatchObject({ suite: 0xc013 });
  });

  test('given only X25519, Android 7.0 has no group in common', () => {
    const server: Server = { suites: { 'TLS 1.2': ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] }, groups: [GROUP.x25519] };
    expect(ask('android7', server)).toMatchObject({ connects: false });
    expect(ask('android7', server).why).toContain('key exchange group');
    expect(ask('android10', server).connects).toBe(true);
  });

  test('given groups that were not all asked for, does not hold a missing one against the server', () => {
    const server: Server = { suites: { 'TLS 1.2': ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] }, groups: [GROUP.x25519] };
    const enumeration = { ...serverWith(server), groupsComplete: false };
    expect(ask('android7', server, { enumeration }).connects).toBe(true);
  });

  test('given a P-521 certificate, Chrome does not connect and Firefox does', () => {
    const server: Server = { ...MODERN, suites: { 'TLS 1.3': ['TLS_AES_128_GCM_SHA256'] } };
    const more = { leafKeys: [{ algorithm: 'EC', curve: 'P-521', bits: 521 } as const] };
    expect(ask('chrome', server, more)).toMatchObject({ connects: false });
    expect(ask('chrome', server, more).why).toContain('P-521');
    expect(ask('firefox', server, more).connects).toBe(true);
  });

  test('given two certificates, the one that fits is enough', () => {
    const more = { leafKeys: [{ algorithm: 'Ed25519' } as const, RSA] };
    expect(ask('chrome', MODERN, more).connects).toBe(true);
  });

  test('given a 1024-bit Diffie-Hellman prime that the server prefers, OpenSSL 3 refuses it and Java 8 does not', () => {
    const server: Server = {
      suites: { 'TLS 1.2': ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256'] },
      dhBits: 1024,
    };
    expect(ask('openssl-3', server)).toMatchObject({ connects: false, suite: 0x009e });
    expect(ask('openssl-3', server).why).toContain('1,024 bits');
    expect(ask('java8', server).connects).toBe(true);
    expect(ask('chrome', server)).toMatchObject({ connects: true, suite: 0x009c });
  });

  test('given a server that answers no hello without a name, an old device is told so', () => {
    const server: Server = { suites: { 'TLS 1.0': ['TLS_RSA_WITH_AES_128_CBC_SHA'] } };
    expect(ask('old-device', server)).toMatchObject({ connects: true });
    expect(ask('old-device', server, { answersWithoutName: false })).toMatchObject({ connects: false });
  });

  test('given an enumeration that is not whole, a missing suite is not called certain', () => {
    const enumeration = { ...serverWith({ suites: { 'TLS 1.2': ['TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256'] } }), complete: false };
    expect(ask('chrome', MODERN, { enumeration })).toMatchObject({ connects: 'unknown', why: null });
  });

  test('answers for every profile', () => {
    const evidence = simulateClients(
      { now: () => '2026-11-20T12:00:00Z' },
      { enumeration: serverWith(MODERN), leafKeys: [], answersWithoutName: 'unknown' },
    );
    if (evidence.kind !== 'client-simulation' || evidence.state !== 'seen') throw new Error('not seen');
    expect(evidence.seen.clients.length).toBeGreaterThan(20);
    expect(evidence.seen.clients.filter((client) => client.connects === 'unknown')).toEqual([]);
  });
});
