import type { Machine } from '../machine.ts';
import { readText } from '../machine.ts';
import { findProgram } from '../programs.ts';
import { npmFiles, npmSetting } from '../proxy/npm.ts';
import { readOpenSsl } from './openssl.ts';
import { readFileStore, rootsInFile } from './pem-list.ts';
import { absentStore, readStore, type StoreContent, type StoredRoot, type StorePlace } from './stored-root.ts';

/**
 * What Node trusts: its own list, what NODE_EXTRA_CA_CERTS adds (a missing file only warns), and the system's with --use-system-ca.
 *
 * Source: node(1).
 */
export async function readNode(machine: Machine, system: StoreContent): Promise<StoreContent> {
  const { NODE_EXTRA_CA_CERTS: extra, NODE_USE_SYSTEM_CA, NODE_OPTIONS = '' } = machine.env;
  const program = await findProgram(machine, 'node');
  const place: StorePlace = { store: 'node', program: 'Node.js', location: extra || program || 'node', publicRoots: 'built-in' };
  if (program === null && !extra) return absentStore(place);
  if (NODE_OPTIONS.includes('--use-openssl-ca')) return readOpenSsl(machine, place);
  const added = extra
    ? await readFileStore(machine, { ...place, location: extra }, { missing: 'named', broken: 'takes-until-there' })
    : null;
  const fromSystem = NODE_USE_SYSTEM_CA === '1' || NODE_OPTIONS.includes('--use-system-ca') ? system.roots : [];
  return readStore(place, [...(added?.roots ?? []), ...fromSystem], added?.why ?? null);
}

/**
 * npm asks like Node, unless its settings name a file or hold certificates, which then replace Node's list.
 * Source: npm docs, config.md: cafile, ca.
 */
export async function readNpm(machine: Machine, node: StoreContent): Promise<StoreContent> {
  const program = await findProgram(machine, 'npm');
  const named = await npmSetting(machine, 'cafile');
  const file = named === null || named.value === 'null' ? null : named.value;
  const [settings = ''] = await npmFiles(machine);
  const text = await readText(machine, settings);
  const place: StorePlace = { store: 'npm', program: 'npm', location: file || program || 'npm', publicRoots: 'built-in' };
  const held = file ? [] : certificatesIn(text);
  if (held.length > 0) return readStore({ ...place, location: settings, publicRoots: 'held' }, held);
  if (program === null && !file) return absentStore(place);
  if (file) return readFileStore(machine, { ...place, location: file, publicRoots: 'held' }, { missing: 'named', broken: 'takes-nothing' });
  return { ...node, ...place, location: node.location };
}

/** `ca` and `ca[]`: one certificate each, its lines joined by `\\n` as two signs. */
function certificatesIn(text: string | null): readonly StoredRoot[] {
  return [...(text ?? '').matchAll(/^\s*ca(?:\[\])?\s*=\s*(.+?)\s*$/gmu)].flatMap(([, value = '']) =>
    rootsInFile(new TextEncoder().encode(value.replaceAll('\\n', '\n').replaceAll(/^["']|["']$/gu, ''))),
  );
}

/** A value of a file of `name = value` lines, without quotes; null where it is not set. */
export function settingOf(text: string | null, name: string): string | null {
  const found = text === null ? null : new RegExp(`^\\s*${name}\\s*[=:]\\s*(.+?)\\s*$`, 'mu').exec(text)?.[1];
  return found === undefined || found === null ? null : found.replaceAll(/^["']|["']$/gu, '');
}
