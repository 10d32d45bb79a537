import { GUIDELINE_SOURCE, IANA_CIPHERS } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'Traefik documentation: TLS';

function certificate(names: CaseNames): string {
  return `tls:\n  certificates:\n    - certFile: /certs/${names.host}.fullchain.pem\n      keyFile: /certs/${names.host}.key`;
}

function options(...lines: readonly string[]): string {
  return ['tls:', '  options:', '    default:', ...lines.map((line) => `      ${line}`)].join('\n');
}

function router(names: CaseNames, ...lines: readonly string[]): string {
  const rule = names.names.map((name) => `Host(\`${name}\`)`).join(' || ');
  return ['http:', '  routers:', '    site:', `      rule: "${rule}"`, '      service: site', ...lines.map((line) => `      ${line}`)].join(
    '\n',
  );
}

function domains(names: CaseNames): readonly string[] {
  const [first = names.host, ...others] = names.names;
  return [`    - main: ${first}`, ...(others.length > 0 ? ['      sans:', ...others.map((name) => `        - ${name}`)] : [])];
}

/** Traefik 2.10 and 3, file provider; routers may stand in labels as well. */
export const traefik: ServerGuide = {
  id: 'traefik',
  name: 'Traefik',
  test: null,
  reload: null,
  signs: [/\btraefik\b/i, /TRAEFIK DEFAULT CERT/i],
  recipes: {
    expired: {
      minutes: [5, 3],
      copyAt: 1,
      language: 'shell',
      lines: () => "docker logs traefik 2>&1 | grep -iE 'acme|unable to obtain'",
      source: 'Traefik: ACME',
    },
    'incomplete-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'config',
      lines: (names) => certificate(names),
      source: `${MANUAL}, certificates`,
    },
    'misordered-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `cat ${names.host}.crt intermediate.crt > /certs/${names.host}.fullchain.pem`,
      source: MANUAL,
    },
    'name-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => router(names, 'tls:', '  certResolver: letsencrypt', '  domains:', ...domains(names)),
      source: `${MANUAL}; Traefik: routers, tls.domains`,
    },
    'version-mismatch': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: () => options('minVersion: VersionTLS12'),
      source: `${MANUAL}, minVersion`,
    },
    'cipher-mismatch': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: () => options('cipherSuites:', ...IANA_CIPHERS.map((suite) => `  - ${suite}`)),
      source: GUIDELINE_SOURCE,
    },
    'weak-cipher': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: () => options('minVersion: VersionTLS12', 'cipherSuites:', ...IANA_CIPHERS.map((suite) => `  - ${suite}`)),
      source: GUIDELINE_SOURCE,
    },
    'no-forward-secrecy': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: () => options('minVersion: VersionTLS12', 'cipherSuites:', ...IANA_CIPHERS.map((suite) => `  - ${suite}`)),
      source: `${MANUAL}, cipherSuites`,
    },
    'sni-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => `${router(names, 'tls: {}')}\n${options('sniStrict: true')}`,
      source: `${MANUAL}, sniStrict`,
    },
    'client-cert-required': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: () => options('clientAuth:', '  caFiles:', '    - /certs/client-ca.pem', '  clientAuthType: VerifyClientCertIfGiven'),
      source: `${MANUAL}, clientAuth`,
    },
    'plain-http': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => router(names, 'entryPoints:', '  - websecure', 'tls: {}'),
      source: `${MANUAL}, routers`,
    },
    'weak-key': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'config',
      lines: () => 'certificatesResolvers:\n  letsencrypt:\n    acme:\n      keyType: EC256',
      source: 'Traefik: ACME, keyType',
    },
    'self-signed': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'config',
      lines: (names) => router(names, 'tls:', '  certResolver: letsencrypt'),
      source: 'Traefik: default certificate',
    },
  },
};
