import { describe, expect, test } from 'vitest';
import type { CaptureStream } from '../../model/traffic.ts';
import { concat, uint } from '../../wire/bytes.ts';
import { type MadePacket, madeCapture, OPENED } from './made-capture.ts';
import { alert, CHANGE, DONE, HELLO, handshake, SECOND, SECRET, serverHello, text } from './made-talk.ts';
import { CaptureReader } from './read-capture.ts';

type Side = 'client' | 'server';
type Words = readonly (readonly [Side, string | Uint8Array])[];

/** A connection in which these are said in turn; then the client hangs up. */
function read(words: Words, port = 8444, waited = 0): readonly CaptureStream[] {
  const said: readonly MadePacket[] = words.map(([from, payload]) => ({
    from,
    payload: typeof payload === 'string' ? text(payload) : payload,
  }));
  const reader = new CaptureReader();
  reader.push(
    madeCapture(
      [
        ...OPENED,
        ...said,
        { from: 'client', flags: ['fin'], at: waited || 20_000 },
        { from: 'server', flags: ['fin'], at: waited + 21_000 },
      ],
      port,
    ),
  );
  return reader.end().streams;
}

const FLIGHTS: Words = [
  ['client', HELLO],
  ['server', handshake(serverHello(0xc02f), DONE)],
  ['client', concat(CHANGE, SECRET)],
  ['server', concat(CHANGE, SECRET)],
];
const SMTP: Words = [
  ['server', '220 mail ESMTP\r\n'],
  ['client', 'EHLO me\r\n'],
];
const STARTTLS: Words = [...SMTP, ['server', '250-mail\r\n250 STARTTLS\r\n'], ['client', 'STARTTLS\r\n']];
const LDAP = text('0\x1d\x02\x01\x01w\x18\x80\x161.3.6.1.4.1.1466.20037');
const ldap = (code: number) => Uint8Array.of(0x30, 12, 2, 1, 1, 0x78, 7, 10, 1, code, 4, 0, 4, 0);
const POSTGRES = concat(uint(8, 4), uint(80_877_103, 4));
const GSS = concat(uint(8, 4), uint(80_877_104, 4));
const CONNECT = 'CONNECT shop.example:443 HTTP/1.1\r\n\r\n';
const SOCKS: Words = [
  ['client', '\x05\x01\0'],
  ['server', '\x05\0'],
  ['client', '\x05\x01\0\x03\x0cshop.example\x01\xbb'],
];
const X224 = (type: number, ...negotiation: readonly number[]) => Uint8Array.of(3, 0, 0, 19, 14, type, 0, 0, 0, 0, 0, ...negotiation);
/** PRELOGIN with the one option ENCRYPTION, and any packet of SQL Server. */
const prelogin = (type: number, encryption: number) => tds(type, Uint8Array.of(1, 0, 6, 0, 1, 0xff, encryption));
const tds = (type: number, body: Uint8Array) => concat(Uint8Array.of(type, 1), uint(body.length + 8, 2), uint(0, 4), body);
const wrapped: Words = FLIGHTS.map(([from, bytes]) => [from, tds(0x12, bytes as Uint8Array)]);

describe('TLS is found', () => {
  test.each([
    ['STARTTLS of mail', [...STARTTLS, ['server', '220 ready\r\n']]],
    [
      'STARTTLS of a directory',
      [
        ['client', LDAP],
        ['server', ldap(0)],
      ],
    ],
    [
      'a database that first refused GSSAPI',
      [
        ['client', GSS],
        ['server', 'N'],
        ['client', POSTGRES],
        ['server', 'S'],
      ],
    ],
    [
      'Remote Desktop',
      [
        ['client', X224(0xe0, 1, 0, 8, 0, 3, 0, 0, 0)],
        ['server', X224(0xd0, 2, 0, 8, 0, 1, 0, 0, 0)],
      ],
    ],
    [
      'a proxy',
      [
        ['client', CONNECT],
        ['server', 'HTTP/1.1 407 Who?\r\n\r\n'],
        ['client', CONNECT],
        ['server', 'HTTP/1.1 200 OK\r\n\r\n'],
      ],
    ],
    ['SOCKS', [...SOCKS, ['server', '\x05\0\0\x01\0\0\0\0\0\0']]],
  ] as const)('behind %s', (_what, before) => {
    expect(read([...before, ...FLIGHTS] as Words)).toMatchObject([{ ending: 'completed', cause: null, sni: 'shop.example' }]);
  });

  test('inside the packets of SQL Server, until the handshake is over', () => {
    const words: Words = [['client', prelogin(0x12, 1)], ['server', prelogin(4, 1)], ...wrapped];
    expect(read(words, 1433)).toMatchObject([{ ending: 'completed', sni: 'shop.example', version: 'TLS 1.2' }]);
    const refused: Words = [...words.slice(0, 3), ['server', tds(0x12, alert(70))]];
    expect(read(refused, 1433)).toMatchObject([{ ending: 'alert', cause: 'version-mismatch' }]);
  });

  test.each([
    ['in one piece with the line', [['client', concat(text('PROXY TCP4 192.0.2.1 192.0.2.2 5 443\r\n'), HELLO)]]],
    [
      'behind it',
      [
        ['client', 'PROXY TCP4 192.0.2.1 192.0.2.2 5 443\r\n'],
        ['client', HELLO],
      ],
    ],
    ['in its binary form', [['client', concat(text('\r\n\r\n\0\r\nQUIT\n\x21\x11'), uint(12, 2), new Uint8Array(12), HELLO)]]],
  ] as const)('behind the header by which a load balancer names the client, %s', (_how, begun) => {
    expect(read([...(begun as Words), ...FLIGHTS.slice(1)])).toMatchObject([{ ending: 'completed', sni: 'shop.example' }]);
  });
});

describe('a server that was asked for TLS', () => {
  test('twice, said yes the second time and went silent, did not refuse', () => {
    const twice: Words = [
      ...SMTP,
      ['server', '220 ftp\r\n'],
      ['client', 'AUTH TLS\r\n'],
      ['server', '504 no\r\n'],
      ['client', 'AUTH SSL\r\n'],
    ];
    expect(read([...twice, ['server', '234 go\r\n'], ['client', HELLO]], 8444, 20 * SECOND)).toMatchObject([{ cause: 'timeout' }]);
  });

  test.each([
    [
      'and knows no such command',
      [...SMTP, ['server', '250 mail\r\n'], ['client', 'STARTTLS\r\n'], ['server', '502 unknown\r\n']],
      'protocol-error',
    ],
    ['and offered it', [...STARTTLS, ['server', '454 TLS not available\r\n']], 'server-fault'],
    ['whose client greets in TLS all the same', [...STARTTLS, ['server', '454 no\r\n'], ['client', HELLO]], 'server-fault'],
    [
      'whose client greets in TLS though the server knows no such command',
      [...SMTP, ['server', '250 mail\r\n'], ['client', 'STARTTLS\r\n'], ['server', '502 unknown\r\n'], ['client', HELLO]],
      'protocol-error',
    ],
    [
      'whose client says goodbye afterwards',
      [...STARTTLS, ['server', '454 no\r\n'], ['client', 'QUIT\r\n'], ['server', '221 bye\r\n']],
      'server-fault',
    ],
    [
      'in a directory that knows it and cannot',
      [
        ['client', LDAP],
        ['server', ldap(52)],
      ],
      'server-fault',
    ],
    [
      'in a directory that does not know it',
      [
        ['client', LDAP],
        ['server', ldap(2)],
      ],
      'protocol-error',
    ],
    [
      'in a database',
      [
        ['client', POSTGRES],
        ['server', 'N'],
      ],
      'protocol-error',
    ],
    [
      'in Remote Desktop',
      [
        ['client', X224(0xe0, 1, 0, 8, 0, 1, 0, 0, 0)],
        ['server', X224(0xd0, 3, 0, 8, 0, 2, 0, 0, 0)],
      ],
      'protocol-error',
    ],
    [
      'in Remote Desktop without a certificate',
      [
        ['client', X224(0xe0, 1, 0, 8, 0, 1, 0, 0, 0)],
        ['server', X224(0xd0, 3, 0, 8, 0, 3, 0, 0, 0)],
      ],
      'server-fault',
    ],
    [
      'in SQL Server',
      [
        ['client', prelogin(0x12, 1)],
        ['server', prelogin(4, 2)],
      ],
      'protocol-error',
    ],
  ] as const)('%s', (_what, words, cause) => {
    expect(read(words as Words)).toMatchObject([{ cause }]);
  });

  test.each([
    ['mail that nobody wanted otherwise', [...SMTP, ['server', '250 mail\r\n']]],
    [
      'a database whose client goes on in the clear',
      [
        ['client', POSTGRES],
        ['server', 'N'],
        ['client', '\0\0\0\x17\0\x03\0\0user\0bob\0\0'],
        ['server', 'R'],
      ],
    ],
    [
      'a database that encrypts the password only',
      [
        ['client', prelogin(0x12, 0)],
        ['server', prelogin(4, 2)],
      ],
    ],
  ] as const)('is no matter of %s', (_what, words) => {
    expect(read(words as Words, 25)).toEqual([]);
  });
});

describe('a proxy', () => {
  test.each([
    [
      'that wants a name',
      [
        ['client', CONNECT],
        ['server', 'HTTP/1.1 407 Who?\r\n\r\n'],
      ],
      'proxy-auth',
    ],
    [
      'that cannot get there',
      [
        ['client', CONNECT],
        ['server', 'HTTP/1.1 502 Bad Gateway\r\n\r\n'],
      ],
      'proxy-error',
    ],
    ['of SOCKS that cannot get there', [...SOCKS, ['server', '\x05\x05\0\x01\0\0\0\0\0\0']], 'proxy-error'],
    [
      'of SOCKS 4 that cannot get there',
      [
        ['client', '\x04\x01\x01\xbb\xc6\x33\x64\x09me\0'],
        ['server', '\0\x5b\0\0\0\0\0\0'],
      ],
      'proxy-error',
    ],
    [
      'of SOCKS that wants a name',
      [
        ['client', '\x05\x01\0'],
        ['server', '\x05\xff'],
      ],
      'proxy-auth',
    ],
    [
      'of SOCKS that refuses the password',
      [
        ['client', '\x05\x01\x02'],
        ['server', '\x05\x02'],
        ['client', '\x01\x03bob\x01x'],
        ['server', '\x01\x01'],
      ],
      'proxy-auth',
    ],
  ] as const)('%s', (_what, words, cause) => {
    expect(read(words as Words)).toMatchObject([{ cause, certainty: 'certain' }]);
  });

  test('that never answers', () => {
    expect(read([['client', CONNECT]], 8444, 30 * SECOND)).toMatchObject([{ cause: 'proxy-error', certainty: 'likely' }]);
  });

  test('that gave the way does not hide how the far side answers', () => {
    const way: Words = [
      ['client', CONNECT],
      ['server', 'HTTP/1.1 200 OK\r\n\r\n'],
      ['client', HELLO],
    ];
    expect(read([...way, ['server', 'HTTP/1.1 400 Bad Request\r\n\r\n']])).toMatchObject([{ ending: 'not-tls', cause: 'plain-http' }]);
    expect(read(way, 8444, 30 * SECOND)).toMatchObject([{ ending: 'no-answer', cause: 'timeout' }]);
  });
});

test('a network that wants a sign-in answers in place of the server', () => {
  const page = 'HTTP/1.1 511 Network Authentication Required\r\n\r\n';
  expect(
    read([
      ['client', HELLO],
      ['server', page],
    ]),
  ).toMatchObject([{ cause: 'captive-portal' }]);
});
