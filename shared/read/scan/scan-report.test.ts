import { expect, test } from 'vitest';
import { readScanReport } from './scan-report.ts';

// Reports of a server of our own, with a certificate signed by itself, as the programs wrote them and shortened.
const AT = '2026-12-01T00:00:00.000Z';
const SSLSCAN = `Version: 2.0.7

Testing SSL server 127.0.0.1 on port 24433 using SNI name 127.0.0.1

  SSL/TLS Protocols:
SSLv3     disabled
TLSv1.0   \u001b[33menabled\u001b[0m
TLSv1.2   enabled

  Supported Server Cipher(s):
Preferred TLSv1.2  256 bits  ECDHE-RSA-AES256-GCM-SHA384   Curve 25519 DHE 253
Accepted  TLSv1.2  256 bits  ADH-AES256-GCM-SHA384         DHE 3072 bits

  SSL Certificate:
Signature Algorithm: sha256WithRSAEncryption
RSA Key Strength:    2048

Subject:  shop.test
Issuer:   shop.test

Not valid before: Nov 30 16:39:46 2026 GMT
Not valid after:  Dec 30 16:39:46 2026 GMT
`;
const NMAP = `# Nmap 7.93 scan initiated Mon Nov 30 16:40:17 2026 as: nmap -p 24433 --script ssl-cert,ssl-enum-ciphers shop.test
Nmap scan report for shop.test (127.0.0.1)
24433/tcp open  unknown
| ssl-cert: Subject: commonName=shop.test
| Issuer: commonName=Example CA
| Public Key type: rsa
| Public Key bits: 1024
| Signature Algorithm: sha1WithRSAEncryption
| Not valid before: 2026-11-30T16:39:46
|_Not valid after:  2026-12-30T16:39:46
| ssl-enum-ciphers:
|   TLSv1.0: 
|     ciphers: 
|       TLS_RSA_WITH_AES_128_CBC_SHA (rsa 2048) - A
`;
const TESTSSL =
  '{ "id" : "service", "severity" : "INFO", "finding" : "HTTP" }, { "id" : "TLS1", "severity" : "LOW", "finding" : "offered (deprecated)" }, { "id" : "TLS1_1", "severity" : "OK", "finding" : "not offered" }, { "id" : "TLS1_3", "severity" : "OK", "finding" : "offered with final" }';

const SSLSCAN_OF_NAME = 'Testing SSL server 192.0.2.7 on port 443 using SNI name shop.test\n\nTLSv1.2   enabled\n';
const KEYTOOL = `Certificate #0
====================================
Owner: CN=shop.test
Issuer: CN=Example Issuing, O=Example
Serial number: 606dd64d
Valid from: Tue Dec 01 02:39:22 CET 2025 until: Mon Sep 27 02:39:22 CEST 2027
Signature algorithm name: SHA256withRSA
Subject Public Key Algorithm: 2048-bit RSA key

Extensions: 

#3: ObjectId: 2.5.29.17 Criticality=false
SubjectAlternativeName [
  DNSName: shop.test
]

Certificate #1
====================================
Owner: CN=Example Root
Issuer: CN=Example Root
Valid from: Tue Dec 01 02:39:22 CET 2005 until: Mon Sep 27 02:39:22 CEST 2026
Signature algorithm name: SHA1withRSA (weak)
Subject Public Key Algorithm: 1024-bit RSA key (weak)
`;
const GNUTLS = `Processed 1 CA certificate(s).
- Got a certificate list of 1 certificates.
- Certificate[0] info:
 - subject \`CN=shop.test', issuer \`CN=Example CA', serial 0x06, RSA key 2048 bits, signed using RSA-SHA256, activated \`2025-12-01 02:39:22 UTC', expires \`2027-09-27 02:39:22 UTC', pin-sha256="x"
- Status: The certificate is trusted. 
- Description: (TLS1.3-X.509)-(ECDHE-SECP256R1)-(RSA-PSS-RSAE-SHA256)-(AES-256-GCM)
- Handshake was completed
`;

const OPENSSL = `Certificate:
    Data:
        Version: 3 (0x2)
        Signature Algorithm: sha256WithRSAEncryption
        Validity
            Not Before: Jul  1 00:00:00 2026 GMT
            Not After : Sep 29 00:00:00 2026 GMT
        Subject: CN=shop.test
`;
const IN_STORE = KEYTOOL.replace(/^Certificate #1[\s\S]*/m, '').replace('Certificate #0', 'Alias name: shop');

const causes = (text: string, at = AT) => readScanReport(text, at)?.recognised.map((one) => one.causes[0]?.cause);

test.each([
  ['sslscan, in colours', SSLSCAN, ['self-signed', 'weak-cipher', 'insecure-legacy']],
  [
    'sslscan of a server that left old things behind',
    SSLSCAN.replace('\u001b[33menabled', 'disabled').replace('ADH-AES', 'AES').replace('Issuer:   shop', 'Issuer:   ca'),
    [],
  ],
  ['nmap', NMAP, ['weak-signature', 'weak-key', 'version-mismatch']],
  ['keytool of a sound certificate below an old root', KEYTOOL, []],
  ['keytool of one that ran out', KEYTOOL.replace('CEST 2027', 'CEST 2026'), ['expired']],
  ['keytool of one signed by itself', KEYTOOL.replace('CN=Example Issuing, O=Example', 'CN=shop.test'), ['self-signed']],
  [
    'keytool of a weak one',
    KEYTOOL.replace('SHA256withRSA', 'SHA1withRSA').replace('2048-bit', '1024-bit'),
    ['weak-signature', 'weak-key'],
  ],
  ['gnutls-cli of a sound one', GNUTLS, []],
  [
    'gnutls-cli of an old version and a short key',
    GNUTLS.replace('TLS1.3', 'TLS1.0').replace('2048', '1024'),
    ['weak-key', 'version-mismatch'],
  ],
  ['sslscan of a server with a certificate for its name', `${SSLSCAN_OF_NAME}\nAltnames: DNS:*.test, DNS:shop.example\n`, []],
  ['sslscan of a server with one for others', `${SSLSCAN_OF_NAME}\nAltnames: DNS:*.example, DNS:a.shop.test\n`, ['name-mismatch']],
  ['openssl x509 of one that ran out', OPENSSL, ['expired']],
  ['keytool of a sound one in a store', IN_STORE, []],
  ['keytool of an authority that signed itself', `${IN_STORE.replace('CN=Example Issuing, O=Example', 'CN=shop.test')}  CA:true\n`, []],
  ['testssl.sh, as JSON', TESTSSL, ['insecure-legacy']],
  [
    'testssl.sh, as CSV',
    '"id","fqdn/ip","port","severity","finding","cve","cwe"\n"SSLv3","h/1","443","OK","not offered","",""\n"TLS1_2","h/1","443","OK","offered","",""\n',
    [],
  ],
] as const)('what %s wrote gives its faults', (_what, text, expected) => {
  expect(causes(text)).toEqual(expected);
});

test('dates are judged by the time of reading', () => {
  expect(causes(SSLSCAN, '2027-02-01T00:00:00.000Z')?.[0]).toBe('expired');
  expect(causes(NMAP, '2026-11-01T00:00:00.000Z')?.[0]).toBe('not-yet-valid');
});

test('the server is named, and each fault quotes its line', () => {
  const read = readScanReport(NMAP, AT);
  expect(read?.found).toMatchObject({ hosts: ['shop.test'], port: 24433 });
  const [first] = read?.recognised ?? [];
  expect(read?.text.slice(first?.from, first?.to)).toContain('sha1WithRSAEncryption');
});

test('what nmap looked up is not what was asked for', () => {
  const other = NMAP.replace('| Issuer:', '| Subject Alternative Name: DNS:www.example\n| Issuer:');
  expect(causes(other)).toContain('name-mismatch');
  expect(causes(other.replace(/^# Nmap.*\n/, ''))).not.toContain('name-mismatch');
});

test('what gnutls-cli complains of is a message', () => {
  expect(readScanReport(`${GNUTLS}*** Received alert [116]: Certificate is required\n`, AT)).toBeNull();
});

test('any other text is none, a message about an expired certificate too', () => {
  for (const text of [
    '',
    'certificate has expired',
    `${IN_STORE}${IN_STORE}`,
    `CONNECTED(00000003)\n${OPENSSL}`,
    'Nmap scan report for shop.test\n80/tcp open http',
  ])
    expect(readScanReport(text, AT)).toBeNull();
});
