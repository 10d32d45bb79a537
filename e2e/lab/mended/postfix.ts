import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { CauseId } from '../../../shared/model/cause-id.ts';
import { started } from '../kit/running.ts';
import { placeOf, putFiles } from './faults.ts';
import { FILES, HOST } from './shop.ts';
import type { Software } from './software.ts';

const run = promisify(execFile);

/**
 * No client-cert-required: it asks for the certificate but refuses by its answer to RCPT, after the handshake. No sni-mismatch: it answers
 * an unknown name with its general chain. No plain-http: without TLS it greets as SMTP.
 */
const FAULTS: Readonly<Partial<Record<CauseId, readonly string[]>>> = {
  expired: [],
  'incomplete-chain': [],
  'misordered-chain': [],
  'name-mismatch': [],
  'self-signed': [],
  'weak-key': [],
  'version-mismatch': ['smtpd_tls_protocols = TLSv1.1'],
  'cipher-mismatch': ['smtpd_tls_protocols = TLSv1.2', 'smtpd_tls_ciphers = high', 'tls_high_cipherlist = ECDHE-ECDSA-AES128-CCM'],
  'weak-cipher': ['smtpd_tls_protocols = TLSv1.2', 'smtpd_tls_ciphers = null', 'smtpd_tls_exclude_ciphers = HIGH, MEDIUM'],
  'no-forward-secrecy': ['smtpd_tls_protocols = TLSv1.2', 'smtpd_tls_exclude_ciphers = aNULL, kECDHE, kDHE'],
};

export const postfix: Software = {
  id: 'postfix',
  startTls: 'smtp',
  causes: Object.keys(FAULTS) as CauseId[],
  async broken(machine, papers, cause) {
    const place = cause === 'self-signed' ? 'old' : placeOf(cause);
    await putFiles(machine, papers, cause, place);
    const { chain, key } = FILES[place];
    return { lines: [`smtpd_tls_chain_files = ${key}, ${chain}`, ...(FAULTS[cause] ?? [])], blocks: [] };
  },
  // Its steps give command lines only: they change main.cf themselves.
  mended: (configuration) => configuration,
  async write(machine, { lines }) {
    if (await written(machine.at('/etc/postfix/main.cf'))) return;
    const { folder, port } = machine;
    for (const name of ['queue', 'data']) await mkdir(machine.at(`/${name}`), { recursive: true });
    await run('chown', ['postfix', machine.at('/data')]);
    const main = [
      ...['compatibility_level = 3.6', `queue_directory = ${folder}/queue`, `data_directory = ${folder}/data`, 'mail_owner = postfix'],
      ...['setgid_group = postdrop', `myhostname = ${HOST}`, 'inet_interfaces = 127.0.0.1', 'inet_protocols = ipv4', 'mydestination ='],
      ...[
        'smtpd_tls_security_level = may',
        'smtpd_peername_lookup = no',
        'mynetworks = 127.0.0.0/8',
        'alias_maps =',
        `maillog_file = ${folder}/log`,
        `maillog_file_prefixes = ${folder}`,
      ],
      ...['import_environment = MAIL_CONFIG OPENSSL_CONF', 'local_recipient_maps =', ...lines, ''],
    ];
    await machine.put('/etc/postfix/main.cf', machine.here(main.join('\n')));
    const services = ['inet n - n - - smtpd', 'unix - - n 1000? 1 tlsmgr', 'unix - - n - 1 anvil', 'unix-dgram n - n - 1 postlogd'];
    const names = [`127.0.0.1:${port}`, 'tlsmgr', 'anvil', 'postlog'];
    await machine.put('/etc/postfix/master.cf', `${names.map((name, place) => `${name} ${services[place]}`).join('\n')}\n`);
    await machine.sh('postfix check', { MAIL_CONFIG: machine.at('/etc/postfix') });
  },
  start: (machine) =>
    started('/usr/lib/postfix/sbin/master', ['-c', machine.at('/etc/postfix'), '-d'], machine.port, {
      env: { ...machine.env, MAIL_CONFIG: machine.at('/etc/postfix') },
    }),
  reload: () => 'postfix reload',
  env: (machine) => ({ MAIL_CONFIG: machine.at('/etc/postfix') }),
};

async function written(file: string): Promise<boolean> {
  return (await readFile(file, 'utf8').catch(() => '')).includes('myhostname');
}
