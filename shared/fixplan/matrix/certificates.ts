import type { Cell } from '../matrix.ts';
import { cells } from './cell.ts';

/** Cells of the causes that lie in the certificate, its chain, its issuer or the clock it is judged by. */
export const CELLS_OF_CERTIFICATES: readonly Cell[] = [
  ...cells('expired', null, 'certbot documentation; RFC 5280, section 4.1.2.5', {
    'end-user': [1, 'tell-owner', 1],
    support: [2, 3, 'tell-owner'],
    operator: [10, 5, 15, 'look-from-outside', 'check-again'],
  }),
  // Not a variant of the cause: who acts is the same, what they do is not.
  ...cells('expired', 'issuer', 'RFC 5280, section 6.1.3; RFC 8446, section 4.4.2', {
    'end-user': [1, 'tell-owner'],
    support: [2, 3, 'tell-owner'],
    operator: [5, 5, 'look-from-outside', 'check-again'],
  }),
  ...cells('not-yet-valid', null, 'Let’s Encrypt documentation; RFC 5280, section 4.1.2.5', {
    'end-user': [1, 1, 'tell-owner'],
    support: [2, 1, 'tell-owner'],
    operator: [10, 5, 'check-again'],
  }),
  ...cells('clock-wrong', null, 'Microsoft w32tm reference; timedatectl(1); Apple Date & Time help', {
    'end-user': [1, 1, 3, 'check-again'],
    support: [1, 3, 10],
    operator: [3, 5, 'check-again'],
  }),
  ...cells('name-mismatch', null, 'RFC 9525, section 6.3; certbot documentation', {
    'end-user': [1, 'tell-owner', 1],
    support: [2, 4, 'tell-owner'],
    operator: [10, 5, 'look-from-outside', 'check-again'],
  }),
  ...cells('name-mismatch', 'by-ech', 'RFC 9849, sections 6.2 and 7.1', {
    'end-user': [3, 'tell-owner'],
    support: [5, 'tell-owner'],
    operator: [10, 5, 'check-again'],
  }),
  ...cells('self-signed', null, 'RFC 5280, section 3.2; Let’s Encrypt documentation', {
    'end-user': [1, 5, 'tell-owner'],
    support: [3, 10, 'tell-owner'],
    operator: [15, 5, 'look-from-outside', 'check-again'],
  }),
  // Not a variant of the cause: no public issuer can help an inner name.
  ...cells('self-signed', 'inner', 'CA/Browser Forum Baseline Requirements, section 4.2.2; RFC 6762; RFC 8375', {
    'end-user': [5, 'tell-it'],
    support: [3, 20],
    operator: [20, 10, 'look-from-outside', 'check-again'],
  }),
  ...cells('untrusted-root', null, 'update-ca-certificates(8); Microsoft PKI documentation; Mozilla policy templates', {
    'end-user': [2, 5, 'tell-it'],
    support: [5, 20],
    operator: [15, 30, 'check-again'],
  }),
  ...cells('incomplete-chain', null, 'RFC 8446, section 4.4.2; Mozilla SSL configuration generator', {
    'end-user': [2, 3, 'tell-owner'],
    support: [5, 1, 'tell-owner'],
    operator: [5, 5, 'look-from-outside', 'check-again'],
  }),
  // Not a variant of the cause: the missing link is at hand.
  ...cells('incomplete-chain', 'found', 'RFC 8446, section 4.4.2; Mozilla SSL configuration generator', {
    operator: [5, 5, 'look-from-outside', 'check-again'],
  }),
  ...cells('untrusted-root', 'private-ca', 'update-ca-certificates(8); Microsoft PKI documentation; Mozilla policy templates', {
    'end-user': [2, 5, 'tell-it'],
    support: [5, 20],
    operator: [15, 30, 'check-again'],
  }),
  // Not a variant of the cause: one program lacks what the others here have.
  ...cells('untrusted-root', 'program', 'keytool manual; Node.js CLI; requests; git-config(1); Docker: registry certificates', {
    'end-user': [5, 'tell-it'],
    support: [5, 5, 5],
    operator: [5, 5, 5],
  }),
  ...cells('untrusted-root', 'stale-store', 'Let’s Encrypt certificate compatibility; distribution manuals of ca-certificates', {
    'end-user': [10, 5, 'check-again'],
    support: [5, 15, 'check-again'],
    operator: [10, 10, 'check-again'],
  }),
  ...cells('untrusted-root', 'removed-root', 'Microsoft: disallowed certificates; trust(1)', {
    'end-user': [3, 5, 'tell-it'],
    support: [10, 5],
    operator: [10, 5, 'check-again'],
  }),
  ...cells('distrusted-ca', null, 'Mozilla Root Store Policy; Chrome Root Program Policy', {
    'end-user': [1, 1, 'tell-owner'],
    support: [2, 3, 'tell-owner'],
    operator: [15, 10, 'look-from-outside', 'check-again'],
  }),
  ...cells(
    'stale-trust-store',
    null,
    'Let’s Encrypt certificate compatibility; Microsoft automatic root update; ca-certificates packages',
    {
      'end-user': [10, 5, 'check-again'],
      support: [5, 15, 'check-again'],
      operator: [10, 10, 'check-again'],
    },
  ),
  ...cells('misordered-chain', null, 'RFC 8446, section 4.4.2; RFC 5246, section 7.4.2', {
    'end-user': [1, 'tell-owner'],
    support: [3, 2, 'tell-owner'],
    operator: [5, 3, 'check-again'],
  }),
  ...cells('revoked', null, 'RFC 5280, section 5.3.1; Let’s Encrypt: revoking certificates', {
    'end-user': [1, 2, 'tell-owner'],
    support: [2, 3, 'tell-owner'],
    operator: [15, 10, 5, 'check-again'],
  }),
  ...cells('revocation-unavailable', 'no-answer', 'RFC 6960; RFC 5280, section 4.2.1.13', {
    'end-user': [1, 3, 'tell-owner'],
    support: [5, 2],
    operator: [10, 5, 'check-again'],
  }),
  ...cells('revocation-unavailable', 'stale-staple', 'RFC 6066, section 8; nginx and Apache stapling manuals', {
    'end-user': [1, 'tell-owner'],
    support: [2, 2, 'tell-owner'],
    operator: [5, 10, 'check-again'],
  }),
  ...cells('revocation-unavailable', 'must-staple', 'RFC 7633; Let’s Encrypt: ending OCSP', {
    'end-user': [1, 'tell-owner'],
    support: [2, 2, 'tell-owner'],
    operator: [10, 5, 'check-again'],
  }),
  ...cells('revocation-unavailable', null, 'RFC 6960', {
    'end-user': [1, 2, 'tell-owner'],
    support: [5, 3],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('bad-certificate', null, 'RFC 5280, sections 4.2.1.9 and 6.1', {
    'end-user': [1, 2, 'tell-owner'],
    support: [3, 3, 'tell-owner'],
    operator: [15, 10, 'look-from-outside', 'check-again'],
  }),
  ...cells('name-constraint', null, 'RFC 5280, section 4.2.1.10', {
    'end-user': [1, 2, 'tell-owner'],
    support: [3, 2, 'tell-owner'],
    operator: [10, 20, 'check-again'],
  }),
  ...cells('wrong-usage', null, 'RFC 5280, sections 4.2.1.3 and 4.2.1.12', {
    'end-user': [1, 2, 'tell-owner'],
    support: [3, 2, 'tell-owner'],
    operator: [10, 5, 'check-again'],
  }),
  ...cells('weak-signature', null, 'RFC 6194; Baseline Requirements, section 7.1.3.2', {
    'end-user': [1, 'tell-owner'],
    support: [3, 5, 'tell-owner'],
    operator: [15, 15, 'look-from-outside', 'check-again'],
  }),
  ...cells('weak-key', null, 'RFC 9325, section 4.2; Mozilla TLS guideline 6.0', {
    'end-user': [1, 'tell-owner'],
    support: [3, 5, 'tell-owner'],
    operator: [10, 5, 'look-from-outside', 'check-again'],
  }),
  // Not a variant of the cause: with a small group the certificate and its key can stay.
  ...cells('weak-key', 'dh', 'RFC 9325, section 4.2; RFC 8270; Mozilla TLS guideline 6.0', {
    'end-user': [1, 'tell-owner'],
    support: [3, 5, 'tell-owner'],
    operator: [5, 10, 'look-from-outside', 'check-again'],
  }),
  ...cells('ct-missing', null, 'Chrome Certificate Transparency policy; RFC 6962', {
    'end-user': [2, 'tell-owner'],
    support: [3, 3, 'tell-owner'],
    operator: [10, 5, 'check-again'],
  }),
  ...cells('pinning', null, 'OWASP pinning guide; Android network security configuration', {
    'end-user': [5, 3, 'tell-maker'],
    support: [5, 10, 'tell-network'],
    operator: [15, 10, 'check-again'],
  }),
  ...cells(
    'interception',
    'antivirus',
    'support.kaspersky.com; help.eset.com; Avast, Bitdefender and AdGuard help; local stores of Java, Node and Python',
    {
      'end-user': [5, 5, 'check-again'],
      support: [5, 10, 'check-again'],
      operator: [5, 5, 'check-again'],
    },
  ),
  ...cells(
    'interception',
    'organisation',
    'Vendor manuals of inspection gateways; Mozilla policy templates; local stores of Java, Node and Python',
    {
      'end-user': [2, 'tell-it'],
      support: [5, 15, 'tell-network'],
      operator: [10, 15, 'check-again'],
    },
  ),
  ...cells('interception', 'unknown', 'Firefox: MOZILLA_PKIX_ERROR_MITM_DETECTED; Superfish advisory (CERT/CC)', {
    'end-user': [2, 5, 'tell-it'],
    support: [5, 10, 'tell-network'],
    operator: [5, 10, 'check-again'],
  }),
  ...cells('interception', null, 'Firefox and Chromium interstitials on interception', {
    'end-user': [5, 3, 'tell-it'],
    support: [5, 5, 'tell-network'],
    operator: [5, 5, 'check-again'],
  }),
];
