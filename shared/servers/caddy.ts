import { GUIDELINE_SOURCE, IANA_CIPHERS } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'Caddy: tls directive';

const KEEP = '# the other lines of this site stay here';

/** An address without a port is port 443. */
function site(names: CaseNames, ...lines: readonly string[]): string {
  const addresses = names.names.map((name) => (names.port === 443 ? name : `${name}:${names.port}`));
  return [`${addresses.join(', ')} {`, ...[...lines, KEEP].map((line) => `    ${line}`), '}'].join('\n');
}

function chainFile(names: CaseNames): string {
  return `cat ${names.host}.crt intermediate.crt > /etc/caddy/${names.host}.fullchain.pem`;
}

/** Caddy 2; it gets and renews certificates by itself unless told otherwise. */
export const caddy: ServerGuide = {
  id: 'caddy',
  name: 'Caddy',
  test: { text: 'caddy validate --config /etc/caddy/Caddyfile', language: 'shell' },
  reload: { text: 'systemctl reload caddy', language: 'shell' },
  signs: [/\bcaddy\b/i],
  recipes: {
    expired: {
      minutes: [5, 5],
      copyAt: 1,
      language: 'config',
      lines: (names) => site(names),
      source: 'Caddy: Automatic HTTPS',
    },
    'incomplete-chain': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'shell',
      lines: chainFile,
      also: {
        copyAt: 2,
        language: 'config',
        lines: (names) => site(names, `tls /etc/caddy/${names.host}.fullchain.pem /etc/caddy/${names.host}.key`),
      },
      source: MANUAL,
    },
    'misordered-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'shell',
      lines: chainFile,
      source: MANUAL,
    },
    'name-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => site(names),
      source: 'Caddy: site addresses',
    },
    'version-mismatch': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => site(names, 'tls {', '    protocols tls1.2 tls1.3', '}'),
      source: `${MANUAL}, protocols`,
    },
    'cipher-mismatch': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => site(names, 'tls {', '    protocols tls1.2 tls1.3', '}'),
      source: `${MANUAL}, ciphers and curves`,
    },
    'weak-cipher': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => site(names, 'tls {', `    ciphers ${IANA_CIPHERS.join(' ')}`, '}'),
      source: GUIDELINE_SOURCE,
    },
    'no-forward-secrecy': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => site(names, 'tls {', '    protocols tls1.2 tls1.3', '}'),
      source: MANUAL,
    },
    'sni-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => `{\n    default_sni ${names.host}\n}\n\n${site(names)}`,
      source: 'Caddy: global options, default_sni',
    },
    'client-cert-required': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) =>
        site(
          names,
          'tls {',
          '    client_auth {',
          '        mode verify_if_given',
          '        trust_pool file /etc/caddy/client-ca.pem',
          '    }',
          '}',
        ),
      source: `${MANUAL}, client_auth`,
    },
    'plain-http': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: (names) => site(names),
      source: 'Caddy: Automatic HTTPS',
    },
    'weak-key': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => `{\n    key_type p256\n}\n\n${site(names)}`,
      source: 'Caddy: global options, key_type',
    },
    'self-signed': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => site(names),
      source: 'Caddy: tls internal',
    },
  },
};
