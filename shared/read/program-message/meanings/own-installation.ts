import type { Meaning } from '../../message/meaning.ts';

/**
 * A program that has no TLS of its own, cannot load it, or was told to use none. Python's pip and ssl, conda, curl ("Protocol "https" not
 * supported or disabled in libcurl"), wget, GLib, PHP, Ruby, OpenVPN's options, Apple's App Transport Security, Android's network security
 * policy: their sentences.
 */
export const ownInstallation: readonly Meaning[] = [
  {
    name: 'own-installation',
    weight: 86,
    causes: ['client-fault~'],
    onServer: ['server-fault~'],
    says: [
      'ssl module in Python is not available',
      'because the SSL module is not available',
      'OpenSSL appears to be unavailable',
      'Protocol "https" not supported or disabled in libcurl',
      'Protocol https not supported or disabled in',
      'Unsupported protocol: https',
      'HTTPS support not compiled in',
      'not compiled with TLS support',
      'not compiled with SSL support',
      'compiled without SSL support',
      'compiled without TLS support',
      'built without SSL support',
      'built without TLS support',
      'TLS/SSL support not available',
      'TLS support is not available',
      'Unable to find the wrapper "https"',
      'Unable to find the wrapper "ssl"',
      'Unable to find the socket transport "ssl"',
      'Unable to find the socket transport "tls"',
      "It looks like you don't have the 'openssl' extension",
      'OpenSSL is not available. Install OpenSSL and rebuild Ruby',
      'undefined symbol: OPENSSL',
      'undefined symbol: SSL_',
      'LWP::Protocol::https not installed',
      'Protocol scheme https is not supported (LWP::Protocol::https',
      'IO::Socket::SSL is required',
      '--ca fails with',
      '--cert fails with',
      '--key fails with',
      'App Transport Security has blocked a cleartext',
      'App Transport Security policy requires the use of a secure connection',
    ],
    saysNearTls: ['libssl … cannot open shared object file', 'libgnutls … cannot open shared object file'],
  },
];
