import type { CauseId } from '../../../shared/model/cause-id.ts';
import { started } from '../kit/running.ts';
import { placeOf, putFiles, WITHOUT_A_LINE } from './faults.ts';
import { FILES } from './shop.ts';
import type { Software } from './software.ts';

const ISSUERS_OF_CLIENTS = "ca: fs.readFileSync('/etc/node/client-ca.pem'),";
/** Options of the server that break it. No sni-mismatch: where its callback refuses a name it hangs up without an alert, which is judged `reset`. */
const FAULTS: Readonly<Partial<Record<CauseId, readonly string[]>>> = {
  ...WITHOUT_A_LINE,
  'version-mismatch': ["minVersion: 'TLSv1.1',", "maxVersion: 'TLSv1.1',"],
  'weak-cipher': ["maxVersion: 'TLSv1.2',", "ciphers: 'NULL-SHA256:@SECLEVEL=0',"],
  'cipher-mismatch': ["maxVersion: 'TLSv1.2',", "ciphers: 'ECDHE-ECDSA-AES128-CCM',"],
  'no-forward-secrecy': ["maxVersion: 'TLSv1.2',", "ciphers: 'AES128-GCM-SHA256',"],
  'client-cert-required': ['requestCert: true,', ISSUERS_OF_CLIENTS],
};
const PROGRAM = '/etc/node/server.js';

export const node: Software = {
  id: 'node',
  startTls: null,
  causes: Object.keys(FAULTS) as CauseId[],
  async broken(machine, papers, cause) {
    await putFiles(machine, papers, cause);
    await machine.put('/etc/node/client-ca.pem', papers.root);
    const { chain, key } = FILES[placeOf(cause)];
    const files = [`cert: fs.readFileSync('${chain}'),`, `key: fs.readFileSync('${key}'),`];
    const options = [...files, ...(FAULTS[cause] ?? [])].map((line) => `  ${line}`).join('\n');
    return {
      lines: [],
      blocks: [
        cause === 'plain-http' ? 'const server = http.createServer(app);' : `const server = https.createServer({\n${options}\n}, app);`,
      ],
    };
  },
  mended({ lines, blocks }, { text }) {
    return text.startsWith('const server =') ? { lines, blocks: [text] } : { lines: [...lines, text], blocks };
  },
  write: (machine, { lines, blocks }) =>
    machine.put(
      PROGRAM,
      machine.here(
        [
          ...["const fs = require('node:fs');", "const http = require('node:http');", "const https = require('node:https');"],
          "const app = (_, answer) => answer.end('ok');",
          ...blocks,
          ...lines,
          `server.listen(${machine.port}, '127.0.0.1');`,
          '',
        ].join('\n'),
      ),
    ),
  start: (machine) =>
    started(process.execPath, ['--openssl-shared-config', '--tls-min-v1.0', machine.at(PROGRAM)], machine.port, { env: machine.env }),
  programs: (machine) => ({ node: `cd "${machine.at('/etc/node')}" && exec "${process.execPath}" "$@"` }),
};
