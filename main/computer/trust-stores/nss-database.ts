import { hex } from '../../../shared/wire/der-string.ts';
import type { Machine } from '../machine.ts';
import { readTable, type SqliteRow, type SqliteValue } from './sqlite.ts';
import { type RootTrust, rememberedRoot, type StoredRoot } from './stored-root.ts';

/** The attribute columns of NSS's `nssPublic` table that are asked here: `a` and the PKCS #11 attribute type in hex. */
const COLUMN = { class: 'a0', label: 'a3', value: 'a11', issuer: 'a81', serial: 'a82', id: 'a102' } as const;
const CERTIFICATE = '00000001';

/**
 * The two forms in which trust for servers is written: NSS up to 3.1xx as vendor objects (CKO_NSS_TRUST), later as standard PKCS #11
 * 3.2 objects (CKO_TRUST).
 *
 * Source: NSS lib/softoken/sftkdb.c and lib/util/pkcs11n.h; PKCS #11 3.2 section 4.13.
 */
const TRUST_FORMS = [
  { class: 'ce534353', column: 'ace536358', trusted: 'ce534352', distrusted: 'ce53435a' },
  { class: '0000000b', column: 'a62c', trusted: '00000002', distrusted: '00000003' },
] as const;

export type NssReading =
  | { readonly kind: 'read'; readonly roots: readonly StoredRoot[] }
  | { readonly kind: 'not-there' | 'no-right' | 'damaged' | 'old-form' };

/** The certificates of the NSS database in a folder (`cert9.db`), each with what it decides about servers. */
export async function readNssDatabase(machine: Machine, folder: string): Promise<NssReading> {
  const path = `${folder}/cert9.db`;
  const bytes = await machine.readFile(path);
  if (bytes === null) {
    if ((await machine.presence(path)) !== 'not-there') return { kind: 'no-right' };
    // The form of NSS before 2018, a Berkeley database.
    return { kind: (await machine.presence(`${folder}/cert8.db`)) === 'there' ? 'old-form' : 'not-there' };
  }
  try {
    const rows = readTable(bytes, 'nssPublic');
    if (rows === null) return { kind: 'damaged' };
    return { kind: 'read', roots: rootsOf(rows, await keyIds(machine, folder)) };
  } catch {
    return { kind: 'damaged' };
  }
}

function rootsOf(rows: readonly SqliteRow[], keys: ReadonlySet<string>): StoredRoot[] {
  const decisions = new Map<string, RootTrust>();
  for (const row of rows) {
    const form = TRUST_FORMS.find((each) => each.class === hexOf(row.get(COLUMN.class)));
    if (form === undefined) continue;
    const value = hexOf(row.get(form.column));
    if (value === form.trusted) decisions.set(identityOf(row), 'trusted');
    else if (value === form.distrusted) decisions.set(identityOf(row), 'distrusted');
  }
  return rows.flatMap((row) => {
    const der = row.get(COLUMN.value);
    if (hexOf(row.get(COLUMN.class)) !== CERTIFICATE || !(der instanceof Uint8Array)) return [];
    return [
      {
        certificate: rememberedRoot(der),
        trust: decisions.get(identityOf(row)) ?? 'undecided',
        shipped: false,
        addedAt: null,
        privateKeyBeside: keys.has(hexOf(row.get(COLUMN.id))),
      },
    ];
  });
}

/** Which certificates have their private key in `key4.db`: the ids are readable without a password, the keys are not. */
async function keyIds(machine: Machine, folder: string): Promise<ReadonlySet<string>> {
  const bytes = await machine.readFile(`${folder}/key4.db`);
  if (bytes === null) return new Set();
  try {
    const ids = (readTable(bytes, 'nssPrivate') ?? []).map((row) => hexOf(row.get(COLUMN.id)));
    return new Set(ids.filter((id) => id !== ''));
  } catch {
    return new Set();
  }
}

/** Issuer and serial number: what joins a certificate with its trust. */
function identityOf(row: SqliteRow): string {
  return `${hexOf(row.get(COLUMN.issuer))} ${hexOf(row.get(COLUMN.serial))}`;
}

function hexOf(value: SqliteValue | undefined): string {
  return value instanceof Uint8Array ? hex(value) : '';
}
