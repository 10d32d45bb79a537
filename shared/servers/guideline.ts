import guideline from '../../assets/data/mozilla-guideline.json' with { type: 'json' };

/** Mozilla's "intermediate" configuration: TLS 1.2 and 1.3, forward secrecy only. Source and date stand in the data file. */
const INTERMEDIATE = guideline.intermediate;

/** OpenSSL names of the TLS 1.2 suites, joined as OpenSSL wants them. */
export const OPENSSL_CIPHERS = INTERMEDIATE.ciphers.openssl.join(':');
/** IANA names of the TLS 1.2 suites. */
export const IANA_CIPHERS: readonly string[] = INTERMEDIATE.ciphers.iana;
export const TLS13_SUITES: readonly string[] = INTERMEDIATE.ciphersuites;
export const GUIDELINE_SOURCE = `Mozilla TLS guideline ${guideline.version}, intermediate`;
