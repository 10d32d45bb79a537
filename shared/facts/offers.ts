import type { TlsVersion } from '../model/handshake.ts';
import { cipherSuite } from '../tables/cipher-suite-properties.ts';
import type { Facts } from './facts.ts';

/** A suite that the server was seen to agree to. */
export interface Offer {
  readonly version: TlsVersion;
  readonly suite: number;
  readonly dhBits: number | null;
  readonly evidence: number;
  /** The judged hello itself got it. */
  readonly judged: boolean;
}

/** Finite-field groups below this are refused (RFC 8270, section 2). */
export const LEAST_DH_BITS = 2048;

/** Everything the server agreed to, in attempts and in the full listing. */
export function offersOf(facts: Facts): readonly Offer[] {
  const listed = facts.enumeration.servers.flatMap((server) =>
    server.seen.suites.map(
      (one): Offer => ({ version: one.version, suite: one.suite, dhBits: one.dhBits, evidence: server.evidence, judged: false }),
    ),
  );
  const judged = new Set(facts.attempts.judged.map((one) => one.evidence));
  const tried = facts.attempts.all.flatMap((one): Offer[] => {
    const chosen = one.seen.chosen;
    if (chosen === null || one.variation.factor === 'client-profile') return [];
    // Some other suite than those offered is no agreement: it says what the server wants, not what it takes.
    if (!one.seen.offered.cipherSuites.includes(chosen.cipherSuite)) return [];
    return [
      {
        version: chosen.version,
        suite: chosen.cipherSuite,
        dhBits: chosen.dhBits,
        evidence: one.evidence,
        judged: judged.has(one.evidence),
      },
    ];
  });
  const all = [...tried, ...listed];
  // A server has one finite-field group: where one attempt could not read its size, another one did.
  const sizes = all.flatMap((one) => one.dhBits ?? []);
  const size = sizes.length === 0 ? null : Math.min(...sizes);
  return all.map((one) => (one.dhBits === null && cipherSuite(one.suite)?.keyExchange === 'DHE' ? { ...one, dhBits: size } : one));
}

/** NULL, anonymous, EXPORT, RC4, 3DES and older: nothing a browser may use. */
export function isBrokenOffer(offer: Offer): boolean {
  return (cipherSuite(offer.suite)?.broken.length ?? 0) > 0;
}

/** A sound suite over a finite-field group that is too small. */
export function hasSmallGroup(offer: Offer): boolean {
  return offer.dhBits !== null && offer.dhBits < LEAST_DH_BITS && !isBrokenOffer(offer);
}

/** Neither broken nor small: what a program could well use, if it offered it. */
export function isSoundOffer(offer: Offer): boolean {
  return !isBrokenOffer(offer) && !hasSmallGroup(offer);
}
