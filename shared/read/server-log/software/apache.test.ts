import { describe, expect, test } from 'vitest';
import { LogReader } from '../log-reader.ts';

function read(...lines: readonly string[]) {
  const reader = new LogReader();
  reader.push(`${lines.join('\n')}\n`);
  return reader.end().events;
}

/** As Apache httpd 2.4 of Debian 12 wrote them, addresses changed. */
const opened = (clock: string) =>
  `[Tue Dec 01 ${clock} 2026] [ssl:info] [pid 7:tid 8] [remote 10.0.0.5:8443] AH01964: Connection to child 0 established (server www.acme.example:443)`;
const failed = (clock: string, library = '') =>
  [
    `[Tue Dec 01 ${clock} 2026] [ssl:info] [pid 7:tid 8] [remote 10.0.0.5:8443] AH02003: SSL Proxy connect failed`,
    ...(library === '' ? [] : [`[Tue Dec 01 ${clock} 2026] [ssl:info] [pid 7:tid 8] SSL Library Error: ${library}`]),
    `[Tue Dec 01 ${clock} 2026] [ssl:info] [pid 7:tid 8] [remote 10.0.0.5:8443] AH01998: Connection closed to child 0 with abortive shutdown (server www.acme.example:443)`,
    `[Tue Dec 01 ${clock} 2026] [ssl:info] [pid 7:tid 8] [remote 10.0.0.5:8443] AH01997: SSL handshake failed: sending 502`,
    proxy(clock),
  ] as const;
const proxy = (clock: string) =>
  `[Tue Dec 01 ${clock} 2026] [proxy:error] [pid 7:tid 8] [client 192.0.2.7:40702] AH00898: Error during SSL Handshake with remote server returned by /app`;

describe('given Apache as a proxy before a server with TLS', () => {
  test('a failure without a word of the library, at once, is a reset', () =>
    expect(read(opened('02:09:51.234467'), ...failed('02:09:51.274076'))).toMatchObject([
      { cause: 'reset', candidates: ['timeout'], whose: 'upstream', line: 2, lastLine: 5 },
    ]));
  test('the same after seconds of silence is a timeout', () =>
    expect(read(opened('02:09:51.603777'), ...failed('02:09:54.621504'))).toMatchObject([{ cause: 'timeout', candidates: ['reset'] }]));
  test('without the line that began it, nobody can tell', () =>
    expect(read(...failed('02:09:54.621504'))).toMatchObject([{ cause: 'cannot-tell', candidates: ['reset', 'timeout'] }]));
  test('a word of the library counts more, however long it took', () =>
    expect(
      read(opened('02:09:51.603777'), ...failed('02:09:54.621504', 'error:0A00010B:SSL routines::wrong version number')),
    ).toMatchObject([{ cause: 'protocol-error' }]));
  test('each failure at the default log level is one that says too little, and what to switch on', () =>
    expect(read(proxy('02:09:59.926547'), proxy('02:10:03.677558'))).toMatchObject([
      { line: 1, cause: 'cannot-tell', whose: 'upstream', client: '192.0.2.7', said: { key: 'logs.more.apache' } },
      { line: 2, cause: 'cannot-tell', whose: 'upstream' },
    ]));
});

test.each([
  ['cannot read', 'error:0A00041A:SSL routines::tlsv1 alert decode error (SSL alert number 50)'],
  ['refuses', 'error:0A000417:SSL routines::sslv3 alert illegal parameter (SSL alert number 47)'],
])('a client that %s the answer was given an application protocol that it did not offer', (_what, library) =>
  expect(
    read(
      '[Tue Dec 01 02:09:50.182217 2026] [ssl:info] [pid 7:tid 9] [client 192.0.2.7:48242] AH02008: SSL library error 1 in handshake (server www.acme.example:443)',
      `[Tue Dec 01 02:09:50.182329 2026] [ssl:info] [pid 7:tid 9] SSL Library Error: ${library}`,
    ),
  ).toMatchObject([{ cause: 'alpn-mismatch', candidates: ['protocol-error'], client: '192.0.2.7' }]),
);

describe('given a thread that serves one connection after the other', () => {
  const handshake = (client: string) =>
    `[Tue Dec 01 02:09:50.182217 2026] [ssl:info] [pid 7:tid 9] [client ${client}] AH02008: SSL library error 1 in handshake (server www.acme.example:443)`;
  const library = (said: string) => `[Tue Dec 01 02:09:50.182329 2026] [ssl:info] [pid 7:tid 9] SSL Library Error: error:${said}`;
  test('without the lines that open them, another port is another failure', () =>
    expect(
      read(
        handshake('192.0.2.7:48242'),
        library('0A000102:SSL routines::unsupported protocol'),
        handshake('192.0.2.7:48243'),
        library('0A0000C1:SSL routines::no shared cipher'),
        handshake('198.51.100.9:48243'),
      ),
    ).toMatchObject([
      { line: 1, lastLine: 2, cause: 'version-mismatch', client: '192.0.2.7' },
      { line: 3, lastLine: 4, cause: 'cipher-mismatch', client: '192.0.2.7' },
      { line: 5, lastLine: 5, cause: 'cannot-tell', client: '198.51.100.9' },
    ]));
  test('the lines of one of them stay together', () =>
    expect(
      read(
        '[Tue Dec 01 02:09:50.1 2026] [ssl:info] [pid 7:tid 9] [client 192.0.2.7:48242] AH02276: Certificate Verification: Error (10): certificate has expired [subject: CN=a]',
        handshake('192.0.2.7:48242'),
        library('0A000086:SSL routines::certificate verify failed'),
      ),
    ).toMatchObject([{ line: 1, lastLine: 3, cause: 'client-cert-rejected' }]));
});

test('given an `ErrorLogFormat` of one’s own, the lines of one thread are still one failure', () => {
  const head = '2026-12-01 07:38:24.113955 ssl:info pid=7 tid=9';
  expect(
    read(
      `${head} [client 192.0.2.7:56000] AH02276: Certificate Verification: Error (10): certificate has expired [subject: CN=a]`,
      `${head} [client 192.0.2.7:56000] AH02008: SSL library error 1 in handshake (server www.acme.example:443)`,
      `${head} SSL Library Error: error:0A000086:SSL routines::certificate verify failed`,
    ),
  ).toMatchObject([{ line: 1, lastLine: 3, cause: 'client-cert-rejected', software: 'apache', client: '192.0.2.7' }]);
});
