import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deadlineIn } from '../../main/net/deadline.ts';
import { createNetwork } from '../../main/net/network.ts';
import { enumerate } from '../../main/probe/enumerate.ts';
import type { Enumeration } from '../../shared/model/evidence.ts';
import type { TlsVersion } from '../../shared/model/handshake.ts';
import { cipherSuiteName } from '../../shared/tables/cipher-suites.ts';
import { groupName } from '../../shared/tables/groups.ts';
import { Authority } from './kit/certificates.ts';
import { LISTED } from './servers/listed.ts';

const run = promisify(execFile);
let lab: Authority;
beforeAll(async () => {
  lab = await Authority.open();
});
afterAll(() => lab.close());

/** What one version takes, as both tools can say it. */
type Suites = Readonly<Record<string, readonly string[]>>;
const VERSIONS: readonly TlsVersion[] = ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'];

async function listedByUs(port: number): Promise<{ readonly seen: Enumeration; readonly connections: number }> {
  const deadline = deadlineIn(30_000, new AbortController().signal);
  const network = createNetwork({ gentle: false, offline: true, proxy: null, deadline });
  const context = { network, now: () => new Date().toISOString(), deadline };
  const [evidence] = await enumerate(context, { host: '127.0.0.1', port, startTls: null, sni: 'localhost', known: [] });
  if (evidence?.kind !== 'enumeration' || evidence.state !== 'seen') throw new Error(JSON.stringify(evidence));
  return { seen: evidence.seen, connections: network.cost().connections };
}

/** Suites by version in the order found, groups of TLS 1.3 in any order: sslscan asks with an OpenSSL of its own. */
async function listedBySslscan(port: number): Promise<{ readonly suites: Suites; readonly groups: readonly string[] }> {
  const { stdout } = await run('sslscan', ['--no-colour', '--xml=-', '--sni-name=localhost', `127.0.0.1:${port}`], { timeout: 60_000 });
  const ciphers = [...stdout.matchAll(/<cipher status="\w+" sslversion="TLSv([\d.]+)".*? id="0x([0-9A-Fa-f]+)"/g)];
  const groups = [...stdout.matchAll(/<group sslversion="TLSv1.3" bits="\d+" name="(?:.*\(NIST )?([^")]+)/g)];
  return {
    suites: byVersion(ciphers.map(([, version = '', id = '']) => [`TLS ${version}`, Number.parseInt(id, 16)])),
    groups: groups.map(([, name = '']) => name.toLowerCase().replace('-', '')).sort(),
  };
}

function byVersion(pairs: readonly (readonly [string, number])[]): Suites {
  return Object.fromEntries(
    VERSIONS.map((version) => [version, pairs.flatMap(([each, suite]) => (each === version ? [cipherSuiteName(suite)] : []))]),
  );
}

function sorted(suites: Suites): Suites {
  return Object.fromEntries(Object.entries(suites).map(([version, names]) => [version, [...names].sort()]));
}

/** OpenSSL moves ChaCha20 to the front for clients that have it there: the order then depends on who asks. */
const ORDER_DEPENDS_ON_CLIENT = /ChaCha20/;

test.each(LISTED.map((server) => [server.what, server] as const))('%s: what we list is what sslscan lists', async (what, { start }) => {
  const server = await start(lab);
  try {
    const { seen, connections } = await listedByUs(server.port);
    const theirs = await listedBySslscan(server.port);
    const ours = byVersion(seen.suites.map((one) => [one.version, one.suite]));
    expect(sorted(ours)).toEqual(sorted(theirs.suites));
    if (seen.serverPreference === true && !ORDER_DEPENDS_ON_CLIENT.test(what)) expect(ours).toEqual(theirs.suites);
    const accepted = seen.versions.flatMap((one) => (one.accepted === true ? [one.version] : []));
    expect(accepted).toEqual(VERSIONS.filter((version) => (theirs.suites[version] ?? []).length > 0));
    const groups = seen.groups.map((group) => groupName(group).toLowerCase().replace('-', ''));
    if (theirs.groups.length > 0) expect(groups.filter((group) => !theirs.groups.includes(group))).toEqual([]);
    if (theirs.groups.length > 0 && seen.groupsComplete === true) expect(groups.sort()).toEqual(theirs.groups);
    expect(seen.complete).toBe(true);
    // One connection a suite of the newest versions, and little more; older ones are two hellos each.
    const newest = new Set(seen.suites.map((one) => one.suite)).size;
    expect(connections).toBeLessThanOrEqual(newest + 26);
  } finally {
    await server.stop();
  }
});
