import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFiles } from './read-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-words-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function kindsOf(text: string) {
  const path = join(folder, 'saved.txt');
  await writeFile(path, text);
  const read = await readFiles([path], { at: '2026-12-01T12:00:00.000Z', signal: new AbortController().signal });
  return read.ok ? [...new Set(read.value.evidence.map(({ kind }) => kind))] : [];
}

// What the programs printed at servers of our own: Go 1.19, wget 1.21, OpenJDK 17, ldapsearch 2.5.
test.each([
  ['a client in Go gives up', '2026/12/01 10:09:11 dial: tls: first record does not look like a TLS handshake\n', 'message'],
  [
    'a client in Go is refused',
    '2026/12/01 10:09:11 Get "https://shop.test": dial tcp 192.0.2.7:443: connect: connection refused\n',
    'message',
  ],
  ['ldapsearch tells of its connection', 'ldap_create\nldap_new_connection 1 1 0\nTLS: peer cert untrusted or revoked (0x42)\n', 'message'],
  [
    'a server in Go complains',
    '2026/12/01 10:09:11 http: TLS handshake error from 192.0.2.9:41000: tls: first record does not look like a TLS handshake\n',
    'log-event',
  ],
])('given that %s', async (_what, text, kind) => {
  expect(await kindsOf(text)).toContain(kind);
});
