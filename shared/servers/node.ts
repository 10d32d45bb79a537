import { GUIDELINE_SOURCE, OPENSSL_CIPHERS } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'Node.js documentation: tls';

function live(names: CaseNames): string {
  return `/etc/letsencrypt/live/${names.host}`;
}

function pair(names: CaseNames): string {
  return `{ cert: fs.readFileSync('${live(names)}/fullchain.pem'), key: fs.readFileSync('${live(names)}/privkey.pem') }`;
}

function options(names: CaseNames, ...lines: readonly string[]): string {
  return [
    'const server = https.createServer({',
    `  cert: fs.readFileSync('${live(names)}/fullchain.pem'),`,
    `  key: fs.readFileSync('${live(names)}/privkey.pem'),`,
    ...lines.map((line) => `  ${line}`),
    '}, app);',
  ].join('\n');
}

/** Node.js 18 and later, node:https or node:tls. */
export const node: ServerGuide = {
  id: 'node',
  name: 'Node.js',
  test: { text: 'node --check server.js', language: 'shell' },
  reload: { text: 'systemctl restart YOUR-SERVICE', language: 'shell' },
  otherRenewal: 'acme-sh',
  signs: [/\bexpress\b/i, /\bnode(\.js)?\b/i],
  // Express: no other part of Node signs its pages.
  pages: [/<pre>Cannot (?:GET|POST) \//],
  recipes: {
    expired: {
      minutes: [10, 5],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot renew --cert-name ${names.host}`,
      also: {
        copyAt: 2,
        language: 'config',
        lines: (names) => `fs.watchFile('${live(names)}/fullchain.pem', () => server.setSecureContext(${pair(names)}));`,
      },
      source: `certbot documentation; ${MANUAL}, server.setSecureContext`,
    },
    'incomplete-chain': { minutes: [3, 1], copyAt: 1, language: 'config', lines: (names) => options(names), source: `${MANUAL}, cert` },
    'misordered-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `cat ${names.host}.crt intermediate.crt > fullchain.pem`,
      source: `${MANUAL}, cert`,
    },
    'name-mismatch': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => `server.addContext('${names.host}', ${pair(names)});`,
      source: `${MANUAL}, server.addContext`,
    },
    'version-mismatch': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => options(names, "minVersion: 'TLSv1.2',", "maxVersion: 'TLSv1.3',"),
      source: `${MANUAL}, minVersion`,
    },
    'cipher-mismatch': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => options(names, `ciphers: '${OPENSSL_CIPHERS}',`),
      source: GUIDELINE_SOURCE,
    },
    'weak-cipher': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => options(names, `ciphers: '${OPENSSL_CIPHERS}',`, "minVersion: 'TLSv1.2',"),
      source: GUIDELINE_SOURCE,
    },
    'no-forward-secrecy': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => options(names, `ciphers: '${OPENSSL_CIPHERS}',`, "ecdhCurve: 'auto',"),
      source: GUIDELINE_SOURCE,
    },
    'sni-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => `${options(names)}\nserver.addContext('${names.host}', ${pair(names)});`,
      source: `${MANUAL}, SNICallback and server.addContext`,
    },
    'client-cert-required': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => options(names, 'requestCert: false,'),
      source: `${MANUAL}, requestCert`,
    },
    'plain-http': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => options(names),
      source: 'Node.js documentation: https',
    },
    'weak-key': {
      minutes: [5, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot certonly --standalone --cert-name ${names.host} -d ${names.names.join(' -d ')} --key-type ecdsa`,
      source: `certbot documentation; ${GUIDELINE_SOURCE}`,
    },
    'self-signed': {
      minutes: [10, 2],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot certonly --webroot -w ./public -d ${names.names.join(' -d ')}`,
      source: 'certbot documentation, --webroot',
    },
  },
};
