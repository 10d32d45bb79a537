import { equalBytes, toBase64 } from '../../wire/bytes.ts';
import { type Certificate, readCertificate } from '../../wire/x509.ts';
import { shortName } from '../../wire/x509-name.ts';
import { isoTime } from '../../wire/x509-summary.ts';

export interface ShelvedCertificate {
  readonly base64: string;
  /** Common name, else the first name, else the whole subject. */
  readonly name: string;
  /** ISO 8601 UTC; null where it cannot be read. */
  readonly notBefore: string | null;
}

const MOST_KEPT = 2000;
const MOST_IN_ONE_CHAIN = 30;
const SIGNATURE_BYTES = 32;

/** Reads each certificate once: a busy server shows the same ones in every conversation. */
export class CertificateShelf {
  readonly #copies = new Map<number, Uint8Array>();
  readonly #read = new WeakMap<Uint8Array, ShelvedCertificate>();

  /** A copy that stays; the same certificate is the same copy. @param der a view */
  keep(der: Uint8Array): Uint8Array {
    const key = checksum(der);
    const known = this.#copies.get(key);
    if (known !== undefined && equalBytes(known, der)) return known;
    if (this.#copies.size >= MOST_KEPT) this.#copies.clear();
    const copy = der.slice();
    this.#copies.set(key, copy);
    return copy;
  }

  /** Copies of the certificates of one message, at most 30. */
  keepChain(entries: readonly { readonly der: Uint8Array }[]): Uint8Array[] {
    return entries.slice(0, MOST_IN_ONE_CHAIN).map(({ der }) => this.keep(der));
  }

  /** @param der what `keep` gave */
  read(der: Uint8Array): ShelvedCertificate {
    const known = this.#read.get(der);
    if (known !== undefined) return known;
    const certificate = readCertificate(der);
    const shelved = { base64: toBase64(der), name: nameOf(certificate), notBefore: isoTime(certificate.notBefore) };
    this.#read.set(der, shelved);
    return shelved;
  }

  /** A chain in few words: the name of the first, and how many stand behind it. */
  shortly([leaf, ...others]: readonly Uint8Array[]): readonly string[] {
    if (leaf === undefined) return ['0'];
    return [this.read(leaf).name, ...(others.length === 0 ? [] : [`+${others.length}`])];
  }
}

function nameOf({ subject, values }: Certificate): string {
  const common = subject.attributes.findLast((attribute) => attribute.type === 'CN')?.value;
  if (common !== undefined) return common;
  const first = values.subjectAltNames?.find((name) => name.form === 'dns');
  return first?.form === 'dns' ? first.value : shortName(subject.attributes);
}

/**
 * FNV-1a over the end, which is the signature: to go through all of a certificate takes as long as all else that is done with it. Two of one
 * sum are told apart by their bytes.
 */
function checksum(der: Uint8Array): number {
  let sum = der.length;
  for (let at = Math.max(0, der.length - SIGNATURE_BYTES); at < der.length; at += 1) sum = Math.imul(sum ^ (der[at] as number), 0x01000193);
  return sum;
}
