import { say } from '../../../shared/words/index.ts';
import { type Machine, readText } from '../machine.ts';
import { type Policy, type ReadPolicy, versionName } from './policy.ts';

type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

const MOST_INCLUDES = 20;

/**
 * The sections of an openssl.cnf; what stands before the first is `default`. `.include` brings in a file, or the `.cnf` and `.conf` files of a
 * folder. Source: config(5).
 */
async function readSections(machine: Machine, path: string): Promise<Sections> {
  const sections = new Map<string, Map<string, string>>();
  let includes = 0;
  const read = async (file: string): Promise<void> => {
    const text = await readText(machine, file);
    if (text === null) return;
    let section = 'default';
    for (const line of text.replace(/\\\r?\n/gu, '').split(/\r?\n/u)) {
      const bare = line.replace(/(^|\s)#.*$/u, '').trim();
      const [, included] = /^\.include\s*=?\s*"?([^"]+?)"?$/u.exec(bare) ?? [];
      if (included !== undefined && includes++ < MOST_INCLUDES) {
        const names = (await machine.list(included))?.filter((name) => /\.(cnf|conf)$/u.test(name));
        for (const one of names?.map((name) => `${included}/${name}`) ?? [included]) await read(one);
      }
      section = /^\[\s*(.+?)\s*\]$/u.exec(bare)?.[1] ?? section;
      const [, key, value] = /^([\w.]+)\s*=\s*(.*)$/u.exec(bare) ?? [];
      if (key === undefined || value === undefined) continue;
      const values = sections.get(section) ?? new Map<string, string>();
      sections.set(section, values.set(key, value));
    }
  };
  await read(path);
  return sections;
}

const KEY_BITS: Readonly<Record<string, number>> = { 1: 1024, 2: 2048, 3: 3072, 4: 7680, 5: 15360 };
/** Debian and Ubuntu compile 2 in, as OpenSSL itself does since 3.2; writing it out changes nothing worth a word. */
const USUAL_LEVEL = '2';

/** The configuration file that OpenSSL goes by, or null where no place is known. */
async function configFile(machine: Machine): Promise<string | null> {
  const given = machine.env.OPENSSL_CONF;
  if (given !== undefined && given !== '') return given;
  const printed = await machine.run('openssl', ['version', '-d']);
  const folder = /^OPENSSLDIR:\s*"(.*)"/mu.exec(printed ?? '')?.[1];
  if (folder !== undefined) return `${folder}/openssl.cnf`;
  return machine.platform === 'win32' ? null : '/etc/ssl/openssl.cnf';
}

/**
 * What openssl.cnf sets for every program: `openssl_conf` names a section, its `ssl_conf` another, its `system_default` the one that counts.
 * Node goes by `nodejs_conf` instead. Source: config(5), SSL_CONF_cmd(3), SSL_CTX_set_security_level(3).
 */
export const readOpenSsl: ReadPolicy = async (machine) => {
  const location = await configFile(machine);
  if (location === null) return [];
  const sections = await readSections(machine, location);
  return ['openssl_conf', 'nodejs_conf'].flatMap((start) => {
    const program = start === 'nodejs_conf' ? 'node' : 'openssl';
    const first = sections.get('default')?.get(start);
    const ssl = first === undefined ? undefined : sections.get(first)?.get('ssl_conf');
    const system = ssl === undefined ? undefined : sections.get(ssl)?.get('system_default');
    const values = system === undefined ? undefined : sections.get(system);
    return values === undefined ? [] : rulesOf(values, program, location);
  });
};

function rulesOf(values: ReadonlyMap<string, string>, source: string, location: string): readonly Policy[] {
  const found: Policy[] = [];
  for (const [key, value] of values) {
    const name = key.replace(/^\d+\./u, ''); // several commands alike carry a number in front
    const add = (effect: Policy['effect']) => found.push({ source, location, setting: name, value, effect });
    const version = versionName(value);
    if (name === 'MinProtocol' && version !== null) add(say('policies.openssl.min', { version }));
    if (name === 'MaxProtocol' && version !== null) add(say('policies.openssl.max', { version }));
    if (name === 'CipherString') {
      const level = /@SECLEVEL=(\d)/u.exec(value)?.[1];
      const rest = value.replace(/:?@SECLEVEL=\d/u, '');
      if (level === '0') add(say('policies.openssl.level-0'));
      else if (level !== undefined && level !== USUAL_LEVEL) add(say('policies.openssl.level', { level, bits: KEY_BITS[level] ?? 15360 }));
      if (!['', 'DEFAULT'].includes(rest)) add(say('policies.openssl.ciphers'));
    }
    if (name === 'Ciphersuites') add(say('policies.openssl.ciphers'));
    if (name === 'Options' && /\bUnsafeLegacy(Renegotiation|ServerConnect)\b/u.test(value))
      add(say('policies.openssl.legacy-renegotiation'));
  }
  return found;
}
