import type { ComputerFinding } from '../../shared/model/computer.ts';
import { say } from '../../shared/words/index.ts';
import { type Machine, readText } from './machine.ts';
import { condaFiles, yamlValue } from './proxy/conda.ts';
import { npmSetting } from './proxy/npm.ts';
import { pipSetting } from './proxy/pip.ts';
import { vsCodeSettings } from './proxy/vs-code.ts';
import { wgetSetting } from './proxy/wgetrc.ts';
import { yarnSetting } from './proxy/yarn.ts';
import { gitSetting } from './trust-stores/command-line-tools.ts';
import { composerSetting } from './trust-stores/composer.ts';

/** Programs that a setting of this computer tells not to check certificates at all: the usual wrong cure for a missing root. */
export async function uncheckedPrograms(machine: Machine): Promise<ComputerFinding[]> {
  const { env, home } = machine;
  const [strict, curlrc, gitVerify] = await Promise.all([
    npmSetting(machine, 'strict-ssl'),
    readText(machine, `${home}/.curlrc`),
    gitSetting(machine, 'sslVerify'),
  ]);
  const found: [program: string, setting: string][] = [];
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0') found.push(['Node.js', 'NODE_TLS_REJECT_UNAUTHORIZED=0']);
  if (env.PYTHONHTTPSVERIFY === '0') found.push(['Python', 'PYTHONHTTPSVERIFY=0']);
  if (isSet(env.GIT_SSL_NO_VERIFY)) found.push(['git', 'GIT_SSL_NO_VERIFY']);
  else if (/^(?:false|no|off|0)$/iu.test(gitVerify ?? '')) found.push(['git', 'http.sslVerify']);
  if (/^(?:false|0|)$/iu.test(strict?.value ?? 'true')) found.push(['npm', 'strict-ssl']);
  if (/^\s*(?:-k\b|-{0,2}insecure\b)/mu.test(curlrc ?? '')) found.push(['curl', '.curlrc: insecure']);
  found.push(...(await inMorePlaces(machine)));
  return found.map(([program, setting]) => ({
    state: 'problem',
    area: 'trust',
    said: say('computer.unchecked', { program, setting }),
    detail: [say('computer.unchecked.detail')],
  }));
}

/** Source: the manuals of these programs, as at their readers in `proxy/` and `trust-stores/`. */
async function inMorePlaces(machine: Machine): Promise<[program: string, setting: string][]> {
  const no = (value: string | null | undefined) => /^(?:false|no|off|0)$/iu.test(value ?? '');
  const [composer, pip, wget, yarn, conda, code, gem, apt] = await Promise.all([
    composerSetting(machine, 'disable-tls'),
    pipSetting(machine, 'trusted-host'),
    wgetSetting(machine, 'check_certificate'),
    yarnSetting(machine, { berry: 'enableStrictSsl', classic: 'strict-ssl' }),
    condaFiles(machine),
    vsCodeSettings(machine),
    readText(machine, machine.env.GEMRC || `${machine.home}/.gemrc`),
    machine.platform === 'linux' ? machine.run('apt-config', ['dump', 'Acquire']) : null,
  ]);
  const found: [program: string, setting: string][] = [];
  if (composer === 'true') found.push(['Composer', 'disable-tls']);
  if (pip !== null) found.push(['pip', `trusted-host (${pip.value.split(/\s+/u).join(', ')})`]);
  if (no(wget?.value) || /^quiet$/iu.test(wget?.value ?? '')) found.push(['wget', 'check_certificate']);
  if (no(yarn?.value)) found.push(['yarn', 'strict-ssl']);
  if (no(machine.env.CONDA_SSL_VERIFY) || conda.some(({ text }) => no(yamlValue(text, ['ssl_verify']))))
    found.push(['conda', 'ssl_verify']);
  if (/"http\.proxyStrictSSL"\s*:\s*false/u.test(code?.text ?? '')) found.push(['Visual Studio Code', 'http.proxyStrictSSL']);
  if (/^:?ssl_verify_mode:\s*0\s*$/mu.test(gem ?? '')) found.push(['RubyGems', ':ssl_verify_mode: 0']);
  if (/^Acquire::https::Verify-(?:Peer|Host) "(?:false|no|0|off)";/imu.test(apt ?? '')) found.push(['apt', 'Acquire::https::Verify-Peer']);
  if (/-Dmaven\.wagon\.http\.ssl\.insecure=true\b/u.test(machine.env.MAVEN_OPTS ?? ''))
    found.push(['Maven', 'maven.wagon.http.ssl.insecure']);
  return found;
}

/** git takes any word but the negative ones for yes. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && !/^(?:false|no|off|0|)$/iu.test(value);
}
