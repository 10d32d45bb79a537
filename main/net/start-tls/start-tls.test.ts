import type { Socket } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STARTTLS_PROTOCOLS, type StartTlsProtocol } from '../../../shared/model/target.ts';
import { dialogue, scriptedServer, soon, testNetwork } from '../testing/scripted-server.ts';
import { talkStartTls } from './talk.ts';

async function talk(protocol: StartTlsProtocol, serve: (socket: Socket) => void, wait = 1_500) {
  await using server = await scriptedServer(serve);
  const opened = await testNetwork().openStream({ host: '127.0.0.1', port: server.port, deadline: soon(), purpose: 'target' });
  if (!opened.ok) throw new Error(opened.error.kind);
  const told = await talkStartTls(opened.value, protocol, 'mail.example', soon(wait));
  opened.value.close();
  return told;
}

const bytes = (...values: (number | string)[]) =>
  Buffer.concat(values.map((value) => (typeof value === 'number' ? Buffer.of(value) : Buffer.from(value, 'latin1'))));
const MYSQL = (capabilities: number) => {
  const body = bytes(
    10,
    '8.0.36\0',
    'THRD',
    'scramble',
    0,
    capabilities & 0xff,
    capabilities >> 8,
    45,
    2,
    0,
    0,
    0,
    21,
    '\0\0\0\0\0\0\0\0\0\0',
    'morescramble\0',
  );
  return Buffer.concat([Buffer.of(body.length, 0, 0, 0), body]);
};
const MYSQL_ERROR = bytes(24, 0, 0, 0, 0xff, 0x6a, 0x04, "Host 'x' not allowed!");
const LDAP = (code: number, text = '') =>
  bytes(0x30, 12 + text.length, 2, 1, 1, 0x78, 7 + text.length, 0x0a, 1, code, 4, 0, 4, text.length, text);
const RDP = (type: number, code: number) => Buffer.from([3, 0, 0, 19, 14, 0xd0, 0, 0, 0, 0, 0, type, 0, 8, 0, code, 0, 0, 0]);
const XMPP_HEAD =
  "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' version='1.0'>";
const XMPP_OFFER = `${XMPP_HEAD}<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls></stream:features>`;
const XMPP_NOTHING = `${XMPP_HEAD}<stream:error><text>No stream features to proceed with</text></stream:error></stream:stream>`;
const SIEVE = '"IMPLEMENTATION" "Dovecot Pigeonhole"\r\n"SIEVE" "fileinto"\r\n';

type Script = readonly [greeting: string | Buffer | null, replies: readonly (readonly [RegExp, string | Buffer | 'FIN' | 'RST'])[]];

const READY: Readonly<Record<StartTlsProtocol, Script>> = {
  smtp: [
    '220-mail.example ESMTP\r\n220 ready\r\n',
    [
      [/^EHLO /, '250-mail.example\r\n250-SIZE 1000\r\n250-STARTTLS\r\n250 8BITMIME\r\n'],
      [/^STARTTLS$/, '220 go ahead\r\n'],
    ],
  ],
  lmtp: [
    '220 mail.example LMTP\r\n',
    [
      [/^LHLO /, '250-mail.example\r\n250 STARTTLS\r\n'],
      [/^STARTTLS$/, '220 go ahead\r\n'],
    ],
  ],
  imap: [
    '* OK [CAPABILITY IMAP4rev1] Dovecot ready.\r\n',
    [
      [/^a1 /, '* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK done\r\n'],
      [/^a2 /, 'a2 OK Begin TLS\r\n'],
    ],
  ],
  pop3: [
    '+OK Dovecot ready.\r\n',
    [
      [/^CAPA/, '+OK\r\nTOP\r\nSTLS\r\n.\r\n'],
      [/^STLS/, '+OK Begin TLS\r\n'],
    ],
  ],
  ftp: ['220-Welcome\r\n 220 not yet\r\n220 (vsFTPd 3.0.3)\r\n', [[/^AUTH TLS/, '234 Proceed\r\n']]],
  ldap: [null, [[/1466\.20037/, LDAP(0)]]],
  xmpp: [
    null,
    [
      [/<stream:stream to='mail\.example'.*jabber:client/, XMPP_OFFER],
      [/<starttls/, "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"],
    ],
  ],
  'xmpp-server': [
    null,
    [
      [/jabber:server/, XMPP_OFFER],
      [/<starttls/, "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"],
    ],
  ],
  postgres: [null, [[/./s, 'S']]],
  mysql: [MYSQL(0xffff), []],
  nntp: [
    '201 news.example ready\r\n',
    [
      [/^CAPABILITIES/, '101 list\r\nVERSION 2\r\nSTARTTLS\r\n.\r\n'],
      [/^STARTTLS/, '382 continue\r\n'],
    ],
  ],
  sieve: [`${SIEVE}"STARTTLS"\r\nOK "ready"\r\n`, [[/^STARTTLS/, 'OK "Begin TLS"\r\n']]],
  irc: [':irc NOTICE AUTH :*** Looking up your hostname\r\n', [[/^STARTTLS/, ':irc 670 * :STARTTLS successful\r\n']]],
  rdp: [null, [[/./s, RDP(2, 1)]]],
};

test.each(STARTTLS_PROTOCOLS)('given a %s server that offers TLS and agrees, is ready', async (protocol) => {
  expect(await talk(protocol, dialogue(...READY[protocol]))).toMatchObject({ protocol, outcome: 'ready', address: '127.0.0.1' });
});

const OTHERWISE: readonly (readonly [StartTlsProtocol, string, string, Script, RegExp?])[] = [
  [
    'smtp',
    'does not list STARTTLS and does not know it',
    'not-offered',
    [
      '220 x ESMTP\r\n',
      [
        [/^EHLO/, '250-x\r\n250 SIZE\r\n'],
        [/^STARTTLS/, '502 5.5.1 not implemented\r\n'],
      ],
    ],
  ],
  [
    'smtp',
    'lists it and then refuses',
    'refused',
    [
      '220 x\r\n',
      [
        [/^EHLO/, '250-x\r\n250 STARTTLS\r\n'],
        [/^STARTTLS/, '454 4.7.0 TLS not available due to local problem\r\n'],
      ],
    ],
    /454 4\.7\.0 TLS not available/,
  ],
  [
    'smtp',
    'has its offer overwritten by a Cisco box',
    'stripped',
    [
      '220 ********************\r\n',
      [
        [/^EHLO/, '250-x\r\n250-XXXXXXXA\r\n250 SIZE\r\n'],
        [/^STARTTLS/, '500 unknown\r\n'],
      ],
    ],
    /XXXXXXXA/,
  ],
  [
    'smtp',
    'does not list it but agrees when asked',
    'stripped',
    [
      '220 x\r\n',
      [
        [/^EHLO/, '250-x\r\n250 SIZE\r\n'],
        [/^STARTTLS/, '220 ready\r\n'],
      ],
    ],
  ],
  ['smtp', 'turns everybody away', 'refused', ['554 5.7.1 no access for 192.0.2.1\r\n', []]],
  [
    'smtp',
    'only speaks HELO',
    'not-offered',
    [
      '220 x\r\n',
      [
        [/^EHLO/, '502 unknown\r\n'],
        [/^STARTTLS/, '502 unknown\r\n'],
      ],
    ],
  ],
  ['smtp', 'is an SSH server', 'not-this-protocol', ['SSH-2.0-OpenSSH_9.2\r\n', []]],
  [
    'smtp',
    'closes after STARTTLS',
    'closed',
    [
      '220 x\r\n',
      [
        [/^EHLO/, '250-x\r\n250 STARTTLS\r\n'],
        [/^STARTTLS/, 'FIN'],
      ],
    ],
  ],
  ['smtp', 'resets after EHLO', 'reset', ['220 x\r\n', [[/^EHLO/, 'RST']]]],
  ['smtp', 'says nothing', 'silence', [null, []]],
  [
    'imap',
    'does not offer it',
    'not-offered',
    [
      '* OK hi\r\n',
      [
        [/^a1/, '* CAPABILITY IMAP4rev1\r\na1 OK\r\n'],
        [/^a2/, 'a2 BAD unknown\r\n'],
      ],
    ],
  ],
  [
    'imap',
    'refuses it',
    'refused',
    [
      '* OK hi\r\n',
      [
        [/^a1/, '* CAPABILITY STARTTLS\r\na1 OK\r\n'],
        [/^a2/, 'a2 NO TLS is off\r\n'],
      ],
    ],
    /TLS is off/,
  ],
  [
    'imap',
    'agrees although it was not listed',
    'stripped',
    [
      '* OK hi\r\n',
      [
        [/^a1/, '* CAPABILITY IMAP4rev1\r\na1 OK\r\n'],
        [/^a2/, 'a2 OK go\r\n'],
      ],
    ],
  ],
  ['imap', 'is a POP3 server', 'not-this-protocol', ['+OK hi\r\n', []]],
  ['imap', 'says BYE', 'refused', ['* BYE too many\r\n', []]],
  [
    'pop3',
    'does not offer it',
    'not-offered',
    [
      '+OK hi\r\n',
      [
        [/^CAPA/, '+OK\r\nTOP\r\n.\r\n'],
        [/^STLS/, '-ERR\r\n'],
      ],
    ],
  ],
  [
    'pop3',
    'knows no CAPA but agrees',
    'ready',
    [
      '+OK hi\r\n',
      [
        [/^CAPA/, '-ERR\r\n'],
        [/^STLS/, '+OK\r\n'],
      ],
    ],
  ],
  [
    'pop3',
    'refuses',
    'refused',
    [
      '+OK hi\r\n',
      [
        [/^CAPA/, '+OK\r\nSTLS\r\n.\r\n'],
        [/^STLS/, '-ERR no certificate\r\n'],
      ],
    ],
  ],
  ['ftp', 'does not know AUTH', 'not-offered', ['220 x\r\n', [[/^AUTH/, '500 unknown\r\n']]]],
  ['ftp', 'is without TLS and wants a login first', 'not-offered', ['220 x\r\n', [[/^AUTH/, '530 Please login with USER and PASS.\r\n']]]],
  ['ftp', 'refuses', 'refused', ['220 x\r\n', [[/^AUTH/, '431 Unable to accept security mechanism\r\n']]]],
  ['ftp', 'is full', 'refused', ['421 Too many users\r\n', []]],
  ['ldap', 'does not know the extension', 'not-offered', [null, [[/1466/, LDAP(2, 'unsupported')]]], /protocolError: unsupported/],
  ['ldap', 'refuses', 'refused', [null, [[/1466/, LDAP(52, 'TLS not configured')]]], /unavailable: TLS not configured/],
  ['ldap', 'is a web server', 'not-this-protocol', [null, [[/1466/, 'HTTP/1.1 400 Bad Request\r\n\r\n']]]],
  [
    'xmpp',
    'offers none',
    'not-offered',
    [
      null,
      [
        [/<stream:stream/, `${XMPP_HEAD}<stream:features/>`],
        [/<starttls/, '</stream:stream>'],
      ],
    ],
  ],
  [
    'xmpp',
    'refuses',
    'refused',
    [
      null,
      [
        [/<stream:stream/, XMPP_OFFER],
        [/<starttls/, "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"],
      ],
    ],
  ],
  [
    'xmpp',
    'does not serve the name',
    'refused',
    [null, [[/<stream:stream/, `${XMPP_HEAD}<stream:error><host-unknown/></stream:error></stream:stream>`]]],
    /host-unknown/,
  ],
  ['xmpp', 'has no TLS and lets nobody in without', 'not-offered', [null, [[/<stream:stream/, XMPP_NOTHING]]]],
  ['xmpp', 'is a web server', 'not-this-protocol', [null, [[/<stream:stream/, 'HTTP/1.1 400 Bad Request\r\n\r\n<html>']]]],
  ['postgres', 'has ssl off', 'not-offered', [null, [[/./s, 'N']]]],
  ['postgres', 'refuses with an error', 'refused', [null, [[/./s, bytes('E', 0, 0, 0, 12, 'SFATAL', 0, 0)]]], /FATAL/],
  ['postgres', 'is a web server', 'not-this-protocol', [null, [[/./s, 'HTTP/1.1 400\r\n\r\n']]]],
  ['mysql', 'has ssl off', 'not-offered', [MYSQL(0xf7ff), []]],
  ['mysql', 'does not let this host in', 'refused', [MYSQL_ERROR, []], /not allowed/],
  ['mysql', 'is an SSH server', 'not-this-protocol', ['SSH-2.0-OpenSSH\r\n', []]],
  [
    'nntp',
    'cannot begin TLS now',
    'refused',
    [
      '200 hi\r\n',
      [
        [/^CAP/, '101\r\nSTARTTLS\r\n.\r\n'],
        [/^START/, '580 can not initiate TLS\r\n'],
      ],
    ],
  ],
  [
    'nntp',
    'does not know it',
    'not-offered',
    [
      '200 hi\r\n',
      [
        [/^CAP/, '500 what\r\n'],
        [/^START/, '500 what\r\n'],
      ],
    ],
  ],
  ['sieve', 'offers none', 'not-offered', [`${SIEVE}OK\r\n`, [[/^STARTTLS/, 'NO "unknown"\r\n']]]],
  ['sieve', 'refuses', 'refused', [`${SIEVE}"STARTTLS"\r\nOK\r\n`, [[/^STARTTLS/, 'NO "not now"\r\n']]]],
  ['irc', 'does not know it', 'not-offered', [null, [[/^STARTTLS/, ':irc 421 * STARTTLS :Unknown command\r\n']]]],
  ['irc', 'refuses', 'refused', [null, [[/^STARTTLS/, ':irc 691 * :STARTTLS failure\r\n']]]],
  ['rdp', 'has standard security only', 'not-offered', [null, [[/./s, RDP(3, 2)]]], /SSL_NOT_ALLOWED_BY_SERVER/],
  ['rdp', 'has no certificate', 'refused', [null, [[/./s, RDP(3, 3)]]], /SSL_CERT_NOT_ON_SERVER/],
  ['rdp', 'is old and does not negotiate', 'not-offered', [null, [[/./s, Buffer.from([3, 0, 0, 11, 6, 0xd0, 0, 0, 0, 0, 0])]]]],
];

for (const [protocol, does, outcome, script, said] of OTHERWISE) {
  test(`given a ${protocol} server that ${does}, says ${outcome}`, async () => {
    const told = await talk(protocol, dialogue(...script), outcome === 'silence' ? 250 : 4_000);
    expect(told.outcome).toBe(outcome);
    if (said !== undefined) expect(told.said).toMatch(said);
  });
}

test('given TLS bytes right behind the agreement, leaves them for the handshake', async () => {
  await using server = await scriptedServer(
    dialogue('220 x\r\n', [
      [/^EHLO/, '250 STARTTLS\r\n'],
      [/^STARTTLS/, '220 go\r\n\x15\x03\x01'],
    ]),
  );
  const opened = await testNetwork().openStream({ host: '127.0.0.1', port: server.port, deadline: soon(), purpose: 'target' });
  if (!opened.ok) throw new Error(opened.error.kind);
  expect((await talkStartTls(opened.value, 'smtp', 'x', soon())).outcome).toBe('ready');
  expect(await opened.value.read(soon())).toEqual({ kind: 'bytes', bytes: Uint8Array.of(0x15, 3, 1) });
  opened.value.close();
});

test('keeps what a hostile server says bounded and without control characters', async () => {
  const told = await talk(
    'smtp',
    dialogue(`220 ${'A\x1b[2J'.repeat(4_000)}\r\n`, [
      [/^EHLO/, '250 x\r\n'],
      [/^STARTTLS/, '500 x\r\n'],
    ]),
  );
  expect(told.greeting.length).toBeLessThanOrEqual(2_048);
  expect(told.greeting).not.toContain('\x1b');
});

test.each(STARTTLS_PROTOCOLS)('given any bytes at all, a %s talk ends with an outcome', async (protocol) => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (noise) => {
      const told = await talk(protocol, (socket) => socket.resume().end(noise), 1_000);
      expect(told.outcome).not.toBe('silence');
    }),
    { numRuns: 15 },
  );
});
