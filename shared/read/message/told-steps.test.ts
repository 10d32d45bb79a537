import { describe, expect, test } from 'vitest';
import { toldSteps } from './told-steps.ts';

const names = (text: string) => toldSteps(text).map(({ from, message, facts }) => [from, message, ...facts].join(' '));

/** As curl 7.88 with OpenSSL 3.0 wrote it. */
const CURL = `*   Trying 127.0.0.1:45742...
* Connected to shop.example (127.0.0.1) port 45742 (#0)
} [5 bytes data]
* TLSv1.3 (OUT), TLS handshake, Client hello (1):
} [512 bytes data]
* TLSv1.3 (IN), TLS handshake, Server hello (2):
{ [98 bytes data]
* TLSv1.2 (IN), TLS handshake, Certificate (11):
* TLSv1.2 (IN), TLS handshake, Server key exchange (12):
* TLSv1.2 (IN), TLS handshake, Request CERT (13):
* TLSv1.2 (IN), TLS handshake, Server finished (14):
* TLSv1.2 (OUT), TLS handshake, Certificate (11):
* TLSv1.2 (OUT), TLS handshake, Client key exchange (16):
* TLSv1.2 (OUT), TLS change cipher, Change cipher spec (1):
* TLSv1.2 (OUT), TLS handshake, Finished (20):
* TLSv1.2 (IN), TLS alert, handshake failure (552):
* OpenSSL/3.0.19: error:0A000410:SSL routines::sslv3 alert handshake failure
`;

/** As OpenSSL 3.0 wrote it, its first message shortened. */
const OPENSSL = `CONNECTED(00000003)
>>> TLS 1.0, RecordHeader [length 0005]
    16 03 01 00 06
>>> TLS 1.3, Handshake [length 0006], ClientHello
    01 00 00 02 03 03
<<< TLS 1.2, RecordHeader [length 0005]
    14 03 03 00 01
<<< TLS 1.2, Alert [length 0002], fatal protocol_version
    02 46
`;

/** As Java 17 wrote it, its fields left out. */
const JAVA = `javax.net.ssl|DEBUG|10|main|2026-12-01 07:24:37.005 UTC|ClientHello.java:639|Produced ClientHello handshake message (
javax.net.ssl|DEBUG|10|main|2026-12-01 07:24:37.100 UTC|ServerHello.java:897|Consuming ServerHello handshake message (
"ServerHello": {
  "server version"      : "TLSv1.2",
javax.net.ssl|DEBUG|10|main|2026-12-01 07:24:37.101 UTC|ChangeCipherSpec.java:246|Consuming ChangeCipherSpec message
javax.net.ssl|DEBUG|10|main|2026-12-01 07:24:37.110 UTC|EncryptedExtensions.java:171|Consuming EncryptedExtensions handshake message (
javax.net.ssl|DEBUG|10|main|2026-12-01 07:24:37.245 UTC|Alert.java:238|Received alert message (
"Alert": {
  "level"      : "fatal",
  "description": "certificate_required"
}
`;

describe('the messages that a program wrote down', () => {
  test('given curl -v, names each, who said it and the alert; the version is that of what follows the ServerHello', () => {
    expect(names(CURL)).toEqual([
      'client ClientHello',
      'server ServerHello TLS 1.2',
      'server Certificate',
      'server ServerKeyExchange',
      'server CertificateRequest',
      'server ServerHelloDone',
      'client Certificate',
      'client ClientKeyExchange',
      'client ChangeCipherSpec',
      'client Finished',
      'server Alert handshake_failure',
    ]);
  });

  test('given openssl s_client -msg, keeps the bytes, and sees the change of the cipher that only the header of its record shows', () => {
    expect(names(OPENSSL)).toEqual(['client ClientHello', 'server ChangeCipherSpec', 'server Alert protocol_version']);
    expect(toldSteps(OPENSSL)[0]).toMatchObject({ bytes: 6, rawBase64: 'AQAAAgMD', at: null });
  });

  test('given openssl s_server -msg, the sender of the ClientHello is the client', () => {
    const turned = OPENSSL.replaceAll('>>>', '***').replaceAll('<<<', '>>>').replaceAll('***', '<<<');
    expect(names(turned)[0]).toBe('client ClientHello');
  });

  test('given a dump that somebody shortened, keeps none of it', () => {
    expect(toldSteps(OPENSSL.replace('    01 00 00 02 03 03\n', '    01 00\n'))[0]?.rawBase64).toBeNull();
  });

  test('given the debugging of Java, names the messages; the old version in a ServerHello of TLS 1.3 is not believed', () => {
    expect(names(JAVA)).toEqual([
      'client ClientHello',
      'server ServerHello TLS 1.3',
      'server ChangeCipherSpec',
      'server EncryptedExtensions',
      'server Alert certificate_required',
    ]);
  });

  test('given two connections, tells the first', () => {
    expect(names(CURL + CURL)).toEqual(names(CURL));
  });

  test.each(['', 'curl: (35) error', '* TLSv1.3 (IN), TLS handshake, Server hello (2):\n'])(
    'given no list that begins with a hello, tells nothing: %j',
    (text) => {
      expect(toldSteps(text)).toEqual([]);
    },
  );
});
