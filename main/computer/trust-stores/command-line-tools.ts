import type { Machine } from '../machine.ts';
import { readText } from '../machine.ts';
import { findProgram } from '../programs.ts';
import { BUNDLES } from './linux-system.ts';
import { rootsInFolder } from './openssl.ts';
import { readFileStore } from './pem-list.ts';
import { absentStore, readStore, type StoreContent, type StorePlace } from './stored-root.ts';

/** curl: the file that CURL_CA_BUNDLE or SSL_CERT_FILE or its own settings name, else the system's. Source: curl(1). */
export async function readCurl(machine: Machine, system: StoreContent): Promise<StoreContent> {
  const { CURL_CA_BUNDLE, SSL_CERT_FILE } = machine.env;
  const settings = await readText(machine, `${machine.home}/.curlrc`);
  const named = /^\s*-{0,2}cacert\s*[ =:]\s*"?([^"\n]+?)"?\s*$/mu.exec(settings ?? '')?.[1] ?? (CURL_CA_BUNDLE || SSL_CERT_FILE);
  return namedOrSystem(machine, { store: 'curl', program: 'curl' }, named, system);
}

/** git: GIT_SSL_CAINFO before http.sslCAInfo before what its libcurl takes. Source: git-config(1). */
export async function readGit(machine: Machine, system: StoreContent): Promise<StoreContent> {
  // With Windows' own TLS the file is not read, unless that is asked for too.
  const asWindows =
    (await gitSetting(machine, 'sslBackend')) === 'schannel' && (await gitSetting(machine, 'schannelUseSSLCAInfo')) !== 'true';
  const named = asWindows ? null : machine.env.GIT_SSL_CAINFO || (await gitSetting(machine, 'sslCAInfo'));
  return namedOrSystem(machine, { store: 'git', program: 'git' }, named, system);
}

/** A value of the section `[http]` of git's own settings, the person's before the computer's; null where none sets it. */
export async function gitSetting(machine: Machine, name: string): Promise<string | null> {
  const config = machine.env.XDG_CONFIG_HOME || `${machine.home}/.config`;
  const ofInstallation = machine.platform === 'win32' ? [`${machine.env.ProgramFiles ?? 'C:\\Program Files'}\\Git\\etc\\gitconfig`] : [];
  for (const path of [`${machine.home}/.gitconfig`, `${config}/git/config`, '/etc/gitconfig', ...ofInstallation]) {
    const text = await readText(machine, path);
    const sections = (text ?? '').split(/^\s*(?=\[)/mu).filter((section) => /^\[http\]/iu.test(section));
    for (const section of sections.reverse()) {
      const value = new RegExp(`^\\s*${name}\\s*=\\s*"?([^"\\n#;]+?)"?\\s*$`, 'imu').exec(section)?.[1];
      if (value !== undefined) return value.replace(/^~(?=\/)/u, machine.home);
    }
  }
  return null;
}

/** Registries whose roots Docker takes from a folder of their own. Source: Docker, "Verify repository client with certificates". */
export async function readDocker(machine: Machine): Promise<StoreContent[]> {
  const folders =
    machine.platform === 'linux' ? ['/etc/docker/certs.d', `${machine.home}/.config/docker/certs.d`] : [`${machine.home}/.docker/certs.d`];
  const found = await Promise.all(
    folders.map(async (folder) =>
      ((await machine.list(folder)) ?? []).slice(0, 50).map((registry) => ({ registry, location: `${folder}/${registry}/ca.crt` })),
    ),
  );
  return Promise.all(
    found.flat().map(({ registry, location }) => {
      const program = `Docker (${registry})`;
      return readFileStore(
        machine,
        { store: program, program, location, publicRoots: 'none' },
        { missing: 'usual', broken: 'takes-the-rest' },
      );
    }),
  );
}

const DEBIANS_FOLDER = '/etc/ssl/certs';

/**
 * Debian and Ubuntu build libcurl with a folder of roots beside the file: a setting that names another file leaves the folder standing. With
 * a file that cannot be taken, neither counts. Source: curl's debian/rules, --with-ca-path; measured with curl 7.88.1.
 */
async function besideFolder(machine: Machine, named: StoreContent): Promise<StoreContent> {
  if (named.outcome !== 'read' || named.why !== null || (await machine.presence('/etc/debian_version')) !== 'there') return named;
  const { roots } = await rootsInFolder(machine, machine.env.SSL_CERT_DIR || DEBIANS_FOLDER);
  return readStore(named, [...named.roots, ...roots], named.why);
}

async function namedOrSystem(
  machine: Machine,
  as: Pick<StorePlace, 'store' | 'program'>,
  named: string | null | undefined,
  system: StoreContent,
): Promise<StoreContent> {
  const program = await findProgram(machine, as.store);
  const place: StorePlace = { ...as, location: named || system.location || BUNDLES[0], publicRoots: 'held' };
  if (program === null) return absentStore(place);
  if (named) return besideFolder(machine, await readFileStore(machine, place, { missing: 'named', broken: 'takes-nothing' }));
  // A browser's verifier may make do with what is left of a broken bundle; these take nothing of it.
  return { ...system, ...as, ...(system.why === 'broken-file' ? { roots: [] } : {}) };
}
