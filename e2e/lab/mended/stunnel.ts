import type { CauseId } from '../../../shared/model/cause-id.ts';
import { started } from '../kit/running.ts';
import { putBundle, putFiles } from './faults.ts';
import { HOST } from './shop.ts';
import type { Software } from './software.ts';

const SOUND = `/etc/stunnel/${HOST}.pem`;
const OLD = '/etc/stunnel/old.pem';

/** Lines of the service that break it. No plain-http: it speaks TLS or nothing. No sni-mismatch: the main service answers every other name. */
const FAULTS: Readonly<Partial<Record<CauseId, readonly string[]>>> = {
  expired: [],
  'misordered-chain': [],
  'incomplete-chain': [],
  'name-mismatch': [],
  'self-signed': [],
  'weak-key': ['securityLevel = 0'],
  'version-mismatch': ['sslVersion = TLSv1.1'],
  'weak-cipher': ['sslVersion = TLSv1.2', 'securityLevel = 0', 'ciphers = NULL-SHA256'],
  'cipher-mismatch': ['sslVersion = TLSv1.2', 'ciphers = ECDHE-ECDSA-AES128-CCM'],
  'no-forward-secrecy': ['sslVersion = TLSv1.2', 'ciphers = AES128-GCM-SHA256'],
  'client-cert-required': ['verifyChain = yes', 'requireCert = yes', 'CAfile = /etc/stunnel/client-ca.pem'],
};
/** The steps of these write a new file where the service already looks for it. */
const BY_FILES: readonly CauseId[] = ['expired', 'misordered-chain', 'weak-key'];

export const stunnel: Software = {
  id: 'stunnel',
  startTls: null,
  causes: Object.keys(FAULTS) as CauseId[],
  async broken(machine, papers, cause) {
    await putFiles(machine, papers, cause);
    await machine.put('/etc/stunnel/client-ca.pem', papers.root);
    const byFiles = BY_FILES.includes(cause);
    await putBundle(machine, byFiles ? SOUND : OLD, cause);
    if (!byFiles) await machine.sh(`certbot certonly\ncat privkey.pem fullchain.pem > ${SOUND}`);
    const service = ['[site]', `accept = ${machine.port}`, 'connect = 127.0.0.1:8080', `cert = ${byFiles ? SOUND : OLD}`];
    return { lines: [], blocks: [[...service, ...(FAULTS[cause] ?? [])].join('\n')] };
  },
  mended: (_, { text }) => ({ lines: [], blocks: [text] }),
  async write(machine, { blocks }) {
    const services = blocks.join('\n\n').replaceAll(/^accept = (\d)/gm, 'accept = 127.0.0.1:$1');
    await machine.put('/stunnel.conf', machine.here(`foreground = quiet\npid =\nsyslog = no\n${services}\n`));
  },
  start: (machine) => started('/usr/bin/stunnel4', [machine.at('/stunnel.conf')], machine.port, { env: machine.env }),
};
