import type { Machine } from '../machine.ts';
import { condaFiles, yamlValue } from '../proxy/conda.ts';
import { pipSetting } from '../proxy/pip.ts';
import { firstSet, namedBundle } from './named-bundle.ts';
import type { StoreContent } from './stored-root.ts';

/** pip: the file that its own settings name, else what requests takes. Source: pip documentation, "HTTPS Certificates". */
export async function readPip(machine: Machine, requests: StoreContent): Promise<StoreContent> {
  const named = await pipSetting(machine, 'cert');
  return namedBundle(machine, { store: 'pip', program: 'pip', commands: ['pip', 'pip3'] }, named?.value ?? null, requests);
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
