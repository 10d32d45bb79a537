import { describe, expect, test, vi } from 'vitest';
import type { KeyKind } from '../../e2e/handshake/servers.ts';
import { nativeEcdh, nativeMlKem768, nativeVerify, nativeX25519 } from './native.ts';

/** What Electron's BoringSSL may lack is taken out of node:crypto; what is left is randomness and the ciphers nobody else has. */
vi.mock('node:crypto', async (importActual) => {
  const actual = await importActual<typeof import('node:crypto')>();
  const gone = (what: string) => (): never => {
    throw new Error(`${what} is not there`);
  };
  const without = /chacha20|ccm/i;
  return {
    ...actual,
    createCipheriv: (...args: Parameters<typeof actual.createCipheriv>) =>
      without.test(args[0]) ? gone(args[0])() : actual.createCipheriv(...args),
    createDecipheriv: (...args: Parameters<typeof actual.createDecipheriv>) =>
      without.test(args[0]) ? gone(args[0])() : actual.createDecipheriv(...args),
    createECDH: gone('createECDH'),
    createPrivateKey: gone('createPrivateKey'),
    createPublicKey: gone('createPublicKey'),
    decapsulate: gone('ML-KEM'),
    diffieHellman: gone('diffieHellman'),
    encapsulate: gone('ML-KEM'),
    generateKeyPairSync: gone('generateKeyPairSync'),
    sign: gone('sign'),
    verify: gone('verify'),
  };
});

const { HAS_OPENSSL, nodeServer, opensslServer, shake } = await import('../../e2e/handshake/servers.ts');
const { judgedHello, vary } = await import('../probe/hello-plans.ts');

const ALL_SIGNATURES = vary(vary(judgedHello('localhost'), { factor: 'signatures', family: 'all' }), {
  factor: 'groups',
  groups: [29, 23, 24, 25],
});

describe('a runtime without ChaCha20, CCM, Ed448, RSA-PSS and ML-KEM', () => {
  test('none of the parts of the runtime passes its test', () => {
    expect([nativeX25519(), nativeEcdh(), nativeMlKem768(), nativeVerify()]).toEqual([null, null, null, null]);
  });

  test('finishes with the post-quantum group all the same', async () => {
    await using server = await nodeServer('p256');
    const attempt = await shake(server.port);
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(attempt.chosen?.group).toBe(0x11ec);
  });

  test.each(['TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_CCM_SHA256'])('finishes with %s all the same', async (suite) => {
    await using server = await nodeServer('rsa', { ciphers: suite });
    const number = suite.includes('CCM') ? 0x1304 : 0x1303;
    const attempt = await shake(server.port, { factor: 'suites', family: 'one', suite: number });
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(attempt.chosen?.cipherSuite).toBe(number);
  });

  test.skipIf(!HAS_OPENSSL).each(['rsa', 'rsapss', 'p256', 'ed448', 'ed25519'] as const satisfies readonly KeyKind[])(
    'checks a %s server all the same',
    async (key) => {
      await using server = await opensslServer(key, '-tls1_3');
      const attempt = await shake(server.port, { factor: 'signatures', family: 'all' }, { plan: ALL_SIGNATURES });
      expect(attempt.end).toEqual({ how: 'completed' });
    },
  );
});
