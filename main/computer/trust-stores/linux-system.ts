import type { Machine } from '../machine.ts';
import { readBundle } from './pem-bundle.ts';
import { rootsInFile } from './pem-list.ts';
import { absentStore, readStore, type StoreContent, type StoredRoot, unreadStore } from './stored-root.ts';

/**
 * Where the families of Linux keep the merged bundle, and where a root is put to be merged into it.
 *
 * Source: update-ca-certificates(8), update-ca-trust(8), SUSE and Arch packages; the same list as in Go's crypto/x509/root_linux.go.
 */
export const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt', // Debian, Ubuntu, Arch, Alpine
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', // Fedora, RHEL
  '/etc/pki/tls/certs/ca-bundle.crt', // Fedora, older
  '/etc/ssl/ca-bundle.pem', // SUSE
  '/etc/ssl/cert.pem', // Alpine
] as const;

const ANCHOR_FOLDERS = [
  '/usr/local/share/ca-certificates', // Debian, Ubuntu, Alpine
  '/etc/pki/ca-trust/source/anchors', // Fedora, RHEL
  '/etc/ca-certificates/trust-source/anchors', // Arch
  '/etc/pki/trust/anchors', // SUSE
] as const;

const MOST_ANCHOR_FILES = 500;

/** The bundle that is there, or the first place where it would be. */
export async function systemBundle(machine: Machine): Promise<string> {
  for (const path of BUNDLES) if ((await machine.presence(path)) !== 'not-there') return path;
  return BUNDLES[0];
}

/** The roots of a Linux system: the merged bundle, with the day a root was put into the folder for added ones. */
export async function readLinuxSystem(machine: Machine): Promise<StoreContent> {
  const place = { store: 'system', program: 'Linux', location: await systemBundle(machine), publicRoots: 'held' } as const;
  const bytes = await machine.readFile(place.location);
  if (bytes === null) return (await machine.presence(place.location)) === 'not-there' ? absentStore(place) : unreadStore(place, 'no-right');
  const anchors = new Map((await readAnchors(machine)).map((anchor) => [anchor.certificate, anchor]));
  const roots = rootsInFile(bytes).map((root) => ({ ...root, addedAt: anchors.get(root.certificate)?.addedAt ?? null }));
  return readStore(place, roots, readBundle(bytes).broken ? 'broken-file' : null);
}

/** What somebody put into the folders for additions, whether it was merged or not. */
export async function readAnchors(machine: Machine): Promise<StoredRoot[]> {
  const paths: string[] = [];
  for (const folder of ANCHOR_FOLDERS)
    for (const name of (await machine.list(folder)) ?? []) {
      const path = `${folder}/${name}`;
      // Debian merges folders within the folder too.
      if (/\.(?:crt|pem|cer|der)$/u.test(name)) paths.push(path);
      else for (const below of (await machine.list(path)) ?? []) if (/\.(?:crt|pem)$/u.test(below)) paths.push(`${path}/${below}`);
    }
  const found = await Promise.all(
    paths.slice(0, MOST_ANCHOR_FILES).map(async (path) => {
      const bytes = await machine.readFile(path);
      const written = await machine.modified(path);
      const addedAt = written === null ? null : new Date(written).toISOString();
      return bytes === null ? [] : rootsInFile(bytes).map((root) => ({ ...root, addedAt }));
    }),
  );
  return found.flat();
}
