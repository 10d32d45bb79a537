import { GUIDELINE_SOURCE, OPENSSL_CIPHERS } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'Envoy documentation: DownstreamTlsContext';

function context(...lines: readonly string[]): string {
  return ['common_tls_context:', ...lines.map((line) => `  ${line}`)].join('\n');
}

function certificate(names: CaseNames): string {
  return context(
    'tls_certificates:',
    `- certificate_chain: { filename: /certs/${names.host}.fullchain.pem }`,
    `  private_key: { filename: /certs/${names.host}.key }`,
  );
}

/** Envoy 1.22 and later, v3 API. */
export const envoy: ServerGuide = {
  id: 'envoy',
  name: 'Envoy',
  test: { text: 'envoy --mode validate -c /etc/envoy/envoy.yaml', language: 'shell' },
  reload: { text: 'systemctl restart envoy', language: 'shell' },
  signs: [/\benvoy\b/i, /\bistio-envoy\b/i],
  recipes: {
    expired: {
      minutes: [5, 3],
      copyAt: 1,
      language: 'config',
      lines: () =>
        context(
          'tls_certificate_sds_secret_configs:',
          '- name: site',
          '  sds_config: { path_config_source: { path: /etc/envoy/sds.yaml } }',
        ),
      also: {
        copyAt: 2,
        language: 'config',
        lines: (names) =>
          [
            '# /etc/envoy/sds.yaml',
            'resources:',
            '- "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret',
            '  name: site',
            '  tls_certificate:',
            `    certificate_chain: { filename: /certs/${names.host}.fullchain.pem }`,
            `    private_key: { filename: /certs/${names.host}.key }`,
          ].join('\n'),
      },
      source: 'Envoy documentation: Secret discovery service (SDS)',
    },
    'incomplete-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'config',
      lines: (names) => certificate(names),
      source: `${MANUAL}, certificate_chain`,
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
      lines: (names) => `filter_chain_match:\n  server_names: [${names.names.map((name) => `"${name}"`).join(', ')}]`,
      source: 'Envoy documentation: FilterChainMatch',
    },
    'version-mismatch': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: () => context('tls_params:', '  tls_minimum_protocol_version: TLSv1_2', '  tls_maximum_protocol_version: TLSv1_3'),
      source: 'Envoy documentation: TlsParameters',
    },
    'cipher-mismatch': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: () => context('tls_params:', '  cipher_suites:', ...OPENSSL_CIPHERS.split(':').map((suite) => `  - ${suite}`)),
      source: GUIDELINE_SOURCE,
    },
    'weak-cipher': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: () =>
        context(
          'tls_params:',
          '  tls_minimum_protocol_version: TLSv1_2',
          '  cipher_suites:',
          ...OPENSSL_CIPHERS.split(':').map((suite) => `  - ${suite}`),
        ),
      source: GUIDELINE_SOURCE,
    },
    'no-forward-secrecy': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: () =>
        context(
          'tls_params:',
          '  tls_maximum_protocol_version: TLSv1_3',
          '  cipher_suites:',
          ...OPENSSL_CIPHERS.split(':').map((suite) => `  - ${suite}`),
        ),
      source: 'Envoy documentation: TlsParameters',
    },
    'sni-mismatch': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'config',
      lines: (names) => `- filter_chain_match: { server_names: ["${names.host}"] }\n- filter_chain_match: {}`,
      source: 'Envoy documentation: FilterChainMatch',
    },
    'client-cert-required': {
      minutes: [2, 3],
      copyAt: 1,
      language: 'config',
      lines: () =>
        `require_client_certificate: false\n${context('validation_context: { trusted_ca: { filename: /certs/client-ca.pem } }')}`,
      source: `${MANUAL}, require_client_certificate`,
    },
    'plain-http': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'config',
      lines: (names) =>
        [
          'transport_socket:',
          '  name: envoy.transport_sockets.tls',
          '  typed_config:',
          '    "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext',
          ...certificate(names)
            .split('\n')
            .map((line) => `    ${line}`),
        ].join('\n'),
      source: MANUAL,
    },
    'weak-key': {
      minutes: [5, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) =>
        `openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout new.key -out new.csr -subj /CN=${names.host} -addext subjectAltName=${names.names.map((name) => `DNS:${name}`).join(',')}`,
      source: 'openssl-req(1)',
    },
    'self-signed': { minutes: [10, 1], copyAt: 1, language: 'config', lines: (names) => certificate(names), source: MANUAL },
  },
};
