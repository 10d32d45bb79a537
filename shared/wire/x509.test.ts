import { X509Certificate } from 'node:crypto';
import { getCACertificates } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificate, keyPair } from '../../e2e/certificates/make.ts';
import { EXTENSION_OIDS } from '../tables/oids.ts';
import { TAG } from './der.ts';
import { decodeString } from './der-string.ts';
import { timeOf } from './der-time.ts';
import { element, integer, objectId, sequence, setOf, text } from './der-write.ts';
import { pemCertificates, readPem, writePem } from './pem.ts';
import { readCertificateBytes } from './pkcs7.ts';
import { readCertificate } from './x509.ts';
import { summarise } from './x509-summary.ts';

describe('real certificates', () => {
  const roots = getCACertificates('bundled').map((pem) => new X509Certificate(pem));
  test('every public root is read without a fault, and says what the runtime says', () => {
    for (const root of roots) {
      const read = readCertificate(new Uint8Array(root.raw));
      const summary = summarise(read);
      expect(read.faults, summary.subjectText).toEqual([]);
      expect(summary.sha256).toBe(root.fingerprint256.replaceAll(':', '').toLowerCase());
      expect(BigInt(`0x${summary.serialHex}`)).toBe(BigInt(`0x${root.serialNumber}`));
      expect(Date.parse(summary.notAfter ?? '')).toBe(Date.parse(root.validTo));
      expect(summary.isCa ?? summary.version < 3).toBe(true);
      if (summary.key.algorithm === 'RSA') expect(summary.key.bits).toBe(root.publicKey.asymmetricKeyDetails?.modulusLength);
    }
  });
});

describe('a certificate with everything', () => {
  const sct = Uint8Array.from([0, 47, 0, 45, 0, ...new Uint8Array(32).fill(7), 0, 0, 1, 0x9a, 0, 0, 0, 0, 0, 0, 0, 0]);
  const made = certificate({
    subject: 'C=DE, O=Büro Größe, CN=bücher.example',
    dns: ['bücher.example', 'xn--bcher-kva.example', '*.shop.example'],
    ip: [Uint8Array.of(192, 0, 2, 10), Uint8Array.from([0x20, 1, 0xd, 0xb8, ...new Uint8Array(11), 1])],
    aia: ['http://ca.example/issuer.crt'],
    ocsp: ['http://ocsp.example'],
    crl: ['http://crl.example/a.crl'],
    keys: keyPair('P-384'),
    extra: [
      { oid: EXTENSION_OIDS.tlsFeature, value: sequence(integer(5)) },
      { oid: EXTENSION_OIDS.sctList, value: element(TAG.octetString, sct) },
    ],
  });

  test('is told in full', () => {
    const summary = summarise(readCertificate(made.der));
    expect(summary).toMatchObject({
      version: 3,
      subjectText: 'bücher.example',
      names: { dns: ['bücher.example', 'xn--bcher-kva.example', '*.shop.example'], ip: ['192.0.2.10', '2001:db8::1'], other: [] },
      key: { algorithm: 'EC', curve: 'P-384', bits: 384 },
      signatureAlgorithm: 'ecdsa-with-SHA256',
      isCa: false,
      selfIssued: true,
      caIssuersUrls: ['http://ca.example/issuer.crt'],
      ocspUrls: ['http://ocsp.example'],
      crlUrls: ['http://crl.example/a.crl'],
      mustStaple: true,
      sctCount: 1,
    });
    expect(summary.subject).toContainEqual({ type: 'O', value: 'Büro Größe' });
  });
});

describe('odd certificates', () => {
  test.each([
    ['a negative serial number', { serial: Uint8Array.of(0x80) }, '80'],
    ['a huge serial number', { serial: new Uint8Array(40).fill(0x7f) }, '7f'.repeat(40)],
  ])('%s is shown as it is', (_what, wanted, serialHex) =>
    expect(summarise(readCertificate(certificate(wanted).der)).serialHex).toBe(serialHex),
  );

  test('dates far away are read', () => {
    const summary = summarise(
      readCertificate(certificate({ from: Date.parse('1970-01-01T00:00:01Z'), to: Date.parse('9999-12-31T23:59:59Z') }).der),
    );
    expect([summary.notBefore, summary.notAfter]).toEqual(['1970-01-01T00:00:01Z', '9999-12-31T23:59:59Z']);
  });

  test('500 names are read', () => {
    const dns = Array.from({ length: 500 }, (_, index) => `h${index}.example`);
    expect(summarise(readCertificate(certificate({ dns }).der)).names.dns).toEqual(dns);
  });

  test.each(['Ed25519', 'Ed448', 'RSA-PSS'] as const)('a key of kind %s is named', (kind) => {
    expect(summarise(readCertificate(certificate({ keys: keyPair(kind, 'read') }).der)).key.algorithm).toBe(kind);
  });

  test('an unknown key algorithm is kept by its number', () => {
    const made = certificate();
    const oid = objectId('1.2.840.10045.2.1');
    const other = objectId('1.2.840.10045.2.9');
    const at = Buffer.from(made.der).indexOf(Buffer.from(oid));
    const changed = Uint8Array.from(made.der);
    changed.set(other, at);
    expect(summarise(readCertificate(changed)).key).toEqual({ algorithm: 'unknown', oid: '1.2.840.10045.2.9' });
  });

  test('a certificate that is cut off is shown as far as it goes, with the byte where it broke', () => {
    const { der } = certificate({ subject: 'CN=cut.example' });
    const read = readCertificate(der.subarray(0, der.length - 40));
    expect(read.complete).toBe(false);
    expect(read.faults[0]).toMatchObject({ at: der.length - 40, problem: 'cut-off' });
    expect(summarise(read)).toMatchObject({ subjectText: 'cut.example', names: { dns: ['www.shop.example'] } });
  });

  test('one broken extension does not hide the others', () => {
    const made = certificate({ extra: [{ oid: EXTENSION_OIDS.policyMappings, value: Uint8Array.of(0xff) }] });
    const read = readCertificate(made.der);
    expect(read.faults).toMatchObject([{ field: 'extension', oid: EXTENSION_OIDS.policyMappings }]);
    const at = read.faults[0]?.at ?? 0;
    expect(made.der[at]).toBe(0xff);
    expect(summarise(read).names.dns).toEqual(['www.shop.example']);
  });
});

describe('total on any bytes', () => {
  const made = certificate();
  test('random bytes never throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => readCertificate(bytes).complete === false));
  });
  test('a certificate with changed bytes never throws, and its summary can be made', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(made.der.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const der = Uint8Array.from(made.der);
          for (const [at, byte] of changes) der[at] = byte;
          const read = readCertificate(der);
          return summarise(read).derBase64.length > 0 && read.faults.every((fault) => fault.at >= 0 && fault.at <= der.length);
        },
      ),
    );
  });
  test('a certificate cut anywhere never throws', () => {
    for (let length = 0; length < made.der.length; length += 1) expect(readCertificate(made.der.subarray(0, length)).complete).toBe(false);
  });
  test('elements nested 500 deep are refused at once', () => {
    let nested: Uint8Array = new Uint8Array();
    for (let depth = 0; depth < 500; depth += 1) nested = sequence(nested);
    const read = readCertificate(sequence(sequence(integer(1), nested, nested)));
    expect(read.complete).toBe(false);
  });
});

describe('strings and dates', () => {
  const whole = (tag: number, bytes: readonly number[]) => {
    const encoded = element(tag, Uint8Array.from(bytes));
    return { bytes: encoded, tag, start: 0, from: 2, end: encoded.length };
  };
  test.each([
    [TAG.utf8String, [0xc3, 0xa9], 'é', true],
    [TAG.utf8String, [0xc0, 0x80], 'À\u0080', false],
    [TAG.utf8String, [0xed, 0xa0, 0x80], 'í\u00a0\u0080', false],
    [TAG.utf8String, [0xf0, 0x9f, 0x98, 0x9c], '😜', true],
    [TAG.bmpString, [0, 0x41, 0x20, 0xac], 'A€', true],
    [TAG.bmpString, [0], '00', false],
    [TAG.universalString, [0, 1, 0xf6, 0x1c], '😜', true],
    [TAG.teletexString, [0xe9], 'é', true],
    [TAG.printableString, [0x26], '&', false],
    [TAG.printableString, [0x2a], '*', true],
  ] as const)('tag %i', (tag, bytes, expected, faithful) => expect(decodeString(whole(tag, bytes))).toEqual({ text: expected, faithful }));

  const date = (tag: number, written: string) => timeOf(whole(tag, [...Buffer.from(written)]));
  test.each([
    [TAG.utcTime, '260101000000Z', '2026-01-01T00:00:00.000Z'],
    [TAG.utcTime, '500101000000Z', '1950-01-01T00:00:00.000Z'],
    [TAG.generalizedTime, '20500229', null],
    [TAG.generalizedTime, '20480229120000Z', '2048-02-29T12:00:00.000Z'],
    [TAG.generalizedTime, '20490229120000Z', null],
    [TAG.generalizedTime, '00010101000000Z', '0001-01-01T00:00:00.000Z'],
    [TAG.utcTime, '2601010000Z', null],
    [TAG.utcTime, '260101000000+0100', null],
    [TAG.utcTime, '261301000000Z', null],
    [TAG.utcTime, '260101240000Z', null],
  ] as const)('tag %i: %s', (tag, written, expected) => {
    if (expected === null) expect(() => date(tag, written)).toThrow('bad-time');
    else expect(new Date(date(tag, written)).toISOString()).toBe(expected);
  });
});

describe('PEM with noise around it', () => {
  const { pem, der } = certificate();
  test.each([
    ['as it is', pem],
    ['with Windows line ends', pem.replaceAll('\n', '\r\n')],
    ['between log lines', `2026-11-20 ok\n${pem}\ndone\n`],
    ['quoted in a mail', pem.replaceAll(/^/gm, '> ')],
    ['indented', pem.replaceAll(/^/gm, '    ')],
    ['in one JSON string', pem.replaceAll('\n', '\\n')],
    ['in one line', pem.replaceAll('\n', '')],
    ['without its last line', pem.replace(/-----END.*\n/, '')],
    ['with a header of openssl s_client', `subject=CN=x\nissuer=CN=y\n${pem}`],
  ])('%s', (_what, noisy) => expect(pemCertificates(noisy)).toEqual([der]));

  test('the settings behind a certificate of OpenSSL’s trusted form are left out', () => {
    const trusted = writePem('TRUSTED CERTIFICATE', Uint8Array.from([...der, 0x30, 2, 5, 0]));
    expect(pemCertificates(trusted)).toEqual([der]);
  });

  test('a BEGIN line pasted twice, marks of a web page and text in UTF-16 hide nothing', () => {
    const made = certificate();
    const twice = `-----BEGIN CERTIFICATE-----\n${made.pem}`;
    expect(pemCertificates(twice)).toEqual([made.der]);
    expect(pemCertificates(`<pre>${made.pem.replaceAll('\n', '<br>\n')}</pre>`)).toEqual([made.der]);
    const little = Buffer.from(`\ufeff${made.pem}`, 'utf16le');
    for (const wide of [little, Buffer.from(little).swap16()]) expect(readCertificateBytes(wide)).toEqual([made.der]);
    expect(pemCertificates('-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----')).toEqual([new Uint8Array()]);
  });
  test('several blocks keep their order and their line', () => {
    const blocks = readPem(`noise\n${pem}-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n${pem}`);
    expect(blocks.map((block) => block.label)).toEqual(['CERTIFICATE', 'PRIVATE KEY', 'CERTIFICATE']);
    expect(blocks[0]?.line).toBe(2);
  });

  test('what is written is read again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) =>
        Buffer.from(pemCertificates(writePem('CERTIFICATE', bytes))[0] ?? []).equals(Buffer.from(bytes)),
      ),
    );
  });
});

test('names compare without regard to case and white space, and to the string type', () => {
  const name = (tag: number, value: string) => sequence(setOf(sequence(objectId('2.5.4.3'), text(tag, value))));
  const a = certificate({ subject: name(TAG.utf8String, 'Test  Root') });
  const b = certificate({ subject: name(TAG.printableString, 'test root ') });
  expect(readCertificate(a.der).subject.key).toBe(readCertificate(b.der).subject.key);
});
