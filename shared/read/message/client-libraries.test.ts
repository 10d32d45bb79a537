import { describe, expect, it } from 'vitest';
import { readMessage } from '../message.ts';
import { messageCandidates } from '../message-candidates.ts';

const PRINTED = [
  ['OkHttp', 'java.io.IOException: Failed to authenticate with proxy', 'proxy-auth'],
  ['OkHttp', 'java.net.ProtocolException: Received HTTP_PROXY_AUTH (407) code while not using proxy', 'proxy-auth'],
  ['OkHttp', 'java.net.ProtocolException: Too many tunnel connections attempted: 21', 'proxy-error'],
  ['OkHttp', 'java.net.SocketException: No route to a.example:443; exhausted proxy configurations: [HTTP @ proxy:3128]', 'proxy-error'],
  ['OkHttp', 'okhttp3.internal.http2.StreamResetException: stream was reset: REFUSED_STREAM', 'reset'],
  ['OkHttp', 'okhttp3.internal.http2.StreamResetException: stream was reset: HTTP_1_1_REQUIRED', 'alpn-mismatch'],
  ['OkHttp', 'java.net.ProtocolException: Unexpected status line: SSH-2.0-OpenSSH_9.2', 'plain-http'],
  ['OkHttp', 'java.net.UnknownServiceException: H2_PRIOR_KNOWLEDGE cannot be used with HTTPS', 'client-fault'],
  ['Conscrypt', 'java.security.cert.CertificateException: Certificate blocklisted by public key: 3b1e0c', 'distrusted-ca'],
  ['Conscrypt', 'CertPathValidatorException: End-entity certificate does not have a valid extended key usage.', 'wrong-usage'],
  ['undici', 'RequestAbortedError [AbortError]: Proxy response (407) !== 200 when HTTP Tunneling', 'proxy-auth'],
  ['undici', 'RequestAbortedError [AbortError]: Proxy response (503) !== 200 when HTTP Tunneling', 'proxy-error'],
  ['.NET', 'The remote certificate is invalid because of errors in the certificate chain: Cyclic', 'bad-certificate'],
  ['.NET', 'System.NotSupportedException: The server mode SSL must use a certificate with the associated private key.', 'server-fault'],
  [
    'libpq',
    'psql: error: private key file "/k.pem" has group or world access; file must have permissions u=rw (0600) or less',
    'client-fault',
  ],
  ['libpq', 'psql: error: weak sslmode "prefer" may not be used with sslrootcert=system (use "verify-full")', 'client-fault'],
  ['libpq', 'psql: error: SSL connection was established without ALPN', 'alpn-mismatch'],
  ['MySQL', "ERROR 2026 (HY000): SSL connection error: Server doesn't support SSL", 'protocol-error'],
  ['MySQL', 'Plugin caching_sha2_password reported error: Authentication requires secure connection.', 'plain-http'],
  ['MySQL', '[ERROR] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_main.', 'server-fault'],
  ['MongoDB', 'SSL handshake received but server is started without SSL support', 'plain-http'],
  ['OpenLDAP', 'ldap_bind: Confidentiality required (13) additional info: TLS confidentiality required', 'plain-http'],
] as const;

describe('sentences of the libraries through which programs connect', () => {
  it.each(PRINTED)('%s: %s', (_, text, cause) => {
    expect(messageCandidates(readMessage(text)).primary?.cause).toBe(cause);
  });

  it.each([
    'System.Security.Authentication.AuthenticationException: A call to SSPI failed, see inner exception.',
    'ORA-28857: Unknown SSL error',
  ])('says only that something failed: %s', (text) => {
    const read = readMessage(text);
    expect(messageCandidates(read).primary).toBeNull();
    expect(read.vague).toBe(true);
  });

  it.each(['ORA-29263: HTTP protocol error', 'ldap_bind: Invalid credentials (49)', 'ORA-12154: TNS:could not resolve the identifier'])(
    'makes no cause up for %s',
    (text) => expect(messageCandidates(readMessage(text)).primary).toBeNull(),
  );
});
