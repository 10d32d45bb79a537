import { mkdir } from 'node:fs/promises';
import type { CauseId } from '../../../shared/model/cause-id.ts';
import { started } from '../kit/running.ts';
import { putBundle, putFiles } from './faults.ts';
import { HOST } from './shop.ts';
import { firstWord, linesOf, replaced, type Software } from './software.ts';

/** Lines of the global section, and what stands behind `bind :port`. */
const FAULTS: Readonly<Partial<Record<CauseId, { readonly global?: readonly string[]; readonly bind?: string }>>> = {
  expired: {},
  'incomplete-chain': {},
  'misordered-chain': {},
  'weak-key': {},
  'self-signed': {},
  'name-mismatch': { bind: ' ssl crt /etc/haproxy/other.pem' },
  'plain-http': { bind: '' },
  'version-mismatch': { global: ['ssl-default-bind-options ssl-min-ver TLSv1.0 ssl-max-ver TLSv1.1'] },
  'weak-cipher': {
    global: ['ssl-default-bind-options ssl-min-ver TLSv1.2 ssl-max-ver TLSv1.2', 'ssl-default-bind-ciphers NULL-SHA256:@SECLEVEL=0'],
  },
  'cipher-mismatch': {
    global: ['ssl-default-bind-ciphers ECDHE-ECDSA-AES128-CCM', 'ssl-default-bind-ciphersuites TLS_AES_128_CCM_SHA256'],
  },
  'no-forward-secrecy': { global: ['ssl-default-bind-options ssl-max-ver TLSv1.2', 'ssl-default-bind-ciphers AES128-GCM-SHA256'] },
  'sni-mismatch': { bind: ' ssl crt /etc/haproxy/other.pem strict-sni' },
  'client-cert-required': { bind: ' ssl crt /etc/haproxy/certs/ ca-file /etc/haproxy/client-ca.pem verify required' },
};

export const haproxy: Software = {
  id: 'haproxy',
  startTls: null,
  causes: Object.keys(FAULTS) as CauseId[],
  async broken(machine, papers, cause) {
    await mkdir(machine.at('/etc/haproxy/certs'), { recursive: true });
    await putFiles(machine, papers, cause);
    await machine.put('/etc/haproxy/client-ca.pem', papers.root);
    const bundle = `/etc/haproxy/certs/${HOST}.pem`;
    const ofAnother = cause === 'name-mismatch' || cause === 'sni-mismatch';
    await putBundle(machine, ofAnother ? '/etc/haproxy/other.pem' : bundle, cause);
    if (ofAnother) await machine.sh(`cat fullchain.pem privkey.pem > ${bundle}`);
    // What certbot wrote is in order; the file made from it is not.
    if (cause === 'misordered-chain') await machine.sh('certbot certonly');
    const { global = [], bind = ' ssl crt /etc/haproxy/certs/' } = FAULTS[cause] ?? {};
    return { lines: global, blocks: [`bind :${machine.port}${bind}`] };
  },
  mended({ lines, blocks }, { text }) {
    const copied = linesOf(text);
    const binds = copied.filter((line) => firstWord(line) === 'bind');
    const global = copied.filter((line) => firstWord(line) !== 'bind');
    return { lines: replaced(lines, global, firstWord), blocks: binds.length > 0 ? binds : blocks };
  },
  async write(machine, { lines, blocks }) {
    const binds = blocks.map((line) => line.replace('bind :', 'bind 127.0.0.1:'));
    const times = ['client', 'server', 'connect'].map((side) => `timeout ${side} 5s`);
    const page = 'http-request return status 200 content-type text/plain string ok';
    await machine.put(
      '/etc/haproxy/haproxy.cfg',
      machine.here(['global', ...lines, 'defaults', 'mode http', ...times, 'frontend site', ...binds, page, ''].join('\n')),
    );
  },
  start: (machine) =>
    started('/usr/sbin/haproxy', ['-W', '-f', machine.at('/etc/haproxy/haproxy.cfg'), '-p', machine.at('/pid')], machine.port, {
      env: machine.env,
    }),
  reload: (machine) => `kill -USR2 $(cat "${machine.at('/pid')}")`,
};
