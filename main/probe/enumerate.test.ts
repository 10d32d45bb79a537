import { spawnSync } from 'node:child_process';
import { constants } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { fixture, gnutlsServer, HAS_GNUTLS, HAS_OPENSSL, nodeServer, opensslServer } from '../../e2e/handshake/servers.ts';
import type { Enumeration } from '../../shared/model/evidence.ts';
import type { TlsVersion } from '../../shared/model/handshake.ts';
import { cipherSuiteName } from '../../shared/tables/cipher-suites.ts';
import { GROUP } from '../../shared/tables/groups.ts';
import { createNetwork, type Network } from '../net/network.ts';
import { scriptedServer, soon } from '../net/testing/scripted-server.ts';
import { enumerate } from './enumerate.ts';

async function enumerated(port: number, network: Network = quietNetwork()): Promise<Enumeration> {
  const context = { network, now: () => '2026-11-20T12:00:00Z', deadline: soon(20_000) };
  const [evidence] = await enumerate(context, { host: '127.0.0.1', port, startTls: null, sni: 'localhost', known: [] });
  if (evidence?.kind !== 'enumeration' || evidence.state !== 'seen') throw new Error(JSON.stringify(evidence));
  return evidence.seen;
}

function quietNetwork(): Network {
  return createNetwork({ gentle: false, offline: true, proxy: null, deadline: soon(20_000) });
}

function accepted(seen: Enumeration): TlsVersion[] {
  return seen.versions.filter((each) => each.accepted === true).map((each) => each.version);
}

function suites(seen: Enumeration, version: TlsVersion): string[] {
  return seen.suites.filter((each) => each.version === version).map((each) => cipherSuiteName(each.suite));
}

/** IANA names of an OpenSSL cipher string for RSA keys, by the tool itself. */
function namesOf(list: string): string[] {
  const { stdout } = spawnSync('openssl', ['ciphers', '-stdname', '-tls1_2', '-s', list], { encoding: 'utf8' });
  return [...stdout.matchAll(/^(TLS_\S+)/gm)].map((match) => match[1] as string);
}

describe.skipIf(!HAS_OPENSSL)('enumerating OpenSSL servers', () => {
  test('given a server with an order of its own, says every suite in that order', async () => {
    const list = 'ECDHE-RSA-AES128-GCM-SHA256:AES256-SHA:ECDHE-RSA-CHACHA20-POLY1305:ECDHE-RSA-AES256-SHA:AES128-GCM-SHA256';
    await using server = await opensslServer('rsa', '-tls1_2', '-serverpref', '-cipher', list);
    const seen = await enumerated(server.port);
    expect(suites(seen, 'TLS 1.2')).toEqual(namesOf(list));
    expect(seen).toMatchObject({
      serverPreference: true,
      complete: true,
      secureRenegotiation: true,
      extendedMasterSecret: true,
      compression: false,
    });
  });

  test('given a server that follows the client, says so and misses no suite', async () => {
    const list = 'ECDHE-RSA-AES128-GCM-SHA256:AES256-SHA:DHE-RSA-AES128-SHA:NULL-SHA256:@SECLEVEL=0';
    await using server = await opensslServer('rsa', '-tls1_2', '-cipher', list);
    const seen = await enumerated(server.port);
    expect(suites(seen, 'TLS 1.2').sort()).toEqual(namesOf(list).sort());
    expect(seen.serverPreference).toBe(false);
  });

  test('given TLS 1.3, says its suites, and every group by asking once', async () => {
    await using server = await opensslServer('rsa', '-tls1_3', '-groups', 'X25519:P-256:P-384:X448');
    const seen = await enumerated(server.port);
    expect(accepted(seen)).toEqual(['TLS 1.3']);
    expect(suites(seen, 'TLS 1.3').sort()).toEqual(['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256']);
    expect(seen.groupsComplete).toBe(true);
    expect([...seen.groups].sort()).toEqual([GROUP.secp256r1, GROUP.secp384r1, GROUP.x25519, GROUP.x448].sort());
  });

  test.each(['rsa', 'p256'] as const)('given TLS 1.2 alone and a %s key, finds the groups by the keys it sends', async (key) => {
    await using server = await opensslServer(key, '-tls1_2', '-groups', 'X25519:P-256:P-384', '-cipher', 'ECDHE+AESGCM');
    const seen = await enumerated(server.port);
    expect([...seen.groups].sort()).toEqual([GROUP.secp256r1, GROUP.secp384r1, GROUP.x25519]);
    expect(seen.groupsComplete).toBe(true);
  });

  test('given old versions beside TLS 1.2, says which, and the size of the Diffie-Hellman prime', async () => {
    await using server = await opensslServer(
      'rsa',
      '-no_tls1_3',
      '-cipher',
      'ECDHE-RSA-AES128-SHA:DHE-RSA-AES256-SHA:@SECLEVEL=0',
      '-dhparam',
      fixture('dh1024.pem'),
    );
    const seen = await enumerated(server.port);
    expect(accepted(seen)).toEqual(['TLS 1.0', 'TLS 1.1', 'TLS 1.2']);
    for (const version of ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] as const) {
      expect(suites(seen, version).sort()).toEqual(['TLS_DHE_RSA_WITH_AES_256_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA']);
    }
    expect(new Set(seen.suites.map((each) => each.dhBits))).toEqual(new Set([null, 1024]));
  });

  test('given TLS 1.2 and 1.3, knows that a needless fallback is refused', async () => {
    await using server = await opensslServer('p256');
    const seen = await enumerated(server.port);
    expect(accepted(seen)).toEqual(['TLS 1.2', 'TLS 1.3']);
    expect(seen.fallbackScsv).toBe(true);
  });

  test.each([
    ['with an order of its own', ['-serverpref']],
    ['that follows the client', []],
  ])('given the many suites of a common server %s, needs one connection for each and about eight more', async (_name, more) => {
    await using server = await opensslServer('rsa', ...more, '-cipher', 'HIGH:!aNULL:!MD5:!PSK:!SRP:!DHE');
    const network = quietNetwork();
    const seen = await enumerated(server.port, network);
    expect(suites(seen, 'TLS 1.2')).toHaveLength(27);
    expect(seen.complete).toBe(true);
    expect(network.cost().connections).toBeLessThanOrEqual(27 + 3 + 6);
  });

  test('given two certificates, lists the suites of both in the order of the server for as many connections and eleven', async () => {
    const both = ['-dcert', fixture('rsa.pem'), '-dkey', fixture('rsa.key')];
    const list = 'HIGH:!aNULL:!MD5:!PSK:!SRP:!DHE';
    await using server = await opensslServer('p256', ...both, '-serverpref', '-cipher', list);
    const network = quietNetwork();
    const seen = await enumerated(server.port, network);
    expect(suites(seen, 'TLS 1.2')).toEqual(namesOf(list));
    expect(seen).toMatchObject({ serverPreference: true, complete: true });
    expect(network.cost().connections).toBeLessThanOrEqual(seen.suites.length + 11);
  });

  test('given the same suites in old versions, asks two hellos a version for them', async () => {
    await using server = await opensslServer(
      'rsa',
      '-serverpref',
      '-cipher',
      'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-SHA:AES256-SHA:AES128-SHA:@SECLEVEL=0',
    );
    const network = quietNetwork();
    const seen = await enumerated(server.port, network);
    const old = ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_AES_256_CBC_SHA', 'TLS_RSA_WITH_AES_128_CBC_SHA'];
    expect(suites(seen, 'TLS 1.1')).toEqual(old);
    expect(suites(seen, 'TLS 1.0')).toEqual(old);
    expect(network.cost().connections).toBeLessThanOrEqual(25);
  });
});

describe.skipIf(!HAS_GNUTLS)('enumerating what OpenSSL no longer has', () => {
  test('given a server that still takes RC4 and 3DES, lists them', async () => {
    await using server = await gnutlsServer(
      'rsa',
      'NORMAL:-VERS-ALL:+VERS-TLS1.2:+VERS-TLS1.0:-CIPHER-ALL:+ARCFOUR-128:+3DES-CBC:-KX-ALL:+RSA:+MAC-ALL:%COMPAT',
    );
    const seen = await enumerated(server.port);
    expect(accepted(seen)).toEqual(['TLS 1.0', 'TLS 1.2']);
    expect(suites(seen, 'TLS 1.2').sort()).toEqual(['TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_RSA_WITH_RC4_128_SHA']);
  });
});

/** A server on the way to another that does as it is told with each connection, counted from 1. */
function inFrontOf(port: number, does: (count: number) => 'pass' | 'close'): ReturnType<typeof scriptedServer> {
  let count = 0;
  return scriptedServer((socket) => {
    if (does(++count) === 'close') socket.once('data', () => socket.destroy());
    else {
      const behind = connect(port, '127.0.0.1');
      behind.on('error', () => socket.destroy());
      socket.on('error', () => behind.destroy());
      socket.pipe(behind).pipe(socket);
    }
  });
}

describe('enumerating a server that is not steady', () => {
  // Of eight at once: the second try of a hello that was cut off must not be cut off in its turn.
  test('given every eleventh connection cut off, asks those again, lists the same and says how many', async () => {
    await using server = await nodeServer('p256');
    await using front = await inFrontOf(server.port, (count) => (count % 11 === 0 ? 'close' : 'pass'));
    const [steady, shaky] = [await enumerated(server.port), await enumerated(front.port)];
    expect(steady.lost).toBe(0);
    expect(shaky.lost).toBeGreaterThan(0);
    const of = ({ versions, suites, groups, complete }: Enumeration) => ({
      versions,
      suites: suites.map((one) => one.suite).sort(),
      groups: [...groups].sort(),
      complete,
    });
    expect(of(shaky)).toEqual(of(steady));
  });

  test('given a server that closes in place of an alert, believes it after it was asked twice, and soon at once', async () => {
    const closing = await scriptedServer((socket) => socket.once('data', () => socket.end()));
    await using server = closing;
    const network = quietNetwork();
    expect(accepted(await enumerated(server.port, network))).toEqual([]);
    expect(network.cost().connections).toBeLessThan(20);
  });
});

describe('enumerating how sessions are resumed and what is spoken inside', () => {
  const tls12 = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;

  test.each([
    ['tickets and numbers', {}, { sessionTickets: true, sessionIds: true }],
    ['numbers alone', { secureOptions: constants.SSL_OP_NO_TICKET }, { sessionTickets: false, sessionIds: true }],
  ])('given a server of TLS 1.2 with %s, tells them apart', async (_what, options, expected) => {
    await using server = await nodeServer('p256', { ...tls12, ...options });
    expect(await enumerated(server.port)).toMatchObject({ ...expected, sessionResumption: true });
  });

  test.each([
    ['TLS 1.3', ['http/1.0', 'imap'], {}],
    ['TLS 1.2', ['http/1.0'], tls12],
    ['TLS 1.3', [], {}],
  ])('given a server of %s that speaks %s, lists that at the cost of a connection or two', async (_version, protocols, options) => {
    await using server = await nodeServer('p256', { ...options, ...(protocols.length > 0 ? { ALPNProtocols: protocols } : {}) });
    expect([...(await enumerated(server.port)).alpn].sort()).toEqual(protocols);
  });
});

describe('enumerating other servers', () => {
  test('given Node with the post-quantum group, lists it', async () => {
    await using server = await nodeServer('p256');
    const seen = await enumerated(server.port);
    expect(seen.groups).toContain(GROUP.x25519MlKem768);
    expect(accepted(seen)).toEqual(['TLS 1.2', 'TLS 1.3']);
  });

  test('given a server that speaks no TLS, does not pretend to know anything', async () => {
    await using server = await scriptedServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const context = { network: quietNetwork(), now: () => '2026-11-20T12:00:00Z', deadline: soon(10_000) };
    const [evidence] = await enumerate(context, { host: '127.0.0.1', port: server.port, startTls: null, sni: null, known: [] });
    expect(evidence).toMatchObject({ kind: 'enumeration', state: 'unknown' });
  });

  test('given a server that refuses everything, says that no version is accepted', async () => {
    await using server = await scriptedServer((socket) => {
      socket.once('data', () => socket.end(Buffer.from('15030300020228', 'hex')));
    });
    const seen = await enumerated(server.port);
    expect(accepted(seen)).toEqual([]);
    expect(seen.suites).toEqual([]);
  });

  test('given fewer connections than there are suites, says that the list may be longer', async () => {
    await using server = await nodeServer('rsa');
    const context = { network: quietNetwork(), now: () => '2026-11-20T12:00:00Z', deadline: soon(20_000) };
    const [evidence] = await enumerate(context, {
      host: '127.0.0.1',
      port: server.port,
      startTls: null,
      sni: 'localhost',
      known: [],
      maxConnections: 9,
    });
    expect(evidence).toMatchObject({ state: 'seen', seen: { complete: false } });
  });
});
