import type { CauseId } from './cause-id.ts';
import type { CertificateSummary, ChainFindingKind } from './certificate.ts';
import type { Said } from './said.ts';

/** One thing wrong, or worth saying, about a chain. */
export interface ChainFinding {
  readonly cause: CauseId;
  readonly kind: ChainFindingKind;
  /** Does this make the judge refuse the chain, is it worth mending, or only worth knowing? */
  readonly weight: 'refuses' | 'warns' | 'notes';
  /** Index into `served`, or null when the finding is about the whole. */
  readonly certificate: number | null;
  readonly said: Said;
  /** RFC section or policy. */
  readonly source: string;
}

/** A set of trusted roots of one program or place. */
export interface StoreVerdict {
  /** `system`, `firefox`, `java`, `openssl`, `node`, `public-roots` (our dated copy), `given` (--trust / --trust-only) … */
  readonly store: string;
  readonly trusted: boolean | 'could-not-read';
  /** Why not, where it does not. */
  readonly why: Said | null;
}

/** The link that the server did not send. */
export interface MissingLink {
  /** Issuer name that was looked for. */
  readonly issuerText: string;
  readonly askedBy: string;
  readonly found: 'by-aia' | 'by-sibling' | 'in-store' | 'not-found' | 'not-asked';
  readonly certificate: CertificateSummary | null;
  /** Where it was fetched from, when it was. */
  readonly url: string | null;
}

/** Path as a browser would build it: leaf first, root last when trusted. */
export interface BuiltPath {
  readonly certificates: readonly CertificateSummary[];
  /** Per certificate: where it came from. */
  readonly from: readonly ('served' | 'aia' | 'sibling' | 'cache' | 'store')[];
  readonly ok: boolean;
  readonly why: readonly ChainFinding[];
}

/** A served chain, judged. Dates are judged at `judgedAt`. */
export interface ChainJudgement {
  /** Host name the leaf was checked against; null when none was asked. */
  readonly host: string | null;
  readonly judgedAt: string;
  readonly served: readonly CertificateSummary[];
  /** Is the chain accepted by the judging store (for the judged client)? */
  readonly ok: boolean;
  readonly findings: readonly ChainFinding[];
  readonly best: BuiltPath | null;
  readonly otherPaths: readonly BuiltPath[];
  readonly missing: MissingLink | null;
  readonly stores: readonly StoreVerdict[];
  /** What the topmost certificate reached is. */
  readonly top: 'public-root' | 'private-root' | 'untrusted-root' | 'self-signed-leaf' | 'stops-short' | 'none';
  /** Names that would have worked. */
  readonly names: readonly string[];
  /** An issuer on its path is named like a public root and has another key: the name of that root. Not there in older cases. */
  readonly borrowedName?: string | null;
  /** Name of a known inspection product its issuer matches, else null. */
  readonly inspectionProduct: { readonly name: string; readonly kind: 'antivirus' | 'organisation' | 'debugging' | 'unknown' } | null;
}
