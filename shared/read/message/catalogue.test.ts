import { describe, expect, it } from 'vitest';
import { english } from '../../words/en/index.ts';
import { browserMeanings } from '../browser-message/index.ts';
import { codePage, searchCodes } from '../code-page.ts';
import { readMessage } from '../message.ts';
import { messageCandidates } from '../message-candidates.ts';
import { programMeanings } from '../program-message/meanings/index.ts';
import { allCodes } from './codes.ts';
import { MEANS } from './means.ts';
import { squeezePhrase } from './squeeze.ts';

describe('the catalogue of codes', () => {
  const FEWEST = 9_700;
  /** Of files, memory, HTTP answers and the like; no cause of a failed connection is made up for them. */
  const ELSEWHERE =
    /^(?:firefox-neterror|curl|chromium|windows-cert|windows-winhttp-wininet|nss-sec|nss-ssl|gnutls|wolfssl|apple|boringssl|databases|dotnet|mbedtls|node|openssl-other)$/;

  it('holds every family, and no code without a source', () => {
    const codes = allCodes();
    expect(new Set(codes.map(({ family }) => family)).size).toBe(40);
    expect(codes.length).toBeGreaterThan(FEWEST);
    expect(codes.filter(({ source }) => source === '')).toEqual([]);
  });

  it('names no cause for a code that speaks of no connection, alone or in a sentence', () => {
    const elsewhere = allCodes().filter(({ causes }) => causes.length === 0);
    expect(elsewhere.every(({ family }) => ELSEWHERE.test(family))).toBe(true);
    expect(elsewhere.length).toBeGreaterThan(900);
    for (const { family, id } of elsewhere) {
      expect(codePage(family, id)?.causes, id).toEqual([]);
      for (const text of [id, `The transfer failed: ${id}`]) expect(messageCandidates(readMessage(text)).primary, text).toBeNull();
    }
  });

  it.each([
    ['OSStatus error -67843', 'errSecNotTrusted', 'untrusted-root'],
    ['Error: error:1C800066:Provider routines::cipher operation failed', 'PROV_R_CIPHER_OPERATION_FAILED', 'protocol-error'],
    ['error:11800071:PKCS12 routines::mac verify failure', 'PKCS12_R_MAC_VERIFY_FAILURE', 'client-fault'],
    ['ORA-29024: Certificate validation failure', 'ORA-29024', 'untrusted-root'],
    ['the job ended with ora-28864 tonight', 'ORA-28864', 'reset'],
    ['System.Net.Http.HttpRequestException, HttpRequestError: ProxyTunnelError', 'HttpRequestError.ProxyTunnelError', 'proxy-error'],
    ['WebExceptionStatus.TrustFailure', 'WebExceptionStatus.TrustFailure', 'untrusted-root'],
    ['CR_UNKNOWN_HOST', 'CR_UNKNOWN_HOST', 'dns'],
  ] as const)('knows %s as %s', (text, id, cause) => {
    const read = readMessage(text);
    expect(read.recognised.map((one) => one.id)).toContain(id);
    expect(messageCandidates(read).primary?.cause).toBe(cause);
  });

  it('lets no sentence of one maker name the code of another', () => {
    const ids = (text: string) => readMessage(text).recognised.map(({ id }) => id);
    expect(ids('ERROR 2026 (HY000): TLS/SSL error: Certificate verification failure').some((id) => id.startsWith('ORA-'))).toBe(false);
    expect(readMessage('codesign: error: The specified item could not be found in the keychain.').recognised).toEqual([]);
  });

  it('has plain words for every meaning', () => {
    const names = [...programMeanings, ...browserMeanings].map(({ name }) => name);
    expect(names.filter((name) => !(name in MEANS))).toEqual([]);
    const sentences = english.messages as Readonly<Record<string, string>>;
    for (const [name, { key }] of Object.entries(MEANS)) expect(sentences[key.replace('messages.', '')], name).toBeTruthy();
  });

  it('has a page for every code, which says who can mend it', () => {
    for (const { family, id, causes } of allCodes()) {
      const page = codePage(family, id);
      const isOfConnections = causes.length > 0 && family !== 'curl' && page?.plain !== MEANS['only-failed'];
      expect(page?.causes.length ?? 0, `${family} ${id}`).toBeGreaterThan(isOfConnections ? 0 : -1);
      expect(page?.who.key).toMatch(/^messages\.who\./);
    }
  });

  it('recognises the code alone, whatever its case, for the identifiers people paste', () => {
    const pasted = allCodes().filter(
      ({ family, id, causes }) =>
        ['chromium', 'nss-sec', 'nss-ssl', 'mozilla-pkix'].includes(family) && id.includes('_') && causes.length > 0,
    );
    const missed = pasted.filter(({ id }) => !readMessage(id.toLowerCase()).recognised.some((one) => one.id === id));
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  const alone = allCodes()
    .filter(({ causes }) => causes.length > 0)
    .map((code) => ({ code, read: readMessage(/^(?:msg|seen):/.test(code.id) ? (code.text ?? '') : code.id) }));

  it('recognises all but a few fragments of ordinary words alone, by their name or by the words printed in its place', () => {
    const silent = alone.filter(({ read }) => read.recognised.length === 0).map(({ code }) => code);
    expect(silent.length).toBeLessThanOrEqual(75);
    // An answer of a website, whichever tool puts a name to it.
    expect(silent.filter(({ id }) => /^[A-Z][A-Z0-9]+_[A-Z0-9_]+$/.test(id)).map(({ id }) => id)).toEqual(['CURLE_HTTP_RETURNED_ERROR']);
  });

  it('names for an identifier alone a cause that the catalogue knows, in all but 80 of 9,800', () => {
    const otherwise = alone.filter(({ code, read }) => {
      const { primary, others } = messageCandidates(read);
      const named = [primary, ...others].flatMap((cause) => (cause === null ? [] : [cause.cause]));
      return named.length > 0 && !named.some((cause) => code.causes.includes(cause));
    });
    expect(otherwise.length).toBeLessThanOrEqual(80);
  });

  it('names first a cause that the catalogue knows, in all but 275 of 9,800', () => {
    const otherwise = alone.filter(({ code, read }) => {
      const { primary } = messageCandidates(read);
      return primary !== null && !code.causes.includes(primary.cause);
    });
    expect(otherwise.length).toBeLessThanOrEqual(275);
  });

  it.each([
    [
      'postfix',
      'postfix/smtp[9]: SSL_connect error to mx.acme.example: lost connection',
      'SSL_connect error to : lost connection',
      'reset',
    ],
    ['nginx', 'nginx: [emerg] SSL_CTX_set0_chain("/etc/x.pem") failed', 'SSL_CTX_set0_chain(" ") failed', 'server-fault'],
    ['rustls', 'rustls: invalid peer certificate: CrlExpired', 'webpki::Error::CrlExpired', 'revocation-unavailable'],
    ['rustls', 'InvalidCertificate(Expired) from rustls', 'CertificateError::Expired', 'expired'],
    ['openssl-other', '4087:error:0B000074:x509 certificate routines::akid mismatch:../x.c:1:', 'X509_R_AKID_MISMATCH', 'misordered-chain'],
    [
      'boringssl',
      'connect error or disconnect/reset before headers. reset reason: TLS error: 1:SSL routines:OPENSSL_internal:BAD_ALERT',
      'SSL_R_BAD_ALERT',
      'protocol-error',
    ],
    [
      'openssl-x509-verify',
      'verify error:num=6:unable to decode issuer public key',
      'X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
      'bad-certificate',
    ],
    ['tls-alerts', 'SSLHandshakeException: Received fatal alert: unknown_ca', 'unknown_ca', 'untrusted-root'],
    ['nss-ssl', 'Error code: SSL_ERROR_RX_UNEXPECTED_CERTIFICATE', 'SSL_ERROR_RX_UNEXPECTED_CERTIFICATE', 'bad-certificate'],
  ] as const)('in the words of %s, given %s, knows %s', (family, text, id, cause) => {
    const read = readMessage(text);
    expect(read.recognised.map((one) => `${one.family} ${one.id}`)).toContain(`${family} ${id}`);
    const { primary, others } = messageCandidates(read);
    expect([primary, ...others].slice(0, family === 'tls-alerts' ? 3 : 1).map((one) => one?.cause)).toContain(cause);
  });

  it('names every family that a bare identifier belongs to', () => {
    const families = readMessage('unable to get local issuer certificate').recognised.map(({ family }) => family);
    expect(families).toEqual(expect.arrayContaining(['openssl-x509-verify']));
    expect(readMessage('unexpected_message').recognised.map(({ family }) => family)).toContain('tls-alerts');
  });

  it('recognises Windows codes in all three spellings', () => {
    const windows = allCodes().filter(
      ({ family, numbers, causes }) =>
        ['windows-sspi', 'windows-cert'].includes(family) && (numbers[0] ?? 0) > 0x80000000 && causes.length > 0,
    );
    for (const { id, numbers } of windows) {
      const value = numbers[0] ?? 0;
      for (const spelling of [
        `0x${value.toString(16)}`,
        String(value - 0x100000000),
        `failed with ${id} (0x${value.toString(16).toUpperCase()})`,
      ]) {
        const found = readMessage(spelling).recognised.flatMap((one) => one.number);
        expect(found, spelling).toContain(value);
      }
    }
  });
});

describe('searching for a code', () => {
  it('leads to the page of every identifier by its own name', () => {
    const spelledSo = new Map<string, number>();
    for (const { id } of allCodes()) spelledSo.set(squeezePhrase(id), (spelledSo.get(squeezePhrase(id)) ?? 0) + 1);
    // A search shows fifty, and those that are spelled as asked stand first.
    expect([...spelledSo].filter(([squeezed, count]) => squeezed === '' || count > 50)).toEqual([]);
    for (const code of allCodes().filter((_, index) => index % 97 === 0))
      expect(searchCodes(code.id).some(({ family, id }) => family === code.family && id === code.id)).toBe(true);
  });

  it.each([
    ['-0x21e2', 'MBEDTLS_ERR_X509_INVALID_FORMAT', 'mbedtls_x509_crt_parse returned -0x21e2'],
    ['-0x7800', 'MBEDTLS_ERR_SSL_UNRECOGNIZED_NAME', 'esp-tls: mbedtls_ssl_handshake returned -0x7800'],
  ])('reads %s of Mbed TLS, the sum of two layers or a number of two versions', (_, id, text) => {
    expect(readMessage(text).recognised[0]?.id).toBe(id);
  });

  it.each([
    ['SEC_ERROR_UNKNOWN_ISSUER', 'SEC_ERROR_UNKNOWN_ISSUER'],
    ['sec error unknown issuer', 'SEC_ERROR_UNKNOWN_ISSUER'],
    ['0x80090325', 'SEC_E_UNTRUSTED_ROOT'],
    ['-2146893019', 'SEC_E_UNTRUSTED_ROOT'],
    ['unrecognized_name', 'unrecognized_name'],
  ])('%s finds %s first', (query, id) => {
    expect(searchCodes(query)[0]?.id).toBe(id);
  });

  it('finds alerts by number and codes by plain words', () => {
    expect(searchCodes('48').some(({ family, id }) => family === 'tls-alerts' && id === 'unknown_ca')).toBe(true);
    expect(searchCodes('certificate expired').every(({ causes }) => causes.length > 0)).toBe(true);
    expect(searchCodes('certificate expired').length).toBeGreaterThan(5);
    expect(searchCodes('  ')).toEqual([]);
  });
});
