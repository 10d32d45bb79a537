import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { handshakeCrypto } from '../../main/crypto/handshake-crypto.ts';
import type { CaptureStream } from '../../shared/model/traffic.ts';
import { NO_TOOLS } from '../../shared/read/capture/capture-tools.ts';
import { CaptureReader } from '../../shared/read/capture/read-capture.ts';
import { KNOWN_DIFFERENCES, WHY } from './known-differences.ts';

/** Captures from public repositories and what tshark saw in them; they stand beside the repository, not in it. */
const FOLDER = new URL('../../../shared/captures/', import.meta.url);
const there = existsSync(new URL('expected.json', FOLDER));

interface SeenByTshark {
  readonly stream?: number;
  readonly client: string | null;
  readonly server: string | null;
  readonly sni?: string | null;
  readonly offered?: { readonly legacy_version: string; readonly supported_versions: readonly string[] } | null;
  readonly chosen?: { readonly version: string | null; readonly cipher_name: string | null } | null;
  readonly chosen_cipher?: string | null;
  readonly alerts: readonly { readonly from: string; readonly description: string; readonly encrypted?: boolean }[];
  readonly server_certificates?: {
    readonly count: number;
    readonly leaf: { readonly subject_cn: string | null } | null;
    readonly chain_subject_cns: readonly (string | null)[];
  } | null;
  readonly handshake_completed?: boolean | null;
}

describe.skipIf(!there)('captures beside the repository (left out where they are missing)', () => {
  test('show the same facts as tshark on every stream, but for the differences that the table explains', async () => {
    const files = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')).files as Record<
      string,
      { tls_streams?: SeenByTshark[]; udp_flows?: SeenByTshark[] }
    >;
    const differences: string[] = [];
    let compared = 0;
    for (const [name, seen] of Object.entries(files)) {
      const left = [...(await streamsOf(name))];
      for (const theirs of [...(seen.tls_streams ?? []), ...(seen.udp_flows ?? [])]) {
        if (theirs.client === null) continue;
        compared += 1;
        const facts = differing(take(left, theirs), theirs);
        if (facts.length > 0) differences.push([name, theirs.stream ?? `udp ${theirs.client}`, ...facts].join(' '));
      }
    }
    expect(compared).toBeGreaterThan(900);
    expect(differences.sort()).toEqual(KNOWN_DIFFERENCES.map(([name, stream, facts]) => [name, stream, ...facts].join(' ')).sort());
  }, 120_000);

  test('differ only for reasons that are written down', () => {
    for (const [, , , why] of KNOWN_DIFFERENCES) expect(WHY[why]).toMatch(/\.$/);
  });
});

/** The facts of a stream in which we and tshark differ. */
function differing(ours: CaptureStream | null, theirs: SeenByTshark): readonly string[] {
  if (ours === null) return ['found'];
  const { offered, chosen, server_certificates: certificates } = theirs;
  const theirVersions =
    offered == null ? [] : offered.supported_versions.length > 0 ? offered.supported_versions : [offered.legacy_version];
  const names = certificates == null ? [] : [certificates.leaf?.subject_cn ?? null, ...certificates.chain_subject_cns];
  const facts: Record<string, readonly [unknown, unknown]> = {
    direction: [bare(ours.client), bare(theirs.client)],
    sni: [ours.sni, theirs.sni ?? null],
    cipher: [ours.cipher, chosen?.cipher_name ?? theirs.chosen_cipher ?? null],
  };
  // An alert of QUIC stands in its closing frame, which tshark does not list among alerts.
  if (ours.transport !== 'quic') facts['alerts'] = [ours.alerts.map(shownAlert), theirs.alerts.map(shownAlert)];
  if (theirs.stream !== undefined) {
    facts['offered'] = [[...ours.offeredVersions].sort(), [...theirVersions].sort()];
    facts['version'] = [ours.version, chosen?.version ?? null];
    // Where a subject has no common name, ours is another part of it.
    facts['certificates'] = [ours.certificates.map((name, place) => (names[place] === null ? null : name)), names];
  }
  if (theirs.handshake_completed != null) facts['completed'] = [ours.ending === 'completed', theirs.handshake_completed];
  return Object.entries(facts).flatMap(([fact, [one, other]]) => (JSON.stringify(one) === JSON.stringify(other) ? [] : [fact]));
}

function shownAlert({ from, description, encrypted }: SeenByTshark['alerts'][number]): string {
  return `${from} ${encrypted === true ? 'encrypted' : description}`;
}

async function streamsOf(name: string): Promise<readonly CaptureStream[]> {
  const raw = readFileSync(new URL(name, FOLDER));
  const reader = new CaptureReader({ tools: async () => ({ ...NO_TOOLS, crypto: handshakeCrypto }) });
  reader.push(raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw);
  reader.close();
  await reader.settle();
  return reader.end().streams;
}

/** The first stream of these ends, either way round; taken out, because ports are used again. */
function take(left: CaptureStream[], { client, server }: SeenByTshark): CaptureStream | null {
  const ends = [bare(client), bare(server)].sort().join();
  const index = left.findIndex((one) => [bare(one.client), bare(one.server)].sort().join() === ends);
  return index < 0 ? null : (left.splice(index, 1)[0] ?? null);
}

function bare(end: string | null): string {
  return (end ?? '').replace(/[[\]]/g, '');
}
