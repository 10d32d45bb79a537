// Source: IANA "TLS Supported Groups" registry (https://www.iana.org/assignments/tls-parameters/), as of 2026-11-20.
export interface Group {
  readonly number: number;
  /** IANA name. */
  readonly name: string;
  /** Name that documentation and people use. */
  readonly commonName: string;
  readonly kind: 'elliptic' | 'finite-field' | 'hybrid' | 'post-quantum';
  /** Size of the field or prime in bits; of the classical half for hybrids. */
  readonly bits: number;
}

const ROWS: readonly Group[] = [
  ec(1, 'sect163k1', 163),
  ec(2, 'sect163r1', 163),
  ec(3, 'sect163r2', 163),
  ec(4, 'sect193r1', 193),
  ec(5, 'sect193r2', 193),
  ec(6, 'sect233k1', 233),
  ec(7, 'sect233r1', 233),
  ec(8, 'sect239k1', 239),
  ec(9, 'sect283k1', 283),
  ec(10, 'sect283r1', 283),
  ec(11, 'sect409k1', 409),
  ec(12, 'sect409r1', 409),
  ec(13, 'sect571k1', 571),
  ec(14, 'sect571r1', 571),
  ec(15, 'secp160k1', 160),
  ec(16, 'secp160r1', 160),
  ec(17, 'secp160r2', 160),
  ec(18, 'secp192k1', 192),
  ec(19, 'secp192r1', 192),
  ec(20, 'secp224k1', 224),
  ec(21, 'secp224r1', 224),
  ec(22, 'secp256k1', 256),
  ec(23, 'secp256r1', 256, 'P-256'),
  ec(24, 'secp384r1', 384, 'P-384'),
  ec(25, 'secp521r1', 521, 'P-521'),
  ec(26, 'brainpoolP256r1', 256),
  ec(27, 'brainpoolP384r1', 384),
  ec(28, 'brainpoolP512r1', 512),
  ec(29, 'x25519', 255, 'X25519'),
  ec(30, 'x448', 448, 'X448'),
  ec(31, 'brainpoolP256r1tls13', 256),
  ec(32, 'brainpoolP384r1tls13', 384),
  ec(33, 'brainpoolP512r1tls13', 512),
  ec(34, 'GC256A', 256),
  ec(35, 'GC256B', 256),
  ec(36, 'GC256C', 256),
  ec(37, 'GC256D', 256),
  ec(38, 'GC512A', 512),
  ec(39, 'GC512B', 512),
  ec(40, 'GC512C', 512),
  ec(41, 'curveSM2', 256),
  { number: 0x100, name: 'ffdhe2048', commonName: 'ffdhe2048', kind: 'finite-field', bits: 2048 },
  { number: 0x101, name: 'ffdhe3072', commonName: 'ffdhe3072', kind: 'finite-field', bits: 3072 },
  { number: 0x102, name: 'ffdhe4096', commonName: 'ffdhe4096', kind: 'finite-field', bits: 4096 },
  { number: 0x103, name: 'ffdhe6144', commonName: 'ffdhe6144', kind: 'finite-field', bits: 6144 },
  { number: 0x104, name: 'ffdhe8192', commonName: 'ffdhe8192', kind: 'finite-field', bits: 8192 },
  { number: 0x200, name: 'MLKEM512', commonName: 'ML-KEM-512', kind: 'post-quantum', bits: 512 },
  { number: 0x201, name: 'MLKEM768', commonName: 'ML-KEM-768', kind: 'post-quantum', bits: 768 },
  { number: 0x202, name: 'MLKEM1024', commonName: 'ML-KEM-1024', kind: 'post-quantum', bits: 1024 },
  { number: 0x11eb, name: 'SecP256r1MLKEM768', commonName: 'SecP256r1MLKEM768', kind: 'hybrid', bits: 256 },
  { number: 0x11ec, name: 'X25519MLKEM768', commonName: 'X25519MLKEM768', kind: 'hybrid', bits: 255 },
  { number: 0x11ed, name: 'SecP384r1MLKEM1024', commonName: 'SecP384r1MLKEM1024', kind: 'hybrid', bits: 384 },
  { number: 0x11ee, name: 'curveSM2MLKEM768', commonName: 'curveSM2MLKEM768', kind: 'hybrid', bits: 256 },
  { number: 0x6399, name: 'X25519Kyber768Draft00', commonName: 'X25519Kyber768Draft00', kind: 'hybrid', bits: 255 },
  { number: 0x639a, name: 'SecP256r1Kyber768Draft00', commonName: 'SecP256r1Kyber768Draft00', kind: 'hybrid', bits: 256 },
];

const BY_NUMBER: ReadonlyMap<number, Group> = new Map(ROWS.map((row) => [row.number, row]));

/** Every named group, in numeric order. */
export const ALL_GROUPS: readonly Group[] = ROWS;

export const GROUP = {
  secp256r1: 23,
  secp384r1: 24,
  secp521r1: 25,
  x25519: 29,
  x448: 30,
  ffdhe2048: 0x100,
  ffdhe3072: 0x101,
  ffdhe4096: 0x102,
  ffdhe6144: 0x103,
  ffdhe8192: 0x104,
  secp256r1MlKem768: 0x11eb,
  x25519MlKem768: 0x11ec,
  secp384r1MlKem1024: 0x11ed,
} as const;

/** @returns what is known of a group, or null for a number without a name */
export function groupOf(number: number): Group | null {
  return BY_NUMBER.get(number) ?? null;
}

/** `X25519`, `P-256`, `ffdhe2048`, or the hex number. */
export function groupName(number: number): string {
  return BY_NUMBER.get(number)?.commonName ?? `0x${number.toString(16).toUpperCase().padStart(4, '0')}`;
}

function ec(number: number, name: string, bits: number, commonName: string = name): Group {
  return { number, name, commonName, kind: 'elliptic', bits };
}
