import { expect, test } from 'vitest';
import { certificate, keyPair, type Made, threeLevels } from '../../e2e/certificates/make.ts';
import { chainQuestion } from '../../e2e/certificates/question.ts';
import { readCertificate } from '../wire/x509.ts';
import { judgeChain } from './judge.ts';
import { trustStore } from './store.ts';

const PUBLIC_NAME = 'Good Public Root';
const real = threeLevels({ root: { subject: PUBLIC_NAME, keys: keyPair('P-256', 'the real one') } });
const copied = threeLevels({ root: { subject: PUBLIC_NAME, keys: keyPair('P-256', 'a copy') } });

function borrowed(served: readonly Made[], installed: readonly Made[] = []): string | null {
  const stores = [
    trustStore('public-roots', [readCertificate(real.root.der)], 'public'),
    trustStore(
      'system',
      installed.map((root) => readCertificate(root.der)),
      'private',
    ),
  ];
  return (
    judgeChain(
      chainQuestion(
        served.map((each) => each.der),
        [],
        { stores, judgingStores: ['public-roots', 'system'] },
      ),
    ).borrowedName ?? null
  );
}

test.each([
  ['whose root has the name of a public one and another key', [copied.leaf, copied.issuer, copied.root], []],
  ['that names a public root as its signer, by another key', [copied.leaf, copied.issuer], []],
  ['whose root has a public name, and was added here', [copied.leaf, copied.issuer, copied.root], [copied.root]],
])('given a chain %s, says whose name was borrowed', (_what, served, installed) => {
  expect(borrowed(served, installed)).toBe(PUBLIC_NAME);
});

test('given the healthy twin, a chain to the real root, nothing is borrowed', () => {
  expect(borrowed([real.leaf, real.issuer])).toBeNull();
  expect(borrowed([real.leaf, real.issuer, real.root])).toBeNull();
});

test('given a private root of its own name, or a self-signed site of any name, nothing is borrowed', () => {
  const house = threeLevels({ root: { subject: 'House Root', keys: keyPair('P-256', 'house') } });
  expect(borrowed([house.leaf, house.issuer, house.root])).toBeNull();
  expect(borrowed([certificate({ subject: PUBLIC_NAME })])).toBeNull();
});
