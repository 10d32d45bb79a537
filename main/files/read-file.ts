import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Problem } from '../../shared/model/problem.ts';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import { say } from '../../shared/words/index.ts';
import { zipMember } from './zip-member.ts';

/** Unpacked bytes that are believed without asking how well they were packed. */
const UNSUSPICIOUS = 256 * 1024 * 1024;
/** Logs pack 10 to 60 times; what packs better than this was made to fill a disk. */
const MOST_PACKED = 200;
const MOST_UNPACKED = 64 * 1024 * 1024 * 1024;
const CHUNK = 512 * 1024;

/** A file that is read piece by piece; packed ones are unpacked on the way. */
export interface OpenFile {
  readonly name: string;
  /** Bytes on the disk. */
  readonly size: number;
  readonly packed: boolean;
  /** The content, chunk by chunk; a chunk holds until the next one is asked for. Throws `RefusedContent` for a file that cannot be read to its end. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Bytes of the disk read so far. */
  readonly bytesRead: () => number;
}

/** Why reading stopped: the bytes are damaged, unpack into more than is sensible, or are locked by a password. */
type Refusal = 'bomb' | 'damaged' | 'unknown-kind' | 'cancelled' | 'needs-password' | 'wrong-password';

export class RefusedContent extends Error {
  readonly why: Refusal;

  constructor(why: Refusal, detail: string) {
    super(detail);
    this.why = why;
  }
}

/**
 * Opens a file for reading in bounded memory; gzip (RFC 1952), and a ZIP archive around a recording or log, are recognised by their first bytes.
 * @returns not-found, not-permitted or bad-input (a folder, a device) as a problem
 */
export async function openForReading(path: string, signal: AbortSignal): Promise<Result<OpenFile, Problem>> {
  const name = basename(path);
  try {
    const facts = statSync(path);
    if (!facts.isFile())
      return fail({
        kind: 'bad-input',
        said: say('captures.no-plain-file', { file: name }),
        next: say('captures.no-plain-file.next'),
        detail: '',
      });
    const packed = packedAs(path);
    const read = { bytes: 0 };
    const chunks = packed === null ? plain(path, signal, read) : unpacked(path, packed, signal, read);
    return ok({ name, size: facts.size, packed: packed !== null, chunks, bytesRead: () => read.bytes });
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);
    return fail({
      kind: code === 'EACCES' || code === 'EPERM' ? 'not-permitted' : 'not-found',
      said: say('terminal.cannot-read-file', { file: name }),
      next: say('terminal.cannot-read-file.next', { code }),
      detail: String(fault),
    });
  }
}

type Packed = { readonly how: 'gzip' } | { readonly how: 'zip'; readonly from: number };

function packedAs(path: string): Packed | null {
  const [first, second, third, fourth] = firstBytes(path, 4);
  if (first === 0x1f && second === 0x8b && third === 8) return { how: 'gzip' };
  if (first !== 0x50 || second !== 0x4b || third !== 3 || fourth !== 4) return null;
  const from = zipMember(path);
  return from === null ? null : { how: 'zip', from };
}

/** The beginning of a file, shorter where the file is; nothing of what is no plain file, on which opening may wait. Throws what the file system says. */
export function firstBytes(path: string, count: number): Uint8Array {
  if (!statSync(path).isFile()) return new Uint8Array(0);
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(count);
    return bytes.subarray(0, readSync(file, bytes, 0, count, 0));
  } finally {
    closeSync(file);
  }
}

/** Waits for each piece without giving way: files are read in a worker that has nothing else to do, and taking turns took longer than reading. */
async function* plain(path: string, signal: AbortSignal, read: { bytes: number }): AsyncIterable<Uint8Array> {
  try {
    const file = openSync(path, 'r');
    const buffer = new Uint8Array(CHUNK);
    try {
      for (;;) {
        if (signal.aborted) throw new RefusedContent('cancelled', 'aborted');
        const bytesRead = readSync(file, buffer, 0, buffer.length, null);
        if (bytesRead === 0) break;
        read.bytes += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      closeSync(file);
    }
  } catch (fault) {
    throw refused(fault);
  }
}

async function* unpacked(path: string, packed: Packed, signal: AbortSignal, read: { bytes: number }): AsyncIterable<Uint8Array> {
  // Loaded for those that need it: most files are not packed, and it takes as long as reading many of them.
  const { createGunzip, createInflateRaw } = await import('node:zlib');
  const raw = createReadStream(path, { highWaterMark: CHUNK, signal, start: packed.how === 'zip' ? packed.from : 0 });
  raw.on('data', (chunk) => {
    read.bytes += chunk.length;
  });
  const gunzip = packed.how === 'zip' ? createInflateRaw({ chunkSize: CHUNK }) : createGunzip({ chunkSize: CHUNK });
  raw.on('error', (fault) => gunzip.destroy(fault));
  let size = 0;
  try {
    for await (const chunk of raw.pipe(gunzip)) {
      size += chunk.length;
      if (size > MOST_UNPACKED || (size > UNSUSPICIOUS && size > MOST_PACKED * read.bytes))
        throw new RefusedContent('bomb', `${size} of ${read.bytes} bytes`);
      yield chunk;
    }
  } catch (fault) {
    throw refused(fault);
  } finally {
    raw.destroy();
    gunzip.destroy();
  }
}

function refused(fault: unknown): RefusedContent {
  if (fault instanceof RefusedContent) return fault;
  const aborted = fault instanceof Error && fault.name === 'AbortError';
  return new RefusedContent(aborted ? 'cancelled' : 'damaged', String(fault));
}
