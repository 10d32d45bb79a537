/** One attribute of a distinguished name, in the order of the DER. */
export interface NameAttribute {
  /** Short name (CN, O, OU, C …) or the dotted OID where it has none. */
  readonly type: string;
  readonly value: string;
}

export type PublicKeySummary =
  | { readonly algorithm: 'RSA' | 'RSA-PSS' | 'DSA' | 'DH'; readonly bits: number }
  | { readonly algorithm: 'EC'; readonly curve: string; readonly bits: number }
  | { readonly algorithm: 'Ed25519' | 'Ed448' | 'X25519' | 'X448' }
  | { readonly algorithm: 'unknown'; readonly oid: string };

/** What a certificate says, JSON-safe. The bytes stay beside it in `derBase64`. */
export interface CertificateSummary {
  readonly derBase64: string;
  /** SHA-256 over the DER, lower-case hex. */
  readonly sha256: string;
  readonly version: 1 | 2 | 3;
  readonly serialHex: string;
  readonly subject: readonly NameAttribute[];
  readonly issuer: readonly NameAttribute[];
  /** Common name of the subject, else its organisation, else its first attribute, else ''. */
  readonly subjectText: string;
  readonly issuerText: string;
  /** ISO 8601 UTC; null where the certificate's own date cannot be read. */
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  /** Subject alternative names; `dns` as written (A-labels), `ip` in text form. */
  readonly names: { readonly dns: readonly string[]; readonly ip: readonly string[]; readonly other: readonly string[] };
  readonly key: PublicKeySummary;
  /** IANA or OID name, e.g. sha256WithRSAEncryption. */
  readonly signatureAlgorithm: string;
  /** basicConstraints cA; null when the extension is absent. */
  readonly isCa: boolean | null;
  /** Issuer and subject are the same bytes. */
  readonly selfIssued: boolean;
  readonly caIssuersUrls: readonly string[];
  readonly ocspUrls: readonly string[];
  readonly crlUrls: readonly string[];
  readonly mustStaple: boolean;
  readonly sctCount: number;
}

/** `kind` of a `check-chain` finding (DESIGN section 4). */
export const CHAIN_FINDING_KINDS = [
  'expired',
  'not-yet-valid',
  'self-signed',
  'untrusted-root',
  'incomplete-chain',
  'name-mismatch',
  'no-san',
  'wrong-usage',
  'not-a-ca',
  'path-length',
  'name-constraints',
  'unknown-critical-extension',
  'bad-signature',
  'weak-signature',
  'weak-key',
  'malformed',
  'revoked',
  'bad-revocation-list',
  'misordered-chain',
  'root-in-chain',
  'unneeded-certificate',
  'expired-cross-sign',
  'long-validity',
  'distrusted-ca',
  'ct-missing',
] as const;
export type ChainFindingKind = (typeof CHAIN_FINDING_KINDS)[number];
