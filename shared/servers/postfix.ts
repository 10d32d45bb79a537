import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'Postfix postconf(5)';

function chain(names: CaseNames): string {
  const live = `/etc/letsencrypt/live/${names.host}`;
  return `postconf -e 'smtpd_tls_chain_files = ${live}/privkey.pem, ${live}/fullchain.pem'`;
}

/** Ciphers that encrypt nothing or badly; port 25 may keep the rest, for between servers weak encryption beats none. */
const WITHOUT_BROKEN = 'smtpd_tls_exclude_ciphers = aNULL, eNULL, EXPORT, RC4, 3DES, MD5';

/** The file must hold the name before postmap reads it. */
function sniMap(names: CaseNames): string {
  const live = `/etc/letsencrypt/live/${names.host}`;
  return [
    `echo '${names.host} ${live}/privkey.pem ${live}/fullchain.pem' >> /etc/postfix/sni`,
    `postconf -e "tls_server_sni_maps = $(postconf -h default_database_type):/etc/postfix/sni"`,
    'postmap -F "$(postconf -h tls_server_sni_maps)"',
  ].join('\n');
}

/** Postfix 3.6 and later (Debian 12 has 3.7). */
export const postfix: ServerGuide = {
  id: 'postfix',
  name: 'Postfix',
  test: { text: 'postfix check', language: 'shell' },
  reload: { text: 'systemctl reload postfix', language: 'shell' },
  otherRenewal: 'acme-sh',
  signs: [/\bPostfix\b/i],
  recipes: {
    expired: {
      minutes: [10, 2],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot renew --cert-name ${names.host} --deploy-hook "postfix reload"`,
      source: 'certbot documentation',
    },
    'incomplete-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => chain(names),
      source: `${MANUAL}, smtpd_tls_chain_files`,
    },
    'misordered-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) =>
        `cat privkey.pem ${names.host}.crt intermediate.crt > /etc/postfix/${names.host}.pem\npostconf -e 'smtpd_tls_chain_files = /etc/postfix/${names.host}.pem'`,
      source: `${MANUAL}, smtpd_tls_chain_files`,
    },
    'name-mismatch': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'shell',
      lines: sniMap,
      source: `${MANUAL}, tls_server_sni_maps`,
    },
    'version-mismatch': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'shell',
      lines: () => "postconf -e 'smtpd_tls_protocols = >=TLSv1.2' 'smtpd_tls_mandatory_protocols = >=TLSv1.2'",
      source: `${MANUAL}, smtpd_tls_protocols`,
    },
    'cipher-mismatch': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'shell',
      lines: () =>
        `postconf -e 'smtpd_tls_ciphers = medium' 'smtpd_tls_mandatory_ciphers = medium' '${WITHOUT_BROKEN}' 'smtpd_tls_eecdh_grade = auto'\npostconf -X tls_medium_cipherlist`,
      source: `${MANUAL}, smtpd_tls_ciphers; postconf(1), -X`,
    },
    'weak-cipher': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'shell',
      lines: () => `postconf -e 'smtpd_tls_ciphers = medium' 'smtpd_tls_mandatory_ciphers = medium' '${WITHOUT_BROKEN}'`,
      source: `${MANUAL}, smtpd_tls_ciphers and smtpd_tls_exclude_ciphers`,
    },
    'no-forward-secrecy': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'shell',
      lines: () =>
        `postconf -e 'smtpd_tls_eecdh_grade = auto' '${WITHOUT_BROKEN}' 'smtpd_tls_mandatory_exclude_ciphers = kRSA' 'smtpd_tls_dh1024_param_file ='\npostconf -X tls_eecdh_auto_curves`,
      source: `${MANUAL}, tls_eecdh_auto_curves`,
    },
    'sni-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'shell',
      lines: sniMap,
      source: `${MANUAL}, tls_server_sni_maps`,
    },
    'client-cert-required': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'shell',
      lines: () => "postconf -e 'smtpd_tls_req_ccert = no' 'smtpd_tls_ask_ccert = yes'",
      source: `${MANUAL}, smtpd_tls_req_ccert`,
    },
    'plain-http': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: () => 'smtps inet n - y - - smtpd\n  -o syslog_name=postfix/smtps\n  -o smtpd_tls_wrappermode=yes',
      source: 'Postfix master(5) and TLS_README',
    },
    'weak-key': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'shell',
      lines: (names) =>
        `certbot certonly --standalone --cert-name ${names.host} --key-type ecdsa -d ${names.host}\n${chain(names)}\npostconf -e 'smtpd_tls_dh1024_param_file ='`,
      source: `${MANUAL}, smtpd_tls_dh1024_param_file; certbot documentation`,
    },
    'self-signed': {
      minutes: [10, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot certonly --standalone --cert-name ${names.host} -d ${names.host}\n${chain(names)}`,
      source: `${MANUAL}; certbot documentation, --standalone`,
    },
  },
};
