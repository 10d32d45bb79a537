import type { CauseId } from '../model/cause-id.ts';
import { alpnMismatch } from './alpn-mismatch.ts';
import { badCertificate } from './bad-certificate.ts';
import { captivePortal } from './captive-portal.ts';
import type { Cause } from './cause.ts';
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

export type { Cause } from './cause.ts';

/** Every cause, by id; the order of rank stands in `shared/diagnose/rank.ts`. */
export const CAUSES: readonly Cause[] = [
  alpnMismatch,
  badCertificate,
  captivePortal,
  cipherMismatch,
  clientCertRejected,
  clientCertRequired,
  clientFault,
  clockWrong,
  ctMissing,
  distrustedCa,
  dns,
  expired,
  incompleteChain,
  insecureLegacy,
  interception,
  misorderedChain,
  nameConstraint,
  nameMismatch,
  noForwardSecrecy,
  notYetValid,
  pinning,
  plainHttp,
  protocolError,
  proxyAuth,
  proxyError,
  quic,
  refused,
  renegotiation,
  reset,
  revocationUnavailable,
  revoked,
  selfSigned,
  serverFault,
  sniMismatch,
  staleTrustStore,
  timeout,
  untrustedRoot,
  versionMismatch,
  weakCipher,
  weakKey,
  weakSignature,
  wrongUsage,
];

const BY_ID: ReadonlyMap<CauseId, Cause> = new Map(CAUSES.map((cause) => [cause.id, cause]));

/** The cause of this id; undefined while its file is not written. */
export function causeOf(id: CauseId): Cause | undefined {
  return BY_ID.get(id);
}
