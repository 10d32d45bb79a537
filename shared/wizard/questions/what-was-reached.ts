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
/** The warning names a thing of its own that none of these brings about. */
export const NAMED_SOMETHING_ELSE: Points = {
  expired: -2,
  'not-yet-valid': -2,
  'clock-wrong': -2.5,
  'name-mismatch': -2.5,
  'self-signed': -2.5,
  'untrusted-root': -2,
  'incomplete-chain': -2.5,
  'stale-trust-store': -2,
  interception: -2,
  'captive-portal': -2.5,
  'version-mismatch': -2.5,
  'cipher-mismatch': -2.5,
  'client-fault': -1.5,
  'server-fault': -1.5,
};
/** No server was reached, so nobody has disagreed about a version, a cipher or a protocol. */
export const NOTHING_SPOKEN: Points = {
  'version-mismatch': -2,
  'cipher-mismatch': -2,
  'weak-cipher': -2,
  'plain-http': -2,
  'protocol-error': -2,
  'alpn-mismatch': -2,
  renegotiation: -2,
  'client-cert-required': -2,
  'server-fault': -1,
};
