import { expect, test } from 'vitest';
import { readMessage } from '../message.ts';
import { whatElse } from './not-tls.ts';

/** Letters about certificates of paper, with words that failed connections use as well. */
const PAPERS = [
  'Guten Tag, anbei mein Zertifikat über den Server-Lehrgang. Der Kurs ist abgelaufen, bitte um Verlängerung der Verbindung.',
  'Bonjour, votre certificat médical a expiré, le serveur du restaurant ne peut pas vous accepter.',
  'El certificado de nacimiento no es válido; conexión con el registro civil rechazada por falta de firma.',
  'O certificado de conclusão expirou, o servidor da escola recusou o envio.',
  'Il certificato di residenza è scaduto, la connessione con il comune è chiusa.',
  'Срок действия: сертификат о вакцинации истёк, соединение с поликлиникой прервано.',
  'Kurs sertifikası geçersiz, sunucu bağlantısı kesildi.',
];
test.each(PAPERS)('given %j, names no cause: the certificate is of paper', (text) => {
  expect(whatElse(text).kind).toBe('paper');
  expect(readMessage(text).recognised).toEqual([]);
});

test.each([
  'Das Zertifikat für den Server shop.example.com ist abgelaufen, die SSL-Verbindung wurde abgebrochen.',
  'Le certificat du serveur mail.example.org a expiré, connexion TLS refusée.',
  'El certificado del servidor no es de confianza (SSL), conexión rechazada con shop.example.com.',
])('given the twin %j, reads it', (text) => {
  expect(readMessage(text).recognised).not.toEqual([]);
});

test.each([
  ['The publisher certificate of setup.exe was revoked (SmartScreen)', 'signature'],
  ['Golden handshake rejected by the board, negotiation failed', 'handshake'],
  ['At least one signature has problems. The signer’s identity is not in your list of trusted certificates', 'signature'],
  ['Mixed Content: the page was loaded over HTTPS, but requested an insecure script. This request has been blocked', 'http'],
  ['Cookie “sid” has been rejected because a non-HTTPS cookie cannot be set as “secure”', 'http'],
  ['Bluetooth: authentication handshake failed, pairing refused', 'handshake'],
  ['SAMLResponse rejected: signature certificate mismatch', 'token'],
  ["The repository 'http://ppa.example focal Release' is not signed, updating cannot be done securely", 'signature'],
  ['The wedding certificate was issued with a wrong name', 'paper'],
  ['The swimming-pool inspector says the hygiene certificate is not valid', 'talk'],
  ['Secure Boot violation: invalid signature detected', 'signature'],
  ['The disk certificate backup failed: not enough space on drive E:', 'disk'],
  ['The certificate of authenticity does not match the product key, says the activation server', 'paper'],
])('given %j, names no cause', (text, kind) => {
  expect(readMessage(text)).toMatchObject({ recognised: [], notTls: { kind } });
});

test('a transcript of openssl s_client in which every check ended well is no failure, whatever stands between its lines', () => {
  const transcript = [
    'depth=1 CN = Our Root',
    'verify return:1',
    'CONNECTED(00000003)',
    '---',
    'Certificate chain',
    ' 0 s:CN = www.example',
    '   i:CN = Our Root',
    '---',
    'New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384',
    'Verification: OK',
    'Verify return code: 0 (ok)',
    '---',
    'Post-Handshake New Session Ticket arrived:',
    'read R BLOCK',
  ].join('\n');
  expect(readMessage(transcript)).toMatchObject({ recognised: [], notTls: { kind: 'healthy' } });
});
