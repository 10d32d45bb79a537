import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { CauseId } from '../../../shared/model/cause-id.ts';
import { started } from '../kit/running.ts';
import { placeOf, putFiles, WITHOUT_A_LINE } from './faults.ts';
import { FILES, HOST } from './shop.ts';
import type { Software } from './software.ts';

/** Where the recipes put own files. */
const OWN = { chain: `/etc/caddy/${HOST}.fullchain.pem`, key: `/etc/caddy/${HOST}.key` } as const;
const FILE = '/etc/caddy/Caddyfile';

/** Causes for which own files are named; without them Caddy gets a certificate by itself. */
const BY_OWN_FILES: readonly CauseId[] = [
  'expired',
  'incomplete-chain',
  'misordered-chain',
  'name-mismatch',
  'self-signed',
  'weak-key',
  'no-forward-secrecy',
];
/**
 * Lines of the site's `tls` block that break it. No weak-cipher: Caddy knows none.
 */
const FAULTS: Readonly<Partial<Record<CauseId, readonly string[]>>> = {
  ...WITHOUT_A_LINE,
  'version-mismatch': ['protocols tls1.3'],
  'cipher-mismatch': ['protocols tls1.2 tls1.2', 'ciphers TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'],
  'no-forward-secrecy': ['protocols tls1.2 tls1.2', 'ciphers TLS_RSA_WITH_AES_128_GCM_SHA256'],
  'sni-mismatch': [],
  'client-cert-required': ['client_auth {', 'mode require_and_verify', 'trusted_ca_cert_file /etc/caddy/client-ca.pem', '}'],
};

export const caddy: Software = {
  id: 'caddy',
  startTls: null,
  causes: Object.keys(FAULTS) as CauseId[],
  async broken(machine, papers, cause) {
    await putFiles(machine, papers, cause);
    const { chain, key } = FILES[placeOf(cause)];
    for (const [from, to] of [
      [chain, OWN.chain],
      [key, OWN.key],
    ] as const)
      await machine.put(to, await readFile(machine.at(from), 'utf8'));
    await machine.put('/etc/caddy/client-ca.pem', papers.root);
    await machine.put('/etc/caddy/root.key', await readFile(papers.rootKeyFile, 'utf8'));
    const files = BY_OWN_FILES.includes(cause) || cause === 'sni-mismatch' ? `${OWN.chain} ${OWN.key}` : '';
    const faults = (FAULTS[cause] ?? []).join('\n');
    const tls = cause === 'plain-http' ? '' : `tls ${files}${faults === '' ? '' : ` {\n${faults}\n}`}`;
    const site = cause === 'sni-mismatch' ? 'other.example' : cause === 'plain-http' ? `http://${HOST}` : HOST;
    return {
      lines: cause === 'sni-mismatch' ? ['default_sni other.example'] : [],
      blocks: [`${site}:${machine.port} {\n${tls === 'tls ' ? '' : tls}\nrespond "ok"\n}`],
    };
  },
  mended({ lines }, { text }) {
    const [, options, site = ''] = /^(?:\{\n(.*?)\n\}\n\n)?(.*)$/s.exec(text) ?? [];
    return { lines: options === undefined ? lines : options.split('\n'), blocks: [site] };
  },
  async write(machine, { lines, blocks }) {
    // In the place of a public issuer, Caddy's own automation gets its certificates from the lab's root.
    const issuer = [
      'local_certs',
      'skip_install_trust',
      'pki {',
      'ca local {',
      'root {',
      `cert /etc/caddy/client-ca.pem`,
      'key /etc/caddy/root.key',
      '}',
      '}',
      '}',
    ];
    const options = [
      `admin unix/${machine.at('/admin.sock')}`,
      'auto_https disable_redirects',
      'default_bind 127.0.0.1',
      ...issuer,
      ...lines,
    ];
    // Debian's Caddy is older than 2.8: the step says how that one spells it.
    const sites = blocks.join('\n\n').replaceAll('trust_pool file', 'trusted_ca_cert_file');
    await machine.put(FILE, machine.here(`{\n${options.join('\n')}\n}\n\n${sites}\n`));
  },
  async start(machine) {
    const run = ['run', '--config', machine.at(FILE), '--adapter', 'caddyfile'];
    const server = await started('/usr/bin/caddy', run, machine.port, { env: home(machine.folder) });
    // It listens before it has got the certificates it makes by itself.
    const own = /\btls \/|http:\/\//.test(await readFile(machine.at(FILE), 'utf8'));
    const got = machine.at(`/data/caddy/certificates/local/${HOST}/${HOST}.crt`);
    for (let tries = 0; !own && !existsSync(got) && tries < 100; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    return server;
  },
  reload: (machine) => `caddy reload --config "${machine.at(FILE)}" --adapter caddyfile --force`,
  env: (machine) => home(machine.folder),
  judgedFor: { 'version-mismatch': 'windows7' },
};

function home(folder: string): Readonly<Record<string, string>> {
  return { XDG_DATA_HOME: `${folder}/data`, XDG_CONFIG_HOME: `${folder}/config`, HOME: folder };
}
