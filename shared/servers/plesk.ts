import { GUIDELINE_SOURCE, OPENSSL_CIPHERS } from './guideline.ts';
import type { ServerGuide } from './server.ts';

const DOCS = 'Plesk documentation: SSL It!';

/** Plesk Obsidian with SSL It!. */
export const plesk: ServerGuide = {
  id: 'plesk',
  name: 'Plesk',
  test: null,
  reload: null,
  signs: [/\bPlesk(Lin|Win)?\b/i],
  recipes: {
    expired: {
      minutes: [5, 2],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `plesk ext sslit --certificate -issue -domain ${names.host} -registrationEmail MAIL -secure-domain`,
      source: DOCS,
    },
    'incomplete-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'text',
      lines: () => 'Domains > SSL/TLS Certificates > Advanced Settings > CA certificate (*-ca.crt)',
      source: DOCS,
    },
    'misordered-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'text',
      lines: () => 'Domains > SSL/TLS Certificates > Advanced Settings > Upload certificate as text',
      source: DOCS,
    },
    'name-mismatch': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `plesk ext sslit --certificate -issue -domain ${names.host} -secure-domain -secure-www -registrationEmail MAIL`,
      source: DOCS,
    },
    'version-mismatch': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'shell',
      lines: () => "plesk bin server_pref -u -ssl-protocols 'TLSv1.2 TLSv1.3'",
      source: 'Plesk command line reference: server_pref',
    },
    'cipher-mismatch': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'text',
      lines: () => 'Domains > SSL/TLS Certificates > TLS versions and ciphers by Mozilla: Intermediate',
      source: `${DOCS}, TLS versions and ciphers by Mozilla`,
    },
    'weak-cipher': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'shell',
      lines: () => `plesk bin server_pref -u -ssl-ciphers '${OPENSSL_CIPHERS}'`,
      source: `Plesk command line reference: server_pref; ${GUIDELINE_SOURCE}`,
    },
    'no-forward-secrecy': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'shell',
      lines: () => `plesk bin server_pref -u -ssl-ciphers '${OPENSSL_CIPHERS}' -ssl-protocols 'TLSv1.2 TLSv1.3'`,
      source: `Plesk command line reference: server_pref; ${GUIDELINE_SOURCE}`,
    },
    'sni-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'text',
      lines: (names) => `Domains > Add Domain > ${names.host}; Hosting Settings > SSL/TLS support`,
      source: 'Plesk documentation: Hosting Settings',
    },
    'client-cert-required': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'text',
      lines: () => 'Domains > Apache & nginx Settings > Additional directives',
      source: 'Plesk documentation: Additional directives',
    },
    'plain-http': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'text',
      lines: () => 'Domains > Hosting Settings > SSL/TLS support: On',
      source: 'Plesk documentation: Hosting Settings',
    },
    'weak-key': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `plesk ext sslit --certificate -issue -domain ${names.host} -secure-domain -registrationEmail MAIL`,
      source: DOCS,
    },
    'self-signed': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `plesk ext sslit --certificate -issue -domain ${names.host} -secure-domain -secure-webmail -registrationEmail MAIL`,
      source: DOCS,
    },
  },
};
