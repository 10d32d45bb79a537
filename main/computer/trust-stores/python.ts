import { type Machine, readText } from '../machine.ts';
import { findProgram } from '../programs.ts';
import { readOpenSsl } from './openssl.ts';
import { readFileStore } from './pem-list.ts';
import { absentStore, type StoreContent, type StorePlace } from './stored-root.ts';

const MOST_COPIES = 8;

/** Python's own `ssl`: OpenSSL's places. Source: ssl.get_default_verify_paths. */
export async function readPython(machine: Machine): Promise<StoreContent> {
  const program = (await findProgram(machine, 'python3')) ?? (await findProgram(machine, 'python'));
  const as = { store: 'python', program: 'Python' };
  return program === null ? absentStore({ ...as, location: 'python3', publicRoots: 'held' }) : readOpenSsl(machine, as);
}

/**
 * requests and pip: the list of certifi, which each environment brings in its own copy, or the file that REQUESTS_CA_BUNDLE, else
 * CURL_CA_BUNDLE names in its place.
 *
 * Source: requests, sessions.py (merge_environment_settings).
 */
export async function readCertifi(machine: Machine): Promise<StoreContent[]> {
  const { REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE } = machine.env;
  const named = REQUESTS_CA_BUNDLE || CURL_CA_BUNDLE;
  const as = { store: 'requests', program: 'Python requests', publicRoots: 'held' } as const;
  if (named) return [await readFileStore(machine, { ...as, location: named }, { missing: 'named', broken: 'takes-nothing' })];
  const files = await certifiFiles(machine);
  if (files.length === 0) return [];
  return Promise.all(
    files.map((location, index) => {
      const place: StorePlace = { ...as, store: index === 0 ? as.store : `Python requests (${location})`, location };
      return readFileStore(machine, place, { missing: 'usual', broken: 'takes-nothing' });
    }),
  );
}

/** Folders of installed packages, the nearest first: the environment in use, the person's, the computer's, each version of pyenv. */
export async function packageFolders(machine: Machine): Promise<readonly string[]> {
  const { env, home } = machine;
  const versions = `${home}/.pyenv/versions`;
  const prefixes = [
    ...(env.VIRTUAL_ENV ? [env.VIRTUAL_ENV] : []),
    ...(env.CONDA_PREFIX ? [env.CONDA_PREFIX] : []),
    `${home}/.local`,
    '/usr/local',
    '/usr',
    ...((await machine.list(versions)) ?? []).map((name) => `${versions}/${name}`),
  ];
  const folders = await Promise.all(
    prefixes.map(async (prefix) => {
      const names = ((await machine.list(`${prefix}/lib`)) ?? []).filter((name) => /^python3(?:\.\d+)?$/u.test(name));
      return names.flatMap((name) => ['site-packages', 'dist-packages'].map((inner) => `${prefix}/lib/${name}/${inner}`));
    }),
  );
  return folders.flat();
}

async function certifiFiles(machine: Machine): Promise<string[]> {
  const paths = (await packageFolders(machine)).map((folder) => `${folder}/certifi/cacert.pem`);
  const there = await Promise.all(paths.map(async (path) => ((await machine.presence(path)) === 'there' ? [path] : [])));
  return Promise.all(
    there
      .flat()
      .slice(0, MOST_COPIES)
      .map((path) => placeThatCounts(machine, path)),
  );
}

/** Debian and Fedora change certifi so that it names the system's bundle, and leave the copy lying there. Source: their patches of certifi/core.py. */
export async function placeThatCounts(machine: Machine, copy: string): Promise<string> {
  const code = await readText(machine, copy.replace(/cacert\.pem$/u, 'core.py'));
  return /["'](\/[^"'\n]+\.(?:crt|pem))["']/u.exec(code ?? '')?.[1] ?? copy;
}
