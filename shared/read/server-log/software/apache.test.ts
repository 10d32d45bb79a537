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
