import type { ControlHandshake } from '../model/evidence.ts';
import type { ServedChain } from './chains.ts';
import { factoryOf } from './factory-certificates.ts';
import type { Facts } from './facts.ts';

/** How much a control handshake says about who signed the certificate of the target. */
export type ControlProof = 'certain' | 'likely' | 'none';

/**
 * Does the signer of the target's certificate sign other names too? A site of somebody else, asked on the same path, settles it. A made-up
 * name is asked of the target's own address (with `--offline`, or where nobody else answers): a server whose own authority issues every name
 * on demand answers that as an interceptor does. There a second sign is needed: the issuer is a known product, or has borrowed a name, or
 * the certificate for the made-up name carries the target's names as well, which who forges takes over and who issues does not.
 * An issuer that has nothing to do with the target's says nothing about the target: companies leave their own sites out of inspection.
 */
export function proofByControl(control: ControlHandshake, chain: ServedChain): ControlProof {
  if (!control.certificateForThisName || control.publicRoot === true) return 'none';
  const known = productOf(chain) !== null || borrowed(chain) !== null;
  if (!isMadeUp(control)) return known || related(control, chain) ? 'certain' : 'none';
  // An authority that a server's own program brings along issues what its server is asked for.
  if (!related(control, chain) || factoryOf(chain) !== null) return 'none';
  return known || carriesNamesOf(control, chain) ? 'certain' : 'likely';
}

/** Names under `.invalid` belong to nobody (RFC 2606). */
export function isMadeUp({ name }: Pick<ControlHandshake, 'name'>): boolean {
  return name.endsWith('.invalid');
}

/** The same issuer, or another of the same house: interceptors sign what they do not trust themselves by a second one of a similar name. */
function related({ issuerText, issuerOrganisation, publicRoot }: ControlHandshake, { leaf }: ServedChain): boolean {
  if (leaf === null || issuerText === null) return false;
  if (issuerText === leaf.issuerText) return true;
  if (publicRoot === null) return false;
  const own = leaf.issuer.find(({ type }) => type === 'O')?.value;
  if (own !== undefined && own === issuerOrganisation) return true;
  return isPartOf(issuerText, leaf.issuerText) || isPartOf(leaf.issuerText, issuerText);
}

/** Shorter names than this stand in others by chance. */
const LONG_ENOUGH = 6;

function isPartOf(name: string, other: string): boolean {
  return name.length >= LONG_ENOUGH && other.includes(name);
}

function carriesNamesOf({ otherNames = [] }: ControlHandshake, { leaf }: ServedChain): boolean {
  return leaf?.names.dns.some((name) => otherNames.includes(name)) ?? false;
}

/** The inspection product that the issuer is named after; a filter's own administration page is signed by its maker as well, and is none. */
export function productOf(chain: ServedChain): ServedChain['judgement']['inspectionProduct'] {
  return factoryOf(chain) === null ? chain.judgement.inspectionProduct : null;
}

/** The public root whose name an issuer of this chain bears without its key; null where none does. */
export function borrowed(chain: ServedChain): string | null {
  return chain.judgement.borrowedName ?? null;
}

/** Others are signed anew here, by an issuer that has nothing to do with the target's. */
export function settlesByIssuer(control: ControlHandshake, seen: ServedChain): boolean {
  return (
    control.certificateForThisName && control.publicRoot === false && !isMadeUp(control) && control.issuerText !== seen.leaf?.issuerText
  );
}

/** How many handshakes of any kind showed this very chain. */
export function timesSeen(facts: Facts, chain: ServedChain): number {
  const key = chain.judgement.served.map((one) => one.derBase64).join('|');
  return facts.attempts.all.filter((one) => one.seen.certificates.join('|') === key).length;
}
