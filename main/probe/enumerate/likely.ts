import type { HandshakeAttempt } from '../../../shared/model/handshake.ts';
import { type Authentication, cipherSuite } from '../../../shared/tables/cipher-suite-properties.ts';
import { fromBase64 } from '../../../shared/wire/bytes.ts';
import { publicKeyOfCertificate, readVerifyingKey } from '../../crypto/keys.ts';

/** How the leaves that were shown can sign: the suites of TLS 1.2 name it. Empty where none was shown or none can be read. */
export function kindsOfKeys(known: readonly HandshakeAttempt[]): Set<Authentication> {
  const leaves = new Set(known.flatMap((one) => one.certificates.slice(0, 1)));
  const kinds = new Set<Authentication>();
  for (const leaf of leaves) {
    const der = fromBase64(leaf);
    const spki = der === null ? null : publicKeyOfCertificate(der);
    const key = spki === null ? null : readVerifyingKey(spki);
    // RFC 8422 section 5.10: EdDSA certificates go with the ECDSA suites.
    if (key !== null) kinds.add(key.kind === 'rsa' ? 'RSA' : 'ECDSA');
  }
  return kinds;
}

const COMMON_CIPHERS: ReadonlySet<string> = new Set(['AES_128_GCM', 'AES_256_GCM', 'AES_128_CBC', 'AES_256_CBC', 'CHACHA20_POLY1305']);
const COMMON_IN_TLS13: ReadonlySet<number> = new Set([0x1301, 0x1302, 0x1303]);
/** ChaCha20 as it was before RFC 7905 gave it other numbers. */
const DRAFTS: ReadonlySet<number> = new Set([0xcc13, 0xcc14, 0xcc15]);
/** Families that are likely where one of these was seen: nobody switches ARIA on alone. Newer OpenSSL counts CCM_8 as weak, so it is not. */
const LIKELY_WITH: Readonly<Record<string, readonly string[]>> = {
  AES_CCM: ['ARIA_GCM', 'AES_CCM_8'],
  CAMELLIA_CBC: ['ARIA_GCM'],
  ARIA_GCM: ['AES_CCM', 'AES_CCM_8'],
};
const COMMON_EXCHANGES: ReadonlySet<string> = new Set(['ECDHE', 'RSA']);

/**
 * Whether a server probably takes a suite: its key fits, and key exchange and cipher are common or were seen at this server. A wrong guess costs a connection and hides nothing.
 */
export function likelySuite(keys: ReadonlySet<Authentication>): (number: number, found: readonly number[]) => boolean {
  return (number, found) => {
    const suite = cipherSuite(number);
    if (suite === null || DRAFTS.has(number)) return false;
    if (suite.authentication === 'any') return COMMON_IN_TLS13.has(number);
    const seen = found.flatMap((each) => cipherSuite(each) ?? []);
    const untold = keys.size === 0 && seen.length === 0;
    const signed = untold || keys.has(suite.authentication) || seen.some((each) => each.authentication === suite.authentication);
    const exchanged = COMMON_EXCHANGES.has(suite.keyExchange) || seen.some((each) => each.keyExchange === suite.keyExchange);
    const family = familyOf(suite.encryption);
    const families = [family, ...(LIKELY_WITH[family] ?? [])];
    const known = COMMON_CIPHERS.has(suite.encryption) || seen.some((each) => families.includes(familyOf(each.encryption)));
    return signed && exchanged && known && (suite.broken.length === 0 || seen.some((each) => each.broken.length > 0));
  };
}

/** `CAMELLIA_128_CBC` and `CAMELLIA_256_CBC` are switched on together. */
function familyOf(encryption: string): string {
  return encryption.replace(/_(?:128|256)(?=_|$)/, '');
}
