import type { TlsVersion } from '../model/handshake.ts';

/** Wire numbers of the versions. Sources: RFC 6101 (SSL 3.0), RFC 2246, 4346, 5246, 8446; SSL 2.0: Netscape, 1995. Checked 2026-11-20. */
const NUMBERS = {
  'SSL 2.0': 0x0002,
  'SSL 3.0': 0x0300,
  'TLS 1.0': 0x0301,
  'TLS 1.1': 0x0302,
  'TLS 1.2': 0x0303,
  'TLS 1.3': 0x0304,
} as const satisfies Readonly<Record<TlsVersion, number>>;

const NAMES: ReadonlyMap<number, TlsVersion> = new Map(
  (Object.entries(NUMBERS) as [TlsVersion, number][]).map(([name, number]) => [number, name]),
);

/** @returns the version's number on the wire */
export function versionNumber(version: TlsVersion): number {
  return NUMBERS[version];
}

/** @returns the version of a wire number, or null for a draft, GREASE or unknown one */
export function versionOf(number: number): TlsVersion | null {
  return NAMES.get(number) ?? null;
}

/** `TLS 1.2`, `TLS 1.3 draft 23`, or the hex number. Drafts: RFC 8446 section 4.2.1.1 of its drafts (0x7f00 + draft). */
export function versionName(number: number): string {
  const known = NAMES.get(number);
  if (known !== undefined) return known;
  if (number >>> 8 === 0x7f) return `TLS 1.3 draft ${number & 0xff}`;
  return `0x${number.toString(16).toUpperCase().padStart(4, '0')}`;
}
