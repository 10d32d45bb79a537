import { readFile } from 'node:fs/promises';
import type { CauseId } from '../../../shared/model/cause-id.ts';
import { started } from '../kit/running.ts';
import { placeOf, putFiles } from './faults.ts';
import { FILES } from './shop.ts';
import { linesOf, replaced, type Software } from './software.ts';

const REORDERED = '/etc/dovecot/fullchain.pem';

/**
 * No weak-cipher, no cipher-mismatch: where nothing is common it hangs up without an alert, which is judged `reset` (a drop proves no cipher).
 * No version-mismatch: its settings can demand newer versions, not only older ones. No plain-http: without TLS it greets as IMAP.
 * No sni-mismatch: it answers an unknown name with its general certificate. No client-cert-required: it asks after the handshake, at sign-in.
 */
const FAULTS: Readonly<Partial<Record<CauseId, readonly string[]>>> = {
  expired: [],
  'incomplete-chain': [],
  'misordered-chain': [],
  'name-mismatch': [],
  'self-signed': [],
  'weak-key': [],
  'no-forward-secrecy': ['ssl_cipher_list = AES128-GCM-SHA256'],
};

export const dovecot: Software = {
  id: 'dovecot',
  startTls: 'imap',
  causes: Object.keys(FAULTS) as CauseId[],
  async broken(machine, papers, cause) {
    const place = cause === 'self-signed' ? 'old' : placeOf(cause);
    await putFiles(machine, papers, cause, place);
    // Dovecot has no setting for the newest version; only without TLS 1.3 do its ciphers decide.
    if ((FAULTS[cause] ?? []).length > 0) await machine.isOld('TLSv1.2');
    const { chain, key } = FILES[place];
    if (cause === 'misordered-chain') await machine.put(REORDERED, await readFile(machine.at(chain), 'utf8'));
    const sent = cause === 'misordered-chain' ? REORDERED : chain;
    return { lines: [`ssl_cert = <${sent}`, `ssl_key = <${key}`, ...(FAULTS[cause] ?? [])], blocks: [] };
  },
  mended({ lines, blocks }, { text }) {
    if (text.includes('{')) return { lines, blocks: [...blocks, text] };
    return { lines: replaced(lines, linesOf(text), (line) => line.split('=', 1)[0]?.trim() ?? ''), blocks };
  },
  async write(machine, { lines, blocks }) {
    const { folder, port } = machine;
    const listener = `service imap-login {\ninet_listener imap {\naddress = 127.0.0.1\nport = ${port}\n}\ninet_listener imaps {\nport = 0\n}\n}`;
    await machine.put(
      '/dovecot.conf',
      machine.here(
        [
          ...[
            `base_dir = ${folder}/run`,
            `state_dir = ${folder}/state`,
            'log_path = /dev/stderr',
            'protocols = imap',
            'import_environment = OPENSSL_CONF',
            'listen = 127.0.0.1',
          ],
          ...['ssl = yes', `mail_location = maildir:${folder}/mail`, 'passdb {\ndriver = static\nargs = nopassword=y\n}'],
          ...[`userdb {\ndriver = static\nargs = uid=nobody gid=nogroup home=${folder}\n}`, listener, ...lines, ...blocks, ''],
        ].join('\n'),
      ),
    );
  },
  start: (machine) => started('/usr/sbin/dovecot', ['-F', '-c', machine.at('/dovecot.conf')], machine.port, { env: machine.env }),
  reload: () => 'doveadm reload',
  programs: (machine) => ({
    doveadm: `exec /usr/bin/doveadm -c "${machine.at('/dovecot.conf')}" "$@"`,
    doveconf: `exec /usr/bin/doveconf -c "${machine.at('/dovecot.conf')}" "$@"`,
  }),
};
