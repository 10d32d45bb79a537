import type { CauseId } from '../../../shared/model/cause-id.ts';
import { started } from '../kit/running.ts';
import { placeOf, putFiles, WITHOUT_A_LINE } from './faults.ts';
import { FILES, HOST } from './shop.ts';
import { firstWord, linesOf, replaced, type Software } from './software.ts';

const FAULTS: Readonly<Partial<Record<CauseId, readonly string[]>>> = {
  ...WITHOUT_A_LINE,
  'sni-mismatch': ['ssl_reject_handshake on;'],
  'version-mismatch': ['ssl_protocols TLSv1.1;'],
  'weak-cipher': ['ssl_protocols TLSv1.2;', 'ssl_ciphers NULL-SHA256:@SECLEVEL=0;'],
  'cipher-mismatch': ['ssl_protocols TLSv1.2;', 'ssl_ciphers ECDHE-ECDSA-AES128-CCM;'],
  'no-forward-secrecy': ['ssl_protocols TLSv1.2;', 'ssl_ciphers AES128-GCM-SHA256;'],
  'client-cert-required': ['ssl_client_certificate /etc/nginx/client-ca.pem;', 'ssl_verify_client on;'],
};

export const nginx: Software = {
  id: 'nginx',
  startTls: null,
  causes: Object.keys(FAULTS) as CauseId[],
  async broken(machine, papers, cause) {
    await putFiles(machine, papers, cause);
    await machine.put('/etc/nginx/client-ca.pem', papers.root);
    const { chain, key } = FILES[placeOf(cause)];
    const listen = cause === 'plain-http' ? `listen ${machine.port};` : `listen ${machine.port} ssl;`;
    const name = cause === 'name-mismatch' ? 'other.example' : HOST;
    const lines = [listen, `server_name ${name};`, `ssl_certificate ${chain};`, `ssl_certificate_key ${key};`, ...(FAULTS[cause] ?? [])];
    return { lines, blocks: [] };
  },
  mended({ lines, blocks }, { text }, cause) {
    if (!text.includes('server {')) return { lines: replaced(lines, linesOf(text), firstWord), blocks };
    // The block of another name stays; one of the same name goes.
    return { lines: cause === 'name-mismatch' ? lines : [], blocks: [...blocks, text] };
  },
  async write(machine, { lines, blocks }) {
    const servers = [...(lines.length === 0 ? [] : [`server {\n${lines.join('\n')}\n}`]), ...blocks].join('\n');
    const all = servers.replaceAll(/listen (\d)/g, 'listen 127.0.0.1:$1');
    await machine.put(
      '/nginx.conf',
      machine.here(`daemon off; pid ${machine.folder}/pid; error_log stderr; events {}\nhttp { access_log off;\n${all}\n}\n`),
    );
  },
  start: (machine) =>
    started('/usr/sbin/nginx', ['-c', machine.at('/nginx.conf'), '-p', machine.folder], machine.port, { env: machine.env }),
  reload: () => 'nginx -s reload',
  programs: (machine) => ({ nginx: `exec /usr/sbin/nginx -c "${machine.at('/nginx.conf')}" -p "${machine.folder}" "$@"` }),
};
