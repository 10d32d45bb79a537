import type { Meaning } from '../../message/meaning.ts';
import { inCodes } from './in-codes.ts';

/**
 * What the libraries say through which programs speak HTTP. OkHttp: okhttp3 sources. Conscrypt: TrustManagerImpl, ChainStrengthAnalyzer,
 * NativeSsl. undici: lib/core/errors.js, lib/dispatcher. .NET: System.Net.Security and System.Net.Http Strings.resx, X509ChainStatusFlags.
 */
export const clientLibraries: readonly Meaning[] = [
  inCodes('proxy-auth', [
    'Failed to authenticate with proxy',
    'Received HTTP_PROXY_AUTH (407) code',
    'Proxy response (407) !== 200 when HTTP Tunneling',
  ]),
  inCodes('proxy-refused', [
    'Too many tunnel connections attempted',
    'TLS tunnel buffered too many bytes',
    'Proxy response … 200 when HTTP Tunneling',
    'exhausted proxy configurations: [HTTP',
    'exhausted proxy configurations: [SOCKS',
  ]),
  inCodes('connect-failed', ['IOException: exhausted all routes', 'exhausted proxy configurations: []']),
  inCodes('closed', [
    'okhttp3.internal.http2.ConnectionShutdownException',
    'stream was reset: REFUSED_STREAM',
    'stream was reset: PROTOCOL_ERROR',
    'stream was reset: INTERNAL_ERROR',
    'stream was reset: ENHANCE_YOUR_CALM',
    'stream was reset: CANCEL',
    'SocketError: closed',
  ]),
  inCodes('alpn', ['stream was reset: HTTP_1_1_REQUIRED', 'SSL connection was established without ALPN']),
  inCodes('not-tls-answer', ['ProtocolException: Unexpected status line']),
  inCodes('wrong-usage', ['End-entity certificate does not have a valid', 'certificate does not have a valid extended key usage']),
  inCodes('distrusted-ca', ['Certificate blocklisted by public key', 'SSLHandshakeException: Unacceptable certificate']),
  inCodes('own-installation', [
    'H2_PRIOR_KNOWLEDGE cannot be used with HTTPS',
    'CertificateException: No X.509 TrustManager',
    'Domain specific configurations require that hostname aware checkServerTrusted',
  ]),
  inCodes('only-failed', ['Not in handshake; no session available', 'A call to SSPI failed, see inner exception']),
  inCodes('not-a-ca', ['errors in the certificate chain: InvalidBasicConstraints']),
  inCodes('malformed-certificate', [
    'errors in the certificate chain: InvalidPolicyConstraints',
    'errors in the certificate chain: NoIssuanceChainPolicy',
    'errors in the certificate chain: InvalidExtension',
    'errors in the certificate chain: Cyclic',
  ]),
  {
    name: 'client-cert-unusable',
    weight: 88,
    causes: ['server-fault~'],
    says: ['The server mode SSL must use a certificate with the associated private key'],
  },
];
