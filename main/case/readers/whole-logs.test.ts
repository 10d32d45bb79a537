import { describe, expect, test } from 'vitest';
import { logPatterns } from '../../../shared/facts/log-patterns.ts';
import { LogReader } from '../../../shared/read/server-log/log-reader.ts';
import { ENGLISH, tell } from '../../../shared/words/index.ts';

const two = (value: number) => String(value).padStart(2, '0');
const clock = (second: number) => `${two(Math.floor(second / 3600) % 24)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
const many = <Line>(count: number, line: (index: number) => Line) => Array.from({ length: count }, (_, index) => line(index));
/** Addresses of as many networks as there are visitors. */
const visitor = (index: number) => `198.${18 + (index % 2)}.${(index * 37) % 256}.${1 + ((index * 11) % 250)}`;
const MORNING = 6 * 3600;

const nginx = (second: number, client: string, fault: string) =>
  `2026/11/20 ${clock(second)} [info] 31#31: *${second} SSL_do_handshake() failed (SSL: ${fault}) while SSL handshaking, client: ${client}, server: 0.0.0.0:443`;
const nginxQuiet = (second: number) =>
  `2026/11/20 ${clock(second)} [info] 31#31: *${second} client ${visitor(second)} closed keepalive connection`;
const combined = (second: number, client: string, status: number, tail: string) =>
  `${client} - - [20/Nov/2026:${clock(second)} +0000] "GET / HTTP/1.1" ${status} 612 "-" ${tail}`;
const haproxy = (second: number, client: string, said: string) =>
  `Nov 20 ${clock(second)} lb1 haproxy[812]: ${client}:${1024 + second} [20/Nov/2026:${clock(second)}.120] fe_tls/1: SSL handshake failure${said}`;
const postfix = (second: number, client: string, fault: string) => [
  `Nov 20 ${clock(second)} mx1 postfix/smtpd[${second}]: connect from unknown[${client}]`,
  `Nov 20 ${clock(second)} mx1 postfix/smtpd[${second}]: SSL_accept error from unknown[${client}]: -1`,
  `Nov 20 ${clock(second)} mx1 postfix/smtpd[${second}]: warning: TLS library problem: ${fault}`,
  `Nov 20 ${clock(second)} mx1 postfix/smtpd[${second}]: disconnect from unknown[${client}] ehlo=1 starttls=0/1 commands=1/2`,
];
const dovecot = (second: number, client: string, fault: string) =>
  `Nov 20 ${clock(second)} mx1 dovecot: imap-login: Disconnected (no auth attempts in 0 secs): user=<>, rip=${client}, lip=203.0.113.5, TLS handshaking: SSL_accept() failed: ${fault}, session=<a${second}>`;
const apacheNoName = (second: number, client: string) =>
  `[Fri Nov 20 ${clock(second)}.000001 2026] [ssl:error] [pid ${second}:tid 1] [client ${client}:4711] AH02033: No hostname was provided via SNI for a name based virtual host`;
const apache = (second: number, client: string, fault: string) => [
  `[Fri Nov 20 ${clock(second)}.000001 2026] [ssl:info] [pid ${second}:tid 1] [client ${client}:4711] AH02008: SSL library error 1 in handshake (server www.acme.example:443)`,
  `[Fri Nov 20 ${clock(second)}.000002 2026] [ssl:info] [pid ${second}:tid 1] SSL Library Error: ${fault}`,
];
const go = (second: number, client: string, said: string) =>
  `2026/11/20 ${clock(second)} http: TLS handshake error from ${client}:${1024 + (second % 60000)}: ${said}`;
const caddy = (second: number, client: string, said: string) =>
  JSON.stringify({
    level: 'debug',
    ts: 1_795_132_800 + second,
    logger: 'http.stdlib',
    msg: `http: TLS handshake error from ${client}:5000: ${said}`,
  });
const postgres = (second: number, host: string, said: string) =>
  `2026-11-20 ${clock(second)}.120 UTC [${second}] LOG:  could not accept SSL connection: ${said}\n2026-11-20 ${clock(second)}.121 UTC [${second}] LOG:  connection received: host=${host} port=5000`;

const UNKNOWN_CA = 'error:0A000418:SSL routines::tlsv1 alert unknown ca:SSL alert number 48';
const EXPIRED = 'error:0A000415:SSL routines::sslv3 alert certificate expired:SSL alert number 45';
const NO_VERSION = 'error:0A000102:SSL routines::unsupported protocol';
const NO_CIPHER = 'error:0A0000C1:SSL routines::no shared cipher';
const HTTP = 'error:0A00009C:SSL routines::http request';

interface Whole {
  readonly story: string;
  readonly lines: readonly string[];
  /** Parts that the sentence in front has to have. */
  readonly first: readonly string[];
  /** Parts of any of the other sentences. */
  readonly also?: readonly string[];
  /** What no sentence may say. */
  readonly never?: readonly string[];
}

const LOGS: readonly Whole[] = [
  {
    story: 'Apache: a monitor without a name every minute, and a few others',
    lines: [
      ...many(83, (n) => apacheNoName(MORNING + 60 * n, '10.20.30.40')),
      ...many(17, (n) => apacheNoName(MORNING + 301 * n + 7, visitor(n))),
    ],
    first: ['83 %', 'one monitoring host', '10.20.30.40', 'no name (SNI)'],
  },
  {
    story: 'nginx: all visitors refuse since the renewal at 02:10',
    lines: [...many(120, (n) => nginxQuiet(60 * n + 30)), ...many(300, (n) => nginx(7800 + 20 * n, visitor(n), UNKNOWN_CA))],
    first: ['02:10'],
    also: ['issuer of the certificate', 'No single client'],
  },
  {
    story: 'nginx: the certificate ran out at midnight of a two-day log',
    lines: [...many(400, (n) => nginxQuiet(3600 * 4 + 120 * n)), ...many(200, (n) => nginx(3600 * 18 + 25 * n, visitor(n), EXPIRED))],
    first: ['18:00'],
    also: ['ran out'],
  },
  {
    story: 'Postfix: one office behind one network with old programs',
    lines: [
      ...many(40, (n) => postfix(MORNING + 91 * n, `203.0.113.${1 + n}`, NO_VERSION)).flat(),
      ...postfix(MORNING + 1000, visitor(3), UNKNOWN_CA),
    ],
    first: ['98 %', '203.0.113.0/24', 'no TLS version'],
  },
  {
    story: 'Dovecot: one phone that does not trust the server, again and again',
    lines: [
      ...many(60, (n) => dovecot(MORNING + 7 * n * (1 + (n % 5)), '192.0.2.44', UNKNOWN_CA)),
      ...many(6, (n) => dovecot(MORNING + 900 * n, visitor(n), NO_VERSION)),
    ],
    first: ['91 %', '192.0.2.44', 'issuer of the certificate'],
  },
  {
    story: 'HAProxy: a health check of a load balancer every 5 seconds',
    lines: many(200, (n) => haproxy(MORNING + 5 * n, '10.0.0.9', '')),
    first: ['100 %', '10.0.0.9', 'every 5 s'],
    also: ['does not say why'],
  },
  {
    story: 'nginx access log: all old programs of one kind, by version',
    lines: [
      ...many(200, (n) => combined(MORNING + n, visitor(n), 200, '"Mozilla/5.0" TLSv1.3 TLS_AES_256_GCM_SHA384 shop.example')),
      ...many(30, (n) =>
        combined(MORNING + 9 * n, visitor(n + 500), 496, '"Terminal/4.1" TLSv1.2 ECDHE-RSA-AES256-GCM-SHA384 api.example'),
      ),
    ],
    first: ['Terminal/4.1'],
    also: ['api.example', 'TLSv1.2', '200 worked'],
  },
  {
    story: 'Go: scanners from everywhere',
    lines: many(90, (n) => go(MORNING + 400 * n, visitor(n), 'tls: first record does not look like a TLS handshake')),
    first: ['Scanners'],
    never: ['monitor'],
  },
  {
    story: 'Apache: many old clients from everywhere',
    lines: many(80, (n) => apache(MORNING + 97 * n, visitor(n % 27), NO_VERSION)).flat(),
    first: ['no TLS version', '27 clients', 'No single client'],
  },
  {
    story: 'Caddy: one partner without a certificate, all at once in the night',
    lines: [
      ...many(30, (n) => caddy(3600 * n * 0.7, visitor(n), 'EOF')),
      ...many(120, (n) => caddy(3 * 3600 + n, '203.0.113.77', "tls: client didn't provide a certificate")),
    ],
    first: ['80 %', '203.0.113.77', 'no certificate'],
    also: ['03:0'],
  },
  {
    story: 'nginx: plain HTTP from one health check',
    lines: [
      ...many(100, (n) => nginx(MORNING + 10 * n, '10.1.1.1', HTTP)),
      ...many(3, (n) => nginx(MORNING + 77 * n, visitor(n), NO_CIPHER)),
    ],
    first: ['97 %', '10.1.1.1', 'every 10 s', 'plain HTTP'],
    also: ['3 failures are left'],
  },
  {
    story: 'nginx: mended at 09:30',
    lines: [
      ...many(200, (n) => nginx(MORNING + 63 * n, visitor(n), UNKNOWN_CA)),
      ...many(200, (n) => nginxQuiet(MORNING + 12600 + 60 * n)),
    ],
    first: ['09:2'],
  },
  {
    story: 'nginx: two causes side by side, no single one',
    lines: [
      ...many(40, (n) => nginx(MORNING + 120 * n, visitor(n), NO_VERSION)),
      ...many(38, (n) => nginx(MORNING + 125 * n, visitor(n + 60), UNKNOWN_CA)),
    ],
    first: ['no TLS version', '51 %'],
  },
  {
    story: 'nginx: three failures only',
    lines: [
      nginx(MORNING, visitor(1), NO_VERSION),
      nginx(MORNING + 60, visitor(2), NO_VERSION),
      nginx(MORNING + 99, visitor(3), UNKNOWN_CA),
    ],
    first: ['2 of 3', 'no TLS version'],
    never: ['monitor', 'network'],
  },
  {
    story: 'nginx over IPv6: one house',
    lines: [
      ...many(50, (n) => nginx(MORNING + 61 * n + ((n * n) % 40), `2001:db8:77:${(n % 9).toString(16)}::${n + 1}`, UNKNOWN_CA)),
      nginx(MORNING, visitor(1), NO_CIPHER),
    ],
    first: ['98 %', '2001:db8:77::/48'],
  },
  {
    story: 'nginx: an upstream, no client',
    lines: many(
      70,
      (n) =>
        `2026/11/20 ${clock(MORNING + 13 * n)} [error] 31#31: *${n} upstream SSL certificate verify error: (10:certificate has expired) while SSL handshaking to upstream, client: ${visitor(n)}, server: a.example, request: "GET / HTTP/1.1", upstream: "https://10.9.9.9:443/", host: "a.example"`,
    ),
    first: ['70', 'ran out'],
    also: ['behind'],
    never: ['clients in'],
  },
  {
    story: 'PostgreSQL: an application that does not trust the certificate',
    lines: many(50, (n) => postgres(MORNING + 30 * n, '10.5.5.5', 'tlsv1 alert unknown ca')),
    first: ['50', 'issuer of the certificate'],
  },
  {
    story: 'nginx: the certificate ran out at 14:00, and old clients come all day',
    lines: [
      ...many(24, (n) => nginx(3600 * n, visitor(n), NO_VERSION)),
      ...many(180, (n) => nginx(3600 * 14 + 100 * n, visitor(n + 90), EXPIRED)),
    ],
    first: ['88 %', 'ran out', '14:00', 'none of this kind'],
    never: ['the log has none for'],
  },
  {
    story: 'nginx access log: one office without certificates, and many visitors for whom it works',
    lines: [
      ...many(6000, (n) => combined(n, `203.${n % 200}.${n % 251}.9`, 200, '"curl/8" TLSv1.3 TLS_AES_256_GCM_SHA384 api.example')),
      ...many(120, (n) => combined(50 * n, `198.51.100.${n % 60}`, 496, '"curl/8" TLSv1.3 TLS_AES_256_GCM_SHA384 api.example')),
    ],
    first: ['100 %', '60 clients of one network', '198.51.100.0/24', 'no certificate'],
  },
  {
    story: 'HAProxy: one client at the same hour of each night, and another all day',
    lines: [0, 1, 2, 3].flatMap((day) => [
      ...many(20, (n) => haproxy(MORNING + 7 * n * n, '10.4.4.4', ` (${NO_CIPHER})`)).map((line) =>
        line.replace('Nov 20', `Nov 2${day}`).replace('20/Nov', `2${day}/Nov`),
      ),
      ...many(2, (n) => haproxy(3600 * (11 + 7 * n), '192.0.2.9', ` (${HTTP})`)).map((line) =>
        line.replace('Nov 20', `Nov 2${day}`).replace('20/Nov', `2${day}/Nov`),
      ),
    ]),
    first: ['91 %', '10.4.4.4'],
    also: ['between 06:00 and 07:00', 'on 4 days'],
  },
];

function sentencesOf(lines: readonly string[]): readonly string[] {
  const reader = new LogReader();
  reader.push(`${lines.join('\n')}\n`);
  return logPatterns(reader.end().summary).map((said) => tell(said, ENGLISH));
}

describe('what is said of a whole log', () => {
  test.each(LOGS)('$story', ({ lines, first, also = [], never = [] }) => {
    const said = sentencesOf(lines);
    for (const part of first) expect(said[0], said.join('\n')).toContain(part);
    for (const part of also) expect(said.join('\n')).toContain(part);
    for (const part of never) expect(said.join('\n')).not.toContain(part);
  });
});
