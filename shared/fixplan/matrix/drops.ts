import type { Cell } from '../matrix.ts';
import { cells } from './cell.ts';

/** Cells of the causes where no talk begins or it is cut: by name, by size, by version, by address. */
export const CELLS_OF_DROPS: readonly Cell[] = [
  ...cells('reset', null, 'RFC 9293, section 3.5.2', {
    'end-user': [3, 5, 'tell-network'],
    support: [5, 5, 'tell-network'],
    operator: [10, 20, 'check-again'],
  }),
  ...cells('timeout', null, 'RFC 8201, section 4; tcp-mss-clamp manuals', {
    'end-user': [3, 5, 'tell-owner'],
    support: [2, 5, 'tell-owner'],
    operator: [5, 20, 'check-again'],
  }),
  ...cells('refused', null, 'RFC 9293, section 3.10.7.1', {
    'end-user': [1, 5, 'tell-owner'],
    support: [2, 5, 'tell-owner'],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('dns', null, 'RFC 1035; RFC 8499', {
    'end-user': [1, 5, 'tell-owner'],
    support: [3, 5],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('reset', 'by-name', 'RFC 9293; RFC 6066, section 3; vendors’ filter manuals', {
    'end-user': [3, 2, 'tell-network'],
    support: [5, 5, 'tell-network'],
    operator: [10, 10, 'check-again'],
  }),
  ...cells('reset', 'by-hello-size', 'RFC 8446, section 4.1.2; Chromium and Firefox notes on ML-KEM hellos', {
    'end-user': [3, 10, 'tell-network'],
    support: [5, 10, 'tell-network'],
    operator: [10, 15, 'check-again'],
  }),
  ...cells('reset', 'by-ech', 'RFC 9849, sections 6.2 and 10.10; vendors’ notes on blocking ECH', {
    'end-user': [3, 'tell-network'],
    support: [10, 'tell-network'],
    operator: [10, 15, 'check-again'],
  }),
  ...cells('reset', 'by-post-quantum', 'RFC 8446, section 4.2.7; Chromium notes on ML-KEM and middleboxes', {
    'end-user': [3, 'tell-network'],
    support: [10, 'tell-network'],
    operator: [10, 15, 'check-again'],
  }),
  ...cells('reset', 'by-extension', 'RFC 8446, section 9.3 (middleboxes must pass over extensions they do not know); RFC 8701', {
    'end-user': [3, 'tell-network'],
    support: [10, 'tell-network'],
    operator: [15, 'check-again'],
  }),
  ...cells('reset', 'by-version', 'RFC 8446, appendix D; middlebox compatibility notes', {
    'end-user': [3, 5, 'tell-network'],
    support: [5, 5, 'tell-network'],
    operator: [10, 20, 'check-again'],
  }),
  ...cells('reset', 'by-alpn', 'RFC 7301, section 3.2', {
    'end-user': [1, 'tell-owner'],
    support: [3, 5, 'tell-owner'],
    operator: [10, 5, 'check-again'],
  }),
  ...cells('reset', 'by-address', 'RFC 8305; RFC 9293', {
    'end-user': [2, 'tell-owner'],
    support: [5, 2, 'tell-owner'],
    operator: [5, 20, 'check-again'],
  }),
  ...cells('reset', 'sometimes', 'HAProxy and AWS ELB manuals on health checks', {
    'end-user': [2, 2, 'tell-owner'],
    support: [5, 2, 'tell-owner'],
    operator: [10, 10, 'check-again'],
  }),
  ...cells('timeout', 'by-name', 'RFC 9293; RFC 6066, section 3; vendors’ filter manuals', {
    'end-user': [3, 2, 'tell-network'],
    support: [5, 5, 'tell-network'],
    operator: [10, 5, 'check-again'],
  }),
  ...cells('timeout', 'by-hello-size', 'RFC 8201; RFC 4821; RFC 8446, section 4.1.2', {
    'end-user': [3, 10, 'tell-network'],
    support: [5, 5, 'tell-network'],
    operator: [10, 10, 'check-again'],
  }),
  ...cells('timeout', 'by-ech', 'RFC 9849, sections 6.2 and 10.10; vendors’ notes on blocking ECH', {
    'end-user': [3, 'tell-network'],
    support: [10, 'tell-network'],
    operator: [10, 15, 'check-again'],
  }),
  ...cells('timeout', 'by-post-quantum', 'RFC 8446, section 4.2.7; Chromium notes on ML-KEM and middleboxes', {
    'end-user': [3, 'tell-network'],
    support: [10, 'tell-network'],
    operator: [10, 15, 'check-again'],
  }),
  ...cells('timeout', 'by-extension', 'RFC 8446, section 9.3 (middleboxes must pass over extensions they do not know); RFC 8701', {
    'end-user': [3, 'tell-network'],
    support: [10, 'tell-network'],
    operator: [15, 'check-again'],
  }),
  ...cells('timeout', 'by-version', 'RFC 8446, appendix D', {
    'end-user': [3, 5, 'tell-network'],
    support: [5, 5, 'tell-network'],
    operator: [10, 15, 'check-again'],
  }),
  ...cells('timeout', 'by-alpn', 'RFC 7301, section 3.2', {
    'end-user': [1, 'tell-owner'],
    support: [3, 3, 'tell-owner'],
    operator: [10, 5, 'check-again'],
  }),
  ...cells('timeout', 'by-address', 'RFC 8305 (Happy Eyeballs)', {
    'end-user': [2, 'tell-owner'],
    support: [5, 5, 'tell-owner'],
    operator: [5, 15, 'check-again'],
  }),
  ...cells('timeout', 'no-way', 'RFC 792 and RFC 4443 (destination unreachable); system manuals on connection settings', {
    'end-user': [2, 3, 'tell-network'],
    support: [3, 5, 'tell-network'],
    operator: [3, 10, 'check-again'],
  }),
  ...cells('timeout', 'sometimes', 'HAProxy and AWS ELB manuals on health checks', {
    'end-user': [2, 2, 'tell-owner'],
    support: [5, 3, 'tell-owner'],
    operator: [10, 10, 'check-again'],
  }),
  ...cells('refused', 'by-address', 'RFC 8305; RFC 9293, section 3.10.7.1', {
    'end-user': [2, 'tell-owner'],
    support: [3, 3, 'tell-owner'],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('refused', 'sometimes', 'HAProxy and AWS ELB manuals on health checks', {
    'end-user': [2, 2, 'tell-owner'],
    support: [5, 2, 'tell-owner'],
    operator: [10, 10, 'check-again'],
  }),
  ...cells('refused', 'not-permitted', 'Windows Defender Firewall and macOS Application Firewall help', {
    'end-user': [3, 2, 'check-again'],
    support: [5, 5, 'check-again'],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('dns', 'no-such-name', 'RFC 8499 (NXDOMAIN)', {
    'end-user': [1, 2, 'tell-owner'],
    support: [3, 5],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('dns', 'blocked', 'RFC 8914, section 4 (Blocked, Filtered); Pi-hole and Cisco Umbrella documentation', {
    'end-user': [5, 'tell-network', 'check-again'],
    support: [3, 5],
    operator: [5, 20, 'check-again'],
  }),
  ...cells('dns', 'no-resolver', 'RFC 1035; system network help', {
    'end-user': [2, 5, 'check-again'],
    support: [3, 5, 'tell-network'],
    operator: [5, 5, 'check-again'],
  }),
  ...cells('dns', 'no-network', 'RFC 3927 (addresses that a computer gives itself); system network help', {
    'end-user': [2, 3, 'check-again'],
    support: [2, 5, 'check-again'],
    operator: [3, 5, 'check-again'],
  }),
  ...cells('dns', 'hosts-file', 'hosts(5); Microsoft, "How to reset the Hosts file back to the default"', {
    'end-user': [2, 3, 'check-again'],
    support: [3, 5, 'check-again'],
    operator: [3, 10, 'check-again'],
  }),
];
