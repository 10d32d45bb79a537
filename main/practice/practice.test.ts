import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { type PracticeServer, SCENARIOS, type ScenarioName, startPractice } from './practice.ts';

const running: PracticeServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function started(name: ScenarioName): Promise<PracticeServer> {
  const server = await startPractice(name);
  running.push(server);
  return server;
}

/** What Node's own TLS library says of a server. */
function verdictOf(server: PracticeServer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(
      { host: '127.0.0.1', port: server.port, servername: server.host, ...(server.trustPem === '' ? {} : { ca: server.trustPem }) },
      () => {
        // In TLS 1.3 a server that wants a client certificate refuses only after the handshake.
        socket.write('GET / HTTP/1.1\r\n\r\n');
        socket.once('data', () => {
          socket.destroy();
          resolve('works');
        });
      },
    );
    socket.setTimeout(1500, () => {
      socket.destroy();
      resolve('silence');
    });
    socket.once('error', (fault) => resolve('code' in fault ? String(fault.code) : fault.message));
  });
}

describe('given a built-in broken server, an independent client fails as the scenario says', () => {
  const expected: Readonly<Record<ScenarioName, string>> = {
    'missing-intermediate': 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    expired: 'CERT_HAS_EXPIRED',
    'not-yet-valid': 'CERT_NOT_YET_VALID',
    'wrong-name': 'ERR_TLS_CERT_ALTNAME_INVALID',
    'self-signed': 'DEPTH_ZERO_SELF_SIGNED_CERT',
    'unknown-root': 'SELF_SIGNED_CERT_IN_CHAIN',
    'old-versions': 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    'client-certificate': 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'plain-http': 'ERR_SSL_WRONG_VERSION_NUMBER',
    reset: 'ECONNRESET',
    silent: 'silence',
    healthy: 'works',
  };
  for (const name of Object.keys(SCENARIOS) as ScenarioName[])
    it(`${name}: ${expected[name]}`, async () => expect(await verdictOf(await started(name))).toBe(expected[name]));
});

describe('given a broken server that is mended', () => {
  it('it works on the same port, under the same root', async () => {
    const server = await started('missing-intermediate');
    const { port } = server;
    expect(await server.mend()).toBe(true);
    expect(server.port).toBe(port);
    expect(await verdictOf(server)).toBe('works');
  });
  it('says so when there is nothing to mend', async () => expect(await (await started('silent')).mend()).toBe(false));
  it('brings a root that is no other server’s', async () => {
    const [one, other] = [await started('healthy'), await started('expired')];
    expect(new X509Certificate(one.trustPem).fingerprint256).not.toBe(new X509Certificate(other.trustPem).fingerprint256);
  });
});
