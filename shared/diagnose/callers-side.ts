import type { CauseId } from '../model/cause-id.ts';

/** Causes that lie on the computer or the network of the person with the trouble, and can therefore not be seen from anywhere else. */
export const CALLERS_SIDE: ReadonlySet<CauseId> = new Set([
  'clock-wrong',
  'captive-portal',
  'interception',
  'stale-trust-store',
  'untrusted-root',
  'proxy-auth',
  'proxy-error',
  'client-fault',
  'pinning',
  'quic',
  'reset',
  'timeout',
  'refused',
  'dns',
  'client-cert-required',
  'client-cert-rejected',
]);
