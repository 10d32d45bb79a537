import type { Meaning } from '../../message/meaning.ts';
import { inCodes } from './in-codes.ts';

/**
 * What smaller libraries and services print. BearSSL: inc/bearssl_x509.h, inc/bearssl_ssl.h. s2n-tls: error/s2n_errno.h. GLib:
 * GTlsCertificateFlags. AWS: "Connection logs for your Application Load Balancer". SwiftNIO SSL, Ktor, libtls, ocaml-tls, Indy, Qt: their
 * sentences.
 */
export const otherLibraries: readonly Meaning[] = [
  inCodes('unknown-issuer', [
    'BR_ERR_X509_NOT_TRUSTED',
    'Chain could not be linked to a trust anchor',
    'S2N_ERR_CERT_UNTRUSTED',
    'G_TLS_CERTIFICATE_UNKNOWN_CA',
    'no trust anchor found for',
    'issuer certificate of a locally looked up certificate could not be found',
  ]),
  inCodes('expired', ['S2N_ERR_CERT_EXPIRED', 'G_TLS_CERTIFICATE_EXPIRED', 'LeafCertificateExpired']),
  inCodes('not-yet-valid', ['S2N_ERR_CERT_NOT_YET_VALID', 'G_TLS_CERTIFICATE_NOT_ACTIVATED']),
  inCodes('outside-validity', ['BR_ERR_X509_EXPIRED', 'Certificate is expired or not yet valid']),
  inCodes('clock', ['BR_ERR_X509_TIME_UNKNOWN']),
  inCodes('name-mismatch', [
    'BR_ERR_X509_BAD_SERVER_NAME',
    'Expected server name was not found in the chain',
    'G_TLS_CERTIFICATE_BAD_IDENTITY',
    'failedToValidateHostname',
    'not present in server certificate',
  ]),
  inCodes('revoked', ['S2N_ERR_CERT_REVOKED', 'G_TLS_CERTIFICATE_REVOKED']),
  inCodes('revocation-unavailable', ['S2N_ERR_CRL_LOOKUP_FAILED', 'S2N_ERR_CRL_EXPIRED', 'S2N_ERR_INVALID_OCSP_RESPONSE']),
  inCodes('weak-key', ['BR_ERR_X509_WEAK_PUBLIC_KEY', 'Public key found in certificate is too small']),
  inCodes('weak-signature', ['G_TLS_CERTIFICATE_INSECURE']),
  inCodes('wrong-usage', ['BR_ERR_X509_FORBIDDEN_KEY_USAGE', 'BR_ERR_WRONG_KEY_USAGE', 'Key Usage extension prohibits intended usage']),
  inCodes('not-a-ca', ['BR_ERR_X509_NOT_CA']),
  inCodes('critical-extension', ['BR_ERR_X509_CRITICAL_EXTENSION']),
  inCodes('bad-signature', ['BR_ERR_X509_BAD_SIGNATURE']),
  inCodes('path-length', ['S2N_ERR_CERT_MAX_CHAIN_DEPTH_EXCEEDED']),
  inCodes('malformed-certificate', ['BR_ERR_X509_BAD_TAG_VALUE', 'BR_ERR_X509_BAD_DN', 'BR_ERR_X509_EMPTY_CHAIN', 'S2N_ERR_CERT_INVALID']),
  inCodes('version-mismatch', ['BR_ERR_BAD_VERSION', 'BR_ERR_UNSUPPORTED_VERSION', 'S2N_ERR_PROTOCOL_VERSION_UNSUPPORTED']),
  inCodes('cipher-mismatch', [
    'BR_ERR_BAD_CIPHER_SUITE',
    'S2N_ERR_CIPHER_NOT_SUPPORTED',
    'FailedCipherNegotiation',
    'Failed:UnmatchedCipher',
  ]),
  inCodes('broken-tls', ['BR_ERR_BAD_MAC', 'BR_ERR_BAD_HANDSHAKE', 'BR_ERR_BAD_FINISHED', 'BR_ERR_UNKNOWN_TYPE']),
  inCodes('alert-fatal', ['BR_ERR_RECV_FATAL_ALERT', 'S2N_ERR_ALERT']),
  inCodes('client-cert-required', ['BR_ERR_NO_CLIENT_AUTH', 'S2N_ERR_MISSING_CLIENT_CERT', 'Failed:ClientCertNotProvided']),
  inCodes('client-cert-rejected', [
    'Failed:ClientCertUntrusted',
    'Failed:ClientCertExpired',
    'Failed:ClientCertNotYetValid',
    'Failed:ClientCertRevoked',
    'Failed:ClientCertMaxChainDepthExceeded',
    'Failed:ClientCertTypeUnsupported',
  ]),
  inCodes('client-cert-unusable', ['Could not load SSL library', 'DEFAULT_TRUST_STORE_NOT_FOUND']),
  inCodes('closed', [
    'Negotiation failed due to EOS',
    'S2N_ERR_SHUTDOWN_CLOSED',
    'AWS_IO_SOCKET_CLOSED',
    'AWS_ERROR_HTTP_CONNECTION_CLOSED',
  ]),
  inCodes('timeout', ['AWS_IO_SOCKET_TIMEOUT', 'AWS_IO_TLS_NEGOTIATION_TIMEOUT', 'Failed:ConnectionTimeout']),
  inCodes('refused', ['AWS_IO_SOCKET_CONNECTION_REFUSED']),
  inCodes('dns', ['AWS_IO_DNS_INVALID_NAME', 'AWS_IO_DNS_QUERY_FAILED', 'AWS_IO_DNS_NO_ADDRESS_FOR_HOST']),
];
