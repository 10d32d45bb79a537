import { GUIDELINE_SOURCE, OPENSSL_CIPHERS } from './guideline.ts';
import type { ServerGuide } from './server.ts';

const DOCS = 'cPanel documentation: SSL/TLS';

/** cPanel & WHM with AutoSSL. */
export const cpanel: ServerGuide = {
  id: 'cpanel',
  name: 'cPanel',
  test: null,
  reload: null,
  signs: [/\bcPanel\b/i, /\bcpsrvd\b/i],
  recipes: {
    expired: {
      minutes: [5, 3],
      copyAt: 1,
      language: 'text',
      lines: () => 'cPanel > SSL/TLS Status > Run AutoSSL',
      source: `${DOCS}, AutoSSL`,
    },
    'incomplete-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'text',
      lines: () => 'cPanel > SSL/TLS > Manage SSL Sites > Certificate Authority Bundle',
      source: `${DOCS}, manage SSL sites`,
    },
    'misordered-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'text',
      lines: () => 'cPanel > SSL/TLS > Manage SSL Sites > Update Certificate',
      source: `${DOCS}, manage SSL sites`,
    },
    'name-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'text',
      lines: (names) => `cPanel > SSL/TLS Status > include ${names.names.join(', ')}`,
      source: `${DOCS}, AutoSSL`,
    },
    'version-mismatch': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'text',
      lines: () => 'WHM > Apache Configuration > Global Configuration > SSL/TLS Protocols: -all +TLSv1.2 +TLSv1.3',
      source: 'WHM documentation: Global Configuration',
    },
    'cipher-mismatch': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'text',
      lines: () => `WHM > Apache Configuration > Global Configuration > SSL Cipher Suite: ${OPENSSL_CIPHERS}`,
      source: GUIDELINE_SOURCE,
    },
    'weak-cipher': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'text',
      lines: () => `WHM > Apache Configuration > Global Configuration > SSL Cipher Suite: ${OPENSSL_CIPHERS}`,
      source: GUIDELINE_SOURCE,
    },
    'no-forward-secrecy': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'text',
      // Protocols are counted from none: "+TLSv1.3" alone would shut everybody else out.
      lines: () =>
        `WHM > Apache Configuration > Global Configuration > SSL/TLS Protocols: -all +TLSv1.2 +TLSv1.3, SSL Cipher Suite: ${OPENSSL_CIPHERS}`,
      source: `WHM documentation: Global Configuration; Apache manual: SSLProtocol; ${GUIDELINE_SOURCE}`,
    },
    'sni-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'text',
      lines: (names) => `cPanel > Domains > Create A New Domain > ${names.host}`,
      source: 'cPanel documentation: Domains',
    },
    'client-cert-required': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'text',
      lines: () => 'cPanel > SSL/TLS > Manage SSL Sites (server-wide settings: ask the host)',
      source: DOCS,
    },
    'plain-http': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'text',
      lines: () => 'cPanel > SSL/TLS Status > Run AutoSSL; Domains > Force HTTPS Redirect',
      source: `${DOCS}, AutoSSL`,
    },
    'weak-key': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'text',
      lines: () => 'WHM > Tweak Settings > Security > Default SSL/TLS Key Type: ECDSA, P-256 (prime256v1)',
      source: 'WHM documentation: Tweak Settings, Default SSL/TLS Key Type',
    },
    'self-signed': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'text',
      lines: () => 'cPanel > SSL/TLS Status > Run AutoSSL',
      source: `${DOCS}, AutoSSL`,
    },
  },
};
