import { describe, expect, test } from 'vitest';
import { readMessage } from '../message.ts';
import { ranOut, readWorked } from './worked.ts';

// What the programs printed at servers of our own, shortened: OpenSSL 3.0 and 1.0.2, curl 7.88, git 2.39, GnuTLS 3.7, swaks, OpenJDK 17.
const S_CLIENT = `CONNECTED(00000003)
---
Certificate chain
 0 s:CN = shop.example
   i:C = DE, O = Orchard Trust, CN = Orchard Issuing CA 3
---
SSL handshake has read 2331 bytes and written 391 bytes
Verification: OK
---
New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
Secure Renegotiation IS NOT supported
Verify return code: 0 (ok)
---
DONE
`;
const BRIEF = `CONNECTION ESTABLISHED
Protocol version: TLSv1.3
Ciphersuite: TLS_AES_256_GCM_SHA384
Peer certificate: CN = shop.example
Verification: OK
`;
const CURL = `*   Trying 127.0.1.10:443...
* Connected to shop.example (127.0.1.10) port 443 (#0)
* ALPN: offers h2,http/1.1
* TLSv1.3 (OUT), TLS handshake, Client hello (1):
* TLSv1.3 (IN), TLS handshake, CERT verify (15):
* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
* Server certificate:
*  subject: CN=shop.example
*  expire date: Sep 29 00:00:00 2026 GMT
*  SSL certificate verify ok.
> Host: shop.example
< HTTP/1.1 200 OK
* TLSv1.3 (IN), TLS alert, close notify (256):
`;
const UNCHECKED = CURL.replace(
  'SSL certificate verify ok.',
  'SSL certificate verify result: unable to get local issuer certificate (20), continuing anyway.',
);
const GIT = `06:40:59.177337 http.c:725              == Info: Connected to shop.example (127.0.1.10) port 443 (#0)
06:40:59.675189 http.c:725              == Info: GnuTLS ciphers: NORMAL:-ARCFOUR-128:-CTYPE-ALL:+CTYPE-X509:-VERS-SSL3.0
06:40:59.680915 http.c:725              == Info: SSL connection using TLS1.3 / ECDHE_RSA_AES_256_GCM_SHA384
06:40:59.684457 http.c:725              == Info:   server certificate verification OK
06:40:59.684544 http.c:725              == Info:   server certificate status verification SKIPPED
06:40:59.696299 http.c:684              => Send header: Git-Protocol: version=2
`;
const GNUTLS = `Connecting to '127.0.1.10:443'...
- Status: The certificate is trusted.
- Description: (TLS1.3-X.509)-(ECDHE-SECP256R1)-(RSA-PSS-RSAE-SHA256)-(AES-256-GCM)
- Options:
- Handshake was completed
`;
const JAVA = `javax.net.ssl|DEBUG|10|main|2026-12-01 06:57:13.362 UTC|ServerHello.java:993|Negotiated protocol version: TLSv1.3
javax.net.ssl|DEBUG|10|main|2026-12-01 06:57:13.340 UTC|SSLExtensions.java:173|Ignore unsupported extension: server_name
    SubjectAlternativeName [
      DNSName: shop.example
Response 200 TLS_AES_256_GCM_SHA384
`;

const causes = (text: string) =>
  readMessage(text)
    .recognised[0]?.causes.slice(0, 1)
    .map(({ cause, certainty }) => `${cause} ${certainty}`);

describe('a connection that worked', () => {
  test.each([
    ['openssl s_client', S_CLIENT, { version: null, cipher: 'TLS_AES_256_GCM_SHA384', checked: true }],
    ['openssl s_client -brief', BRIEF, { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', checked: true }],
    ['curl', CURL, { version: 'TLSv1.3', server: 'shop.example:443', certificates: ['CN=shop.example'], checked: true }],
    ['curl -k', UNCHECKED, { version: 'TLSv1.3', checked: false }],
    ['git', GIT, { version: 'TLS1.3', server: 'shop.example:443', checked: true }],
    ['gnutls-cli', GNUTLS, { version: 'TLS1.3', checked: true }],
  ] as const)('given the transcript of %s, says what was agreed and complains of nothing', (_program, text, expected) => {
    expect(readWorked(text)).toMatchObject(expected);
    expect(readMessage(text).recognised).toEqual([]);
  });

  test('given two connections of which one was made, says nothing', () => {
    expect(readWorked(`${S_CLIENT}CONNECTED(00000003)\n`)).toBeNull();
    expect(readWorked('* Connected to shop.example (192.0.2.1) port 443\n')).toBeNull();
  });

  test('given what Java says on its way, complains of nothing', () => {
    expect(readMessage(JAVA).recognised).toEqual([]);
  });
});

describe('the date of a certificate that nobody checked', () => {
  test('given that it lies before the time of reading, says so', () => {
    const place = ranOut(UNCHECKED, '2026-12-01T00:00:00.000Z');
    expect(UNCHECKED.slice(place?.from, place?.to)).toBe('*  expire date: Sep 29 00:00:00 2026 GMT');
  });

  test.each([
    ['it lies behind it', UNCHECKED, '2026-09-01T00:00:00.000Z'],
    [
      'the answer of the server is older',
      UNCHECKED.replace('200 OK', '200 OK\n< Date: Tue, 01 Sep 2026 08:00:00 GMT'),
      '2026-12-01T00:00:00.000Z',
    ],
  ])('given that %s, says nothing', (_what, text, at) => {
    expect(ranOut(text, at)).toBeNull();
  });
});

describe('what several lines say together', () => {
  const asked = 'Acceptable client certificate CA names\nCN = Orchard Root CA\n';
  const alert = 'error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:../ssl/record/rec_layer_s3.c:1601:\n';
  test.each([
    ['a certificate was asked for, and an alert came', `${alert}CONNECTED(00000003)\n${asked}`, 'client-cert-required likely'],
    ['one was asked for and given', `$ openssl s_client -cert me.pem\n${alert}${asked}`, 'client-cert-rejected likely'],
    ['none was asked for', `${alert}CONNECTED(00000003)\n`, 'cipher-mismatch possible'],
    [
      'gnutls-cli had none to send',
      '- Successfully sent 0 certificate(s) to server.\n*** Received alert [40]: Handshake failed\n',
      'client-cert-required likely',
    ],
    ['the stapled answer says so', S_CLIENT.replace('---', 'OCSP response:\n    Cert Status: revoked'), 'revoked certain'],
    ['nmap found the only port closed', 'Starting Nmap 7.93\nPORT    STATE  SERVICE\n443/tcp closed https\n', 'refused likely'],
  ])('given that %s, names the cause', (_what, text, expected) => {
    expect(causes(text)).toEqual([expected]);
  });
});

test('what a program complains of stays, beside what it prints in any case', () => {
  expect(causes(`${GIT}fatal: unable to access 'https://shop.example/': SSL certificate problem: certificate has expired\n`)).toEqual([
    'expired likely',
  ]);
  expect(
    causes(
      'javax.net.ssl|DEBUG|10|main|x|Alert.java:238|Received alert message (\n"Alert": {\n  "level"      : "fatal",\n  "description": "protocol_version"\n}\n',
    ),
  ).toEqual(['version-mismatch likely']);
});

const JAVA_GAVE_UP = (reason: string) =>
  `javax.net.ssl|ERROR|10|main|2026-12-01 10:12:12.246 UTC|TransportContext.java:375|Fatal (UNEXPECTED_MESSAGE): ${reason} (\n"throwable" : {\n  java.net.SocketException: ${reason}\n`;

test.each([
  ['Java was hung up on', JAVA_GAVE_UP('Connection reset'), 'reset possible'],
  [
    'Java was hung up on after it was asked for a certificate',
    `javax.net.ssl|DEBUG|10|main|x|CertificateRequest.java:671|Consuming CertificateRequest handshake message (\n${JAVA_GAVE_UP('Broken pipe')}`,
    'client-cert-required likely',
  ],
  [
    'Python shows lines of its own source',
    'Traceback (most recent call last):\n  File "/usr/lib/python3/aiohttp/connector.py", line 913, in _create_connection\n    _, proto = await self._create(req, traces, timeout)\naiohttp.ClientConnectorCertificateError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:992)\n',
    'expired likely',
  ],
  [
    'OpenLDAP gives the reason as a number',
    "TLS: peer cert untrusted or revoked (0x402)\nTLS: can't connect: (unknown error code).\n",
    'expired likely',
  ],
  [
    'wget was asked to sign in by the proxy',
    'Proxy tunneling failed: Proxy Authentication RequiredUnable to establish SSL connection.\n',
    'proxy-auth certain',
  ],
  ['curl gives the result of its check as a number', '{"response_code":0,"ssl_verify_result":10,"exitcode":60}', 'expired likely'],
  ['Go looked at the first bytes', 'tls: first record does not look like a TLS handshake\n', 'plain-http likely'],
  ['s_client waits for an answer', 'CONNECTED(00000003)\n^C\n', 'timeout possible'],
])('given that %s, names the cause', (_what, text, expected) => {
  expect(causes(text)).toEqual([expected]);
});

test('given TLS 1.3 and a server that asked for a certificate, says that it may still refuse', () => {
  const asked = S_CLIENT.replace(
    'SSL handshake has read',
    'Server certificate\nRequested Signature Algorithms: ECDSA+SHA256\nSSL handshake has read',
  );
  expect(causes(asked)).toEqual(['client-cert-required possible']);
});

test('what ncat says of its sockets is no complaint', () => {
  expect(causes('libnsock nsock_connect_ssl(): SSL connection requested to 127.0.1.10:443/tcp (IOD #1) EID 9\n')).toBeUndefined();
});

test('the list of options of a program is no complaint', () => {
  const options = Array.from({ length: 8 }, (_, at) => ` -option${at} val  Allow legacy renegotiation, unable to verify\n`);
  expect(causes(options.join(''))).toBeUndefined();
});

test('the command above a message is no complaint', () => {
  expect(causes('$ ssh -v -o ConnectTimeout=3 example.org\nHello\n')).toBeUndefined();
});
