import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificate } from '../../../e2e/certificates/make.ts';
import { readFiles } from './read-files.ts';

const ROOT = certificate({ subject: 'Lab Root', ca: true });
const ISSUING = certificate({ subject: 'Lab Issuing', ca: true, issuer: ROOT });
const LEAF = certificate({ subject: 'shop.example.com', dns: ['shop.example.com'], issuer: ISSUING });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archived-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A zip file as APPNOTE.TXT of PKWARE describes it. */
function zipped(files: Readonly<Record<string, string>>, flags = 0): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(text);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(text), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(text.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed]);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), shared, tail, Buffer.from(name)]));
    bodies.push(body);
    at += body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}

async function read(content: Uint8Array) {
  const path = join(folder, 'from-the-authority.zip');
  await writeFile(path, content);
  const result = await readFiles([path], { at: '2026-03-01T10:00:00.000Z', signal: new AbortController().signal });
  return result.ok ? result.value.evidence[0] : result.error.said.key;
}

describe('an archive as certificate authorities send it', () => {
  test.each([
    ['', { 'AAA Root.crt': ROOT.pem, 'Issuing.crt': ISSUING.pem, 'readme.txt': 'Thank you.', 'shop.crt': LEAF.pem }],
    [
      ', and a note before them',
      { '00 read me.txt': 'Thank you.', 'Issuing.crt': ISSUING.pem, 'AAA Root.crt': ROOT.pem, 'shop.crt': LEAF.pem },
    ],
  ])('given each certificate in a file of its own%s, judges them as a server would send them', async (_what, files) => {
    const chain = await read(zipped(files));
    expect(chain).toMatchObject({ kind: 'chain', state: 'seen' });
    const subjects =
      typeof chain === 'object' && chain.kind === 'chain' && chain.state === 'seen'
        ? chain.seen.served.map(({ subjectText }) => subjectText)
        : [];
    expect(subjects).toEqual(['shop.example.com', 'Lab Issuing', 'Lab Root']);
  });

  test('given a text alone, reads it as that text', async () => {
    const line = '2026/03/01 10:00:00 [info] 7#7: *1 SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol)\n';
    expect(await read(zipped({ 'error.txt': line }))).toMatchObject({ kind: 'log-event' });
  });

  test.each([
    ['it holds none', zipped({ 'terms.pdf': 'Thank you.' })],
    ['its files are encrypted', zipped({ 'shop.crt': LEAF.pem }, 1)],
    ['it is cut', zipped({ 'shop.crt': LEAF.pem }).subarray(0, 200)],
    ['a file in it is larger than any certificate', zipped({ 'shop.crt': `${LEAF.pem}${' '.repeat(300_000)}` })],
  ])('given that %s, says that it is none of the files that are read', async (_what, content) => {
    expect(await read(content)).toBe('errors.no-file-kind');
  });
});
