import type { Code } from './codes.ts';
import type { Meaning } from './meaning.ts';
import { readMark } from './read-mark.ts';
import { squeezePhrase } from './squeeze.ts';

/** What stands before the telling part of an identifier, in each family. */
const PREFIX =
  /^(?:msg:|seen:|SSL_R_|X509_R_|X509_V_ERR_|ERR_(?:SSL_|CERT_|TLS_)?|SSL_ERROR_(?:RX_|BAD_)?|SEC_ERROR_|SEC_E_|MOZILLA_PKIX_ERROR_|GNUTLS_[EA]_|MBEDTLS_ERR_(?:SSL_|X509_|NET_)?|CERT_TRUST_(?:IS_|HAS_)?|CERT_E_|CRYPT_E_|TRUST_E_|(?:WINHTTP|INTERNET)_\w{0,12}_|errSSL|CURLE_|(?:[A-Za-z0-9]{1,40}(?:::|\.)){1,8}|\[SSL: )/;

/** The share of an identifier's letters that a phrase within it must have to speak for the whole. */
const MOST_OF_IT = 0.75;

/**
 * Whether a meaning that was read out of a part of an identifier may speak for the whole of it: it has most of its letters, or the catalogue
 * names the same cause. "Certificate … mismatch" is within CERTIFICATE_AND_PRIVATE_KEY_MISMATCH, and yet no name is wrong.
 * @param from where the phrase begins within the words, and `to` where it ends, in squeezed letters
 */
export function speaksForAll(code: Code, words: string, meaning: Meaning, from: number, to: number): boolean {
  // A full disk is no broken record, whatever the words within the identifier say elsewhere.
  if (code.causes.length === 0) return false;
  const prefix = squeezePhrase(PREFIX.exec(words)?.[0] ?? '').length;
  const telling = squeezePhrase(words).length - prefix;
  return (telling > 0 && to - Math.max(from, prefix) >= MOST_OF_IT * telling) || agrees(code, meaning);
}

/** The catalogue names the meaning's likeliest cause, or the meaning names the catalogue's likeliest among its first two. */
export function agrees(code: Code, meaning: Meaning): boolean {
  const [first] = code.causes;
  if (first === undefined) return true;
  return [meaning.causes, meaning.onServer ?? []].some((marks) => {
    const causes = marks.slice(0, 2).map((mark) => readMark(mark).cause);
    return causes.includes(first) || (causes[0] !== undefined && code.causes.includes(causes[0]));
  });
}
