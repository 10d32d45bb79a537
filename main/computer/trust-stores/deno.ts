import type { Machine } from '../machine.ts';
import { findProgram } from '../programs.ts';
import { readFileStore } from './pem-list.ts';
import { absentStore, readStore, type StoreContent, type StorePlace } from './stored-root.ts';

/**
 * Deno: Mozilla's list, the system's, or both (DENO_TLS_CA_STORE), and the file that DENO_CERT adds.
 * Source: Deno manual, "Environment variables".
 */
export async function readDeno(machine: Machine, system: StoreContent): Promise<StoreContent> {
  const { DENO_CERT: extra, DENO_TLS_CA_STORE: wanted = 'mozilla' } = machine.env;
  const program = await findProgram(machine, 'deno');
  const stores = wanted.split(',').map((name) => name.trim());
  const place: StorePlace = {
    store: 'deno',
    program: 'Deno',
    location: extra || program || 'deno',
    publicRoots: stores.includes('mozilla') ? 'built-in' : 'held',
  };
  if (program === null && !extra) return absentStore(place);
  const added = extra ? await readFileStore(machine, { ...place, location: extra }, { missing: 'named', broken: 'takes-nothing' }) : null;
  return readStore(place, [...(added?.roots ?? []), ...(stores.includes('system') ? system.roots : [])], added?.why ?? null);
}
