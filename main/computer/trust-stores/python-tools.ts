import type { Machine } from '../machine.ts';
import { condaFiles, yamlValue } from '../proxy/conda.ts';
import { pipSetting } from '../proxy/pip.ts';
import { firstSet, namedBundle } from './named-bundle.ts';
import { readFileStore } from './pem-list.ts';
import { packageFolders, placeThatCounts } from './python.ts';
import { absentStore, readStore, type StoreContent } from './stored-root.ts';

/**
 * pip: the file of requests' variables, else of its own settings, else the copy of certifi that it brings along. From 24.2 on, with Python
 * 3.10, the system's own roots count beside it.
 * Source: pip documentation, "HTTPS Certificates"; compared with pip 23.0.1 and 23.2.1 (REQUESTS_CA_BUNDLE wins over `cert`) and 24.2.
 * @param system what programs of the system take: OpenSSL's places on Linux, else the system's store
 */
export async function readPip(machine: Machine, system: StoreContent): Promise<StoreContent> {
  const { REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE } = machine.env;
  const named = firstSet(REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE, (await pipSetting(machine, 'cert'))?.value);
  const installed = await pipIn(machine);
  const as = { store: 'pip', program: 'pip', publicRoots: 'held' } as const;
  const location = named ?? installed?.bundle ?? 'pip';
  if (installed === null && named === null) return absentStore({ ...as, location });
  const own = await readFileStore(machine, { ...as, location }, { missing: 'named', broken: 'takes-nothing' });
  const legacy = /\blegacy-certs\b/u.test((await pipSetting(machine, 'use-deprecated'))?.value ?? '');
  return own.outcome === 'read' && own.why === null && installed?.takesSystem === true && !legacy
    ? readStore(own, [...own.roots, ...system.roots])
    : own;
}

interface InstalledPip {
  readonly bundle: string;
  readonly takesSystem: boolean;
}

/** The nearest pip; null where there is none. */
async function pipIn(machine: Machine): Promise<InstalledPip | null> {
  for (const folder of await packageFolders(machine)) {
    const copy = `${folder}/pip/_vendor/certifi/cacert.pem`;
    if ((await machine.presence(copy)) !== 'there' && (await machine.presence(copy.replace('cacert.pem', 'core.py'))) !== 'there') continue;
    const versions = ((await machine.list(folder)) ?? []).map((name) => /^pip-(\d+)\.(\d+)\S*\.dist-info$/u.exec(name));
    const [, major = '0', minor = '0'] = versions.find((found) => found !== null) ?? [];
    const python = Number(/\/python3\.(\d+)\//u.exec(folder)?.[1] ?? 99);
    const takesSystem = Number(major) * 100 + Number(minor) >= 2402 && python >= 10;
    return { bundle: await placeThatCounts(machine, copy), takesSystem };
  }
  return null;
}

/** conda: `ssl_verify` with a path names a file; else what requests takes. Source: conda documentation, "SSL verification (ssl_verify)". */
export async function readConda(machine: Machine, requests: StoreContent): Promise<StoreContent> {
  const written = (await condaFiles(machine)).map(({ text }) => yamlValue(text, ['ssl_verify']));
  const named = firstSet(machine.env.CONDA_SSL_VERIFY, ...written);
  const isPath = named !== null && !/^(?:true|false|yes|no|on|off|truststore|0|1)$/iu.test(named);
  return namedBundle(machine, { store: 'conda', program: 'conda', commands: ['conda', 'mamba'] }, isPath ? named : null, requests);
}

/** The command line of AWS: the variable, the person's settings, else botocore's copy of certifi. Source: AWS CLI, "Environment variables": AWS_CA_BUNDLE. */
export async function readAws(machine: Machine, requests: StoreContent): Promise<StoreContent> {
  const slash = machine.platform === 'win32' ? '\\' : '/';
  const file = firstSet(machine.env.AWS_CONFIG_FILE) ?? `${machine.home}${slash}.aws${slash}config`;
  const bytes = await machine.readFile(file);
  const written = bytes === null ? undefined : /^\s*ca_bundle\s*=\s*(\S.*?)\s*$/mu.exec(new TextDecoder().decode(bytes))?.[1];
  const named = firstSet(machine.env.AWS_CA_BUNDLE, written, machine.env.REQUESTS_CA_BUNDLE);
  return namedBundle(machine, { store: 'aws', program: 'AWS CLI', commands: ['aws'] }, named, requests);
}
