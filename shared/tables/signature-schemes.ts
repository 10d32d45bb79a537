// Source: IANA "TLS SignatureScheme" registry (https://www.iana.org/assignments/tls-parameters/), as of 2026-11-20,
// and for 0x0101 to 0x0603 the hash and signature pairs of RFC 5246 section 7.4.1.4.1.
export type SignatureFamily = 'rsa' | 'ecdsa' | 'eddsa' | 'dsa' | 'ml-dsa' | 'other';

export interface SignatureScheme {
  readonly number: number;
  readonly name: string;
  readonly family: SignatureFamily;
  readonly hash: 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512' | 'none';
}

const ROWS: readonly SignatureScheme[] = [
  row(0x0101, 'rsa_pkcs1_md5', 'rsa', 'md5'),
  row(0x0201, 'rsa_pkcs1_sha1', 'rsa', 'sha1'),
  row(0x0202, 'dsa_sha1', 'dsa', 'sha1'),
  row(0x0203, 'ecdsa_sha1', 'ecdsa', 'sha1'),
  row(0x0301, 'rsa_pkcs1_sha224', 'rsa', 'sha224'),
  row(0x0302, 'dsa_sha224', 'dsa', 'sha224'),
  row(0x0303, 'ecdsa_sha224', 'ecdsa', 'sha224'),
  row(0x0401, 'rsa_pkcs1_sha256', 'rsa', 'sha256'),
  row(0x0402, 'dsa_sha256', 'dsa', 'sha256'),
  row(0x0403, 'ecdsa_secp256r1_sha256', 'ecdsa', 'sha256'),
  row(0x0420, 'rsa_pkcs1_sha256_legacy', 'rsa', 'sha256'),
  row(0x0501, 'rsa_pkcs1_sha384', 'rsa', 'sha384'),
  row(0x0502, 'dsa_sha384', 'dsa', 'sha384'),
  row(0x0503, 'ecdsa_secp384r1_sha384', 'ecdsa', 'sha384'),
  row(0x0520, 'rsa_pkcs1_sha384_legacy', 'rsa', 'sha384'),
  row(0x0601, 'rsa_pkcs1_sha512', 'rsa', 'sha512'),
  row(0x0602, 'dsa_sha512', 'dsa', 'sha512'),
  row(0x0603, 'ecdsa_secp521r1_sha512', 'ecdsa', 'sha512'),
  row(0x0620, 'rsa_pkcs1_sha512_legacy', 'rsa', 'sha512'),
  row(0x0704, 'eccsi_sha256', 'other', 'sha256'),
  row(0x0708, 'sm2sig_sm3', 'other', 'none'),
  row(0x0709, 'gostr34102012_256a', 'other', 'none'),
  row(0x070a, 'gostr34102012_256b', 'other', 'none'),
  row(0x070b, 'gostr34102012_256c', 'other', 'none'),
  row(0x070c, 'gostr34102012_256d', 'other', 'none'),
  row(0x070d, 'gostr34102012_512a', 'other', 'none'),
  row(0x070e, 'gostr34102012_512b', 'other', 'none'),
  row(0x070f, 'gostr34102012_512c', 'other', 'none'),
  row(0x0804, 'rsa_pss_rsae_sha256', 'rsa', 'sha256'),
  row(0x0805, 'rsa_pss_rsae_sha384', 'rsa', 'sha384'),
  row(0x0806, 'rsa_pss_rsae_sha512', 'rsa', 'sha512'),
  row(0x0807, 'ed25519', 'eddsa', 'none'),
  row(0x0808, 'ed448', 'eddsa', 'none'),
  row(0x0809, 'rsa_pss_pss_sha256', 'rsa', 'sha256'),
  row(0x080a, 'rsa_pss_pss_sha384', 'rsa', 'sha384'),
  row(0x080b, 'rsa_pss_pss_sha512', 'rsa', 'sha512'),
  row(0x081a, 'ecdsa_brainpoolP256r1tls13_sha256', 'ecdsa', 'sha256'),
  row(0x081b, 'ecdsa_brainpoolP384r1tls13_sha384', 'ecdsa', 'sha384'),
  row(0x081c, 'ecdsa_brainpoolP512r1tls13_sha512', 'ecdsa', 'sha512'),
  row(0x0904, 'mldsa44', 'ml-dsa', 'none'),
  row(0x0905, 'mldsa65', 'ml-dsa', 'none'),
  row(0x0906, 'mldsa87', 'ml-dsa', 'none'),
];

const BY_NUMBER: ReadonlyMap<number, SignatureScheme> = new Map(ROWS.map((each) => [each.number, each]));

/** Every named scheme, in numeric order. */
export const ALL_SIGNATURE_SCHEMES: readonly SignatureScheme[] = ROWS;

/** @returns what is known of a scheme, or null for a number without a name */
export function signatureScheme(number: number): SignatureScheme | null {
  return BY_NUMBER.get(number) ?? null;
}

/** IANA name, or the hex number. */
export function signatureSchemeName(number: number): string {
  return BY_NUMBER.get(number)?.name ?? `0x${number.toString(16).toUpperCase().padStart(4, '0')}`;
}

function row(number: number, name: string, family: SignatureFamily, hash: SignatureScheme['hash']): SignatureScheme {
  return { number, name, family, hash };
}
