import { GUIDELINE_SOURCE, OPENSSL_CIPHERS } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'Dovecot documentation: SSL configuration';

const UPGRADE = 'Dovecot documentation: upgrading from 2.3 to 2.4';

/** Lines as 2.3 reads them. 2.4 gave these settings other names: they follow as remarks, which both versions pass over. */
function inBoth(lines: readonly string[], newer: readonly string[]): string {
  return [...lines, '# From Dovecot 2.4 on, write in their place:', ...newer.map((line) => `# ${line}`)].join('\n');
}

function files(names: CaseNames): string {
  return inBoth(filesOf(names), newFilesOf(names));
}

function filesOf({ host }: CaseNames): readonly string[] {
  return [`ssl_cert = </etc/letsencrypt/live/${host}/fullchain.pem`, `ssl_key = </etc/letsencrypt/live/${host}/privkey.pem`];
}

function newFilesOf({ host }: CaseNames): readonly string[] {
  const live = `/etc/letsencrypt/live/${host}`;
  return [`ssl_server_cert_file = ${live}/fullchain.pem`, `ssl_server_key_file = ${live}/privkey.pem`];
}

/** A block for one name, its own files inside. */
function named(names: CaseNames, lines: readonly string[]): readonly string[] {
  return [`local_name ${names.host} {`, ...lines.map((line) => `  ${line}`), '}'];
}

/** Dovecot 2.3 (Debian 12), with the names of 2.4 (Debian 13) beside them. */
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
    'incomplete-chain': { minutes: [3, 2], copyAt: 1, language: 'config', lines: files, source: `${MANUAL}; ${UPGRADE}` },
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
      lines: (names) => inBoth(named(names, filesOf(names)), named(names, newFilesOf(names))),
      source: `${MANUAL}, local_name; ${UPGRADE}`,
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
      lines: () => `ssl_cipher_list = ${OPENSSL_CIPHERS}\nssl_curve_list =`,
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
      lines: () =>
        `ssl_cipher_list = ${OPENSSL_CIPHERS}\nssl_curve_list =\n${inBoth(
          ['ssl_prefer_server_ciphers = no'],
          ['ssl_server_prefer_ciphers = client'],
        )}`,
      source: `${GUIDELINE_SOURCE}; ${UPGRADE}`,
    },
    'sni-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => {
        const own = `/etc/dovecot/${names.host}`;
        return inBoth(
          named(names, [`ssl_cert = <${own}.pem`, `ssl_key = <${own}.key`]),
          named(names, [`ssl_server_cert_file = ${own}.pem`, `ssl_server_key_file = ${own}.key`]),
        );
      },
      source: `${MANUAL}, local_name; ${UPGRADE}`,
    },
    'client-cert-required': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'config',
      lines: () => `auth_ssl_require_client_cert = no\n${inBoth(['ssl_verify_client_cert = no'], ['ssl_server_request_client_cert = no'])}`,
      source: `${MANUAL}, client certificates; ${UPGRADE}`,
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
    'self-signed': {
      minutes: [10, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot certonly --standalone --cert-name ${names.host} -d ${names.names.join(' -d ')}`,
      also: { copyAt: 2, language: 'config', lines: files },
      source: `certbot documentation, --standalone; ${MANUAL}; ${UPGRADE}`,
    },
  },
};
