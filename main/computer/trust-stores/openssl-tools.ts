import { type Machine, readText } from '../machine.ts';
import { cargoSetting } from '../proxy/cargo.ts';
import { wgetSetting } from '../proxy/wgetrc.ts';
import { firstSet, namedBundle } from './named-bundle.ts';
import type { StoreContent } from './stored-root.ts';

/** wget: the file of its settings beside, on Debian, GnuTLS' own list. Source: Wget manual, "Wgetrc Commands": ca_certificate. */
export async function readWget(machine: Machine, system: StoreContent): Promise<StoreContent> {
  const named = await wgetSetting(machine, 'ca_certificate');
  return namedBundle(machine, { store: 'wget', program: 'wget', commands: ['wget'] }, firstSet(named?.value), system);
}

/** cargo: its own setting, else what its libcurl takes. Source: The Cargo Book, "Configuration": http.cainfo. */
export async function readCargo(machine: Machine, system: StoreContent): Promise<StoreContent> {
  const { env } = machine;
  const named = firstSet((await cargoSetting(machine, 'cainfo'))?.value, env.SSL_CERT_FILE);
  return namedBundle(machine, { store: 'cargo', program: 'cargo', commands: ['cargo'] }, named, system);
}

/** RubyGems: `:ssl_ca_cert:` of its settings, else what OpenSSL takes. Source: gem(1), "gem environment", .gemrc. */
export async function readRuby(machine: Machine, openssl: StoreContent): Promise<StoreContent> {
  const text = (await readText(machine, machine.env.GEMRC || `${machine.home}/.gemrc`)) ?? '';
  const named = /^:?ssl_ca_cert:\s*["']?(.+?)["']?\s*$/mu.exec(text)?.[1] ?? null;
  return namedBundle(machine, { store: 'ruby', program: 'Ruby', commands: ['ruby'] }, named, openssl);
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

/** Programs of Go: the variable replaces the file they look for, another its folder. Source: Go, crypto/x509/root_unix.go. */
export async function readGo(machine: Machine, system: StoreContent): Promise<StoreContent> {
  const named = machine.platform === 'linux' ? firstSet(machine.env.SSL_CERT_FILE) : null;
  return namedBundle(machine, { store: 'go', program: 'Go', commands: ['go'] }, named, system);
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
