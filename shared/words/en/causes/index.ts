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

/** One entry a cause; the area name is `causes/<id>`. */
export const causeWords = {
  'causes/alpn-mismatch': alpnMismatch,
  'causes/bad-certificate': badCertificate,
  'causes/captive-portal': captivePortal,
  'causes/cipher-mismatch': cipherMismatch,
  'causes/client-cert-rejected': clientCertRejected,
  'causes/client-cert-required': clientCertRequired,
  'causes/client-fault': clientFault,
  'causes/clock-wrong': clockWrong,
  'causes/ct-missing': ctMissing,
  'causes/distrusted-ca': distrustedCa,
  'causes/dns': dns,
  'causes/expired': expired,
  'causes/incomplete-chain': incompleteChain,
  'causes/insecure-legacy': insecureLegacy,
  'causes/interception': interception,
  'causes/misordered-chain': misorderedChain,
  'causes/name-constraint': nameConstraint,
  'causes/name-mismatch': nameMismatch,
  'causes/no-forward-secrecy': noForwardSecrecy,
  'causes/not-yet-valid': notYetValid,
  'causes/pinning': pinning,
  'causes/plain-http': plainHttp,
  'causes/protocol-error': protocolError,
  'causes/proxy-auth': proxyAuth,
  'causes/proxy-error': proxyError,
  'causes/quic': quic,
  'causes/refused': refused,
  'causes/renegotiation': renegotiation,
  'causes/reset': reset,
  'causes/revocation-unavailable': revocationUnavailable,
  'causes/revoked': revoked,
  'causes/self-signed': selfSigned,
  'causes/server-fault': serverFault,
  'causes/sni-mismatch': sniMismatch,
  'causes/stale-trust-store': staleTrustStore,
  'causes/timeout': timeout,
  'causes/untrusted-root': untrustedRoot,
  'causes/version-mismatch': versionMismatch,
  'causes/weak-cipher': weakCipher,
  'causes/weak-key': weakKey,
  'causes/weak-signature': weakSignature,
  'causes/wrong-usage': wrongUsage,
} as const;
