import type { Certificate } from '../../../shared/wire/x509.ts';
import { readCertificate } from '../../../shared/wire/x509.ts';

/** What a store decides about a certificate as an issuer of servers' certificates. */
export type RootTrust = 'trusted' | 'undecided' | 'distrusted';

export interface StoredRoot {
  readonly certificate: Certificate;
  readonly trust: RootTrust;
  /** It came with the program or the system: nobody added it here. */
  readonly shipped: boolean;
  /** ISO 8601, where the store says so. */
  readonly addedAt: string | null;
  readonly privateKeyBeside: boolean;
}

/** What one store holds. `could-not-read` is not the same as empty. */
export interface StoreContent {
  /** Unique in a report: `system`, `firefox`, `java`, `java 21` … */
  readonly store: string;
  readonly program: string;
  readonly location: string;
  readonly outcome: 'read' | 'could-not-read' | 'not-there';
  readonly why: WhyNot | null;
  readonly roots: readonly StoredRoot[];
  /** `held`: the store itself holds the public roots; `built-in`: the program brings them along; `none`: only these roots count. */
  readonly publicRoots: 'held' | 'built-in' | 'none';
}

/** Why a store could not be read, or what is wrong about the place it was told to be at. */
export type WhyNot =
  | 'no-right'
  | 'damaged'
  | 'old-form'
  | 'password'
  | 'named-file-missing'
  | 'broken-file'
  | 'no-hashed-names'
  | 'too-slow';

/** Which store it is and where, before it was read. */
export type StorePlace = Pick<StoreContent, 'store' | 'program' | 'location' | 'publicRoots'>;

export function readStore(place: StorePlace, roots: readonly StoredRoot[], why: WhyNot | null = null): StoreContent {
  return { ...place, outcome: 'read', why, roots: distinct(roots) };
}

export function unreadStore(place: StorePlace, why: WhyNot): StoreContent {
  return { ...place, outcome: 'could-not-read', why, roots: [] };
}

export function absentStore(place: StorePlace): StoreContent {
  return { ...place, outcome: 'not-there', why: null, roots: [] };
}

/** A certificate that a list trusts just by holding it. */
export function trustedRoot(certificate: Certificate, more: Partial<StoredRoot> = {}): StoredRoot {
  return { certificate, trust: 'trusted', shipped: false, addedAt: null, privateKeyBeside: false, ...more };
}

const MOST_REMEMBERED = 3000;
const remembered = new Map<string, Certificate>();

/** The same roots stand in store after store: each is read once. */
export function rememberedRoot(der: Uint8Array): Certificate {
  const identity = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('latin1');
  const known = remembered.get(identity);
  if (known !== undefined) return known;
  const certificate = readCertificate(der);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(identity, certificate);
  return certificate;
}

/** One entry a certificate; distrust said anywhere in a store wins, then trust. */
function distinct(roots: readonly StoredRoot[]): readonly StoredRoot[] {
  const rank = { distrusted: 2, trusted: 1, undecided: 0 } as const;
  const found = new Map<Certificate, StoredRoot>();
  for (const root of roots) {
    const same = found.get(root.certificate);
    found.set(
      root.certificate,
      same === undefined
        ? root
        : {
            ...(rank[root.trust] > rank[same.trust] ? root : same),
            shipped: same.shipped || root.shipped,
            addedAt: same.addedAt ?? root.addedAt,
            privateKeyBeside: same.privateKeyBeside || root.privateKeyBeside,
          },
    );
  }
  return [...found.values()];
}
