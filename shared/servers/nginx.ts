import { GUIDELINE_SOURCE, OPENSSL_CIPHERS } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'nginx: ngx_http_ssl_module';
const CERTBOT = 'certbot documentation';

function server(names: CaseNames, ...lines: readonly string[]): string {
  return [
    'server {',
    `    listen ${names.port} ssl;`,
    `    server_name ${names.names.join(' ')};`,
    ...files(names).map((line) => `    ${line}`),
    ...lines.map((line) => `    ${line}`),
    '}',
  ].join('\n');
}

function files(names: CaseNames): readonly string[] {
  return [
    `ssl_certificate     /etc/letsencrypt/live/${names.host}/fullchain.pem;`,
    `ssl_certificate_key /etc/letsencrypt/live/${names.host}/privkey.pem;`,
  ];
}

const MODERN_SUITES = ['ssl_protocols TLSv1.2 TLSv1.3;', `ssl_ciphers ${OPENSSL_CIPHERS};`, 'ssl_prefer_server_ciphers off;'].join('\n');

/** The list of the library: it has the post-quantum group wherever the library knows it. */
const LIBRARY_CURVES = 'ssl_ecdh_curve auto;';

/** nginx 1.18 and later, as packaged by Debian, Ubuntu, RHEL. */
export const nginx: ServerGuide = {
  id: 'nginx',
  name: 'nginx',
  test: { text: 'nginx -t', language: 'shell' },
  reload: { text: 'systemctl reload nginx', language: 'shell' },
  otherRenewal: 'acme-sh',
  signs: [/\bnginx\b/i, /\bopenresty\b/i, /\btengine\b/i],
  pages: [/The plain HTTP request was sent to HTTPS port/, /No required SSL certificate was sent/],
  recipes: {
    expired: {
      minutes: [10, 3],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot renew --cert-name ${names.host} --deploy-hook "systemctl reload nginx"`,
      source: CERTBOT,
    },
    'incomplete-chain': {
      minutes: [5, 3],
      copyAt: 2,
      language: 'config',
      lines: (names) => files(names).join('\n'),
      source: `${MANUAL}, ssl_certificate`,
    },
    'misordered-chain': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `cat ${names.host}.crt intermediate.crt > fullchain.pem`,
      source: `${MANUAL}, ssl_certificate`,
    },
    'name-mismatch': {
      minutes: [5, 5],
      copyAt: 1,
      language: 'config',
      lines: (names) => server(names),
      source: 'nginx: Configuring HTTPS servers',
    },
    'version-mismatch': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: () => 'ssl_protocols TLSv1.2 TLSv1.3;',
      source: `${MANUAL}, ssl_protocols; measured with 1.22.1`,
    },
    'cipher-mismatch': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: () => `${MODERN_SUITES}\n${LIBRARY_CURVES}`,
      source: GUIDELINE_SOURCE,
    },
    'weak-cipher': { minutes: [3, 2], copyAt: 1, language: 'config', lines: () => MODERN_SUITES, source: GUIDELINE_SOURCE },
    'no-forward-secrecy': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: () => `ssl_ciphers ${OPENSSL_CIPHERS};\n${LIBRARY_CURVES}`,
      source: GUIDELINE_SOURCE,
    },
    'sni-mismatch': {
      minutes: [5, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => `${server(names)}\n\nserver {\n    listen ${names.port} ssl default_server;\n    ssl_reject_handshake on;\n}`,
      source: `${MANUAL}, ssl_reject_handshake (1.19.4)`,
    },
    'client-cert-required': {
      minutes: [3, 5],
      copyAt: 1,
      language: 'config',
      lines: () => 'ssl_client_certificate /etc/nginx/client-ca.pem;\nssl_verify_client optional;',
      source: `${MANUAL}, ssl_verify_client`,
    },
    'plain-http': { minutes: [2, 2], copyAt: 1, language: 'config', lines: (names) => server(names), source: `${MANUAL}, listen` },
    'weak-key': {
      minutes: [5, 3],
      copyAt: 1,
      language: 'shell',
      lines: (names) =>
        `certbot certonly --nginx --cert-name ${names.host} ${names.names.map((name) => `-d ${name}`).join(' ')} --key-type ecdsa --elliptic-curve secp256r1`,
      source: `${CERTBOT}; ${GUIDELINE_SOURCE}`,
    },
    'self-signed': {
      minutes: [10, 3],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `certbot --nginx ${names.names.map((name) => `-d ${name}`).join(' ')}`,
      source: CERTBOT,
    },
  },
};
