import type { CaseNames, ServerGuide } from './server.ts';

const ACM = 'AWS Certificate Manager user guide';
const ALB = 'Elastic Load Balancing user guide: TLS listeners';

function request(names: CaseNames): string {
  const [first = names.host, ...others] = names.names;
  const also = others.length > 0 ? ` --subject-alternative-names ${others.join(' ')}` : '';
  return `aws acm request-certificate --domain-name ${first}${also} --validation-method DNS`;
}

function policy(names: CaseNames): string {
  return `aws elbv2 modify-listener --listener-arn ARN --port ${names.port} --ssl-policy ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09`;
}

/** Application Load Balancer and CloudFront with ACM. */
export const aws: ServerGuide = {
  id: 'aws',
  name: 'AWS load balancer or CloudFront',
  test: null,
  reload: null,
  signs: [/\bawselb\b/i, /\bCloudFront\b/i, /\bAmazonS3\b/i],
  recipes: {
    // A certificate that has ended is not eligible for managed renewal.
    expired: {
      minutes: [10, 3, 5],
      copyAt: 1,
      language: 'shell',
      lines: (names) => request(names),
      also: {
        copyAt: 2,
        language: 'shell',
        lines: () => 'aws elbv2 modify-listener --listener-arn ARN --certificates CertificateArn=CERTIFICATE-ARN',
      },
      source: `${ACM}, managed renewal; AWS CLI: elbv2 modify-listener`,
    },
    'incomplete-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'shell',
      lines: () =>
        'aws acm import-certificate --certificate-arn ARN --certificate fileb://cert.pem --private-key fileb://privkey.pem --certificate-chain fileb://chain.pem',
      source: `${ACM}, import`,
    },
    'misordered-chain': {
      minutes: [3, 1],
      copyAt: 1,
      language: 'shell',
      lines: () =>
        'aws acm import-certificate --certificate-arn ARN --certificate fileb://cert.pem --private-key fileb://privkey.pem --certificate-chain fileb://ordered-chain.pem',
      source: `${ACM}, import`,
    },
    'name-mismatch': { minutes: [5, 3], copyAt: 1, language: 'shell', lines: (names) => request(names), source: ACM },
    'version-mismatch': { minutes: [2, 2], copyAt: 1, language: 'shell', lines: (names) => policy(names), source: ALB },
    'cipher-mismatch': { minutes: [2, 3], copyAt: 1, language: 'shell', lines: (names) => policy(names), source: ALB },
    'weak-cipher': { minutes: [2, 2], copyAt: 1, language: 'shell', lines: (names) => policy(names), source: ALB },
    'no-forward-secrecy': {
      minutes: [2, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => policy(names),
      source: ALB,
    },
    'sni-mismatch': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'shell',
      lines: () => 'aws elbv2 add-listener-certificates --listener-arn ARN --certificates CertificateArn=CERTIFICATE-ARN',
      source: ALB,
    },
    'client-cert-required': {
      minutes: [3, 3],
      copyAt: 1,
      language: 'shell',
      lines: () => 'aws elbv2 modify-listener --listener-arn ARN --mutual-authentication Mode=passthrough',
      source: 'Elastic Load Balancing: mutual TLS',
    },
    'plain-http': {
      minutes: [3, 2],
      copyAt: 1,
      language: 'shell',
      lines: (names) =>
        // Without a policy the listener gets that of 2016, which still speaks TLS 1.0.
        `${policy(names)} --protocol HTTPS --certificates CertificateArn=CERTIFICATE-ARN`,
      source: `${ALB}; AWS CLI: elbv2 modify-listener`,
    },
    'weak-key': {
      minutes: [5, 1],
      copyAt: 1,
      language: 'shell',
      lines: (names) => `${request(names)} --key-algorithm EC_prime256v1`,
      source: ACM,
    },
    'self-signed': { minutes: [10, 2], copyAt: 1, language: 'shell', lines: (names) => request(names), source: ACM },
  },
};
