import { EXTENSION } from '../../tables/extensions.ts';
import { type ClientHello, offeredVersions } from '../../wire/client-hello.ts';
import { findExtension } from '../../wire/extensions.ts';
import { draftsLast, shownVersion } from './draft-versions.ts';
import { type OfferShape, offerShape } from './offer-shape.ts';

export interface ShelvedOffer {
  /** As they are shown. */
  readonly versions: readonly string[];
  readonly shape: OfferShape;
}

const MOST_KEPT = 1000;
/** What decides, beside version and suites. */
const DECIDING = [EXTENSION.supportedVersions, EXTENSION.supportedGroups, EXTENSION.signatureAlgorithms];
/** Longer ones are worked out each time. */
const LONGEST = 512;

/** Works out once what hellos offer that offer the same: nearly all in a capture come from a few programs. */
export class OfferShelf {
  readonly #known = new Map<string, ShelvedOffer>();

  of(hello: ClientHello): ShelvedOffer {
    const key = keyOf(hello);
    const known = key === null ? undefined : this.#known.get(key);
    if (known !== undefined) return known;
    const offer = { versions: draftsLast(offeredVersions(hello).map(shownVersion)), shape: offerShape(hello) };
    if (key === null) return offer;
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(key, offer);
    return offer;
  }
}

/** The same for hellos that offer the same, a letter for each number or byte; an extension that is absent differs from an empty one. */
function keyOf({ legacyVersion, cipherSuites, extensions }: ClientHello): string | null {
  if (cipherSuites.length > LONGEST) return null;
  let key = String.fromCharCode(legacyVersion, cipherSuites.length) + lettersOf(cipherSuites);
  for (const type of DECIDING) {
    const data = findExtension(extensions, type);
    if (data !== null && data.length > LONGEST) return null;
    key += data === null ? '\u{ffff}' : String.fromCharCode(data.length) + lettersOf(data);
  }
  return key;
}

/** Handed over as a list: to spread one goes through an iterator, number by number. */
function lettersOf(numbers: ArrayLike<number>): string {
  return Reflect.apply(String.fromCharCode, null, numbers);
}
