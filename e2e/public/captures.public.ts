import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { handshakeCrypto } from '../../main/crypto/handshake-crypto.ts';
import type { CaptureStream } from '../../shared/model/traffic.ts';
import { NO_TOOLS } from '../../shared/read/capture/capture-tools.ts';
import { CaptureReader } from '../../shared/read/capture/read-capture.ts';

/** Captures from public repositories and what tshark saw in them; they stand beside the repository, not in it. */
const FOLDER = new URL('../../../shared/captures/', import.meta.url);
const there = existsSync(new URL('expected.json', FOLDER));

interface SeenByTshark {
  readonly client: string | null;
  readonly server: string | null;
  readonly sni?: string | null;
  readonly chosen?: { readonly version: string; readonly cipher_name: string | null } | null;
  readonly chosen_cipher?: string | null;
  readonly alerts: readonly { readonly from: string; readonly description: string; readonly encrypted?: boolean }[];
  readonly server_certificates?: { readonly count: number } | null;
  readonly handshake_completed?: boolean | null;
}

/**
 * Where we knowingly differ, at most so often over all files: SSL 2.0 certificates that tshark does not list, the inner addresses of
 * 6in4, Skype's records of length zero, ServerHellos inside damaged flights; and a handshake behind a proxy's answer that the
 * capture missed, which we take up again and tshark does not.
 */
const MOST_DIFFERENCES = {
  found: 20,
  sni: 1,
  cipher: 3,
  alerts: 2,
  certificates: 3,
  completed: 0,
  'quic found': 1,
  'quic sni': 0,
  'quic cipher': 3,
};

describe.skipIf(!there)('public captures (beside the repository; left out where they are missing)', () => {
  test('show the same facts as tshark on every stream, but for known differences', async () => {
    const files = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')).files as Record<
      string,
      { tls_streams?: SeenByTshark[]; udp_flows?: SeenByTshark[] }
    >;
    const differences: Record<string, number> = Object.fromEntries(Object.keys(MOST_DIFFERENCES).map((fact) => [fact, 0]));
    const compare = (fact: keyof typeof MOST_DIFFERENCES, ours: unknown, theirs: unknown) => {
      if (JSON.stringify(ours) !== JSON.stringify(theirs)) differences[fact] = (differences[fact] ?? 0) + 1;
    };
    let compared = 0;
    for (const [name, seen] of Object.entries(files)) {
      if (!name.startsWith('public/')) continue;
      const left = [...(await streamsOf(name))];
      for (const theirs of seen.tls_streams ?? []) {
        const ours = take(left, theirs);
        compare('found', ours !== null, true);
        if (ours === null) continue;
        compared += 1;
        compare('sni', ours.sni, theirs.sni ?? null);
        compare('cipher', ours.cipher, theirs.chosen?.cipher_name ?? null);
        compare(
          'alerts',
          ours.alerts.map((one) => [one.from, one.encrypted || one.description]),
          theirs.alerts.map((one) => [one.from, one.encrypted === true || one.description]),
        );
        compare('certificates', ours.certificates.length, theirs.server_certificates?.count ?? 0);
        if (theirs.handshake_completed != null) compare('completed', ours.ending === 'completed', theirs.handshake_completed);
      }
      for (const theirs of seen.udp_flows ?? []) {
        if (theirs.client === null) continue;
        const ours = take(left, theirs);
        compare('quic found', ours !== null, true);
        if (ours === null) continue;
        compared += 1;
        compare('quic sni', ours.sni, theirs.sni ?? null);
        compare('quic cipher', ours.cipher, theirs.chosen_cipher ?? null);
      }
    }
    expect(compared).toBeGreaterThan(500);
    for (const [fact, most] of Object.entries(MOST_DIFFERENCES))
      expect([fact, differences[fact]]).toEqual([fact, Math.min(most, differences[fact] ?? 0)]);
  }, 120_000);
});

async function streamsOf(name: string): Promise<readonly CaptureStream[]> {
  const raw = readFileSync(new URL(name, FOLDER));
  const reader = new CaptureReader({ tools: async () => ({ ...NO_TOOLS, crypto: handshakeCrypto }) });
  reader.push(raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw);
  await reader.settle();
  return reader.end().streams;
}

/** The first stream of these ends, either way round; taken out, because ports are used again. */
function take(left: CaptureStream[], { client, server }: SeenByTshark): CaptureStream | null {
  const plain = (end: string | null) => (end ?? '').replace(/[[\]]/g, '');
  const ends = [plain(client), plain(server)].sort().join();
  const index = left.findIndex((one) => [plain(one.client), plain(one.server)].sort().join() === ends);
  return index < 0 ? null : (left.splice(index, 1)[0] ?? null);
}
