import { describe, expect, test } from 'vitest';
import { LogReader } from './log-reader.ts';

/** Program, what it wrote, what that means, who the client was. */
const WRITTEN: readonly (readonly [string, string, string, string | null])[] = [
  [
    'nginx',
    '2026/11/20 10:11:12 [info] 31#31: *77 SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol) while SSL handshaking, client: 203.0.113.7, server: 0.0.0.0:443',
    'version-mismatch',
    '203.0.113.7',
  ],
  [
    'dovecot',
    'imap-login: Disconnected: TLS handshaking: SSL_accept() failed: error:0A000418:SSL routines::tlsv1 alert unknown ca: SSL alert number 48 (no auth attempts in 0 secs): user=<>, rip=203.0.113.7, lip=192.0.2.1',
    'untrusted-root',
    '203.0.113.7',
  ],
  [
    'haproxy',
    '203.0.113.7:4711 [20/Nov/2026:10:11:12.120] fe_tls/1: SSL handshake failure (error:0A0000C1:SSL routines::no shared cipher)',
    'cipher-mismatch',
    '203.0.113.7',
  ],
  [
    'traefik',
    '2026/11/20 10:11:12 http: TLS handshake error from 203.0.113.7:5000: remote error: tls: bad certificate',
    'bad-certificate',
    '203.0.113.7',
  ],
  ['java', 'javax.net.ssl.SSLHandshakeException: Received fatal alert: certificate_unknown', 'untrusted-root', null],
];
/** What stands around a line when it comes from somewhere else than the program's own file. */
const WRAPPINGS: Readonly<Record<string, (text: string, program: string) => string>> = {
  plain: (text) => text,
  'journal short': (text, program) => `Nov 20 10:11:12 web1 ${program}[812]: ${text}`,
  'journal short-iso': (text, program) => `2026-11-20T10:11:12+0000 web1 ${program}[812]: ${text}`,
  'journal short-precise': (text, program) => `Nov 20 10:11:12.123456 web1 ${program}[812]: ${text}`,
  'journal short-iso-precise': (text, program) => `2026-11-20T10:11:12.123456+01:00 web1 ${program}[812]: ${text}`,
  'journal short-full': (text, program) => `Fri 2026-11-20 10:11:12 UTC web1 ${program}[812]: ${text}`,
  'journal short-monotonic': (text, program) => `[12345.678901] web1 ${program}[812]: ${text}`,
  'journal short-unix': (text, program) => `1795169472.123456 web1 ${program}[812]: ${text}`,
  'journal with-unit': (text, program) => `Fri 2026-11-20 10:11:12 UTC web1 ${program}.service[812]: ${text}`,
  'journal verbose': (text, program) =>
    `Fri 2026-11-20 10:11:12.123456 UTC [s=abc;i=1;b=2;m=3;t=4;x=5]\n    _TRANSPORT=stdout\n    PRIORITY=6\n    SYSLOG_IDENTIFIER=${program}\n    _PID=812\n    MESSAGE=${text}\n    _HOSTNAME=web1`,
  'journal json': (text, program) =>
    JSON.stringify({ __REALTIME_TIMESTAMP: '1795169472123456', SYSLOG_IDENTIFIER: program, _PID: '812', MESSAGE: text }),
  'journal json-pretty': (text, program) =>
    JSON.stringify({ __REALTIME_TIMESTAMP: '1795169472123456', SYSLOG_IDENTIFIER: program, _PID: '812', MESSAGE: text }, null, '\t'),
  'journal export': (text, program) =>
    `__CURSOR=s=1\n__REALTIME_TIMESTAMP=1795169472123456\nSYSLOG_IDENTIFIER=${program}\n_PID=812\nMESSAGE=${text}\n`,
  'journal cat': (text) => text,
  'rfc3164 pri': (text, program) => `<30>Nov 20 10:11:12 web1 ${program}[812]: ${text}`,
  rfc5424: (text, program) => `<30>1 2026-11-20T10:11:12.003Z web1 ${program} 812 - - ${text}`,
  'rfc5424 sd bom': (text, program) => `<30>1 2026-11-20T10:11:12.003Z web1 ${program} 812 ID47 [x@32473 a="b"] \ufeff${text}`,
  'rsyslog iso': (text, program) => `2026-11-20T10:11:12.123456+01:00 web1 ${program}[812]: ${text}`,
  'rsyslog year': (text, program) => `2026 Nov 20 10:11:12 web1 ${program}[812]: ${text}`,
  'docker json-file': (text) => JSON.stringify({ log: `${text}\n`, stream: 'stderr', time: '2026-11-20T10:11:12.123456789Z' }),
  cri: (text) => `2026-11-20T10:11:12.123456789Z stderr F ${text}`,
  'cri zone': (text) => `2026-11-20T10:11:12.123456789+01:00 stderr F ${text}`,
  'kubectl prefix': (text) => `[pod/web-1/app] ${text}`,
  compose: (text) => `web-1  | ${text}`,
  'compose old': (text) => `web_1  | ${text}`,
  fluentd: (text) => `2026-11-20 10:11:12.000000000 +0000 app.log: ${JSON.stringify({ message: text, host: 'web1' })}`,
  'fluentd out_file': (text) => `2026-11-20T10:11:12+00:00\tapp.log\t${JSON.stringify({ message: text })}`,
  'fluent-bit stdout': (text) => `[0] app.log: [1795169472.123456789, {"log"=>"${text}"}]`,
  'fluent-bit json': (text) => JSON.stringify({ date: 1795169472.12, log: text }),
  cloudwatch: (text) => JSON.stringify({ timestamp: 1795169472123, message: text, ingestionTime: 1 }),
  'cloudwatch tail': (text) => `2026-11-20T10:11:12.123000+00:00 i-0abc ${text}`,
  'cloudwatch tail short': (text) => `2026-11-20T10:11:12 ${text}`,
  'cloudwatch export': (text) => `2026-11-20T10:11:12.123Z ${text}`,
  logstash: (text) => JSON.stringify({ '@timestamp': '2026-11-20T10:11:12.123Z', '@version': '1', message: text, host: { name: 'web1' } }),
  'elastic hit': (text) => JSON.stringify({ _index: 'x', _source: { '@timestamp': '2026-11-20T10:11:12.123Z', message: text } }),
  gcp: (text) => JSON.stringify({ textPayload: text, timestamp: '2026-11-20T10:11:12.1Z', severity: 'INFO' }),
  'gcp json': (text) => JSON.stringify({ jsonPayload: { message: text }, timestamp: '2026-11-20T10:11:12.1Z' }),
  'loki logcli': (text) => `2026-11-20T10:11:12Z {job="web"} ${text}`,
  papertrail: (text, program) => `Nov 20 10:11:12 web1 ${program}:  ${text}`,
  heroku: (text) => `2026-11-20T10:11:12.123456+00:00 app[web.1]: ${text}`,
  'supervisor/pm2': (text) => `0|app  | ${text}`,
  's6/multilog tai64n': (text) => `@400000006560b1e50bebc200 ${text}`,
  winston: (text) => JSON.stringify({ level: 'info', message: text, timestamp: '2026-11-20T10:11:12.123Z' }),
  'csv quoted': (text) => `2026-11-20T10:11:12Z,web1,"${text.replace(/"/g, '""')}"`,
  colours: (text) => `\u001b[32m${text.slice(0, 20)}\u001b[0m${text.slice(20)}`,
  crlf: (text) => `${text}\r`,
  'tail -f header': (text) => `==> /var/log/app/error.log <==\n${text}`,
  'markdown quote': (text) => `> ${text}`,
  indented: (text) => `    ${text}`,
};

describe('a line is the same whatever it is wrapped in', () => {
  test.each(Object.entries(WRAPPINGS))('%s', (_name, wrap) => {
    const read = WRITTEN.map(([program, text]) => {
      const reader = new LogReader();
      reader.push(`${wrap(text, program)}\n`);
      return reader.end().events.map(({ cause, client }) => [program, cause, client]);
    });
    expect(read).toEqual(WRITTEN.map(([program, , cause, client]) => [[program, cause, client]]));
  });
});
