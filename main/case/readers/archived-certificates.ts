import { inflateRawSync } from 'node:zlib';
import { leafFirst } from '../../../shared/chain/leaf-first.ts';
import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import { fileKind, HEAD_BYTES } from '../../../shared/read/file/file-kind.ts';
import { toBase64 } from '../../../shared/wire/bytes.ts';
import { readCertificate } from '../../../shared/wire/x509.ts';
import { RefusedContent } from '../../files/read-file.ts';
import { chainOfFile } from './certificates.ts';
import { certificatesOfFile } from './certificates-of-file.ts';
import { type Draining, type OneFile, whole } from './draining.ts';

/** Certificate authorities put a handful of small files in: more, or larger ones, are left out. */
const MOST_FILES = 50;
const MOST_BYTES = 256 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LONGEST_COMMENT = 0xffff;

/** A zip file as certificate authorities send it: the certificates of all files in it, as a server would send them. */
export function archiveReader({ at }: OneFile): Draining {
  return whole(async (bytes): Promise<EvidenceDraft[]> => {
    const certificates: Uint8Array[] = [];
    for (const file of filesOf(Buffer.from(bytes))) {
      if (fileKind(file.subarray(0, HEAD_BYTES)) !== 'certificates') continue;
      const read = await certificatesOfFile(file, null);
      if (read.ok) certificates.push(...read.value);
    }
    const once = new Map(certificates.map((der) => [toBase64(der), readCertificate(der)]));
    if (once.size === 0) throw new RefusedContent('unknown-kind', 'an archive without certificates');
    return [
      await chainOfFile(
        leafFirst(
          [...once.values()].filter(({ complete }) => complete),
          () => false,
        ).map(({ der }) => der),
        at,
      ),
    ];
  });
}

/** The files of an archive, unpacked in bounds; what is encrypted, packed otherwise or damaged is left out (APPNOTE.TXT of PKWARE, section 4.3). */
function* filesOf(archive: Buffer): Generator<Uint8Array> {
  const end = endOfDirectory(archive);
  if (end === null) return;
  const count = Math.min(archive.readUInt16LE(end + 10), MOST_FILES);
  let at = archive.readUInt32LE(end + 16);
  for (let file = 0; file < count; file += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== ENTRY) return;
    const isSealed = (archive.readUInt16LE(at + 8) & 1) !== 0;
    const method = archive.readUInt16LE(at + 10);
    const packed = archive.readUInt32LE(at + 20);
    const header = archive.readUInt32LE(at + 42);
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    if (isSealed || packed > MOST_BYTES || header + 30 > archive.length) continue;
    const from = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const unpacked = unpack(archive.subarray(from, from + packed), method);
    if (unpacked !== null) yield unpacked;
  }
}

function unpack(packed: Buffer, method: number): Uint8Array | null {
  if (method === 0) return packed;
  if (method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: MOST_BYTES });
  } catch {
    // Damaged, or larger than anything that is looked for.
    return null;
  }
}

/** The record stands last, before a comment of at most 64 KB. */
function endOfDirectory(archive: Buffer): number | null {
  for (let at = archive.length - 22; at >= 0 && at >= archive.length - 22 - LONGEST_COMMENT; at -= 1)
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return null;
}
