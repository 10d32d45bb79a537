import { describe, expect, test } from 'vitest';
import { type Made, NOW, threeLevels } from '../../e2e/certificates/make.ts';
import { createSignatureChecker } from '../../main/crypto/certificate-signatures.ts';
import { pemCertificates } from '../wire/pem.ts';
import { readCertificate } from '../wire/x509.ts';
import { type FoundCertificate, judgeChain } from './judge.ts';
import { repairChain } from './repair.ts';
import { trustStore } from './store.ts';

const signatures = createSignatureChecker();
const { root, issuer, leaf } = threeLevels();

function repaired(served: readonly Made[], found: readonly FoundCertificate[] = []) {
  const stores = [trustStore('given', [readCertificate(root.der)], 'private')];
  const judgement = judgeChain({
    served: served.map((each) => each.der),
    found,
    stores,
    judgingStores: ['given'],
    host: null,
    time: NOW,
    usage: 'server',
    rules: 'browser',
    crls: [],
    signatures,
    looked: true,
  });
  return repairChain(judgement);
}
const aia: FoundCertificate = { certificate: readCertificate(issuer.der), origin: 'aia', url: 'http://ca.example' };

describe('the repaired chain is leaf, then issuers, without the root', () => {
  test.each([
    ['in the wrong order, with the root', [leaf, root, issuer], [], true],
    ['with an issuer twice', [leaf, issuer, issuer], [], true],
    ['without the issuer, which was fetched', [leaf], [aia], true],
    ['right already', [leaf, issuer], [], false],
  ] as const)('given one %s', (_what, served, found, changed) => {
    const result = repaired(served, found);
    if (!result.ok) throw new Error(result.error.key);
    expect(pemCertificates(result.value.pem)).toEqual([leaf.der, issuer.der]);
    expect(result.value).toMatchObject({ changed, order: ['www.shop.example', 'Test Issuing'] });
  });

  test('given a missing issuer that nobody has, names it', () => {
    expect(repaired([leaf])).toMatchObject({ ok: false, error: { key: 'chain.repair.missing', values: { issuer: 'Test Issuing' } } });
  });
});
