import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { isNoPointOf } from './ec-point.ts';

const OIDS = { 'P-256': '1.2.840.10045.3.1.7', 'P-384': '1.3.132.0.34', 'P-521': '1.3.132.0.35' };

/** A point that the runtime made, uncompressed and compressed. */
function madePoint(namedCurve: string): { readonly whole: Uint8Array; readonly short: Uint8Array } {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve }).publicKey.export({ format: 'jwk' });
  const [across, up] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  const sign = 2 + ((up.at(-1) ?? 0) & 1);
  return { whole: Uint8Array.of(4, ...across, ...up), short: Uint8Array.of(sign, ...across) };
}

test.each(Object.entries(OIDS))('points of %s pass; moved, short, hybrid and empty ones do not', (curve, oid) => {
  for (let round = 0; round < 10; round += 1) {
    const { whole, short } = madePoint(curve);
    expect(isNoPointOf(oid, whole)).toBe(false);
    expect(isNoPointOf(oid, short)).toBe(false);
    const moved = Uint8Array.from(whole);
    moved[moved.length - 1] = (moved.at(-1) ?? 0) ^ 1;
    for (const bad of [
      moved,
      whole.subarray(0, -1),
      short.subarray(1),
      Uint8Array.of(6, ...whole.subarray(1)),
      Uint8Array.of(0),
      new Uint8Array(),
    ])
      expect(isNoPointOf(oid, bad)).toBe(true);
  }
});

test('of a curve that is not known nothing is said', () => expect(isNoPointOf('1.3.132.0.10', Uint8Array.of(9))).toBe(false));
