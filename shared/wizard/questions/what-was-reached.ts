import type { Points } from '../question.ts';

/** Nothing came as far as a certificate: whatever is wrong with one would have shown itself in another way. */
export const NO_CERTIFICATE_SEEN: Points = {
  expired: -3,
  'not-yet-valid': -3,
  'clock-wrong': -2.5,
  'name-mismatch': -3,
  'self-signed': -3,
  'untrusted-root': -3,
  'incomplete-chain': -3,
  'distrusted-ca': -3,
  'stale-trust-store': -2.5,
  revoked: -3,
  'weak-signature': -3,
  'weak-key': -3,
  interception: -1,
};
/** A warning about a certificate is shown, so the server was reached and answered. */
export const SERVER_ANSWERED: Points = {
  timeout: -3,
  refused: -3,
  dns: -3,
  reset: -2.5,
  'proxy-auth': -2,
  'proxy-error': -1.5,
  'plain-http': -3,
};
