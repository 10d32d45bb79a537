import { describe, expect, test } from 'vitest';
import { toldSteps } from '../message/told-steps.ts';
import { toldConnection } from './told-connection.ts';

// What the programs printed at servers of our own, shortened: OpenSSL 3.0, GnuTLS 3.7, curl 7.88, git 2.39 with curl on GnuTLS.
const told = (text: string) => toldConnection(text, toldSteps(text));

const UNVERIFIED = `$ openssl s_client -connect shop.example:8443 -servername www.shop.example -alpn h2
CONNECTED(00000003)
---
Certificate chain
 0 s:CN = shop.example
   i:C = DE, O = Harbour Trust, CN = Harbour Issuing 2
   a:PKEY: rsaEncryption, 2048 (bit); sigalg: RSA-SHA256
   v:NotBefore: Dec  1 10:03:01 2026 GMT; NotAfter: Sep 27 10:03:01 2027 GMT
---
Server certificate
subject=CN = shop.example
issuer=C = DE, O = Harbour Trust, CN = Harbour Issuing 2
---
No client certificate CA names sent
Verification error: unable to verify the first certificate
---
New, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384
ALPN protocol: h2
SSL-Session:
    Protocol  : TLSv1.2
    Cipher    : ECDHE-RSA-AES256-GCM-SHA384
    Verify return code: 21 (unable to verify the first certificate)
---
`;
const REFUSED = `CONNECTED(00000003)
40C731EAFD7E0000:error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:../ssl/record/rec_layer_s3.c:1602:SSL alert number 40
---
no peer certificate available
---
Verification: OK
---
New, (NONE), Cipher is (NONE)
SSL-Session:
    Protocol  : TLSv1.2
    Cipher    : 0000
Verify return code: 0 (ok)
---
`;
const EXPIRED = `*   Trying 192.0.2.7:8443...
* Connected to shop.example (192.0.2.7) port 8443 (#0)
* ALPN: offers h2,http/1.1
* TLSv1.3 (OUT), TLS handshake, Client hello (1):
* TLSv1.3 (IN), TLS handshake, Server hello (2):
* TLSv1.3 (IN), TLS handshake, Encrypted Extensions (8):
* TLSv1.3 (IN), TLS handshake, Certificate (11):
* TLSv1.3 (OUT), TLS alert, certificate expired (557):
* SSL certificate problem: certificate has expired
`;
const PROXY = `* Connected to 192.0.2.9 (192.0.2.9) port 3128 (#0)
* Establish HTTP proxy tunnel to shop.example:443
> CONNECT shop.example:443 HTTP/1.1
> Host: shop.example:443
>
< HTTP/1.1 407 Proxy Authentication Required
* CONNECT tunnel failed, response 407
`;
const GNUTLS = `Resolving 'shop.example:8443'...
Connecting to '192.0.2.7:8443'...
- Got a certificate list of 1 certificates.
- Certificate[0] info:
 - subject \`CN=shop.example', issuer \`CN=Harbour Issuing 2', serial 0x1001, RSA key 2048 bits, signed using RSA-SHA256, activated \`2024-01-01 00:00:00 UTC', expires \`2025-01-01 00:00:00 UTC', pin-sha256="x"
- Status: The certificate is NOT trusted. The certificate chain uses expired certificate.
*** PKI verification of server certificate failed...
`;

describe('what a transcript tells of its connection', () => {
  test('given openssl s_client, says what was agreed, sent and checked', () => {
    expect(told(UNVERIFIED)).toMatchObject({
      program: 'openssl s_client',
      server: 'shop.example:8443',
      sni: 'www.shop.example',
      version: 'TLS 1.2',
      cipher: 'ECDHE-RSA-AES256-GCM-SHA384',
      alpnOffered: ['h2'],
      alpn: 'h2',
      verified: '21 (unable to verify the first certificate)',
      certificates: [
        { subject: 'CN = shop.example', issuer: 'C = DE, O = Harbour Trust, CN = Harbour Issuing 2', to: 'Sep 27 10:03:01 2027 GMT' },
      ],
    });
  });

  test('given that no version was agreed, takes none from what was offered, and nothing for checked', () => {
    expect(told(REFUSED)).toMatchObject({
      version: null,
      cipher: null,
      verified: null,
      certificates: [],
      alerts: [{ from: 'server', name: 'handshake_failure' }],
    });
  });

  test('given that curl broke off, says the version of the ServerHello and who broke off', () => {
    expect(told(EXPIRED)).toMatchObject({
      server: 'shop.example:8443',
      version: 'TLS 1.3',
      cipher: null,
      alpnOffered: ['h2', 'http/1.1'],
      alpn: null,
      verified: 'certificate has expired',
      alerts: [{ from: 'client', name: 'certificate_expired' }],
    });
  });

  test('given a proxy that was asked for a way, says what it answered', () => {
    expect(told(PROXY)?.tunnel).toEqual({ to: 'shop.example:443', answer: '407 Proxy Authentication Required' });
  });

  test('given gnutls-cli, says the dates of what was sent', () => {
    expect(told(GNUTLS)).toMatchObject({
      server: 'shop.example:8443',
      certificates: [{ subject: 'CN=shop.example', from: '2024-01-01 00:00:00 UTC', to: '2025-01-01 00:00:00 UTC' }],
      verified: 'The certificate is NOT trusted. The certificate chain uses expired certificate',
    });
  });

  test('given several connections, tells of the last', () => {
    const redirected = `${EXPIRED.replaceAll('expired', 'x')}* Connected to other.example (192.0.2.8) port 443 (#1)\n* SSL connection using TLSv1.2 / ECDHE-RSA-AES128-GCM-SHA256\n`;
    expect(told(redirected)).toMatchObject({ server: 'other.example:443', version: 'TLS 1.2', cipher: 'ECDHE-RSA-AES128-GCM-SHA256' });
  });

  test('given a text that is no transcript, says nothing', () => {
    expect(told('It says that the certificate has expired.')).toBeNull();
  });
});
