import type { ServerGuide } from './server.ts';

const DOCS = 'Cloudflare SSL/TLS documentation';

/** The edge between visitor and Cloudflare, and the origin behind it. */
export const cloudflare: ServerGuide = {
  id: 'cloudflare',
  name: 'Cloudflare',
  test: null,
  reload: null,
  signs: [/\bcloudflare\b/i],
  recipes: {
    expired: {
      minutes: [5, 3],
      copyAt: 1,
      language: 'text',
      lines: (names) => `SSL/TLS > Origin Server > Create Certificate (${names.names.join(', ')})`,
      source: DOCS,
    },
    'incomplete-chain': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'text',
      lines: () => `SSL/TLS > Edge Certificates > Upload Custom SSL Certificate > Bundle Method: Compatible`,
      source: `${DOCS}, bundle methods`,
    },
    'misordered-chain': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'text',
      lines: () => `SSL/TLS > Edge Certificates > your certificate > Replace SSL certificate and key > Bundle Method: Compatible`,
      source: `${DOCS}, custom certificates`,
    },
    'name-mismatch': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'text',
      lines: (names) => `SSL/TLS > Edge Certificates > Order Advanced Certificate > ${names.names.join(', ')}`,
      source: DOCS,
    },
    'version-mismatch': {
      minutes: [1, 3],
      copyAt: 1,
      language: 'text',
      lines: () => 'SSL/TLS > Edge Certificates > Minimum TLS Version: 1.2, TLS 1.3: On',
      source: `${DOCS}, minimum TLS version`,
    },
    'cipher-mismatch': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'text',
      lines: () => 'SSL/TLS > Edge Certificates > Cipher suites > Configure > By security level: Compatible',
      source: `${DOCS}, customize cipher suites via dashboard`,
    },
    'weak-cipher': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'text',
      lines: () => 'SSL/TLS > Edge Certificates > Cipher suites > Configure > By security level: Modern',
      source: `${DOCS}, customize cipher suites via dashboard`,
    },
    'no-forward-secrecy': {
      minutes: [1, 1],
      copyAt: 1,
      language: 'text',
      lines: () => 'SSL/TLS > Edge Certificates > TLS 1.3: On',
      source: `${DOCS}, TLS 1.3`,
    },
    'sni-mismatch': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'text',
      lines: (names) => `DNS > Records > Add record > ${names.host}, Proxied`,
      source: 'Cloudflare DNS documentation',
    },
    'client-cert-required': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'text',
      lines: () =>
        'SSL/TLS > Client Certificates > Hosts > Edit; Security > Security rules (or WAF > Custom rules) > cf.tls_client_auth.cert_verified',
      source: `${DOCS}, mTLS`,
    },
    'plain-http': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'text',
      lines: () => 'SSL/TLS > Overview > Configure > Full (strict); Edge Certificates > Always Use HTTPS',
      source: `${DOCS}, encryption modes`,
    },
    'weak-key': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'text',
      lines: () => 'SSL/TLS > Origin Server > Create Certificate > Private key type: ECC',
      source: `${DOCS}, origin CA`,
    },
    'self-signed': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'text',
      lines: (names) => `SSL/TLS > Origin Server > Create Certificate (${names.names.join(', ')})`,
      source: `${DOCS}, origin CA`,
    },
  },
};
