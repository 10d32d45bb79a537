import { CURVES, GUIDELINE_SOURCE, OPENSSL_CIPHERS } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'Dovecot documentation: SSL configuration';

function files(names: CaseNames): string {
  const live = `/etc/letsencrypt/live/${names.host}`;
  return `ssl_cert = <${live}/fullchain.pem\nssl_key = <${live}/privkey.pem`;
}

/** Dovecot 2.3 (Debian 12); 2.4 spells ssl_cert as ssl_server_cert_file. */
export const dovecot: ServerGuide = {
  id: 'dovecot',
  name: 'Dovecot',
  test: { text: 'doveconf -n', language: 'shell' },
  reload: { text: 'systemctl reload dovecot', language: 'shell' },
  otherRenewal: 'acme-sh',
  signs: [/\bDovecot\b/i],
  recipes: {
    expired: {
      minutes: [10, 2],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot renew --cert-name ${names.host} --deploy-hook "doveadm reload"`,
      source: 'certbot documentation',
    },
    'incomplete-chain': { minutes: [3, 2], copyAt: 1, language: 'config', lines: files, source: MANUAL },
    'misordered-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `cat ${names.host}.crt intermediate.crt > /etc/dovecot/fullchain.pem`,
      source: MANUAL,
    },
    'name-mismatch': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) =>
        `local_name ${names.host} {\n  ssl_cert = </etc/letsencrypt/live/${names.host}/fullchain.pem\n  ssl_key = </etc/letsencrypt/live/${names.host}/privkey.pem\n}`,
      source: `${MANUAL}, local_name`,
    },
    'version-mismatch': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: () => 'ssl_min_protocol = TLSv1.2',
      source: `${MANUAL}, ssl_min_protocol`,
    },
    'cipher-mismatch': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'config',
      lines: () => `ssl_cipher_list = ${OPENSSL_CIPHERS}\nssl_curve_list = ${CURVES.join(':')}`,
      source: GUIDELINE_SOURCE,
    },
    'weak-cipher': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: () => `ssl_cipher_list = ${OPENSSL_CIPHERS}`,
      source: GUIDELINE_SOURCE,
    },
    'no-forward-secrecy': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: () => `ssl_cipher_list = ${OPENSSL_CIPHERS}\nssl_curve_list = ${CURVES.join(':')}\nssl_prefer_server_ciphers = no`,
      source: GUIDELINE_SOURCE,
    },
    'sni-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) =>
        `local_name ${names.host} {\n  ssl_cert = </etc/dovecot/${names.host}.pem\n  ssl_key = </etc/dovecot/${names.host}.key\n}`,
      source: `${MANUAL}, local_name`,
    },
    'client-cert-required': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'config',
      lines: () => 'auth_ssl_require_client_cert = no\nssl_verify_client_cert = no',
      source: `${MANUAL}, client certificates`,
    },
    'plain-http': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: () => 'service imap-login {\n  inet_listener imaps {\n    port = 993\n    ssl = yes\n  }\n}',
      source: 'Dovecot documentation: inet_listener',
    },
    'weak-key': {
      minutes: [5, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot certonly --standalone --cert-name ${names.host} --key-type ecdsa -d ${names.names.join(' -d ')}`,
      also: { copyAt: 2, language: 'config', lines: files },
      source: `certbot documentation; ${MANUAL}, ssl_cert and ssl_dh`,
    },
    'self-signed': { minutes: [10, 1], copyAt: 1, language: 'config', lines: files, source: MANUAL },
  },
};
