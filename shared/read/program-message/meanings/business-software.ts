import type { Meaning } from '../../message/meaning.ts';
import { inCodes } from './in-codes.ts';

/** Oracle Database Error Messages, chapters ORA-12150 to ORA-12699, ORA-24200 to 24299 and ORA-28750 to ORA-29249. */
const oracle: readonly Meaning[] = [
  inCodes('verification-failed', ['ORA-29024', 'ORA-28791']),
  inCodes('unknown-issuer', ['ORA-28868']),
  inCodes('name-mismatch', ['ORA-29003', 'ORA-24263']),
  inCodes('outside-validity', ['ORA-29002']),
  inCodes('version-mismatch', ['ORA-29019', 'ORA-28858']),
  inCodes('cipher-mismatch', ['ORA-29039']),
  inCodes('handshake-failed', ['ORA-28860', 'ORA-28859', 'ORA-28862']),
  inCodes('closed', ['ORA-28864', 'ORA-28865', 'ORA-12537', 'ORA-12547']),
  inCodes('client-cert-unusable', ['ORA-28759', 'ORA-28768', 'ORA-28786', 'ORA-28788', 'ORA-28374', 'ORA-28365']),
  inCodes('refused', ['ORA-12541', 'TNS-12541']),
  inCodes('timeout', ['ORA-12170', 'ORA-12535', 'TNS-12535', 'ORA-12606']),
  inCodes('dns', ['ORA-12545', 'TNS-12545']),
];

/** IBM MQ messages AMQ9xxx, MQRC reason codes, and GSKit return codes by name. */
const ibm: readonly Meaning[] = [
  inCodes('verification-failed', [
    'AMQ9633',
    'AMQ9633E',
    'GSK_ERROR_BAD_CERT',
    'GSK_ERROR_BAD_CERTIFICATE',
    'GSK_ERROR_CERT_VALIDATION',
    'GSK_RC_CERT_VALIDATION',
  ]),
  inCodes('unknown-issuer', [
    'GSK_ERROR_NOT_TRUSTED_ROOT',
    'GSK_NOT_TRUSTED_ROOT',
    'GSKVAL_ERROR_NO_CHAIN_BUILT',
    'GSKVAL_ERROR_CERT_NOT_TRUSTED',
  ]),
  inCodes('self-signed-leaf', ['GSK_ERROR_SELF_SIGNED', 'GSK_SELF_SIGNED']),
  inCodes('expired', ['GSK_CERTIFICATE_EXPIRED', 'GSK_ERROR_CERTIFICATE_EXPIRED', 'GSK_KEYFILE_CERT_EXPIRED', 'GSKVAL_ERROR_CERT_EXPIRED']),
  inCodes('cipher-mismatch', [
    'AMQ9631',
    'AMQ9631E',
    'AMQ9616',
    'AMQ9616E',
    'AMQ9641',
    'AMQ9641E',
    'AMQ9635',
    'AMQ9635E',
    'AMQ9674',
    'AMQ9674E',
    'AMQ9673',
    'AMQ9673E',
    'AMQ9666',
    'AMQ9666E',
    'MQRC_UNSUPPORTED_CIPHER_SUITE',
    'MQRC_CIPHER_SPEC_NOT_SUITE_B',
  ]),
  inCodes('name-mismatch', [
    'AMQ9636',
    'AMQ9636E',
    'AMQ9640',
    'AMQ9640E',
    'AMQ9643',
    'AMQ9643E',
    'MQRC_SSL_PEER_NAME_MISMATCH',
    'MQRC_SSL_PEER_NAME_ERROR',
  ]),
  inCodes('client-cert-required', ['AMQ9637', 'AMQ9637E', 'AMQ9642', 'AMQ9642E', 'GSK_ERROR_NO_CERTIFICATE', 'GSK_NO_CLIENT_CERTIFICATE']),
  inCodes('tls-on-plain-port', ['AMQ9639', 'AMQ9639E', 'AMQ9638', 'AMQ9638E']),
  inCodes('closed', ['AMQ9665', 'AMQ9665E', 'GSK_ERROR_SOCKET_CLOSED']),
  inCodes('broken-tls', ['AMQ9661', 'AMQ9661E', 'GSK_ERROR_BAD_MESSAGE', 'GSK_ERROR_BAD_MAC', 'GSK_ERROR_BAD_PEER']),
  inCodes('client-cert-unusable', [
    'AMQ9657',
    'AMQ9657E',
    'AMQ9660',
    'AMQ9660E',
    'AMQ9625',
    'AMQ9625E',
    'MQRC_KEY_REPOSITORY_ERROR',
    'GSK_BAD_KEYFILE_PASSWORD',
    'GSK_KEYFILE_IO_ERROR',
    'GSK_INVALID_HANDLE',
  ]),
  inCodes('handshake-failed', [
    'AMQ9620',
    'AMQ9620E',
    'AMQ9771',
    'AMQ9771E',
    'MQRC_SSL_INITIALIZATION_ERROR',
    'MQRC_JSSE_ERROR',
    'GSK_ERROR_IO',
  ]),
];

/** Db2: SQL30081N of a socket with TLS, and behind it the return code of GSKit (IBM, "Return codes of the GSKit library"). */
const db2: readonly Meaning[] = [
  inCodes('outside-validity', ['sqlccSSLSocketSetup … specific error code(s): 401']),
  inCodes('cipher-mismatch', ['sqlccSSLSocketSetup … specific error code(s): 402']),
  inCodes('client-cert-unusable', [
    'sqlccSSLSocketSetup … specific error code(s): 403',
    'sqlccSSLSocketSetup … specific error code(s): 407',
  ]),
  inCodes('closed', ['sqlccSSLSocketSetup … specific error code(s): 406', 'sqlccSSLSocketSetup … specific error code(s): 420']),
  inCodes('not-tls-answer', ['sqlccSSLSocketSetup … specific error code(s): 410']),
  inCodes('bad-signature', ['sqlccSSLSocketSetup … specific error code(s): 413']),
  inCodes('verification-failed', ['sqlccSSLSocketSetup … specific error code(s): 414']),
  inCodes('self-signed-leaf', ['sqlccSSLSocketSetup … specific error code(s): 417']),
];

/** SAP NetWeaver, secure network sockets (SSSLERR, SECUDIR) and Internet Communication Manager. */
const sap: readonly Meaning[] = [
  inCodes('unknown-issuer', ['SSSLERR_PEER_CERT_UNTRUSTED', 'ICM_HTTP_SSL_PEER_CERT_UNTRUSTED']),
  inCodes('name-mismatch', ['SSSLERR_SERVER_CERT_MISMATCH', 'ICM_HTTP_SSL_CERT_MISMATCH']),
  inCodes('client-cert-required', ['SSSLERR_NO_CLIENT_CERT', 'ICM_HTTP_SSL_NO_CLIENT_CERT']),
  inCodes('not-tls-answer', ['SSSLERR_NO_SSL_RESPONSE', 'SSSLERR_NO_SSL_REQUEST']),
  inCodes('closed', ['SSSLERR_CONN_CLOSED']),
  inCodes('handshake-failed', ['SSSLERR_SSL_CONNECT', 'SSSLERR_SSL_ACCEPT']),
  inCodes('client-cert-unusable', ['SSSLERR_PSE_ERROR', 'SSSLERR_LIB_NOT_FOUND']),
];

/** WebLogic Server, Security subsystem, BEA-090xxx. */
const weblogic: readonly Meaning[] = [
  inCodes('unknown-issuer', ['BEA-090477', 'BEA-090516']),
  inCodes('name-mismatch', ['BEA-090504']),
  inCodes('verification-failed', ['BEA-090508', 'BEA-090482']),
  inCodes('handshake-failed', ['BEA-090497', 'BEA-090476']),
];

/** Citrix Workspace app: SSL error numbers with their sentences. */
const citrix: readonly Meaning[] = [
  inCodes('unknown-issuer', ['SSL error 61']),
  inCodes('name-mismatch', ['SSL error 59']),
  inCodes('outside-validity', ['SSL error 70']),
  inCodes('handshake-failed', ['SSL error 4', 'SSL error 47', 'SSL error 40']),
  inCodes('closed', ['SSL error 43', 'SSL error 68']),
];

/** Codes of business software, each under the meaning that the same fault has everywhere. */
export const businessSoftware: readonly Meaning[] = [...oracle, ...ibm, ...db2, ...sap, ...weblogic, ...citrix];
