import { GUIDELINE_SOURCE, OPENSSL_CIPHERS } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'Apache httpd 2.4 manual: mod_ssl';
const CERTBOT = 'certbot documentation';

function host(names: CaseNames, ...lines: readonly string[]): string {
  const [first = names.host, ...others] = names.names;
  return [
    `<VirtualHost *:${names.port}>`,
    `    ServerName ${first}`,
    ...(others.length > 0 ? [`    ServerAlias ${others.join(' ')}`] : []),
    '    SSLEngine on',
    ...files(names).map((line) => `    ${line}`),
    ...lines.map((line) => `    ${line}`),
    '</VirtualHost>',
  ].join('\n');
}

function files(names: CaseNames): readonly string[] {
  return [
    `SSLCertificateFile    /etc/letsencrypt/live/${names.host}/fullchain.pem`,
    `SSLCertificateKeyFile /etc/letsencrypt/live/${names.host}/privkey.pem`,
  ];
}

const SUITES = `SSLCipherSuite ${OPENSSL_CIPHERS}\nSSLHonorCipherOrder off`;

/** Apache httpd 2.4.8 and later (from there the chain stands in SSLCertificateFile). */
export const apache: ServerGuide = {
  id: 'apache',
  name: 'Apache httpd',
  test: { text: 'apachectl configtest', language: 'shell' },
  reload: { text: 'systemctl reload apache2 || systemctl reload httpd', language: 'shell' },
  otherRenewal: 'acme-sh',
  signs: [/\bApache\b(?!-Coyote| Tomcat| Traffic)/i],
  pages: [/speaking plain HTTP to an SSL-enabled server port/],
  recipes: {
    expired: {
      minutes: [10, 3],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot renew --cert-name ${names.host} --deploy-hook "apachectl graceful"`,
      source: CERTBOT,
    },
    'incomplete-chain': {
      minutes: [5, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => files(names).join('\n'),
      source: `${MANUAL}, SSLCertificateFile`,
    },
    'misordered-chain': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `cat ${names.host}.crt intermediate.crt > fullchain.pem`,
      source: `${MANUAL}, SSLCertificateFile`,
    },
    'name-mismatch': {
      minutes: [5, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => host(names),
      source: `${MANUAL}; Apache: Name-based Virtual Hosts`,
    },
    'version-mismatch': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: () => 'SSLProtocol -all +TLSv1.2 +TLSv1.3',
      source: `${MANUAL}, SSLProtocol`,
    },
    'cipher-mismatch': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: () => `SSLProtocol -all +TLSv1.2 +TLSv1.3\n${SUITES}`,
      source: GUIDELINE_SOURCE,
    },
    'weak-cipher': { minutes: [3, 2], copyAt: 1, language: 'config', lines: () => SUITES, source: GUIDELINE_SOURCE },
    'no-forward-secrecy': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: () => SUITES,
      source: GUIDELINE_SOURCE,
    },
    'sni-mismatch': {
      minutes: [5, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => host(names),
      source: `${MANUAL}, SSLStrictSNIVHostCheck`,
    },
    'client-cert-required': {
      minutes: [3, 5],
      copyAt: 1,
      language: 'config',
      lines: () => 'SSLCACertificateFile /etc/apache2/client-ca.pem\nSSLVerifyClient optional',
      source: `${MANUAL}, SSLVerifyClient`,
    },
    'plain-http': { minutes: [2, 2], copyAt: 1, language: 'config', lines: (names) => host(names), source: `${MANUAL}, SSLEngine` },
    'weak-key': {
      minutes: [5, 3],
      copyAt: 1,
      language: 'shell',
      lines: (names) =>
        `certbot certonly --apache --cert-name ${names.host} ${names.names.map((name) => `-d ${name}`).join(' ')} --key-type ecdsa --elliptic-curve secp256r1`,
      source: `${CERTBOT}; ${GUIDELINE_SOURCE}`,
    },
    'self-signed': {
      minutes: [10, 3],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot --apache ${names.names.map((name) => `-d ${name}`).join(' ')}`,
      source: CERTBOT,
    },
  },
};
