import { GUIDELINE_SOURCE, OPENSSL_CIPHERS, TLS13_SUITES } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'HAProxy 2.6 configuration manual';

function bind(names: CaseNames, more = ''): string {
  return `bind :${names.port} ssl crt /etc/haproxy/certs/${more}`;
}

function bundle(names: CaseNames): string {
  const live = `/etc/letsencrypt/live/${names.host}`;
  const made = `/etc/haproxy/${names.host}.new`;
  // By way of a file outside the folder: where certbot failed, the one that works must not end up empty.
  return `(umask 077 && cat ${live}/fullchain.pem ${live}/privkey.pem > ${made} && mv ${made} /etc/haproxy/certs/${names.host}.pem)`;
}

const SUITES = `ssl-default-bind-ciphers ${OPENSSL_CIPHERS}\nssl-default-bind-ciphersuites ${TLS13_SUITES.join(':')}`;

/** HAProxy 2.2 and later. */
export const haproxy: ServerGuide = {
  id: 'haproxy',
  name: 'HAProxy',
  test: { text: 'haproxy -c -f /etc/haproxy/haproxy.cfg', language: 'shell' },
  reload: { text: 'systemctl reload haproxy', language: 'shell' },
  otherRenewal: 'acme-sh',
  signs: [/\bhaproxy\b/i],
  pages: [
    /<h1>400 Bad request<\/h1>\s*Your browser sent an invalid request\./,
    /<h1>503 Service Unavailable<\/h1>\s*No server is available to handle this request\./,
  ],
  recipes: {
    expired: {
      minutes: [5, 3],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot renew --cert-name ${names.host}\n${bundle(names)}`,
      source: `${MANUAL}, crt; certbot documentation`,
    },
    'incomplete-chain': { minutes: [3, 2], copyAt: 1, language: 'shell', lines: bundle, source: `${MANUAL}, crt` },
    'misordered-chain': { minutes: [3, 2], copyAt: 1, language: 'shell', lines: bundle, source: `${MANUAL}, crt` },
    'name-mismatch': { minutes: [3, 3], copyAt: 1, language: 'config', lines: (names) => bind(names), source: `${MANUAL}, crt` },
    'version-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: () => 'ssl-default-bind-options ssl-min-ver TLSv1.2',
      source: `${MANUAL}, ssl-default-bind-options`,
    },
    'cipher-mismatch': { minutes: [3, 3], copyAt: 1, language: 'config', lines: () => SUITES, source: GUIDELINE_SOURCE },
    'weak-cipher': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: () => `${SUITES}\nssl-default-bind-options ssl-min-ver TLSv1.2 no-tls-tickets`,
      source: GUIDELINE_SOURCE,
    },
    'no-forward-secrecy': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => `ssl-default-bind-ciphers ${OPENSSL_CIPHERS}\n${bind(names)}`,
      source: GUIDELINE_SOURCE,
    },
    'sni-mismatch': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => bind(names, ' strict-sni'),
      source: `${MANUAL}, strict-sni; measured with 2.6`,
    },
    'client-cert-required': {
      minutes: [3, 5],
      copyAt: 1,
      language: 'config',
      lines: (names) => bind(names, ' ca-file /etc/haproxy/client-ca.pem verify optional'),
      source: `${MANUAL}, verify`,
    },
    'plain-http': { minutes: [2, 2], copyAt: 1, language: 'config', lines: (names) => bind(names), source: `${MANUAL}, bind ssl` },
    'weak-key': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot certonly --cert-name ${names.host} -d ${names.names.join(' -d ')} --key-type ecdsa\n${bundle(names)}`,
      source: `certbot documentation; ${GUIDELINE_SOURCE}`,
    },
    'self-signed': {
      minutes: [5, 10],
      copyAt: 2,
      language: 'shell',
      lines: (names) => `certbot certonly --standalone --http-01-port 8080 -d ${names.names.join(' -d ')}\n${bundle(names)}`,
      source: 'certbot documentation, --standalone',
    },
  },
};
