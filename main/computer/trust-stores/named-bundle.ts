import type { Machine } from '../machine.ts';
import { findProgram } from '../programs.ts';
import { readFileStore } from './pem-list.ts';
import { absentStore, type StoreContent, type StorePlace } from './stored-root.ts';

/** Which program it is, and how the command is called that shows that it is installed. */
export interface BundleReader {
  readonly store: string;
  readonly program: string;
  readonly commands: readonly string[];
}

/**
 * What a program trusts that takes the file its settings name in the place of its own list.
 * @param named the file; null where no setting names one
 * @param usual what it takes without one, a store that was read already
 */
export async function namedBundle(
  machine: Machine,
  { store, program, commands }: BundleReader,
  named: string | null,
  usual: StoreContent,
): Promise<StoreContent> {
  const place: StorePlace = { store, program, location: named ?? usual.location, publicRoots: 'held' };
  if (named !== null) return readFileStore(machine, place, { missing: 'named', broken: 'takes-nothing' });
  const found = await Promise.all(commands.map((name) => findProgram(machine, name)));
  if (found.every((path) => path === null)) return absentStore(place);
  return { ...usual, store, program };
}

/** The first of these that is set to something; null where none is. */
export function firstSet(...values: readonly (string | null | undefined)[]): string | null {
  return values.find((value) => value !== undefined && value !== null && value !== '') ?? null;
}
