import { existsSync, globSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { Made, Part } from './part.ts';
import { listParts } from './parts.ts';
import { inRoot } from './paths.ts';
import { type BuildStamp, hashInputs, isUnchanged, type PartStamp, readStamp, sha256, writeStamp, writeWhole } from './stamp.ts';

/** How one part of the build went. */
export type PartOutcome =
  | { readonly id: string; readonly state: 'built'; readonly seconds: number; readonly bytes: number; readonly files: number }
  | { readonly id: string; readonly state: 'unchanged' }
  | { readonly id: string; readonly state: 'missing'; readonly entry: string }
  | { readonly id: string; readonly state: 'failed'; readonly message: string };

const COMPILED = 'node_modules/.cache/handshake-doctor/compiled';
const TOOLS = ['package-lock.json', 'tsconfig.json', 'renderer/tsconfig.json', 'vite.config.ts'];

/**
 * Builds `dist`: each part once, and only where what it is made from has changed. One part that fails never stops the others.
 * In: a listener that hears of each part as it is done; which parts are wanted, by id (all, if not said). Out: how every wanted part went.
 */
export async function build(
  onPart: (outcome: PartOutcome) => void,
  wanted: (id: string) => boolean = () => true,
): Promise<readonly PartOutcome[]> {
  const tools = await hashTools();
  const before = await stampFor(tools);
  const parts: Record<string, PartStamp> = {};
  const outcomes: PartOutcome[] = [];
  for (const part of listParts()) {
    const earlier = before.parts[part.id];
    if (!wanted(part.id)) {
      if (earlier !== undefined) parts[part.id] = earlier;
      continue;
    }
    const { outcome, stamp } = await buildPart(part, earlier);
    if (stamp !== undefined) parts[part.id] = stamp;
    outcomes.push(outcome);
    onPart(outcome);
  }
  await removeLeftovers(before, parts);
  // What V8 kept of the bundles before these (main/command-line/main.ts).
  if (outcomes.some((outcome) => outcome.state === 'built')) await rm(inRoot(COMPILED), { recursive: true, force: true });
  await writeStamp({ tools, parts });
  return outcomes;
}

async function buildPart(part: Part, before: PartStamp | undefined): Promise<{ outcome: PartOutcome; stamp?: PartStamp }> {
  if (!existsSync(inRoot(part.entry))) return { outcome: { id: part.id, state: 'missing', entry: part.entry } };
  const inventory = sha256(JSON.stringify((await part.inventory?.()) ?? []));
  if (before !== undefined && before.inventory === inventory && (await isUnchanged(before)))
    return { outcome: { id: part.id, state: 'unchanged' }, stamp: before };
  const start = performance.now();
  let made: Made;
  try {
    made = await part.make();
  } catch (error) {
    return { outcome: { id: part.id, state: 'failed', message: error instanceof Error ? error.message : String(error) } };
  }
  const outputs: Record<string, string> = {};
  let bytes = 0;
  for (const [path, content] of made.files) {
    await writeWhole(inRoot(`dist/${path}`), content);
    outputs[`dist/${path}`] = sha256(content);
    bytes += content.byteLength;
  }
  const seconds = (performance.now() - start) / 1000;
  return {
    outcome: { id: part.id, state: 'built', seconds, bytes, files: made.files.size },
    stamp: { inputs: await hashInputs(made.inputs), outputs, inventory },
  };
}

async function stampFor(tools: string): Promise<BuildStamp> {
  const before = await readStamp();
  if (before !== null && before.tools === tools) return before;
  await rm(inRoot('dist'), { recursive: true, force: true });
  return { tools, parts: {} };
}

/** Removes what an earlier build made and this one did not: chunks with other names, bundles of workers that are gone. */
async function removeLeftovers(before: BuildStamp, now: Readonly<Record<string, PartStamp>>): Promise<void> {
  const kept = new Set(Object.values(now).flatMap((part) => Object.keys(part.outputs)));
  for (const part of Object.values(before.parts)) {
    for (const path of Object.keys(part.outputs)) if (!kept.has(path)) await rm(inRoot(path), { force: true });
  }
}

async function hashTools(): Promise<string> {
  const own = globSync('scripts/build/*.ts', { cwd: inRoot('') }).sort();
  const contents = await Promise.all([...TOOLS, ...own].map((path) => readFile(inRoot(path))));
  return sha256([process.version, ...contents.map(sha256)].join('\n'));
}
