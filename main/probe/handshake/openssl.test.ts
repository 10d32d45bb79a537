import { describe, expect, test } from 'vitest';
import {
  clientCertificate,
  fixture,
  gnutlsServer,
  HAS_GNUTLS,
  HAS_OPENSSL,
  type KeyKind,
  opensslServer,
  shake,
} from '../../../e2e/handshake/servers.ts';
import type { Variation } from '../../../shared/model/handshake.ts';
import { cipherSuiteName, cipherSuiteNumber } from '../../../shared/tables/cipher-suites.ts';
import { GROUP } from '../../../shared/tables/groups.ts';
import { judgedHello, vary } from '../hello-plans.ts';

const WEAK = '@SECLEVEL=0';

/** Suites by OpenSSL's name, with the kind of key they need. */
const SUITES_12: readonly (readonly [openssl: string, iana: string, key: KeyKind])[] = [
  ['ECDHE-RSA-AES128-GCM-SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'rsa'],
  ['ECDHE-RSA-AES256-GCM-SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'rsa'],
  ['ECDHE-RSA-CHACHA20-POLY1305', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'rsa'],
  ['ECDHE-ECDSA-AES128-GCM-SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'p256'],
  ['ECDHE-ECDSA-AES128-CCM', 'TLS_ECDHE_ECDSA_WITH_AES_128_CCM', 'p256'],
  ['ECDHE-ECDSA-AES256-CCM8', 'TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8', 'p256'],
  ['ECDHE-RSA-AES128-SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', 'rsa'],
  ['ECDHE-RSA-AES256-SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'rsa'],
  ['ECDHE-RSA-AES256-SHA', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'rsa'],
  ['ECDHE-RSA-CAMELLIA128-SHA256', 'TLS_ECDHE_RSA_WITH_CAMELLIA_128_CBC_SHA256', 'rsa'],
  ['DHE-RSA-AES128-GCM-SHA256', 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', 'rsa'],
  ['DHE-RSA-AES256-SHA', 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA', 'rsa'],
  ['AES128-GCM-SHA256', 'TLS_RSA_WITH_AES_128_GCM_SHA256', 'rsa'],
  ['AES256-CCM', 'TLS_RSA_WITH_AES_256_CCM', 'rsa'],
  ['AES256-SHA', 'TLS_RSA_WITH_AES_256_CBC_SHA', 'rsa'],
  ['NULL-SHA256', 'TLS_RSA_WITH_NULL_SHA256', 'rsa'],
  ['ADH-AES128-SHA256', 'TLS_DH_anon_WITH_AES_128_CBC_SHA256', 'rsa'],
  ['AECDH-AES256-SHA', 'TLS_ECDH_anon_WITH_AES_256_CBC_SHA', 'rsa'],
];

const KEYS: readonly KeyKind[] = ['rsa', 'p256', 'p384', 'p521', 'ed25519', 'ed448', 'rsapss'];

function one(iana: string): Variation {
  const suite = cipherSuiteNumber(iana);
  if (suite === null) throw new Error(iana);
  return { factor: 'suites', family: 'one', suite };
}

/** OpenSSL's command-line tool is the outside cause: a machine without it cannot run these. */
describe.skipIf(!HAS_OPENSSL)('handshakes with OpenSSL', () => {
  test.each(SUITES_12)('given a TLS 1.2 server with only %s, finishes with %s', async (openssl, iana, key) => {
    await using server = await opensslServer(key, '-tls1_2', '-cipher', `${openssl}:${WEAK}`);
    const attempt = await shake(server.port, one(iana), { sendRequest: 'GET / HTTP/1.0\r\n\r\n' });
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(cipherSuiteName(attempt.chosen?.cipherSuite ?? 0)).toBe(iana);
    expect(attempt.application).toMatchObject({ how: 'http', status: 200 });
  });

  test.each([
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'TLS_AES_128_CCM_SHA256',
    'TLS_AES_128_CCM_8_SHA256',
  ])('given a TLS 1.3 server with only %s, finishes and reads the answer', async (iana) => {
    await using server = await opensslServer('rsa', '-tls1_3', '-ciphersuites', iana);
    const attempt = await shake(server.port, one(iana), { sendRequest: 'GET / HTTP/1.0\r\n\r\n' });
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(attempt.chosen).toMatchObject({ version: 'TLS 1.3', resumptionOffered: true });
    expect(attempt.application).toMatchObject({ how: 'http', status: 200 });
  });

  test.each([
    ['TLS 1.1', '-tls1_1'],
    ['TLS 1.0', '-tls1'],
  ] as const)('given a server that knows only %s, finishes with it and says so', async (version, flag) => {
    await using server = await opensslServer('rsa', flag, '-cipher', `ALL:${WEAK}`);
    const attempt = await shake(server.port, { factor: 'version', version }, { sendRequest: 'GET / HTTP/1.0\r\n\r\n' });
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(attempt.chosen?.version).toBe(version);
    expect(attempt.application).toMatchObject({ how: 'http', status: 200 });
  });

  test.each(KEYS.flatMap((key) => [[key, '-tls1_3'] as const, [key, '-tls1_2'] as const]))(
    'given a server with a key of the kind %s and %s, checks its signature and finishes',
    async (key, flag) => {
      await using server = await opensslServer(key, flag);
      const plan = vary(vary(judgedHello('localhost'), { factor: 'signatures', family: 'all' }), {
        factor: 'groups',
        groups: [29, 23, 24, 25],
      });
      const attempt = await shake(server.port, { factor: 'signatures', family: 'all' }, { plan });
      expect(attempt.end).toEqual({ how: 'completed' });
      expect(attempt.certificates).toHaveLength(1);
    },
  );

  test.each(['p521', 'ed25519', 'ed448'] as const)('given a server with a %s key, is refused as Chrome would be', async (key) => {
    await using server = await opensslServer(key, '-tls1_3');
    const attempt = await shake(server.port);
    expect(attempt.end).toMatchObject({ how: 'alert', alert: { name: 'handshake_failure', from: 'server' } });
  });

  test.each([
    ['P-256', GROUP.secp256r1],
    ['P-384', GROUP.secp384r1],
    ['P-521', GROUP.secp521r1],
    ['X448', GROUP.x448],
    ['ffdhe2048', GROUP.ffdhe2048],
    ['ffdhe3072', GROUP.ffdhe3072],
  ] as const)('given a server that wants %s, takes the HelloRetryRequest and finishes', async (name, group) => {
    await using server = await opensslServer('rsa', '-tls1_3', '-groups', name);
    const plan = { ...vary(judgedHello('localhost'), { factor: 'groups', groups: [GROUP.x25519, group] }) };
    const attempt = await shake(server.port, { factor: 'groups', groups: [GROUP.x25519, group] }, { plan });
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(attempt.chosen).toMatchObject({ group, helloRetryRequest: true });
  });

  test('given a 1024-bit Diffie-Hellman prime, measures it', async () => {
    await using server = await opensslServer(
      'rsa',
      '-tls1_2',
      '-cipher',
      `DHE-RSA-AES128-GCM-SHA256:${WEAK}`,
      '-dhparam',
      fixture('dh1024.pem'),
    );
    const attempt = await shake(server.port, { factor: 'suites', family: 'all' });
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(attempt.chosen).toMatchObject({ dhBits: 1024, group: null });
    expect(attempt.chosen?.dhPrimeSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each(KEYS.flatMap((key) => [[key, '-tls1_3'] as const, [key, '-tls1_2'] as const]))(
    'given a server that wants a client certificate, shows one with a %s key in %s and is let in',
    async (key, flag) => {
      await using server = await opensslServer('rsa', flag, '-Verify', '1', '-verify_return_error', '-CAfile', fixture(`${key}.pem`));
      const attempt = await shake(
        server.port,
        { factor: 'client-certificate', given: 'given' },
        // A server refuses a certificate over a curve that the hello did not offer (RFC 8422 section 5.3).
        {
          plan: vary(judgedHello('localhost'), { factor: 'groups', groups: [29, 23, 24, 25] }),
          clientCertificate: clientCertificate(key),
          sendRequest: 'GET / HTTP/1.0\r\n\r\n',
        },
      );
      expect(attempt.end).toEqual({ how: 'completed' });
      expect(attempt.application).toMatchObject({ how: 'http', status: 200 });
      expect(attempt.certificateRequest?.acceptableCas).toContain(`CN=${key}.handshake.test`);
    },
  );

  test.each(['rsa', 'p256'] as const)('given TLS 1.1 and a client certificate with a %s key, signs in the old way', async (key) => {
    await using server = await opensslServer('rsa', '-tls1_1', '-cipher', `ALL:${WEAK}`, '-Verify', '1', '-CAfile', fixture(`${key}.pem`));
    const attempt = await shake(server.port, { factor: 'version', version: 'TLS 1.1' }, { clientCertificate: clientCertificate(key) });
    expect(attempt.end).toEqual({ how: 'completed' });
  });

  test.each([
    ['-tls1_3', { how: 'alert', alert: { name: 'certificate_required', phase: 'after-finished', encrypted: true } }],
    ['-tls1_2', { how: 'alert', alert: { name: 'handshake_failure', encrypted: false } }],
  ] as const)('given a server that wants a client certificate and gets none in %s, hears the refusal', async (flag, end) => {
    await using server = await opensslServer('rsa', flag, '-Verify', '1');
    const attempt = await shake(server.port, { factor: 'judged' }, { sendRequest: 'GET / HTTP/1.0\r\n\r\n' });
    expect(attempt.end).toMatchObject(end);
    expect(attempt.certificateRequest).not.toBeNull();
    expect(attempt.certificates).toHaveLength(1);
  });

  test.each(['-tls1_3', '-tls1_2'])('given a client certificate of the wrong authority in %s, hears unknown_ca', async (flag) => {
    await using server = await opensslServer('rsa', flag, '-Verify', '1', '-verify_return_error', '-CAfile', fixture('p256.pem'));
    const attempt = await shake(server.port, { factor: 'judged' }, { clientCertificate: clientCertificate('rsa') });
    expect(attempt.end).toMatchObject({ how: 'alert', alert: { from: 'server' } });
    expect(['unknown_ca', 'bad_certificate', 'certificate_unknown']).toContain(attempt.alerts.at(-1)?.name);
  });

  test('given a server with TLS 1.1 only, the current browser hears protocol_version', async () => {
    await using server = await opensslServer('rsa', '-tls1_1', '-cipher', `ALL:${WEAK}`);
    const attempt = await shake(server.port);
    expect(attempt.end).toMatchObject({ how: 'alert', alert: { name: 'protocol_version' } });
    expect(attempt.chosen).toBeNull();
  });

  test('given a server with several certificates in its chain, keeps them in the order sent', async () => {
    await using server = await opensslServer('rsa', '-cert_chain', fixture('p256.pem'));
    const attempt = await shake(server.port);
    expect(attempt.certificates).toHaveLength(2);
  });
});

/** GnuTLS still has what OpenSSL has thrown out. */
describe.skipIf(!HAS_GNUTLS)('handshakes with GnuTLS', () => {
  test.each([
    ['ARCFOUR-128', 'TLS_RSA_WITH_RC4_128_SHA', 'TLS1.2'],
    ['3DES-CBC', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS1.2'],
    ['ARCFOUR-128', 'TLS_RSA_WITH_RC4_128_SHA', 'TLS1.0'],
    ['3DES-CBC', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS1.0'],
  ])('given a server with nothing but %s, finishes with %s in %s where only weak suites are offered', async (cipher, iana, version) => {
    await using server = await gnutlsServer('rsa', `NORMAL:-VERS-ALL:+VERS-${version}:-CIPHER-ALL:+${cipher}:-KX-ALL:+RSA:%COMPAT`);
    const judged = await shake(server.port);
    expect(judged.end).toMatchObject({ how: 'alert', alert: { from: 'server' } });
    const attempt = await shake(server.port, { factor: 'suites', family: 'weak' }, { sendRequest: 'GET / HTTP/1.0\r\n\r\n' });
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(cipherSuiteName(attempt.chosen?.cipherSuite ?? 0)).toBe(iana);
    expect(attempt.application).toMatchObject({ how: 'http', status: 200 });
  });
});
