import { describe, expect, test } from 'vitest';
import { EXTENSION } from '../../tables/extensions.ts';
import type { ClientHello } from '../../wire/client-hello.ts';
import { offerShape } from './offer-shape.ts';
import { OfferShelf } from './offer-shelf.ts';

const HELLO: ClientHello = {
  legacyVersion: 0x0303,
  random: new Uint8Array(32),
  sessionId: new Uint8Array(0),
  cookie: null,
  cipherSuites: [0xc02f, 0xc02b],
  compressionMethods: [0],
  extensions: [{ type: EXTENSION.supportedGroups, data: Uint8Array.of(0, 2, 0, 0x17) }],
};
const only = (type: number, ...data: number[]) => ({ ...HELLO, extensions: [{ type, data: Uint8Array.from(data) }] });

describe('what hellos offer', () => {
  test('is worked out once for all that offer the same, whatever their random bytes', () => {
    const shelf = new OfferShelf();
    expect(shelf.of({ ...HELLO, random: new Uint8Array(32).fill(7) })).toBe(shelf.of(HELLO));
  });

  test.each([
    ['another version', { ...HELLO, legacyVersion: 0x0301 }],
    ['another suite', { ...HELLO, cipherSuites: [0x0004, 0x0005] }],
    ['no groups', { ...HELLO, extensions: [] }],
    ['another group', only(EXTENSION.supportedGroups, 0, 2, 0, 0x1d)],
    ['signatures', only(EXTENSION.signatureAlgorithms, 0, 2, 4, 1)],
    ['versions', only(EXTENSION.supportedVersions, 2, 3, 4)],
    ['more suites than anybody sends', { ...HELLO, cipherSuites: Array.from({ length: 600 }, (_, number) => number) }],
  ])('is its own for %s', (_what, hello) => {
    const shelf = new OfferShelf();
    shelf.of(HELLO);
    expect(shelf.of(hello)).toEqual({ versions: expect.any(Array), shape: offerShape(hello) });
  });

  test('names the versions as they are shown', () => {
    expect(new OfferShelf().of(only(EXTENSION.supportedVersions, 4, 3, 4, 3, 3)).versions).toEqual(['TLS 1.3', 'TLS 1.2']);
  });
});
