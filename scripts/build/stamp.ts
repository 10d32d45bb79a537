import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inRoot, ROOT } from './paths.ts';

/** What a part was made from and what came out: path in the repository → SHA-256. */
export interface PartStamp {
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly inventory: string;
}

export interface BuildStamp {
  /** Changes with the tools: lock file, Node, configuration, the build's own code. */
  readonly tools: string;
  readonly parts: Readonly<Record<string, PartStamp>>;
}

const STAMP = inRoot('node_modules/.cache/handshake-doctor/build.json');

/** The last build's stamp, or null where there is none or it cannot be read. */
export async function readStamp(): Promise<BuildStamp | null> {
  try {
    return JSON.parse(await readFile(STAMP, 'utf8')) as BuildStamp;
  } catch {
    return null;
  }
}

export async function writeStamp(stamp: BuildStamp): Promise<void> {
  await writeWhole(STAMP, Buffer.from(JSON.stringify(stamp, null, 1)));
}

/** Writes beside the file and renames, so that nobody ever reads half a file. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.new`;
  await writeFile(beside, bytes);
  await rename(beside, path);
}

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 of a file of the repository, or null where it is gone. */
export async function hashOfFile(path: string): Promise<string | null> {
  try {
    return sha256(await readFile(inRoot(path)));
  } catch {
    return null;
  }
}

/** Hashes the source files among the inputs. Packages are left out: the lock file stands for them. */
export async function hashInputs(inputs: readonly string[]): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const input of [...inputs].sort()) {
    const path = input.slice(ROOT.length + 1).replaceAll('\\', '/');
    if (!input.startsWith(ROOT) || path.startsWith('node_modules/')) continue;
    const hash = await hashOfFile(path);
    if (hash !== null) hashes[path] = hash;
  }
  return hashes;
}

/** Whether everything a part was made from and everything that came out is as it was. */
export async function isUnchanged(part: PartStamp): Promise<boolean> {
  for (const [path, hash] of [...Object.entries(part.outputs), ...Object.entries(part.inputs)]) {
    if ((await hashOfFile(path)) !== hash) return false;
  }
  return true;
}
