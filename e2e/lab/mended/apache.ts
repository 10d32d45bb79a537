import type { CauseId } from '../../../shared/model/cause-id.ts';
import { started } from '../kit/running.ts';
import { placeOf, putFiles, WITHOUT_A_LINE } from './faults.ts';
import { FILES, HOST } from './shop.ts';
import { firstWord, linesOf, replaced, type Software } from './software.ts';

/** No weak-cipher: mod_ssl itself puts `!aNULL:!eNULL:!EXP` before any list, and OpenSSL of Debian has no RC4 or 3DES. */
const FAULTS: Readonly<Partial<Record<CauseId, readonly string[]>>> = {
  ...WITHOUT_A_LINE,
  'version-mismatch': ['SSLProtocol -all +TLSv1.1'],
  'cipher-mismatch': ['SSLProtocol -all +TLSv1.2', 'SSLCipherSuite ECDHE-ECDSA-AES128-CCM'],
  'no-forward-secrecy': ['SSLProtocol -all +TLSv1.2', 'SSLCipherSuite AES128-GCM-SHA256'],
  'client-cert-required': ['SSLCACertificateFile /etc/apache2/client-ca.pem', 'SSLVerifyClient require'],
};
const MODULES = ['mpm_event', 'authz_core', 'socache_shmcb', 'ssl'];

export const apache: Software = {
  id: 'apache',
  startTls: null,
  causes: Object.keys(FAULTS) as CauseId[],
  async broken(machine, papers, cause) {
    await putFiles(machine, papers, cause);
    await machine.put('/etc/apache2/client-ca.pem', papers.root);
    const { chain, key } = FILES[placeOf(cause)];
    const name = `ServerName ${cause === 'name-mismatch' ? 'other.example' : HOST}`;
    const files = [`SSLCertificateFile ${chain}`, `SSLCertificateKeyFile ${key}`];
    return { lines: cause === 'plain-http' ? [name] : [name, 'SSLEngine on', ...files, ...(FAULTS[cause] ?? [])], blocks: [] };
  },
  mended({ lines, blocks }, { text }, cause) {
    if (!text.includes('<VirtualHost')) return { lines: replaced(lines, linesOf(text), firstWord), blocks };
    // The host of another name stays; one of the same name goes.
    return { lines: cause === 'name-mismatch' ? lines : [], blocks: [...blocks, text] };
  },
  async write(machine, { lines, blocks }) {
    const { folder, port } = machine;
    const own = lines.length === 0 ? [] : [`<VirtualHost *:${port}>`, ...lines, '</VirtualHost>'];
    await machine.put(
      '/apache.conf',
      machine.here(
        [
          ...MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
          ...[`ServerRoot ${folder}`, 'ServerName lab', `PidFile ${folder}/pid`, `DefaultRuntimeDir ${folder}`, `Mutex file:${folder}`],
          ...[`ErrorLog ${folder}/error.log`, `DocumentRoot ${folder}`, 'User www-data', 'Group www-data', `Listen 127.0.0.1:${port}`],
          ...own,
          ...blocks,
          '',
        ].join('\n'),
      ),
    );
  },
  start: (machine) => started('/usr/sbin/apache2', ['-DFOREGROUND', '-f', machine.at('/apache.conf')], machine.port, { env: machine.env }),
  reload: () => 'apachectl graceful',
  programs: (machine) => ({
    apachectl: `case "$1" in\nconfigtest) set -- -t;;\n*) set -- -k "$1";;\nesac\nexec /usr/sbin/apache2 -f "${machine.at('/apache.conf')}" "$@"`,
  }),
};
