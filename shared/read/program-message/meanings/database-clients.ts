import type { Meaning } from '../../message/meaning.ts';
import { inCodes } from './in-codes.ts';

/**
 * What databases and directories and their clients say of TLS. PostgreSQL: libpq fe-connect.c, fe-secure-openssl.c. MySQL and MariaDB:
 * errmsg.h, libmysql, their server's error reference. MongoDB: ssl_manager, message_compressor. Oracle: Database Error Messages. OpenLDAP and
 * Active Directory: RFC 4511 section 4.1.9, results 8 and 13.
 */
export const databaseClients: readonly Meaning[] = [
  {
    name: 'needs-tls',
    weight: 90,
    causes: ['plain-http~', 'client-fault'],
    says: [
      'Connections using insecure transport are prohibited',
      'Authentication requires secure connection',
      'TLS confidentiality required',
      'Transport encryption required',
      'ldap_bind: Confidentiality required',
      'LDAP_CONFIDENTIALITY_REQUIRED',
      'The server is configured to only allow SSL connections',
      'stronger authentication required (8)',
      'BindSimple: Transport encryption required',
    ],
  },
  inCodes('starttls-refused', [
    "SSL connection error: Server doesn't support SSL",
    'SSL is required, but the server does not support it',
    'server does not support SSL, but SSL was required',
  ]),
  inCodes('tls-on-plain-port', ['SSL handshake received but server is started without SSL support']),
  inCodes('client-cert-unusable', [
    'private key file … has group or world access',
    'has group or world access; file must have permissions',
    'SSL_CTX_set_default_verify_paths failed',
    'wallet is not valid',
  ]),
  {
    name: 'own-installation',
    weight: 86,
    causes: ['client-fault~'],
    says: ['may not be used with sslrootcert=system', 'sslmode value … invalid when SSL support is not compiled in'],
  },
  {
    name: 'client-cert-unusable',
    weight: 84,
    causes: ['server-fault~'],
    says: ['Failed to initialize TLS for channel', 'Failed to set up SSL because of the following SSL library error'],
  },
];
