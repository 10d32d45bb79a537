import { GUIDELINE_SOURCE, OPENSSL_CIPHERS } from './guideline.ts';
import type { CaseNames, ServerGuide } from './server.ts';

const MANUAL = 'ingress-nginx documentation: TLS';

function ingress(names: CaseNames): string {
  return [
    'spec:',
    '  tls:',
    `  - hosts: [${names.names.join(', ')}]`,
    '    secretName: site-tls',
    '  rules:',
    ...names.names.map((name) => `  - host: ${name}`),
  ].join('\n');
}

function map(...lines: readonly string[]): string {
  return ['# ConfigMap ingress-nginx-controller', 'data:', ...lines.map((line) => `  ${line}`)].join('\n');
}

/** ingress-nginx with cert-manager; other controllers read the same Ingress. */
export const kubernetes: ServerGuide = {
  id: 'kubernetes',
  name: 'Kubernetes ingress',
  test: { text: 'kubectl apply --dry-run=server -f ingress.yaml', language: 'shell' },
  reload: { text: 'kubectl apply -f ingress.yaml', language: 'shell' },
  signs: [/Kubernetes Ingress Controller Fake Certificate/i, /\bingress-nginx\b/i],
  recipes: {
    expired: {
      minutes: [5, 3],
      copyAt: 1,
      language: 'shell',
      lines: () => 'kubectl describe certificate site-tls\ncmctl renew site-tls',
      source: 'cert-manager documentation',
    },
    'incomplete-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'shell',
      lines: () =>
        'kubectl create secret tls site-tls --cert=fullchain.pem --key=privkey.pem --dry-run=client -o yaml | kubectl apply -f -',
      source: 'Kubernetes: TLS secrets',
    },
    'misordered-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) =>
        `cat ${names.host}.crt intermediate.crt > fullchain.pem\nkubectl create secret tls site-tls --cert=fullchain.pem --key=privkey.pem --dry-run=client -o yaml | kubectl apply -f -`,
      source: 'Kubernetes: TLS secrets',
    },
    'name-mismatch': { minutes: [3, 2], copyAt: 1, language: 'config', lines: (names) => ingress(names), source: `${MANUAL}, hosts` },
    'version-mismatch': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: () => map('ssl-protocols: "TLSv1.2 TLSv1.3"'),
      source: 'ingress-nginx documentation: ConfigMaps, ssl-protocols; Kubernetes blog: ingress-nginx retirement',
    },
    'cipher-mismatch': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: () => map(`ssl-ciphers: "${OPENSSL_CIPHERS}"`, 'ssl-ecdh-curve: "auto"'),
      source: GUIDELINE_SOURCE,
    },
    'weak-cipher': {
      minutes: [2, 2],
      copyAt: 1,
      language: 'config',
      lines: () => map(`ssl-ciphers: "${OPENSSL_CIPHERS}"`),
      source: GUIDELINE_SOURCE,
    },
    'no-forward-secrecy': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: () => map(`ssl-ciphers: "${OPENSSL_CIPHERS}"`, 'ssl-ecdh-curve: "auto"', 'ssl-prefer-server-ciphers: "false"'),
      source: GUIDELINE_SOURCE,
    },
    'sni-mismatch': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => ingress(names),
      source: `${MANUAL}, default certificate`,
    },
    'client-cert-required': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: () =>
        'metadata:\n  annotations:\n    nginx.ingress.kubernetes.io/auth-tls-secret: default/client-ca\n    nginx.ingress.kubernetes.io/auth-tls-verify-client: "optional"',
      source: 'ingress-nginx documentation: annotations, client certificate authentication',
    },
    'plain-http': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'config',
      lines: (names) => `# Service of the controller\nports:\n- name: https\n  port: ${names.port}\n  targetPort: https`,
      source: 'ingress-nginx: Service',
    },
    'weak-key': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'config',
      lines: () => 'spec:\n  privateKey:\n    algorithm: ECDSA\n    size: 256\n    rotationPolicy: Always',
      source: 'cert-manager documentation: Certificate, privateKey',
    },
    'self-signed': {
      minutes: [5, 2],
      copyAt: 1,
      language: 'config',
      lines: () => 'metadata:\n  annotations:\n    cert-manager.io/cluster-issuer: letsencrypt',
      source: 'cert-manager documentation: annotated Ingress resource',
    },
  },
};
