import { describe, expect, test } from 'vitest';
import { certificate, type Extra } from '../../e2e/certificates/make.ts';
import { ANY_POLICY_OID, EXTENSION_OIDS } from '../tables/oids.ts';
import { implicit, integer, objectId, sequence } from '../wire/der-write.ts';
import { readCertificate } from '../wire/x509.ts';
import { policyTreeProblems } from './policy-tree.ts';

const A = '1.3.6.1.4.1.99999.10';
const B = '1.3.6.1.4.1.99999.11';
const C = '1.3.6.1.4.1.99999.12';

const policies = (...oids: readonly string[]): Extra => ({
  oid: EXTENSION_OIDS.certificatePolicies,
  value: sequence(...oids.map((oid) => sequence(objectId(oid)))),
});
const explicit = (after: number): Extra => ({
  oid: EXTENSION_OIDS.policyConstraints,
  critical: true,
  value: sequence(implicit(0, 'primitive', Uint8Array.of(after))),
});
const noMapping: Extra = {
  oid: EXTENSION_OIDS.policyConstraints,
  critical: true,
  value: sequence(implicit(0, 'primitive', Uint8Array.of(0)), implicit(1, 'primitive', Uint8Array.of(0))),
};
const mapped = (issuer: string, subject: string): Extra => ({
  oid: EXTENSION_OIDS.policyMappings,
  critical: true,
  value: sequence(sequence(objectId(issuer), objectId(subject))),
});
const swapped: Extra = {
  oid: EXTENSION_OIDS.policyMappings,
  critical: true,
  value: sequence(sequence(objectId(A), objectId(B)), sequence(objectId(B), objectId(A))),
};
const noAny: Extra = { oid: EXTENSION_OIDS.inhibitAnyPolicy, critical: true, value: integer(0) };

/** Root, issuers from the top down, leaf: each with these extensions. */
function holds(...levels: readonly (readonly Extra[])[]): boolean {
  return holdsUnder([], ...levels);
}

function holdsUnder(ofRoot: readonly Extra[], ...levels: readonly (readonly Extra[])[]): boolean {
  const root = certificate({ ca: true, subject: 'CN=R', extra: ofRoot });
  let above = root;
  const path = [root];
  for (const [index, extra] of levels.entries()) {
    above = certificate({ ca: index < levels.length - 1, subject: `CN=L${index}`, issuer: above, extra });
    path.unshift(above);
  }
  const steps = path.map((made) => ({ certificate: readCertificate(made.der), origin: 'served' as const }));
  return policyTreeProblems({ steps, end: 'trusted', problems: [] }).length === 0;
}

describe('a policy that an issuer requires', () => {
  test.each([
    ['nobody requires one', [[], []], true],
    ['nobody carries one', [[explicit(0)], []], false],
    ['issuer and leaf carry it', [[explicit(0), policies(A)], [policies(A)]], true],
    ['the leaf carries another', [[explicit(0), policies(A)], [policies(B)]], false],
    ['the issuer carries any', [[explicit(0), policies(ANY_POLICY_OID)], [policies(B)]], true],
    ['the leaf carries any', [[explicit(0), policies(A)], [policies(ANY_POLICY_OID)]], true],
    ['the leaf carries any, but any is forbidden', [[explicit(0), policies(A), noAny], [policies(ANY_POLICY_OID)]], false],
    ['the issuer maps it to the leaf’s', [[explicit(0), policies(A), mapped(A, B)], [policies(B)]], true],
    ['the issuer maps it, and the leaf carries the old name', [[explicit(0), policies(A), mapped(A, B)], [policies(A)]], false],
    ['the issuer swaps two', [[explicit(0), policies(A, B), swapped], [policies(A)]], true],
    ['the issuer maps one of two, and the leaf carries the other', [[explicit(0), policies(A, B), mapped(A, C)], [policies(B)]], true],
    ['the issuer maps it, but mapping is forbidden', [[noMapping, policies(A)], [policies(A), mapped(A, B)], [policies(B)]], false],
    ['it is required two levels further down than there are', [[explicit(5)], []], true],
    ['one level loses it', [[explicit(0), policies(A)], [], [policies(A)]], false],
  ] as const)('%s', (_what, levels, expected) => expect(holds(...levels)).toBe(expected));

  // The expectations are Chromium's own for a root whose limits count (BoringSSL, pki/testdata, policies-on-root-*, policy-mappings-on-root-*).
  test.each([
    ['the root lists it', [explicit(0), policies(A)], [[policies(A)], [policies(A)]], true],
    ['the root lists another', [explicit(0), policies(B)], [[policies(A)], [policies(A)]], false],
    ['the root lists any', [explicit(0), policies(ANY_POLICY_OID)], [[policies(A)], [policies(A)]], true],
    ['the root maps it to what is carried below', [explicit(0), policies(A), mapped(A, B)], [[policies(B)], [policies(B)]], true],
    [
      'the root maps it, and the old name is carried below',
      [explicit(0), policies(A), mapped(A, B)],
      [[policies(A)], [policies(A)]],
      false,
    ],
    ['the root lists another, and nobody requires one', [policies(B)], [[policies(A)], [policies(A)]], true],
  ] as const)('%s', (_what, ofRoot, levels, expected) => expect(holdsUnder(ofRoot, ...levels)).toBe(expected));
});
