import type { Machine } from '../machine.ts';
import { readText } from '../machine.ts';
import { findProgram } from '../programs.ts';
import { curlOption } from '../proxy/curlrc.ts';
import { BUNDLES } from './linux-system.ts';
import { rootsInFolder } from './openssl.ts';
import { readFileStore } from './pem-list.ts';
import { absentStore, readStore, type StoreContent, type StorePlace } from './stored-root.ts';

/** What settings name for a program of libcurl, each in the place of what was built in. */
interface Named {
  readonly file: string | null | undefined;
  readonly folder: string | null | undefined;
}

/**
 * curl: the file and the folder that its own settings name, else CURL_CA_BUNDLE, else SSL_CERT_FILE and SSL_CERT_DIR, each in the place of
 * the system's. Source: curl(1); curl src/tool_operate.c; compared with curl 7.88.1.
 */
export async function readCurl(machine: Machine, system: StoreContent): Promise<StoreContent> {
  const { CURL_CA_BUNDLE, SSL_CERT_FILE, SSL_CERT_DIR } = machine.env;
  const settings = (await readText(machine, `${machine.env.CURL_HOME || machine.home}/.curlrc`)) ?? '';
  const own: Named = { file: curlOption(settings, 'cacert'), folder: curlOption(settings, 'capath') };
  const given: Named = CURL_CA_BUNDLE ? { file: CURL_CA_BUNDLE, folder: null } : { file: SSL_CERT_FILE, folder: SSL_CERT_DIR };
  return namedOrSystem(machine, { store: 'curl', program: 'curl' }, own.file === null && own.folder === null ? given : own, system);
}

/** git: GIT_SSL_CAINFO and GIT_SSL_CAPATH before http.sslCAInfo and http.sslCAPath before what its libcurl takes. Source: git-config(1). */
export async function readGit(machine: Machine, system: StoreContent): Promise<StoreContent> {
  // With Windows' own TLS the file is not read, unless that is asked for too.
  const asWindows =
    (await gitSetting(machine, 'sslBackend')) === 'schannel' && (await gitSetting(machine, 'schannelUseSSLCAInfo')) !== 'true';
  const named: Named = asWindows
    ? { file: null, folder: null }
    : {
        file: machine.env.GIT_SSL_CAINFO || (await gitSetting(machine, 'sslCAInfo')),
        folder: machine.env.GIT_SSL_CAPATH || (await gitSetting(machine, 'sslCAPath')),
      };
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
 * Debian and Ubuntu build libcurl with a folder of roots beside the file: a setting that names another file leaves the folder standing, and
 * the other way round. With a file that cannot be taken, neither counts. Source: curl's debian/rules, --with-ca-path; measured with 7.88.1.
 */
async function besideFolder(machine: Machine, content: StoreContent, folder: string | null | undefined): Promise<StoreContent> {
  if (content.outcome !== 'read' || content.why !== null) return content;
  const builtIn = (await machine.presence('/etc/debian_version')) === 'there' ? DEBIANS_FOLDER : null;
  const counts = folder || builtIn;
  return counts === null ? content : readStore(content, [...content.roots, ...(await rootsInFolder(machine, counts)).roots]);
}

async function namedOrSystem(
  machine: Machine,
  as: Pick<StorePlace, 'store' | 'program'>,
  { file, folder }: Named,
  system: StoreContent,
): Promise<StoreContent> {
  const program = await findProgram(machine, as.store);
  const place: StorePlace = { ...as, location: file || folder || system.location || BUNDLES[0], publicRoots: 'held' };
  if (program === null) return absentStore(place);
  if (file) return besideFolder(machine, await readFileStore(machine, place, { missing: 'named', broken: 'takes-nothing' }), folder);
  // A browser's verifier may make do with what is left of a broken bundle; these take nothing of it.
  const usual = { ...system, ...as, ...(system.why === 'broken-file' ? { roots: [] } : {}) };
  return folder ? besideFolder(machine, { ...usual, location: folder }, folder) : usual;
}
