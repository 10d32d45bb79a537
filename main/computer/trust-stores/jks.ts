import { rememberedRoot, type StoredRoot } from './stored-root.ts';

/** Sun's own form, and the one of its cryptography extension, which differs by secret keys only. */
const JKS = 0xfeedfeed;
const JCEKS = 0xcececece;
const KEY_ENTRY = 1;
const TRUSTED_ENTRY = 2;
const MOST_ENTRIES = 20_000;

/** Damaged, or no JKS file. */
export class JksFault extends Error {}

export function isJks(bytes: Uint8Array): boolean {
  return bytes.length >= 12 && [JKS, JCEKS].includes(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0));
}

/**
 * The trusted certificates of a Java key store in Sun's own form. The list is open without a password; only its checksum needs one.
 * Java also trusts the first certificate of each private key. A secret key (JCEKS) has no length by which it could be passed over: the
 * rest is then not known.
 *
 * Source: OpenJDK, sun.security.provider.JavaKeyStore, com.sun.crypto.provider.JceKeyStore, sun.security.validator.TrustStoreUtil.
 * @throws JksFault
 */
export function readJks(bytes: Uint8Array): StoredRoot[] {
  const reader = new Reader(bytes);
  if (![JKS, JCEKS].includes(reader.uint32())) throw new JksFault('magic');
  const version = reader.uint32();
  if (version !== 1 && version !== 2) throw new JksFault('version');
  const count = reader.uint32();
  if (count > MOST_ENTRIES) throw new JksFault('entries');
  const roots: StoredRoot[] = [];
  for (let index = 0; index < count; index += 1) {
    const tag = reader.uint32();
    const alias = reader.text();
    const addedAt = isoOf(reader.milliseconds());
    if (tag === TRUSTED_ENTRY) {
      const certificate = rememberedRoot(reader.certificate(version));
      roots.push({ certificate, trust: 'trusted', shipped: alias.endsWith(' [jdk]'), addedAt, privateKeyBeside: false });
    } else if (tag === KEY_ENTRY) {
      reader.take(reader.uint32());
      const chain = reader.uint32();
      if (chain > 100) throw new JksFault('chain');
      for (let link = 0; link < chain; link += 1) {
        const certificate = rememberedRoot(reader.certificate(version));
        if (link === 0) roots.push({ certificate, trust: 'trusted', shipped: false, addedAt, privateKeyBeside: true });
      }
    } else throw new JksFault('entry');
  }
  return roots;
}

function isoOf(milliseconds: number): string | null {
  return milliseconds > 0 && milliseconds < 8.64e15 ? new Date(milliseconds).toISOString() : null;
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new JksFault('cut off');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  uint32(): number {
    this.take(4);
    return this.#view.getUint32(this.#at - 4);
  }

  milliseconds(): number {
    this.take(8);
    return Number(this.#view.getBigInt64(this.#at - 8));
  }

  text(): string {
    this.take(2);
    return new TextDecoder().decode(this.take(this.#view.getUint16(this.#at - 2)));
  }

  certificate(version: number): Uint8Array {
    if (version === 2) this.text(); // the type, always X.509
    return this.take(this.uint32());
  }
}
