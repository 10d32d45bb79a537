import { type Machine, readText } from '../machine.ts';
import { cargoSetting } from '../proxy/cargo.ts';
import { wgetSetting } from '../proxy/wgetrc.ts';
import { firstSet, namedBundle } from './named-bundle.ts';
import { readFileStore, rootsInFile } from './pem-list.ts';
import { readStore, type StoreContent, type StoredRoot } from './stored-root.ts';

/**
 * wget: the file and the folder of its settings beside the system's own list, whichever library it was built with.
 * Source: Wget manual, "Wgetrc Commands": ca_certificate, ca_directory; wget src/gnutls.c, src/openssl.c; compared with wget 1.21.3.
 */
export async function readWget(machine: Machine, system: StoreContent): Promise<StoreContent> {
  const [file, folder] = await Promise.all([wgetSetting(machine, 'ca_certificate'), wgetSetting(machine, 'ca_directory')]);
  const usual = await namedBundle(machine, { store: 'wget', program: 'wget', commands: ['wget'] }, null, system);
  const named = firstSet(file?.value);
  if (usual.outcome !== 'read' || (named === null && firstSet(folder?.value) === null)) return usual;
  const place = { ...usual, location: named ?? folder?.value ?? usual.location };
  const own = named === null ? null : await readFileStore(machine, place, { missing: 'named', broken: 'takes-the-rest' });
  const inFolder = folder?.value ? await rootsOfFiles(machine, folder.value) : [];
  return readStore(place, [...usual.roots, ...(own?.roots ?? []), ...inFolder], own?.why ?? null);
}

const MOST_FILES = 2_000;

/** The certificates of all files of a folder, whatever their names. */
async function rootsOfFiles(machine: Machine, folder: string): Promise<readonly StoredRoot[]> {
  const names = ((await machine.list(folder)) ?? []).slice(0, MOST_FILES);
  const read = await Promise.all(names.map((name) => machine.readFile(`${folder}/${name}`)));
  return read.flatMap((bytes) => (bytes === null ? [] : rootsInFile(bytes)));
}

/** cargo: its own setting, else what its libcurl takes. Source: The Cargo Book, "Configuration": http.cainfo. */
export async function readCargo(machine: Machine, system: StoreContent): Promise<StoreContent> {
  const { env } = machine;
  const named = firstSet((await cargoSetting(machine, 'cainfo'))?.value, env.SSL_CERT_FILE);
  return namedBundle(machine, { store: 'cargo', program: 'cargo', commands: ['cargo'] }, named, system);
}

/** Ruby's own net/http: OpenSSL's places. */
export async function readRuby(machine: Machine, openssl: StoreContent): Promise<StoreContent> {
  return namedBundle(machine, { store: 'ruby', program: 'Ruby', commands: ['ruby'] }, null, openssl);
}

/** RubyGems and Bundler: `:ssl_ca_cert:` of their settings, else what OpenSSL takes. Source: gem(1), "gem environment", .gemrc; bundle-config(1). */
export async function readGem(machine: Machine, openssl: StoreContent): Promise<StoreContent> {
  const text = (await readText(machine, machine.env.GEMRC || `${machine.home}/.gemrc`)) ?? '';
  const named = firstSet(/^:?ssl_ca_cert:\s*["']?(.+?)["']?\s*$/mu.exec(text)?.[1], machine.env.BUNDLE_SSL_CA_CERT);
  return namedBundle(machine, { store: 'gem', program: 'RubyGems', commands: ['gem', 'bundle'] }, named, openssl);
}

const PHP_FOLDERS = ['/etc/php', '/etc/php.d', '/usr/local/etc/php', '/opt/homebrew/etc/php'];

/**
 * PHP and Composer: `openssl.cafile` or `curl.cainfo` of php.ini, else what OpenSSL takes.
 * Source: PHP manual, "OpenSSL runtime configuration"; Composer, "cafile".
 */
export async function readPhp(machine: Machine, openssl: StoreContent): Promise<StoreContent> {
  const folders = await Promise.all(
    PHP_FOLDERS.map(async (folder) => ((await machine.list(folder)) ?? []).slice(0, 20).map((name) => `${folder}/${name}/cli/php.ini`)),
  );
  const files = ['/etc/php.ini', '/usr/local/etc/php/php.ini', 'C:\\php\\php.ini', ...folders.flat()];
  const texts = await Promise.all(files.map((path) => readText(machine, path)));
  const values = texts.flatMap((text) => {
    const settings = text === null ? null : new Map([...iniLines(text)]);
    return [settings?.get('openssl.cafile'), settings?.get('curl.cainfo')];
  });
  return namedBundle(machine, { store: 'php', program: 'PHP', commands: ['php'] }, firstSet(...values), openssl);
}

function* iniLines(text: string): Iterable<readonly [string, string]> {
  for (const [, name, value = ''] of text.matchAll(/^\s*([a-z.]+)\s*=\s*"?([^"\n;]*?)"?\s*(?:;.*)?$/gmu))
    if (name !== undefined && value !== '') yield [name, value];
}

/** Where Go looks beside the file. Source: Go, crypto/x509/root_linux.go. */
const GO_FOLDERS = '/etc/ssl/certs:/etc/pki/tls/certs';

/**
 * Programs of Go: SSL_CERT_FILE replaces the file they look for, SSL_CERT_DIR the folders. Both count, and in a folder every file whatever
 * its name. Source: Go, crypto/x509/root_unix.go; compared with Go 1.19.
 */
export async function readGo(machine: Machine, system: StoreContent): Promise<StoreContent> {
  const { SSL_CERT_FILE: file, SSL_CERT_DIR: folders } = machine.env;
  const usual = await namedBundle(machine, { store: 'go', program: 'Go', commands: ['go'] }, null, system);
  if (machine.platform !== 'linux' || usual.outcome === 'not-there' || firstSet(file, folders) === null) return usual;
  const place = { ...usual, location: [file, folders].filter((each) => each).join(' + ') };
  const own = file ? await readFileStore(machine, { ...place, location: file }, { missing: 'named', broken: 'takes-the-rest' }) : usual;
  const inFolders = await Promise.all((folders || GO_FOLDERS).split(':').map((folder) => rootsOfFiles(machine, folder)));
  return readStore(place, [...own.roots, ...inFolders.flat()], own.why);
}

/** .NET on Linux asks OpenSSL's places. Source: dotnet/runtime, docs: cross-platform cryptography; SSL_CERT_DIR, SSL_CERT_FILE. */
export async function readDotNet(machine: Machine, system: StoreContent, openssl: StoreContent): Promise<StoreContent> {
  return namedBundle(
    machine,
    { store: 'dotnet', program: '.NET', commands: ['dotnet'] },
    null,
    machine.platform === 'linux' ? openssl : system,
  );
}
