import type { Machine } from '../machine.ts';
import { findProgram } from '../programs.ts';
import { readBundle } from './pem-bundle.ts';
import { absentStore, readStore, type StoreContent, type StoredRoot, type StorePlace, unreadStore } from './stored-root.ts';
import { subjectHash } from './subject-hash.ts';

/** Where OpenSSL's own folder stands, by distribution; `openssl version -d` says it, but would have to be started. */
const FOLDERS = ['/usr/lib/ssl', '/etc/pki/tls', '/etc/ssl', '/usr/local/ssl', '/opt/homebrew/etc/openssl@3', '/usr/local/etc/openssl@3'];
const MOST_FILES = 2000;

/** What a program that asks OpenSSL for its default roots gets. Both places count; a variable replaces only its own. */
export async function readOpenSsl(
  machine: Machine,
  as: Pick<StorePlace, 'store' | 'program'> = { store: 'openssl', program: 'OpenSSL' },
): Promise<StoreContent> {
  const usual = await usualFolder(machine);
  const { SSL_CERT_FILE: file, SSL_CERT_DIR: folders } = machine.env;
  const namedFile = file === undefined || file === '' ? null : file;
  const namedFolders = folders === undefined || folders === '' ? null : folders;
  const filePath = namedFile ?? `${usual ?? FOLDERS[0]}/cert.pem`;
  const folderPaths = (namedFolders ?? `${usual ?? FOLDERS[0]}/certs`)
    .split(machine.platform === 'win32' ? ';' : ':')
    .filter((path) => path !== '');
  const location = [namedFile, namedFolders === null ? null : folderPaths.join(':')].filter((path) => path !== null).join(' + ');
  const place = { ...as, location: location === '' ? (usual ?? filePath) : location, publicRoots: 'held' } as const;
  if (usual === null && namedFile === null && namedFolders === null && (await findProgram(machine, 'openssl')) === null)
    return absentStore(place);

  const bytes = await machine.readFile(filePath);
  const bundle = bytes === null ? null : readBundle(bytes);
  const fromFile = bundle === null || bundle.broken ? [] : bundle.roots;
  const fault = namedFile !== null && bytes === null ? 'named-file-missing' : bundle?.broken === true ? 'broken-file' : null;
  const inFolders = await Promise.all(folderPaths.map((folder) => rootsInFolder(machine, folder)));
  const roots = [...fromFile, ...inFolders.flatMap((each) => each.roots)];
  if (roots.length > 0) return readStore(place, roots, fault);
  if (bytes === null && (await machine.presence(filePath)) === 'no-right') return unreadStore(place, 'no-right');
  // Only a place that somebody named is a mistake; without one, OpenSSL is not set up here.
  if (namedFile === null && namedFolders === null) return absentStore(place);
  return readStore(place, [], inFolders.some((each) => each.unnamed) ? 'no-hashed-names' : (fault ?? 'named-file-missing'));
}

/**
 * The roots of a folder that OpenSSL finds: only files named by the hash of their subject (`b37c970e.0`); others are passed over
 * without a word.
 *
 * Source: X509_LOOKUP_hash_dir(3), openssl-rehash(1).
 */
export async function rootsInFolder(
  machine: Machine,
  folder: string,
): Promise<{ readonly roots: readonly StoredRoot[]; readonly unnamed: boolean }> {
  const names = (await machine.list(folder)) ?? [];
  const hashed = names.filter((name) => /^[0-9a-f]{8}\.\d{1,2}$/u.test(name)).slice(0, MOST_FILES);
  const read = await Promise.all(
    hashed.map(async (name) => {
      const [first] = rootsOfHashed((await machine.readFile(`${folder}/${name}`)) ?? new Uint8Array());
      // A name left over from another certificate, or made by an OpenSSL before 1.0, is never asked for.
      const found = first === undefined ? null : (subjectHash(first.certificate) ?? name.slice(0, 8));
      return first === undefined || found !== name.slice(0, 8) ? [] : [first];
    }),
  );
  const roots = read.flat();
  return { roots, unnamed: roots.length === 0 && names.some((name) => /\.(?:pem|crt|cer|\d{1,2})$/u.test(name)) };
}

function rootsOfHashed(bytes: Uint8Array): readonly StoredRoot[] {
  const { roots, broken } = readBundle(bytes);
  return broken ? [] : roots;
}

async function usualFolder(machine: Machine): Promise<string | null> {
  for (const folder of FOLDERS)
    if ((await machine.presence(`${folder}/cert.pem`)) === 'there' || (await machine.presence(`${folder}/certs`)) === 'there')
      return folder;
  return null;
}
