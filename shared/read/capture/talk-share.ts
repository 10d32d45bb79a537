import { ByteRing } from './byte-ring.ts';
import { CertificateShelf } from './certificate-shelf.ts';
import { OfferShelf } from './offer-shelf.ts';
import { Allowance } from './sealed-records.ts';

/** What one conversation alone may hold. */
const ALONE = 64 * 1024;

/** What the conversations of a capture have in common. */
export interface TalkShare {
  /** Keys are found by the random bytes of the hellos. Where none will come, a copy of them for each conversation is only a burden. */
  readonly randoms: 'kept' | 'passed-over';
  /** Bytes that they may hold back together for keys. */
  readonly sealed: Allowance;
  /** Their latest messages, for the eye. */
  readonly seen: ByteRing;
  readonly shelf: CertificateShelf;
  readonly offers: OfferShelf;
}

/** For a conversation by itself. */
export function alone(): TalkShare {
  return {
    randoms: 'kept',
    sealed: new Allowance(ALONE),
    seen: new ByteRing(ALONE),
    shelf: new CertificateShelf(),
    offers: new OfferShelf(),
  };
}
