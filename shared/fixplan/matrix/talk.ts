import type { Cell } from '../matrix.ts';
import { cells } from './cell.ts';

/** Cells of the causes that lie in versions, ciphers, protocols and client certificates. */
export const CELLS_OF_THE_TALK: readonly Cell[] = [
  ...cells('version-mismatch', null, 'RFC 8996; Mozilla TLS guideline 6.0', {
    'end-user': [10, 'tell-owner'],
    support: [3, 5, 'tell-owner'],
    operator: [10, 'check-again', 'serve-old', 'end-old'],
  }),
  ...cells('version-mismatch', 'server-too-old', 'RFC 8996; Mozilla TLS guideline 6.0', {
    'end-user': [1, 'tell-owner'],
    support: [3, 5, 'tell-owner'],
    operator: [10, 'check-again', 'serve-old', 'end-old'],
  }),
  // Not variants of the cause: the server knows a version of today, so nothing old is to be served.
  ...cells('version-mismatch', 'cannot-negotiate', 'RFC 8446, section 4.2.1 and appendix D.2', {
    'end-user': [1, 'tell-owner'],
    support: [5, 'tell-owner'],
    operator: [15, 15, 'check-again'],
  }),
  ...cells('version-mismatch', 'sometimes', 'RFC 8996; HAProxy and AWS ELB manuals on health checks', {
    'end-user': [2, 'tell-owner'],
    support: [5, 'tell-owner'],
    operator: [10, 15, 'check-again'],
  }),
  ...cells('version-mismatch', 'client-too-old', 'RFC 8446; vendor notes on TLS 1.2 and 1.3 support', {
    'end-user': [10, 5, 'check-again'],
    support: [5, 10, 'check-again'],
    operator: [5, 10, 'check-again', 'serve-old', 'end-old'],
  }),
  ...cells('client-cert-required', null, 'RFC 8446, section 4.3.2; nginx, Apache and IIS manuals', {
    'end-user': [2, 3, 'tell-owner'],
    support: [3, 3, 2],
    operator: [5, 10, 'check-again'],
  }),
  ...cells('client-cert-rejected', 'expired', 'RFC 8446, section 6.2; RFC 5246, section 7.2.2', {
    'end-user': [2, 3, 'tell-it'],
    support: [3, 2],
    operator: [5, 3, 'check-again'],
  }),
  ...cells('client-cert-rejected', 'unknown-issuer', 'RFC 8446, section 6.2; RFC 5246, section 7.2.2', {
    'end-user': [2, 2, 'tell-owner'],
    support: [3, 5],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('client-cert-rejected', 'revoked', 'RFC 8446, section 6.2; RFC 5246, section 7.2.2', {
    'end-user': [1, 3, 'tell-it'],
    support: [3, 5],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('client-cert-rejected', null, 'RFC 8446, section 6.2; RFC 5246, section 7.2.2', {
    'end-user': [2, 2, 'tell-owner'],
    support: [3, 3],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('cipher-mismatch', null, 'Mozilla TLS guideline 6.0; RFC 8446, section 9.1', {
    'end-user': [5, 'tell-owner'],
    support: [3, 3, 'tell-owner'],
    operator: [5, 10, 'check-again'],
  }),
  ...cells('weak-cipher', null, 'Mozilla TLS guideline 6.0; RFC 9325, section 4.1', {
    'end-user': [1, 'tell-owner'],
    support: [3, 10, 'tell-owner'],
    operator: [5, 10, 'check-again', 'serve-old', 'end-old'],
  }),
  ...cells('no-forward-secrecy', null, 'RFC 9325, section 4.1; Mozilla TLS guideline 6.0', {
    'end-user': [1, 'tell-owner'],
    support: [2, 2, 'tell-owner'],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('insecure-legacy', null, 'RFC 8996; RFC 7568; PCI DSS 4', {
    'end-user': [1, 'tell-owner'],
    support: [2, 3, 'tell-owner'],
    operator: [5, 5, 'check-again', 'serve-old', 'end-old'],
  }),
  ...cells('renegotiation', null, 'RFC 5746; OpenSSL 3.0 migration guide', {
    'end-user': [3, 'tell-owner'],
    support: [3, 5, 'tell-owner'],
    operator: [15, 5, 'check-again'],
  }),
  ...cells('alpn-mismatch', null, 'RFC 7301, section 3.2', {
    'end-user': [1, 'tell-owner'],
    support: [3, 2, 'tell-owner'],
    operator: [5, 5, 'check-again'],
  }),
];
