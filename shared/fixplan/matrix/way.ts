import type { Cell } from '../matrix.ts';
import { cells } from './cell.ts';

/** Cells of the causes that lie on the way, in a proxy, or in what the server says. */
export const CELLS_OF_THE_WAY: readonly Cell[] = [
  ...cells('plain-http', null, 'Mozilla SSL configuration generator; nginx and Apache manuals; browsers’ help on secure connections', {
    'end-user': [1, 2, 1, 'tell-owner'],
    support: [2, 5, 'tell-owner'],
    operator: [5, 10, 'check-again'],
  }),
  ...cells('captive-portal', null, 'RFC 8910; RFC 8952', {
    'end-user': [2, 2, 2],
    support: [2, 3],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('proxy-auth', 'needs-password', 'RFC 9110, section 11.7; curl and system proxy manuals', {
    'end-user': [2, 'tell-it'],
    support: [3, 5],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('proxy-auth', 'wrong-password', 'RFC 9110, section 15.5.8', {
    'end-user': [2, 3, 'tell-it'],
    support: [2, 3],
    operator: [3, 2, 'check-again'],
  }),
  ...cells('proxy-auth', null, 'RFC 9110, section 11.7', {
    'end-user': [2, 'tell-it'],
    support: [3, 5],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('proxy-error', 'refused-by-policy', 'RFC 9110, sections 9.3.6 and 15.6; squid manual; system proxy settings', {
    'end-user': [1, 2, 'tell-network'],
    support: [3, 3, 'tell-network'],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('proxy-error', 'proxy-unreachable', 'RFC 9110, sections 9.3.6 and 15.6; squid manual; system proxy settings', {
    'end-user': [3, 2, 'tell-it'],
    support: [5, 3, 'check-again'],
    operator: [3, 3, 'check-again'],
  }),
  ...cells('proxy-error', 'cannot-reach-site', 'RFC 9110, sections 9.3.6 and 15.6; squid manual; system proxy settings', {
    'end-user': [2, 3, 'tell-network'],
    support: [3, 3, 'tell-network'],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('proxy-error', 'proxy-certificate', 'RFC 9110, section 9.3.6; curl --proxy-cacert', {
    'end-user': [1, 'tell-network'],
    support: [3, 5, 'tell-network'],
    operator: [10, 5, 'check-again'],
  }),
  ...cells('proxy-error', 'proxy-broken', 'RFC 9110, sections 9.3.6 and 15.6; squid manual; system proxy settings', {
    'end-user': [2, 'tell-network'],
    support: [3, 5, 'tell-network'],
    operator: [10, 10, 'check-again'],
  }),
  ...cells('proxy-error', null, 'RFC 9110, sections 9.3.6 and 15.6; squid manual; system proxy settings', {
    'end-user': [2, 'tell-network'],
    support: [3, 3, 'tell-network'],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('quic', null, 'RFC 9308, section 2; Chromium and Firefox HTTP/3 settings', {
    'end-user': [2, 3, 'tell-network'],
    support: [3, 3, 'tell-network'],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('protocol-error', 'other-protocol', 'RFC 8314; IANA port numbers', {
    'end-user': [1, 2, 'tell-owner'],
    support: [3, 2],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('protocol-error', 'start-tls-missing', 'RFC 3207; RFC 8314; Postfix and Dovecot manuals', {
    'end-user': [1, 2, 'tell-owner'],
    support: [3, 2, 'tell-owner'],
    operator: [10, 5, 'check-again'],
  }),
  ...cells('protocol-error', 'broken', 'RFC 8446, sections 5 and 6', {
    'end-user': [2, 3, 'tell-owner'],
    support: [3, 5, 'tell-network'],
    operator: [10, 10, 'check-again'],
  }),
  ...cells('protocol-error', null, 'RFC 8446, sections 5 and 6', {
    'end-user': [2, 'tell-owner'],
    support: [3, 3, 'tell-owner'],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('server-fault', null, 'RFC 8446, section 6.2', {
    'end-user': [2, 'tell-owner'],
    support: [2, 3, 'tell-owner'],
    operator: [5, 10, 5, 'look-from-outside', 'check-again'],
  }),
  ...cells('client-fault', null, 'OpenSSL SSL_CTX manuals; RFC 8446, section 6.2', {
    'end-user': [5, 3, 'tell-it'],
    support: [5, 5],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('sni-mismatch', null, 'RFC 6066, section 3; nginx, Apache and HAProxy manuals', {
    'end-user': [1, 2, 'tell-owner'],
    support: [3, 3, 'tell-owner'],
    operator: [5, 5, 'look-from-outside', 'check-again'],
  }),
  ...cells('sni-mismatch', 'not-sent', 'RFC 6066, section 3', {
    'end-user': [5, 2, 'check-again'],
    support: [3, 5, 'check-again'],
    operator: [5, 5, 'check-again'],
  }),
];
