import { ANY_POLICY_OID } from '../tables/oids.ts';
import { type Certificate, isSelfIssued } from '../wire/x509.ts';
import { say } from '../words/say.ts';
import type { Path } from './path.ts';
import { nameOf, type Problem, problem } from './problem.ts';

/**
 * Certificate policies along a path (RFC 5280 section 6.1), with any policy asked for, as browsers do: they matter only where an
 * issuer requires an explicit policy. Kept as the set of policies that still hold, level by level.
 */
export function policyTreeProblems(path: Path): Problem[] {
  const certificates = path.steps.map((step) => step.certificate).reverse();
  if (
    path.end !== 'trusted' ||
    !certificates.some((certificate) => (certificate.values.policyConstraints?.requireExplicit ?? null) !== null)
  )
    return [];
  const below = certificates.slice(1);
  const state = { policies: new Set([ANY_POLICY_OID]), explicit: below.length + 1, mapping: below.length + 1, any: below.length + 1 };
  const root = certificates[0];
  // The root is no step that is counted: it brings its limits along, and the policies it is trusted for where it lists some (RFC 5937;
  // Chrome does so for the roots that a computer adds).
  if (root !== undefined) {
    if (root.values.policies !== undefined) narrow(state, root, false);
    prepare(state, root, true);
  }
  for (const [index, certificate] of below.entries()) {
    const isLeaf = index === below.length - 1;
    narrow(state, certificate, isLeaf);
    if (isLeaf) {
      if (state.explicit > 0) state.explicit -= 1;
      if (certificate.values.policyConstraints?.requireExplicit === 0) state.explicit = 0;
    }
    if (state.explicit === 0 && state.policies.size === 0)
      return [problem('malformed', certificate, say('chain.malformed.policy', { name: nameOf(certificate) }), 'RFC 5280, section 6.1')];
    if (!isLeaf) prepare(state, certificate, isSelfIssued(certificate));
  }
  return [];
}

interface PolicyState {
  policies: Set<string>;
  explicit: number;
  mapping: number;
  any: number;
}

/** RFC 5280 section 6.1.3 (d) and (e). */
function narrow(state: PolicyState, certificate: Certificate, isLeaf: boolean): void {
  const own = certificate.values.policies;
  if (own === undefined) {
    state.policies = new Set();
    return;
  }
  const anyCounts = own.includes(ANY_POLICY_OID) && (state.any > 0 || (!isLeaf && isSelfIssued(certificate)));
  const kept = new Set(
    own.filter((policy) => policy !== ANY_POLICY_OID && (state.policies.has(policy) || state.policies.has(ANY_POLICY_OID))),
  );
  if (anyCounts) for (const policy of state.policies) kept.add(policy);
  state.policies = kept;
}

/** RFC 5280 section 6.1.4 (a), (b), (h) to (j). */
function prepare(state: PolicyState, certificate: Certificate, selfIssued: boolean): void {
  const { policyMappings, policyConstraints, inhibitAnyPolicy } = certificate.values;
  const held = state.policies;
  const mapped = new Set((policyMappings ?? []).map(({ issuer }) => issuer));
  // All at once: a policy that is mapped goes by its new name alone, also where two swap their names.
  const kept = new Set([...held].filter((policy) => !mapped.has(policy)));
  for (const { issuer, subject } of policyMappings ?? [])
    if (state.mapping > 0 && (held.has(issuer) || held.has(ANY_POLICY_OID))) kept.add(subject);
  state.policies = kept;
  if (!selfIssued) {
    if (state.explicit > 0) state.explicit -= 1;
    if (state.mapping > 0) state.mapping -= 1;
    if (state.any > 0) state.any -= 1;
  }
  state.explicit = Math.min(state.explicit, policyConstraints?.requireExplicit ?? state.explicit);
  state.mapping = Math.min(state.mapping, policyConstraints?.inhibitMapping ?? state.mapping);
  state.any = Math.min(state.any, inhibitAnyPolicy ?? state.any);
}
