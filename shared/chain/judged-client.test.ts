import { describe, expect, test } from 'vitest';
import profiles from '../../assets/data/client-profiles.json' with { type: 'json' };
import { certificate, keyPair, type Made, NOW, threeLevels } from '../../e2e/certificates/make.ts';
import { chainQuestion } from '../../e2e/certificates/question.ts';
import { readCertificate } from '../wire/x509.ts';
import { type FoundCertificate, judge } from './judge.ts';

function accepts(client: string | null, served: readonly Made[], root: Made, found: readonly FoundCertificate[] = []): boolean {
  return judge(
    chainQuestion(
      served.map((each) => each.der),
      [root.der],
      { found, looked: true, client },
    ),
  ).ok;
}
const who = (served: readonly Made[], root: Made, found: readonly FoundCertificate[] = []) =>
  ['chrome', 'firefox', 'safari', 'windows10', 'java8', 'openssl-3', 'curl'].filter((client) => accepts(client, served, root, found));

const { root, issuer, leaf } = threeLevels();

describe('who accepts', () => {
  test('a good chain: everybody', () => {
    for (const { id } of profiles.profiles) expect([id, accepts(id, [leaf, issuer], root)]).toEqual([id, true]);
  });
  test('an issuer that has to be fetched: who fetches', () => {
    const aia: FoundCertificate = { certificate: readCertificate(issuer.der), origin: 'aia', url: 'http://ca.example/i' };
    expect(who([leaf], root, [aia])).toEqual(['chrome', 'safari', 'windows10']);
  });
  test('an authority’s own certificate as leaf: all but Firefox', () => {
    const authority = certificate({ ca: true, keyUsage: 33, subject: 'CN=Own', issuer: root, dns: ['www.shop.example'] });
    expect(who([authority], root)).not.toContain('firefox');
    expect(who([authority], root)).toContain('chrome');
  });
  test('an Ed25519 key: libraries that know it', () => {
    const edwards = certificate({ issuer, keys: keyPair('Ed25519', 'client') });
    expect(who([edwards, issuer], root)).toEqual(['openssl-3', 'curl']);
  });
  test('five years under a private root: all but Apple', () => {
    const long = certificate({ issuer, to: NOW + 1800 * 86_400_000 });
    expect(who([long, issuer], root)).not.toContain('safari');
    expect(who([long, issuer], root)).toContain('chrome');
  });
  test('the name in the common name only: who still looks there', () => {
    const old = certificate({ issuer, dns: [] });
    expect(who([old, issuer], root)).toEqual(['windows10', 'java8', 'openssl-3', 'curl']);
  });
});
