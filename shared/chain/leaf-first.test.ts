import { expect, test } from 'vitest';
import { certificate, threeLevels } from '../../e2e/certificates/make.ts';
import { readCertificate } from '../wire/x509.ts';
import { leafFirst } from './leaf-first.ts';

const { root, issuer, leaf } = threeLevels();
const other = certificate({ ca: true, subject: 'CN=Other' });
const named = (...made: readonly { readonly der: Uint8Array }[]) => made.map((one) => readCertificate(one.der));
const nobody = () => false;

test('given a root, an issuer, a stranger and a leaf in any order, puts them as a server sends them', () => {
  const [r, i, o, l] = named(root, issuer, other, leaf);
  for (const order of [
    [r, i, o, l],
    [l, o, i, r],
    [i, l, r, o],
  ]) {
    const sorted = leafFirst(
      order.flatMap((one) => one ?? []),
      nobody,
    );
    expect(sorted.slice(0, 1)).toEqual([l]);
    expect(sorted.indexOf(i as never)).toBeLessThan(sorted.indexOf(r as never));
  }
});

test('given the certificate that the key belongs to, begins with it even where it issued another', () => {
  const all = named(leaf, issuer, root);
  expect(leafFirst(all, (one) => one === all[1])).toEqual([all[1], all[2], all[0]]);
});

test('two that issued each other end, and nothing stays nothing', () => {
  const a = certificate({ ca: true, subject: 'CN=A', issuer: certificate({ ca: true, subject: 'CN=B' }) });
  const b = certificate({ ca: true, subject: 'CN=B', issuer: certificate({ ca: true, subject: 'CN=A' }) });
  expect(leafFirst(named(a, b), nobody)).toHaveLength(2);
  expect(leafFirst([], nobody)).toEqual([]);
});
