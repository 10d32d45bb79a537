import type { PublicKeySummary } from '../model/certificate.ts';
import { judgedAlerts } from './alerts.ts';
import type { ServedChain } from './chains.ts';
import type { Facts } from './facts.ts';

/** Alert 40, IANA TLS Alerts. */
const HANDSHAKE_FAILURE = 40;

/** Signature schemes by which a key of each kind can sign a handshake (RFC 8446, section 4.2.3). */
const SCHEMES: Readonly<Record<string, readonly number[]>> = {
  'P-256': [0x0403],
  'P-384': [0x0503],
  'P-521': [0x0603],
  Ed25519: [0x0807],
  Ed448: [0x0808],
};

/**
 * A leaf key that the judged hello did not offer to take, so that the judged client refuses it even where the server sends it all the
 * same (DESIGN section 3, rule 10); null when the key is offered, or not known. RSA keys are left to the rules for certificates.
 */
export function keyNotOffered(facts: Facts): { readonly kind: string; readonly evidence: number } | null {
  const offered = new Set(facts.attempts.judged.flatMap((one) => one.seen.offered.signatureSchemes));
  if (offered.size === 0) return null;
  for (const chain of [...facts.chains.served.filter((one) => one.addresses.length > 0), ...ofOneOfSeveral(facts)]) {
    const kind = chain.leaf === null ? null : kindOf(chain.leaf.key);
    const schemes = kind === null ? undefined : (SCHEMES[kind] ?? []);
    if (kind !== null && schemes !== undefined && !schemes.some((one) => offered.has(one))) {
      return { kind, evidence: chain.evidence };
    }
  }
  return null;
}

/** Where the judged hello is refused now and then: the chains that only a hello with every scheme was shown. */
function ofOneOfSeveral({ attempts, alerts, chains }: Facts): readonly ServedChain[] {
  if (attempts.deciding?.factor !== 'sometimes' || judgedAlerts(alerts, HANDSHAKE_FAILURE).length === 0) return [];
  const withEveryKey = attempts.all.filter(({ variation }) => variation.factor === 'signatures' && variation.family === 'all');
  const leaves = new Set(withEveryKey.flatMap((one) => one.seen.certificates.slice(0, 1)));
  return chains.varied.filter(({ judgement }) => judgement.served.slice(0, 1).some((leaf) => leaves.has(leaf.derBase64)));
}

function kindOf(key: PublicKeySummary): string | null {
  switch (key.algorithm) {
    case 'EC':
      return CURVE_NAMES[key.curve] ?? key.curve;
    case 'Ed25519':
    case 'Ed448':
      return key.algorithm;
    default:
      return null;
  }
}

const CURVE_NAMES: Readonly<Record<string, string>> = {
  'P-256': 'P-256',
  secp256r1: 'P-256',
  prime256v1: 'P-256',
  'P-384': 'P-384',
  secp384r1: 'P-384',
  'P-521': 'P-521',
  secp521r1: 'P-521',
};
