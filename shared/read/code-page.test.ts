import { describe, expect, it } from 'vitest';
import { causesInServersLog, codePage, codesOfCause, searchCodes } from './code-page.ts';
import { readMessage } from './message.ts';

describe('what programs say when a cause holds', () => {
  it('names the browsers first, at most two codes each', () => {
    const codes = codesOfCause('expired');
    expect(codes[0]).toMatchObject({ family: 'chromium', id: 'ERR_CERT_DATE_INVALID' });
    expect(codes.map((one) => one.id)).toContain('SEC_ERROR_EXPIRED_CERTIFICATE');
    for (const { family } of codes) expect(codes.filter((one) => one.family === family).length).toBeLessThanOrEqual(2);
  });
  it('names no code whose likeliest cause is another', () => {
    for (const page of codesOfCause('name-mismatch')) expect(page.causes[0]?.cause).toBe('name-mismatch');
  });
});

describe('the page of a code', () => {
  it('says what else it means in the log of a server, where that turns it round', () => {
    const page = codePage('openssl-ssl', 'SSL_R_TLSV1_ALERT_UNKNOWN_CA');
    expect(page?.causes[0]?.cause).toBe('client-cert-rejected');
    expect(page?.causesOnServer?.[0]?.cause).not.toBe(page?.causes[0]?.cause);
    expect(codePage('chromium', 'ERR_CERT_DATE_INVALID')?.causesOnServer).toBeNull();
  });

  it('shows what a server itself says from its own side', () => {
    const page = codePage('nginx', 'SSL_CTX_use_PrivateKey(" ") failed');
    expect(page?.causes[0]?.cause).toBe('server-fault');
    expect(page?.causesOnServer).toBeNull();
  });

  it('gives numbers as people meet them', () => {
    expect(codePage('windows-sspi', 'SEC_E_UNTRUSTED_ROOT')?.numbersWritten).toEqual(['0x80090325', '-2146893019']);
    expect(codePage('openssl-other', 'PKCS12_R_MAC_VERIFY_FAILURE')?.numbersWritten).toEqual(['error:11800071']);
  });
});

describe('the other meaning of a message', () => {
  it('is told where nothing says who speaks', () => {
    expect(causesInServersLog(readMessage('certificate has expired'))[0]?.cause).toBe('client-cert-rejected');
  });

  it.each([
    'curl: (60) SSL certificate problem: certificate has expired',
    'nginx: [error] SSL_do_handshake() failed (SSL: alert unknown ca)',
    'small talk',
  ])('is not told of %s', (text) => expect(causesInServersLog(readMessage(text))).toEqual([]));
});

describe('searching for a number', () => {
  it.each([
    ['-9843', 'errSSLHostNameMismatch'],
    ['OSStatus -9807', 'errSSLXCertChainInvalid'],
    ['80090325', 'SEC_E_UNTRUSTED_ROOT'],
    ['0X80090325', 'SEC_E_UNTRUSTED_ROOT'],
    ['error -2146893019', 'SEC_E_UNTRUSTED_ROOT'],
    ['winerror 10054', 'ECONNRESET'],
    ['curl 60', 'CURLE_PEER_FAILED_VERIFICATION'],
    ['alert 48', 'unknown_ca'],
    ['-0x2700', 'MBEDTLS_ERR_X509_CERT_VERIFY_FAILED'],
    ['error:0A000086', 'SSL_R_CERTIFICATE_VERIFY_FAILED'],
    ['14090086', 'SSL_R_CERTIFICATE_VERIFY_FAILED'],
    ['1c800066', 'PROV_R_CIPHER_OPERATION_FAILED'],
    ['ora 28860', 'ORA-28860'],
    ['12175', 'ERROR_WINHTTP_SECURE_FAILURE'],
    ['sec e untrusted root', 'SEC_E_UNTRUSTED_ROOT'],
    ['x509_v_err_cert_has_expired', 'X509_V_ERR_CERT_HAS_EXPIRED'],
  ])('%s finds %s among the first five', (query, id) => {
    expect(
      searchCodes(query)
        .slice(0, 5)
        .map((page) => page.id),
    ).toContain(id);
  });
});
