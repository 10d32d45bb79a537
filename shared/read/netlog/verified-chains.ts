import { type Fields, fieldsOf } from './fields.ts';

/** Chains that the browser itself built to a root it trusts, whatever else was wrong with them. */
export class VerifiedChains {
  readonly #byLeaf = new Map<string, readonly string[]>();

  /**
   * @param params of an event; those at the end of a verification hold `verified_cert` and `cert_status` (net/cert/cert_verify_result.cc)
   * @param authorityInvalid the flag of `cert_status` that says that no trusted root was found
   */
  event(params: Fields, authorityInvalid: number | null): void {
    const chain = fieldsOf(params.verified_cert).certificates;
    if (!Array.isArray(chain) || typeof params.cert_status !== 'number' || authorityInvalid === null) return;
    const pem = chain.filter((one): one is string => typeof one === 'string').slice(0, LONGEST_CHAIN);
    const [leaf] = pem;
    if (leaf === undefined) return;
    if ((params.cert_status & authorityInvalid) !== 0 || pem.length < 2) this.#byLeaf.delete(leaf);
    else if (this.#byLeaf.size < MOST_CHAINS) this.#byLeaf.set(leaf, pem);
  }

  /** The path from this certificate to the trusted root, leaf first; empty where the browser found none. */
  pathOf(leaf: string): readonly string[] {
    return this.#byLeaf.get(leaf) ?? [];
  }
}

const MOST_CHAINS = 2_000;
const LONGEST_CHAIN = 30;
