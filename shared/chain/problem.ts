import type { CauseId } from '../model/cause-id.ts';
import type { ChainFindingKind } from '../model/certificate.ts';
import type { ChainFinding } from '../model/chain-judgement.ts';
import type { Said } from '../model/said.ts';
import type { Certificate } from '../wire/x509.ts';
import { shortName } from '../wire/x509-name.ts';

/** A rule that a certificate or path breaks, before it is known where the server sent that certificate. */
export interface Problem {
  readonly kind: ChainFindingKind;
  readonly cause: CauseId;
  readonly weight: ChainFinding['weight'];
  readonly certificate: Certificate | null;
  readonly said: Said;
  readonly source: string;
}

const CAUSE_OF: Readonly<Record<ChainFindingKind, CauseId>> = {
  expired: 'expired',
  'not-yet-valid': 'not-yet-valid',
  'self-signed': 'self-signed',
  'untrusted-root': 'untrusted-root',
  'incomplete-chain': 'incomplete-chain',
  'name-mismatch': 'name-mismatch',
  'no-san': 'name-mismatch',
  'wrong-usage': 'wrong-usage',
  'not-a-ca': 'bad-certificate',
  'path-length': 'bad-certificate',
  'name-constraints': 'name-constraint',
  'unknown-critical-extension': 'bad-certificate',
  'bad-signature': 'bad-certificate',
  'weak-signature': 'weak-signature',
  'weak-key': 'weak-key',
  malformed: 'bad-certificate',
  revoked: 'revoked',
  'bad-revocation-list': 'revocation-unavailable',
  'misordered-chain': 'misordered-chain',
  'root-in-chain': 'misordered-chain',
  'unneeded-certificate': 'misordered-chain',
  'expired-cross-sign': 'misordered-chain',
  'long-validity': 'bad-certificate',
  'distrusted-ca': 'distrusted-ca',
  'ct-missing': 'ct-missing',
};

export interface ProblemOptions {
  readonly weight?: ChainFinding['weight'];
  readonly cause?: CauseId;
}

/** @param source RFC section or policy of the rule */
export function problem(
  kind: ChainFindingKind,
  certificate: Certificate | null,
  said: Said,
  source: string,
  options: ProblemOptions = {},
): Problem {
  return { kind, cause: options.cause ?? CAUSE_OF[kind], weight: options.weight ?? 'refuses', certificate, said, source };
}

export function refuses(problems: readonly Problem[]): boolean {
  return problems.some((each) => each.weight === 'refuses');
}

/** How a certificate is called in a sentence. */
export function nameOf(certificate: Certificate): string {
  return shortName(certificate.subject.attributes);
}

export function issuerNameOf(certificate: Certificate): string {
  return shortName(certificate.issuer.attributes);
}
