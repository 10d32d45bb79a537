import { alpnMismatch } from './alpn-mismatch.ts';
import { badCertificate } from './bad-certificate.ts';
import { captivePortal } from './captive-portal.ts';
import { cipherMismatch } from './cipher-mismatch.ts';
import { clientCertRejected } from './client-cert-rejected.ts';
import { clientCertRequired } from './client-cert-required.ts';
import { clientFault } from './client-fault.ts';
import { clockWrong } from './clock-wrong.ts';
import { ctMissing } from './ct-missing.ts';
import { distrustedCa } from './distrusted-ca.ts';
import { dns } from './dns.ts';
import { expired } from './expired.ts';
import { incompleteChain } from './incomplete-chain.ts';
import { insecureLegacy } from './insecure-legacy.ts';
import { interception } from './interception.ts';
import { misorderedChain } from './misordered-chain.ts';
import { nameConstraint } from './name-constraint.ts';
import { nameMismatch } from './name-mismatch.ts';
import { noForwardSecrecy } from './no-forward-secrecy.ts';
import { notYetValid } from './not-yet-valid.ts';
import { pinning } from './pinning.ts';
import { plainHttp } from './plain-http.ts';
import { protocolError } from './protocol-error.ts';
import { proxyAuth } from './proxy-auth.ts';
import { proxyError } from './proxy-error.ts';
import { quic } from './quic.ts';
import { refused } from './refused.ts';
import { renegotiation } from './renegotiation.ts';
import { reset } from './reset.ts';
import { revocationUnavailable } from './revocation-unavailable.ts';
import { revoked } from './revoked.ts';
import { selfSigned } from './self-signed.ts';
import { serverFault } from './server-fault.ts';
import { sniMismatch } from './sni-mismatch.ts';
import { staleTrustStore } from './stale-trust-store.ts';
import { timeout } from './timeout.ts';
import { untrustedRoot } from './untrusted-root.ts';
import { versionMismatch } from './version-mismatch.ts';
import { weakCipher } from './weak-cipher.ts';
import { weakKey } from './weak-key.ts';
import { weakSignature } from './weak-signature.ts';
import { wrongUsage } from './wrong-usage.ts';

/** Fixing one cause, by audience: `[variant.]audience.step[.why|.see|.not]`, `.on.<platform>` where a platform differs. Area `fixes/<id>`. */
export const fixWords = {
  'fixes/alpn-mismatch': alpnMismatch,
  'fixes/bad-certificate': badCertificate,
  'fixes/captive-portal': captivePortal,
  'fixes/cipher-mismatch': cipherMismatch,
  'fixes/client-cert-rejected': clientCertRejected,
  'fixes/client-cert-required': clientCertRequired,
  'fixes/client-fault': clientFault,
  'fixes/clock-wrong': clockWrong,
  'fixes/ct-missing': ctMissing,
  'fixes/distrusted-ca': distrustedCa,
  'fixes/dns': dns,
  'fixes/expired': expired,
  'fixes/incomplete-chain': incompleteChain,
  'fixes/insecure-legacy': insecureLegacy,
  'fixes/interception': interception,
  'fixes/misordered-chain': misorderedChain,
  'fixes/name-constraint': nameConstraint,
  'fixes/name-mismatch': nameMismatch,
  'fixes/no-forward-secrecy': noForwardSecrecy,
  'fixes/not-yet-valid': notYetValid,
  'fixes/pinning': pinning,
  'fixes/plain-http': plainHttp,
  'fixes/protocol-error': protocolError,
  'fixes/proxy-auth': proxyAuth,
  'fixes/proxy-error': proxyError,
  'fixes/quic': quic,
  'fixes/refused': refused,
  'fixes/renegotiation': renegotiation,
  'fixes/reset': reset,
  'fixes/revocation-unavailable': revocationUnavailable,
  'fixes/revoked': revoked,
  'fixes/self-signed': selfSigned,
  'fixes/server-fault': serverFault,
  'fixes/sni-mismatch': sniMismatch,
  'fixes/stale-trust-store': staleTrustStore,
  'fixes/timeout': timeout,
  'fixes/untrusted-root': untrustedRoot,
  'fixes/version-mismatch': versionMismatch,
  'fixes/weak-cipher': weakCipher,
  'fixes/weak-key': weakKey,
  'fixes/weak-signature': weakSignature,
  'fixes/wrong-usage': wrongUsage,
} as const;
