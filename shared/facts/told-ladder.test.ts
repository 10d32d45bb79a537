import { describe, expect, test } from 'vitest';
import { readMessage } from '../read/message.ts';
import { toldLadder } from './told-ladder.ts';

/** Who says what; `!` marks the failing step, `…` what is no message. */
function drawn(text: string): string[] | null {
  const rows = toldLadder(readMessage(text));
  return rows?.map(({ from, name, said, failing }) => `${failing ? '!' : ''}${from} ${name ?? `… ${said?.key.split('.').at(-1)}`}`) ?? null;
}

describe('a message that says how a handshake ended is drawn as far as it follows', () => {
  test.each([
    ['curl: (60) SSL certificate problem: certificate has expired', ['client Client Hello', 'server Server Hello', '!server Certificate']],
    ['NET::ERR_CERT_COMMON_NAME_INVALID', ['client Client Hello', 'server Server Hello', '!server Certificate']],
    ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', ['client Client Hello', '!server … no-agreement']],
    ['curl: (35) error:0A000410:SSL routines::sslv3 alert handshake failure', ['client Client Hello', 'server … gap', '!server Alert']],
    [
      'nginx: SSL_do_handshake() failed (SSL: error:14094418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca:SSL alert number 48) while SSL handshaking, client: 192.0.2.4',
      ['client Client Hello', 'server Server Hello', 'server Certificate', 'server … gap', '!client Alert'],
    ],
    [
      'ERR_BAD_SSL_CLIENT_AUTH_CERT',
      ['client Client Hello', 'server Server Hello', 'server Certificate Request', 'server … gap', '!server … client-certificate'],
    ],
  ])('%s', (text, rows) => {
    expect(drawn(text)).toEqual(rows);
  });

  test.each([
    'ERR_CONNECTION_RESET',
    'ERR_CONNECTION_TIMED_OUT',
    'The connection has failed.',
    'javax.net.ssl.SSLHandshakeException: Received fatal alert: internal_error',
  ])('nothing is drawn of what may come at any time, or from nobody knows whom: %s', (text) => {
    expect(drawn(text)).toBeNull();
  });
});

describe('a list of messages that a program wrote down is drawn as it stands', () => {
  const LIST = [
    '* TLSv1.3 (OUT), TLS handshake, Client hello (1):',
    '* TLSv1.3 (IN), TLS handshake, Server hello (2):',
    '* TLSv1.2 (IN), TLS handshake, Certificate (11):',
  ];

  test.each([
    ['* TLSv1.2 (OUT), TLS alert, unknown CA (560):', '!client Alert'],
    ['* OpenSSL SSL_connect: Connection reset by peer in connection to shop.example:443', '!server … reset'],
    ['* and so on', 'server … ends'],
  ])('that goes on with %s, ends with %s', (line, end) => {
    expect(drawn([...LIST, line].join('\n'))).toEqual(['client Client Hello', 'server Server Hello', 'server Certificate', end]);
  });

  test('whose last message is the certificate that the text says is refused, marks it', () => {
    const text = [...LIST, 'curl: (60) SSL certificate problem: self-signed certificate'].join('\n');
    expect(drawn(text)?.at(-1)).toBe('!server Certificate');
  });
});
