import type { TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { clientCertificate, nodeServer, pemOf, shake } from '../../../e2e/handshake/servers.ts';
import { GROUP } from '../../../shared/tables/groups.ts';

const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('handshakes with Node’s own server', () => {
  test('given a server with the post-quantum group, the current browser’s hello uses it at once', async () => {
    await using server = await nodeServer('p256');
    const attempt = await shake(server.port, { factor: 'judged' }, { sendRequest: REQUEST });
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(attempt.chosen).toMatchObject({ version: 'TLS 1.3', group: GROUP.x25519MlKem768, helloRetryRequest: false });
    expect(attempt.application).toMatchObject({ how: 'http', status: 200, server: 'here', bodyStart: 'hi' });
  });

  test.each([GROUP.secp256r1MlKem768, GROUP.secp384r1MlKem1024])('given hybrid group %i, agrees on the same secret', async (group) => {
    await using server = await nodeServer('p256', { ecdhCurve: 'SecP256r1MLKEM768:SecP384r1MLKEM1024' });
    const attempt = await shake(server.port, { factor: 'groups', groups: [group] });
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(attempt.chosen?.group).toBe(group);
  });

  test('given a server with protocols of its own, says which one it chose', async () => {
    await using server = await nodeServer('rsa', { ALPNProtocols: ['http/1.1'] });
    expect((await shake(server.port)).chosen?.alpn).toBe('http/1.1');
    const refused = await shake(server.port, { factor: 'alpn', protocols: ['h2'] });
    expect(refused.end).toMatchObject({ how: 'alert', alert: { name: 'no_application_protocol' } });
  });

  test('given a server that wants a certificate, hears in TLS 1.3 that one is required, also with a request to send', async () => {
    await using server = await nodeServer('rsa', { requestCert: true, ca: [pemOf('p256.pem')] });
    const attempt = await shake(server.port, { factor: 'judged' }, { sendRequest: REQUEST });
    expect(attempt.end).toMatchObject({ how: 'alert', alert: { name: 'certificate_required', phase: 'after-finished' } });
    expect(attempt.certificateRequest?.acceptableCas).toEqual(['CN=p256.handshake.test']);
  });

  test('given a server that wants a certificate, is let in with one', async () => {
    await using server = await nodeServer('rsa', { requestCert: true, ca: [pemOf('p256.pem')] });
    const attempt = await shake(server.port, { factor: 'judged' }, { sendRequest: REQUEST, clientCertificate: clientCertificate('p256') });
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(attempt.application).toMatchObject({ how: 'http', status: 200 });
  });

  test('given a server that judges the certificate only after the handshake, sees that it closes', async () => {
    await using server = await nodeServer('rsa', { requestCert: true, ca: [pemOf('p256.pem')] });
    const attempt = await shake(
      server.port,
      { factor: 'judged' },
      { clientCertificate: clientCertificate('rsa'), listenMilliseconds: 2_000 },
    );
    expect(['closed', 'reset', 'alert']).toContain(attempt.end.how);
    expect(attempt.end).toHaveProperty(attempt.end.how === 'alert' ? 'alert.phase' : 'phase', 'after-finished');
  });

  test('given TLS 1.2 only, finishes with the browser’s suites', async () => {
    await using server = await nodeServer('p384', { maxVersion: 'TLSv1.2' });
    const attempt = await shake(server.port, { factor: 'judged' }, { sendRequest: REQUEST });
    expect(attempt.end).toEqual({ how: 'completed' });
    expect(attempt.chosen).toMatchObject({ version: 'TLS 1.2', secureRenegotiation: true, extendedMasterSecret: true });
  });

  test('given a server that wants to begin anew after the request, declines as browsers do and says what came of it', async () => {
    const again = (socket: TLSSocket): void => {
      socket.renegotiate({ requestCert: true, rejectUnauthorized: false }, () => undefined);
    };
    await using server = await nodeServer('rsa', { maxVersion: 'TLSv1.2' }, again);
    const attempt = await shake(server.port, { factor: 'judged' }, { sendRequest: REQUEST, answerMilliseconds: 500 });
    expect(attempt.steps.map((step) => `${step.from} ${step.message}`)).toContain('server HelloRequest');
    expect(attempt.alerts).toContainEqual(expect.objectContaining({ from: 'client', name: 'no_renegotiation', level: 'warning' }));
    expect(attempt.application?.how).not.toBe('http');
  });

  test('given no deadline left, says cancelled or silence and never hangs', async () => {
    await using server = await nodeServer('rsa');
    const cancelled = new AbortController();
    cancelled.abort();
    const attempt = await shake(
      server.port,
      { factor: 'judged' },
      { deadline: { at: performance.now() + 5_000, signal: cancelled.signal } },
    );
    expect(attempt.end).toEqual({ how: 'cancelled', phase: 'after-hello' });
  });

  test('records every message of both sides for the ladder', async () => {
    await using server = await nodeServer('rsa');
    const { steps } = await shake(server.port);
    const names = steps.map((step) => `${step.from} ${step.message}`);
    expect(names.slice(0, 2)).toEqual(['client ClientHello', 'server ServerHello']);
    for (const name of [
      'server EncryptedExtensions',
      'server Certificate',
      'server CertificateVerify',
      'server Finished',
      'client Finished',
    ]) {
      expect(names).toContain(name);
    }
    expect(steps.every((step, index) => index === 0 || (step.at ?? 0) >= (steps[index - 1]?.at ?? 0))).toBe(true);
  });
});
