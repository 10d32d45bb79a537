import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import type { Situation } from '../../../shared/model/input.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { fail, ok, type Result } from '../../../shared/model/result.ts';
import type { LogCount } from '../../../shared/model/traffic.ts';
import { type FileKind, fileKind, HEAD_BYTES } from '../../../shared/read/file/file-kind.ts';
import { KeyLog } from '../../../shared/wire/key-log.ts';
import { say } from '../../../shared/words/index.ts';
import { firstBytes, type OpenFile, openForReading, RefusedContent } from '../../files/read-file.ts';
import { cancelledReading } from './cancelled-reading.ts';
import type { Draining } from './draining.ts';
import { readerFor } from './file-readers.ts';

/** What a set of files gave. */
export interface FilesRead {
  readonly evidence: readonly EvidenceDraft[];
  /** Kind of each file, in the order given. */
  readonly kinds: readonly FileKind[];
  readonly names: readonly string[];
  /** Whose case it is likely to be: a server's log belongs to its operator. */
  readonly situation: Situation;
}

export interface ReadFilesContext {
  /** ISO 8601 UTC: when they were read. */
  readonly at: string;
  readonly signal: AbortSignal;
  /** Opens PKCS#12 files. */
  readonly password?: string | null;
  /** Told now and then. */
  readonly onProgress?: (progress: ReadingProgress) => void;
}

export interface ReadingProgress {
  /** Bytes of the file read, of how many. */
  readonly done: number;
  readonly of: number;
  /** Conversations and events so far. */
  readonly found: number;
  /** Failures that were found since it was last told, a few of many: the evidence at the end holds them again. */
  readonly fresh: readonly EvidenceDraft[];
  /** Failures of a log by cause so far; empty for anything else. */
  readonly counts: readonly LogCount[];
}

/** Between two breaths, so that a window and Ctrl+C get their turn. */
const BREATH_MILLISECONDS = 30;

/**
 * Reads captures, server logs, NetLogs, HARs, certificates and transcripts into evidence, each recognised by its content. Nothing is
 * asked of the network. One file after the other, each in bounded memory.
 */
export async function readFiles(paths: readonly string[], context: ReadFilesContext): Promise<Result<FilesRead, Problem>> {
  const evidence: EvidenceDraft[] = [];
  const kinds: FileKind[] = [];
  const names: string[] = [];
  const keyLog = new KeyLog();
  const keyLogs = new Set<string>();
  if (paths.length > 1) for (const path of paths) if (isKeyLog(path)) keyLogs.add(path);
  // Keys first, whatever the order: they open the captures beside them.
  for (const path of [...keyLogs, ...paths.filter((one) => !keyLogs.has(one))]) {
    const opened = await openForReading(path, context.signal);
    if (!opened.ok) return opened;
    // A key log of a program that never got so far is empty; beside a capture that is no reason to stop.
    if (opened.value.size === 0 && paths.length > 1) continue;
    const read = await readOne(opened.value, context, keyLog);
    if (!read.ok) return read;
    evidence.push(...read.value.evidence);
    kinds.push(read.value.kind);
    names.push(opened.value.name);
  }
  if (kinds.every((kind) => kind === 'key-log')) return fail(onlyKeys(names.join(', ')));
  return ok({ evidence, kinds, names, situation: situationOf(evidence) });
}

/** A file that cannot be opened is none; it is told when its turn comes. */
function isKeyLog(path: string): boolean {
  try {
    return fileKind(firstBytes(path, HEAD_BYTES)) === 'key-log';
  } catch {
    return false;
  }
}

function onlyKeys(name: string): Problem {
  return { kind: 'bad-input', said: say('captures.only-keys', { name }), next: say('captures.only-keys.next'), detail: 'key-log' };
}

async function readOne(
  file: OpenFile,
  context: ReadFilesContext,
  keyLog: KeyLog,
): Promise<Result<{ readonly kind: FileKind; readonly evidence: EvidenceDraft[] }, Problem>> {
  let head: Uint8Array = new Uint8Array(0);
  let reader: Draining | null = null;
  let kind: FileKind = 'empty';
  // Not `performance`: Node loads eight modules with its first use.
  let breath = Date.now();
  const begin = async (): Promise<Problem | null> => {
    kind = fileKind(head.subarray(0, HEAD_BYTES));
    const chosen = await readerFor(kind, { name: file.name, at: context.at, password: context.password ?? null }, keyLog);
    if (!chosen.ok) return chosen.error;
    reader = chosen.value;
    reader.push(head);
    return null;
  };
  try {
    for await (const chunk of file.chunks) {
      if (reader === null) {
        head = head.length === 0 && chunk.length >= HEAD_BYTES ? chunk : joined(head, chunk);
        if (head.length < HEAD_BYTES) continue;
        const problem = await begin();
        if (problem !== null) return fail(problem);
      } else (reader as Draining).push(chunk);
      await (reader as Draining | null)?.settle?.();
      if (Math.abs(Date.now() - breath) < BREATH_MILLISECONDS) continue;
      context.onProgress?.({
        done: file.bytesRead(),
        of: file.size,
        found: (reader as Draining | null)?.found() ?? 0,
        fresh: (reader as Draining | null)?.fresh?.() ?? [],
        counts: (reader as Draining | null)?.counts?.() ?? [],
      });
      await new Promise(setImmediate);
      breath = Date.now();
      if (context.signal.aborted) return fail(cancelledReading(file.name));
    }
    if (reader === null) {
      const problem = await begin();
      if (problem !== null) return fail(problem);
    }
    await (reader as Draining | null)?.settle?.();
    return ok({ kind, evidence: (await (reader as Draining | null)?.end()) ?? [] });
  } catch (fault) {
    if (fault instanceof RefusedContent) return fail(problemOf(fault, file.name));
    throw fault;
  }
}

function problemOf(fault: RefusedContent, file: string): Problem {
  switch (fault.why) {
    case 'bomb':
      return { kind: 'too-large', said: say('captures.bomb', { file }), next: say('captures.bomb.next'), detail: fault.message };
    case 'damaged':
      return { kind: 'bad-input', said: say('captures.damaged', { file }), next: say('captures.damaged.next'), detail: fault.message };
    case 'unknown-kind':
      return {
        kind: 'bad-input',
        said: say('errors.no-file-kind', { name: file }),
        next: say('errors.no-file-kind.next'),
        detail: fault.message,
      };
    case 'needs-password':
    case 'wrong-password':
      return {
        kind: 'bad-input',
        said: say(`captures.${fault.why}`, { file }),
        next: say('captures.password.next'),
        wants: 'password',
        detail: fault.message,
      };
    case 'cancelled':
      return cancelledReading(file);
  }
}

function situationOf(evidence: readonly EvidenceDraft[]): Situation {
  return evidence.some((one) => one.kind === 'log-event')
    ? { audience: 'operator', about: 'server' }
    : { audience: 'support', about: 'other' };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
