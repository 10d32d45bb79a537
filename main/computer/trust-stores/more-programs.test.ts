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
const publicPem = publicRootStore()
  .roots.slice(0, 5)
  .map((root) => writePem('CERTIFICATE', root.der))
  .join('');

/** Which of these programs trusts the company's root, which lies in one file that a setting may name; programs that are not there are left out. */
async function trusting({ files = {}, env = {}, ...more }: Recorded): Promise<readonly string[]> {
  const installed = ['pip3', 'conda', 'aws', 'wget', 'cargo', 'ruby', 'php', 'go', 'dotnet', 'deno', 'yarn', 'node', 'git'];
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
    ['RubyGems', { files: { [`${HOME}/.gemrc`]: `:ssl_ca_cert: ${FILE}\n` } }, ['ruby']],
    ['PHP', { files: { '/etc/php/8.2/cli/php.ini': `;openssl.cafile=\nopenssl.cafile="${FILE}"\n` } }, ['php']],
    ['Deno', { env: { DENO_CERT: FILE } }, ['deno']],
    ['yarn, today’s', { files: { [`${HOME}/.yarnrc.yml`]: `httpsCaFilePath: "${FILE}"\n` } }, ['yarn']],
    ['yarn, classic', { files: { [`${HOME}/.yarnrc`]: `cafile "${FILE}"\n` } }, ['yarn']],
    ['Node.js and those that run on it', { env: { NODE_EXTRA_CA_CERTS: FILE } }, ['node', 'yarn']],
    ['requests and what is built on it', { env: { REQUESTS_CA_BUNDLE: FILE } }, ['requests', 'pip', 'conda', 'aws']],
    ['what goes by OpenSSL’s variable', { env: { SSL_CERT_FILE: FILE } }, ['openssl', 'ruby', 'php', 'dotnet', 'cargo', 'go']],
  ])('%s, and by no other', async (_who, recorded, stores) => {
    expect((await trusting(recorded)).toSorted()).toEqual(stores.toSorted());
  });

  test('given the system’s own bundle, those that ask it and Deno where it is told to', async () => {
    const files = { '/etc/ssl/certs/ca-certificates.crt': publicPem + corp };
    expect(await trusting({ files })).toEqual(expect.arrayContaining(['system', 'wget', 'cargo', 'go', 'git']));
    expect(await trusting({ files })).not.toContain('deno');
    expect(await trusting({ files, env: { DENO_TLS_CA_STORE: 'system,mozilla' } })).toContain('deno');
  });

  test('given conda told to use the system’s verifier, takes the word for no file', async () => {
    expect(await trusting({ files: { [`${HOME}/.condarc`]: 'ssl_verify: truststore\n' } })).toEqual([]);
  });
});
