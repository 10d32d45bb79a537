import { cipherSuite } from '../../tables/cipher-suite-properties.ts';

/**
 * What the lengths of encrypted records of TLS 1.3 say (RFC 8446 section 5.2): content type and tag stand around what is sealed, few
 * programs pad, and the messages of a client that finishes have lengths of their own.
 */

/** An encrypted record: its length, its place among everything both sides said, microseconds. */
export interface SealedSize {
  readonly size: number;
  readonly order: number;
  readonly at: number;
}

/** Encrypted records whose sizes are remembered of each side. */
export const MOST_SIZES = 16;
/** Records behind a finished handshake that are shorter may be tickets. */
export const TICKET = 512;
const CONTENT_TYPE = 1;
const ALERT = 2;
/** Certificate message without a certificate (section 4.4.2). */
const EMPTY_CERTIFICATE = 8;
/** EndOfEarlyData (section 4.5). */
const END_OF_EARLY_DATA = 4;
const SHORTEST_CERTIFICATE = 200;
/** A client's Finished is among its first messages. */
const FIRST = 5;

export function alertSizeOf(suite: number | null): number {
  return ALERT + sealing(suite);
}

/** Java fills what it seals up with as many bytes (sun.security.ssl, SSLCipher of JDK 17). */
const PADDING = 16;

/** As long as an alert, with or without the padding that some programs give each record. */
export function isAlertSize(size: number, suite: number | null): boolean {
  return size === alertSizeOf(suite) || size === alertSizeOf(suite) + PADDING;
}

/** The padding of a side that sealed these before the other one finished, its own Finished last. */
export function paddingOf(flight: readonly SealedSize[], suite: number | null): number {
  const last = flight.at(-1)?.size;
  return last === finishedSize(suite) + PADDING ? PADDING : 0;
}

/** Finished: four bytes of header and a hash (section 4.4.4). */
function finishedSize(suite: number | null): number {
  const hash = suite === null ? null : cipherSuite(suite)?.hash;
  return 4 + (hash === 'sha384' ? 48 : 32) + sealing(suite);
}

/** TLS_AES_128_CCM_8_SHA256 has a short tag. */
function sealing(suite: number | null): number {
  return CONTENT_TYPE + (suite === 0x1305 ? 8 : 16);
}

/** Whether a record is as long as one with a Finished: alone, or behind certificates in one record. */
export function mayFinish(size: number, suite: number | null): boolean {
  return size === 53 || size > 68 || size === finishedSize(suite) || size === finishedSize(suite) + EMPTY_CERTIFICATE;
}

/** The record that holds a client's Finished; null where none does. */
export function finishedIn(sizes: readonly SealedSize[], suite: number | null): SealedSize | null {
  const finished = finishedSize(suite);
  return sizes.slice(0, FIRST).find((one) => one.size === finished) ?? sizes.find((one) => one.size > finished) ?? null;
}

/** Whether a client was asked for a certificate, and what it answered. */
export function certificateIn(sealed: readonly SealedSize[], suite: number | null): 'not-asked' | 'none' | 'some' | 'unknown' {
  const sizes = sealed.map((one) => one.size).filter((size) => size !== END_OF_EARLY_DATA + sealing(suite));
  const finished = finishedSize(suite);
  const [first, second] = sizes;
  if (first === undefined || first === finished) return 'not-asked';
  if ((first === EMPTY_CERTIFICATE + sealing(suite) && second === finished) || first === finished + EMPTY_CERTIFICATE) return 'none';
  return first > finished + SHORTEST_CERTIFICATE ? 'some' : 'unknown';
}

/** Bytes of what is no application data: the handshake, and alerts behind it. */
export function sizeOfOthers(sizes: readonly SealedSize[], finish: SealedSize | null, suite: number | null): number {
  const alert = alertSizeOf(suite);
  const others = sizes.filter((one) => finish === null || one.order <= finish.order || one.size === alert);
  return others.reduce((sum, one) => sum + one.size, 0);
}
