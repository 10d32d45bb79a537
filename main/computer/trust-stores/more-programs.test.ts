import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writePem } from '../../../shared/wire/pem.ts';
import { summarise } from '../../../shared/wire/x509-summary.ts';
import { type Recorded, recordedMachine } from '../testing/recorded-machine.ts';
import { publicRootStore } from './public-roots.ts';
import { readAllStores } from './read-all.ts';

const corp = readFileSync(new URL('../../../e2e/fixtures/stores/certs/corp-root.pem', import.meta.url), 'utf8');
const CORP = 'Example Corp Internal Root CA';
const HOME = '/home/person';
const FILE = '/srv/corp.pem';
/** A folder of roots as OpenSSL wants it. */
const HASHED = { '/srv/hashed/b37c970e.0': corp };
const publicPem = publicRootStore()
  .roots.slice(0, 5)
  .map((root) => writePem('CERTIFICATE', root.der))
  .join('');

/** Which of these programs trusts the company's root, which lies in one file that a setting may name; programs that are not there are left out. */
async function trusting({ files = {}, env = {}, ...more }: Recorded): Promise<readonly string[]> {
  const installed = [
    'pip3',
    'conda',
    'aws',
    'wget',
    'cargo',
    'ruby',
    'gem',
    'php',
    'go',
    'dotnet',
    'deno',
    'yarn',
    'node',
    'npm',
    'git',
    'curl',
  ];
  const machine = recordedMachine({
    ...more,
    files: {
      ...Object.fromEntries(installed.map((name) => [`/usr/bin/${name}`, ''])),
      '/etc/ssl/certs/ca-certificates.crt': publicPem,
      '/usr/lib/ssl/cert.pem': publicPem,
      '/usr/lib/python3/dist-packages/certifi/cacert.pem': publicPem,
      [FILE]: corp,
      ...files,
    },
    env: { PATH: '/usr/bin', ...env },
  });
  const stores = await readAllStores(machine);
  return stores
    .filter((store) => store.roots.some((root) => root.trust === 'trusted' && summarise(root.certificate).subjectText === CORP))
    .map((store) => store.store);
}

describe('a file that one program’s setting names is trusted by', () => {
  test.each<[string, Recorded, readonly string[]]>([
    ['pip, by its file', { files: { [`${HOME}/.pip/pip.conf`]: `[global]\ncert = ${FILE}\n` } }, ['pip']],
    ['pip, by its variable', { env: { PIP_CERT: FILE } }, ['pip']],
    ['conda', { files: { [`${HOME}/.condarc`]: `ssl_verify: ${FILE}\n` } }, ['conda']],
    ['the command line of AWS', { env: { AWS_CA_BUNDLE: FILE } }, ['aws']],
    [
      'the command line of AWS, by its file',
      { files: { [`${HOME}/.aws/config`]: `[default]\nregion = eu\nca_bundle = ${FILE}\n` } },
      ['aws'],
    ],
    ['wget', { files: { [`${HOME}/.wgetrc`]: `ca_certificate = ${FILE}\n` } }, ['wget']],
    ['cargo', { files: { [`${HOME}/.cargo/config.toml`]: `[http]\ncainfo = "${FILE}"\n` } }, ['cargo']],
    ['cargo, by its variable', { env: { CARGO_HTTP_CAINFO: FILE } }, ['cargo']],
    ['RubyGems', { files: { [`${HOME}/.gemrc`]: `:ssl_ca_cert: ${FILE}\n` } }, ['gem']],
    ['PHP', { files: { '/etc/php/8.2/cli/php.ini': `;openssl.cafile=\nopenssl.cafile="${FILE}"\n` } }, ['php']],
    ['Deno', { env: { DENO_CERT: FILE } }, ['deno']],
    ['yarn, today’s', { files: { [`${HOME}/.yarnrc.yml`]: `httpsCaFilePath: "${FILE}"\n` } }, ['yarn']],
    ['yarn, classic', { files: { [`${HOME}/.yarnrc`]: `cafile "${FILE}"\n` } }, ['yarn']],
    ['Node.js and those that run on it', { env: { NODE_EXTRA_CA_CERTS: FILE } }, ['node', 'npm', 'yarn']],
    ['npm, by its variable in capitals', { env: { NPM_CONFIG_CAFILE: FILE } }, ['npm']],
    ['npm, by the computer’s file', { files: { '/usr/etc/npmrc': `cafile=${FILE}\n` } }, ['npm']],
    ['git, by a folder', { env: { GIT_SSL_CAPATH: '/srv/hashed' }, files: HASHED }, ['git']],
    ['curl, by a folder', { files: { ...HASHED, [`${HOME}/.curlrc`]: 'capath = /srv/hashed\n' } }, ['curl']],
    ['wget, by a folder', { files: { ...HASHED, [`${HOME}/.wgetrc`]: 'ca_directory = /srv/hashed\n' } }, ['wget']],
    [
      'what goes by OpenSSL’s folder',
      { env: { SSL_CERT_DIR: '/srv/hashed' }, files: HASHED },
      ['openssl', 'ruby', 'gem', 'php', 'dotnet', 'curl', 'go'],
    ],
    ['Go, which takes files of any name', { env: { SSL_CERT_DIR: '/srv' } }, ['go']],
    ['requests and what is built on it', { env: { REQUESTS_CA_BUNDLE: FILE } }, ['requests', 'pip', 'conda', 'aws']],
    [
      'what goes by OpenSSL’s variable',
      { env: { SSL_CERT_FILE: FILE } },
      ['openssl', 'ruby', 'gem', 'php', 'dotnet', 'cargo', 'curl', 'go'],
    ],
  ])('%s, and by no other', async (_who, recorded, stores) => {
    expect((await trusting(recorded)).toSorted()).toEqual(stores.toSorted());
  });

  test('given the system’s own bundle, those that ask it and Deno where it is told to', async () => {
    const files = { '/etc/ssl/certs/ca-certificates.crt': publicPem + corp };
    expect(await trusting({ files })).toEqual(expect.arrayContaining(['system', 'wget', 'cargo', 'go', 'git']));
    expect(await trusting({ files })).not.toContain('deno');
    expect(await trusting({ files, env: { DENO_TLS_CA_STORE: 'system,mozilla' } })).toContain('deno');
  });

  test('given a file that wget’s settings name, the system’s list counts beside it', async () => {
    const files = { '/etc/ssl/certs/ca-certificates.crt': publicPem + corp, '/srv/none.pem': publicPem };
    expect(await trusting({ files: { ...files, [`${HOME}/.wgetrc`]: 'ca_certificate = /srv/none.pem\n' } })).toContain('wget');
  });

  test.each<[string, string, string, readonly string[]]>([
    ['24.2 with Python 3.13', 'python3.13', 'pip-24.2.dist-info', ['openssl', 'pip']],
    ['26.0 of a distribution', 'python3', 'pip-26.0.1+dfsg.dist-info', ['openssl', 'pip']],
    ['24.2 with Python 3.9', 'python3.9', 'pip-24.2.dist-info', ['openssl']],
    ['23.2.1', 'python3.12', 'pip-23.2.1.dist-info', ['openssl']],
  ])('given pip %s and a root in the system’s list, pip goes by it from 24.2 on', async (_version, python, mark, wanted) => {
    const folder = `/usr/local/lib/${python}/site-packages`;
    const files = {
      [`${folder}/pip/_vendor/certifi/cacert.pem`]: publicPem,
      [`${folder}/${mark}/METADATA`]: '',
      '/usr/lib/ssl/cert.pem': corp,
    };
    expect((await trusting({ files })).filter((store) => ['openssl', 'pip'].includes(store))).toEqual(wanted);
    const old = { [`${HOME}/.config/pip/pip.conf`]: '[global]\nuse-deprecated = legacy-certs\n' };
    expect(await trusting({ files: { ...files, ...old } })).not.toContain('pip');
  });

  test('given requests’ variable beside pip’s own setting, the variable wins', async () => {
    const settings = { [`${HOME}/.config/pip/pip.conf`]: '[global]\ncert = /srv/other.pem\n', '/srv/other.pem': publicPem };
    expect(await trusting({ files: settings, env: { REQUESTS_CA_BUNDLE: FILE } })).toContain('pip');
  });

  test('given conda told to use the system’s verifier, takes the word for no file', async () => {
    expect(await trusting({ files: { [`${HOME}/.condarc`]: 'ssl_verify: truststore\n' } })).toEqual([]);
  });
});
