import { GUIDELINE_SOURCE, OPENSSL_CIPHERS } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'stunnel(8)';

function service(names: CaseNames, ...lines: readonly string[]): string {
  return ['[site]', `accept = ${names.port}`, 'connect = 127.0.0.1:8080', `cert = /etc/stunnel/${names.host}.pem`, ...lines].join('\n');
}

/** By way of a second file: where certbot failed, the one that works must not end up empty. */
function joined(names: CaseNames, parts: string): string {
  const file = `/etc/stunnel/${names.host}.pem`;
  return `(umask 077 && cat ${parts} > ${file}.new && mv ${file}.new ${file})`;
}

function bundle(names: CaseNames): string {
  const live = `/etc/letsencrypt/live/${names.host}`;
  return joined(names, `${live}/privkey.pem ${live}/fullchain.pem`);
}

/** stunnel 5.56 and later. */
export const stunnel: ServerGuide = {
  id: 'stunnel',
  name: 'stunnel',
  test: null,
  reload: { text: 'systemctl restart stunnel4 || systemctl restart stunnel', language: 'shell' },
  otherRenewal: 'acme-sh',
  signs: [/\bstunnel\b/i],
  recipes: {
    expired: {
      minutes: [5, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot renew --cert-name ${names.host}\n${bundle(names)}`,
      source: `${MANUAL}, cert; certbot documentation`,
    },
    'incomplete-chain': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'shell',
      lines: bundle,
      also: { copyAt: 2, language: 'config', lines: (names) => service(names) },
      source: `${MANUAL}, cert`,
    },
    'misordered-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => joined(names, `privkey.pem ${names.host}.crt intermediate.crt`),
      source: `${MANUAL}, cert`,
    },
    'name-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) =>
        `${service(names)}\n\n[named]\nsni = site:${names.host}\ncert = /etc/stunnel/${names.host}.pem\nconnect = 127.0.0.1:8080`,
      source: `${MANUAL}, sni`,
    },
    'version-mismatch': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: (names) => service(names, 'sslVersionMin = TLSv1.2'),
      source: `${MANUAL}, sslVersionMin`,
    },
    'cipher-mismatch': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: (names) => service(names, `ciphers = ${OPENSSL_CIPHERS}`),
      source: GUIDELINE_SOURCE,
    },
    'weak-cipher': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: (names) => service(names, `ciphers = ${OPENSSL_CIPHERS}`, 'securityLevel = 2'),
      source: GUIDELINE_SOURCE,
    },
    'no-forward-secrecy': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: (names) => service(names, 'sslVersionMin = TLSv1.2', `ciphers = ${OPENSSL_CIPHERS}`),
      source: GUIDELINE_SOURCE,
    },
    'sni-mismatch': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'config',
      lines: (names) => `[named]\nsni = site:${names.host}\ncert = /etc/stunnel/${names.host}.pem\nconnect = 127.0.0.1:8080`,
      source: `${MANUAL}, sni`,
    },
    'client-cert-required': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => service(names, 'CAfile = /etc/stunnel/client-ca.pem', 'verifyChain = yes', 'requireCert = no'),
      source: `${MANUAL}, requireCert`,
    },
    'plain-http': { minutes: [2, 2], copyAt: 1, language: 'config', lines: (names) => service(names), source: `${MANUAL}, client` },
    'weak-key': {
      minutes: [10, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) =>
        `certbot certonly --standalone --cert-name ${names.host} -d ${names.names.join(' -d ')} --key-type ecdsa\n${bundle(names)}`,
      source: `${MANUAL}, cert; certbot documentation`,
    },
    'self-signed': {
      minutes: [10, 2],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot certonly --standalone --cert-name ${names.host} -d ${names.names.join(' -d ')}\n${bundle(names)}`,
      also: { copyAt: 2, language: 'config', lines: (names) => service(names) },
      source: `${MANUAL}, cert; certbot documentation`,
    },
  },
};
