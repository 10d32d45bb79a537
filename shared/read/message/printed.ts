import type { Code } from './codes.ts';

/** BoringSSL drops SSL_R_ in print. */
const STRIPPED = /^(?:SSL_R_|X509_R_)/;

/** The same of the libraries below TLS, whose reasons are anybody's words: MISSING_VALUE, INVALID_PARAMETERS. */
const STRIPPED_BELOW = /^(?:ASN1|BIO|CIPHER|EC|EVP|PEM|PKCS8|RSA|X509V3)_R_/;

/** Members of enumerations are printed without the enumeration: `CertificateError::Expired` as "Expired", `InvalidCertificate(Expired)`. */
const MEMBER = /(?:::|^(?:X509ChainStatusFlags|HttpRequestError|WebExceptionStatus|QuicError)\.)(\w{1,60})$/;

/** HAProxy's two letters and two dashes at the end of a line of its log. */
const FLAGS = /^termination (\S{4})$/;

/** How an identifier stands in print; what stands there alone means something only in the mouth of its own program. */
export interface Written {
  readonly words: string;
  readonly onlyInFamily: boolean;
}

export function writtenAs(code: Code): Written[] {
  if (/^(?:msg|seen|display):/.test(code.id)) return [];
  const flags = FLAGS.exec(code.id)?.[1];
  if (flags !== undefined) return [{ words: flags, onlyInFamily: true }];
  if (code.text === null && / /.test(code.id)) return [];
  const whole: Written = { words: code.id, onlyInFamily: false };
  const member = MEMBER.exec(code.id)?.[1];
  if (member !== undefined) return [whole, { words: member, onlyInFamily: true }];
  if (code.family === 'boringssl' && STRIPPED_BELOW.test(code.id))
    return [whole, { words: code.id.replace(STRIPPED_BELOW, ''), onlyInFamily: true }];
  const stripped = code.id.replace(STRIPPED, '');
  return stripped === code.id ? [whole] : [whole, { words: stripped, onlyInFamily: false }];
}

/** The places for values in a printed sentence. */
const VALUES = /%[-+0-9.*l]{0,8}[a-zA-Z]|\{[^}]{0,60}\}|\s{2,9}|<[^>]{0,60}>|"\s{0,4}"|'\s{0,4}'|\$\{?\w{1,40}\}?/u;

/** What stands between the places for values in the sentence printed with an identifier; none where it has no sentence. */
export function partsOf(code: Code): string[] {
  const sentence = code.text ?? (/ /.test(code.id) ? code.id.replace(/^[A-Za-z]{1,20}: /, '') : null);
  if (sentence === null) return [];
  return sentence
    .split(VALUES)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}
