import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogEvent } from '../../model/traffic.ts';
import { LogReader } from './log-reader.ts';

function read(...lines: readonly string[]): readonly LogEvent[] {
  const reader = new LogReader();
  reader.push(`${lines.join('\n')}\n`);
  return reader.end().events;
}

/** Software, what happened, the line, the cause. */
const LINES: readonly (readonly [string, string, string, LogEvent['cause']])[] = [
  [
    'nginx',
    'a client without a common version',
    '2026/03/01 10:00:00 [info] 7#7: *3 SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol) while SSL handshaking, client: 192.0.2.7, server: 0.0.0.0:443',
    'version-mismatch',
  ],
  [
    'nginx',
    'a client that sends alert 48',
    '2026/03/01 10:00:00 [info] 7#7: *3 SSL_do_handshake() failed (SSL: error:14094418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca:SSL alert number 48) while SSL handshaking, client: 192.0.2.7, server: 0.0.0.0:443',
    'untrusted-root',
  ],
  [
    'nginx',
    'an upstream whose certificate ran out',
    '2026/03/01 10:00:00 [error] 7#7: *3 upstream SSL certificate verify error: (10:certificate has expired) while SSL handshaking to upstream, client: 192.0.2.7, server: a.example, request: "GET / HTTP/1.1", upstream: "https://198.51.100.4:443/", host: "a.example"',
    'expired',
  ],
  [
    'nginx',
    'an upstream that closes without a word',
    '2026/03/01 10:00:00 [error] 7#7: *3 peer closed connection in SSL handshake while SSL handshaking to upstream, client: 192.0.2.7, server: a.example, upstream: "https://198.51.100.4:443/"',
    'cannot-tell',
  ],
  [
    'nginx',
    'a client certificate that the server refuses',
    '2026/03/01 10:00:00 [info] 7#7: *3 client SSL certificate verify error: (10:certificate has expired) while reading client request headers, client: 192.0.2.7, server: a.example',
    'client-cert-rejected',
  ],
  [
    'nginx',
    'a key that does not fit',
    '2026/03/01 10:00:00 [emerg] 7#7: SSL_CTX_use_PrivateKey("/etc/nginx/a.key") failed (SSL: error:05800074:x509 certificate routines::key values mismatch)',
    'server-fault',
  ],
  ['haproxy', 'a bare handshake failure', '192.0.2.7:50123 [01/Mar/2026:10:00:00.123] www/1: SSL handshake failure', 'cannot-tell'],
  [
    'haproxy',
    'a failure with its reason',
    '192.0.2.7:50123 [01/Mar/2026:10:00:00.123] www/1: SSL handshake failure (error:0A0000C1:SSL routines::no shared cipher)',
    'cipher-mismatch',
  ],
  [
    'haproxy',
    'a silent client',
    'Mar  1 10:00:00 lb haproxy[99]: 192.0.2.7:50123 [01/Mar/2026:10:00:00.123] www/1: Timeout during SSL handshake',
    'timeout',
  ],
  [
    'haproxy',
    'a silent back end',
    'Server app/s1 is DOWN, reason: Layer6 timeout, check duration: 2001ms. 0 active and 0 backup servers left.',
    'timeout',
  ],
  [
    'go',
    'a Go server and a client without the root',
    '2026/03/01 10:00:00 http: TLS handshake error from 192.0.2.7:50123: remote error: tls: unknown certificate authority',
    'untrusted-root',
  ],
  [
    'caddy',
    'Caddy without a certificate for the name',
    '{"level":"debug","ts":1772359200.5,"logger":"http.stdlib","msg":"http: TLS handshake error from 192.0.2.7:50123: no certificate available for \'b.example\'"}',
    'sni-mismatch',
  ],
  [
    'traefik',
    'Traefik and an old client',
    'time="2026-03-01T10:00:00Z" level=debug msg="http: TLS handshake error from 192.0.2.7:50123: tls: client offered only unsupported versions: [302 301]" entryPointName=websecure',
    'version-mismatch',
  ],
  [
    'go',
    'plain HTTP sent to TLS',
    '2026/03/01 10:00:00 http: TLS handshake error from 192.0.2.7:50123: client sent an HTTP request to an HTTPS server',
    'plain-http',
  ],
  ['go', 'a client that only closes', '2026/03/01 10:00:00 http: TLS handshake error from 192.0.2.7:50123: EOF', 'cannot-tell'],
  [
    'go',
    'an upstream with an unknown issuer',
    '2026/03/01 10:00:00 http: proxy error: tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'untrusted-root',
  ],
  [
    'envoy',
    'an upstream whose certificate is refused',
    '[2026-03-01 10:00:00.000][12][debug][connection] [source/x.cc:242] [C7] remote address:198.51.100.4:443,TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end upstream cluster',
    'cannot-tell',
  ],
  [
    'envoy',
    'a client that speaks plain HTTP',
    '[2026-03-01 10:00:00.000][12][debug][connection] [source/x.cc:242] [C7] remote address:192.0.2.7:5012,TLS_error:|268435612:SSL routines:OPENSSL_internal:HTTP_REQUEST:TLS_error_end',
    'plain-http',
  ],
  [
    'postgresql',
    'PostgreSQL and an old client',
    '2026-03-01 10:00:00.000 UTC [77] LOG:  could not accept SSL connection: unsupported protocol',
    'version-mismatch',
  ],
  [
    'postgresql',
    'PostgreSQL that wants a certificate',
    '2026-03-01 10:00:00.000 UTC [77] FATAL:  connection requires a valid client certificate',
    'client-cert-required',
  ],
  [
    'vsftpd',
    'vsftpd and a client that opens a new session',
    'Sun Mar  1 10:00:00 2026 [pid 7] FTP response: Client "192.0.2.7", "522 SSL connection failed: session reuse required"',
    'client-fault',
  ],
  [
    'sendmail',
    'sendmail as a client of a server with alert 40',
    'Mar  1 10:00:00 mx sendmail[7]: STARTTLS=client, error: connect failed=-1, reason=sslv3 alert handshake failure, SSL_error=1, errno=0, retry=-1, relay=mx.example.[198.51.100.4]',
    'cipher-mismatch',
  ],
  [
    'tomcat',
    'Tomcat and an old client',
    '01-Mar-2026 10:00:00.000 FINE [https-jsse-nio-8443-exec-1] x.Y javax.net.ssl.SSLHandshakeException: Client requested protocol TLSv1 is not enabled or supported in server context',
    'version-mismatch',
  ],
  [
    'java',
    'a Java client without the root',
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    'untrusted-root',
  ],
  [
    'java',
    'a Java client that got alert 40',
    'javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure',
    'cipher-mismatch',
  ],
  [
    'iis',
    'Schannel without a common suite',
    'Error,3/1/2026 10:00:00 AM,Schannel,36874,None,"An TLS 1.2 connection request was received from a remote client application, but none of the cipher suites supported by the client application are supported by the server. The SSL connection request has failed."',
    'cipher-mismatch',
  ],
  [
    'iis',
    'Schannel and a client that does not trust',
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Schannel'/><EventID>36887</EventID></System><EventData><Data Name='AlertDesc'>48</Data></EventData></Event>",
    'untrusted-root',
  ],
  [
    'web server',
    'a TLS hello in an access log of plain HTTP',
    '192.0.2.7 - - [01/Mar/2026:10:00:00 +0000] "\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xFC\\x03\\x03" 400 150 "-" "-"',
    'plain-http',
  ],
];

describe('a line of a server log', () => {
  test.each(LINES)('%s: %s', (software, _what, line, cause) => {
    const events = read(line);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ line: 1, software, cause });
  });

  test.each(LINES)('%s, out of the journal and out of Docker: %s', (_software, _what, line, cause) => {
    const journal = JSON.stringify({ MESSAGE: line, _PID: '7', __REALTIME_TIMESTAMP: '1772359200000000' });
    const docker = JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2026-03-01T10:00:00.000000000Z' });
    const kubernetes = `2026-03-01T10:00:00.000000000Z stderr F ${line}`;
    for (const wrapped of [journal, docker, kubernetes]) expect(read(wrapped).map((event) => event.cause)).toEqual([cause]);
  });

  test('says who the client was and when', () => {
    const [event] = read(LINES[0]?.[2] ?? '');
    expect(event).toMatchObject({ client: '192.0.2.7', at: '2026-03-01T10:00:00', whose: 'client' });
  });

  test('that only says "failed" comes with what to switch on', () => {
    expect(read('192.0.2.7:50123 [01/Mar/2026:10:00:00.123] www/1: SSL handshake failure')[0]?.said?.key).toBe('logs.more.haproxy');
  });

  test('with alert 42 leaves open which fault of the certificate it was', () => {
    const [event] = read(
      '2026/03/01 10:00:00 [info] 7#7: *3 SSL_do_handshake() failed (SSL: error:0A000412:SSL routines::sslv3 alert bad certificate:SSL alert number 42) while SSL handshaking, client: 192.0.2.7, server: 0.0.0.0:443',
    );
    expect(event?.candidates).toEqual(expect.arrayContaining(['name-mismatch', 'not-yet-valid']));
  });
});

describe('ordinary lines', () => {
  test.each([
    '192.0.2.7 - - [01/Mar/2026:10:00:00 +0000] "GET /tls-handshake-failure HTTP/1.1" 200 512 "-" "curl/8.0"',
    '192.0.2.7 - - [01/Mar/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 512 TLSv1.3 TLS_AES_256_GCM_SHA384',
    '2026/03/01 10:00:00 [info] 7#7: *3 client 192.0.2.7 closed keepalive connection',
    '2026/03/01 10:00:00 [error] 7#7: *3 open() "/srv/ssl/certificate-failed.html" failed (2: No such file or directory), client: 192.0.2.7, server: a.example',
    'Mar  1 10:00:00 mx postfix/smtpd[7]: Anonymous TLS connection established from a.example[192.0.2.7]: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)',
    'Mar  1 10:00:00 mx dovecot: imap-login: Login: user=<a>, method=PLAIN, rip=192.0.2.7, lip=192.0.2.8, mpid=9, TLS, session=<x>',
    '2026.03.01 10:00:00 LOG6[4]: TLS accepted: new session negotiated',
    'curl: (60) SSL certificate problem: certificate has expired',
    'Server app/s1 is UP, reason: Layer6 check passed, check duration: 2ms.',
    '2026/03/01 10:00:00 [notice] 7#7: using the "epoll" event method',
  ])('make no event: %s', (line) => {
    expect(read(line)).toEqual([]);
  });
});

describe('several lines of one connection', () => {
  test('of Apache make one event, with the reason of the library', () => {
    const events = read(
      '[Sun Mar 01 10:00:00.000000 2026] [ssl:info] [pid 7:tid 8] [client 192.0.2.7:50123] AH01964: Connection to child 1 established (server a.example:443)',
      '[Sun Mar 01 10:00:00.000001 2026] [ssl:info] [pid 7:tid 8] [client 192.0.2.7:50123] AH02008: SSL library error 1 in handshake (server a.example:443)',
      '[Sun Mar 01 10:00:00.000002 2026] [ssl:info] [pid 7:tid 8] SSL Library Error: error:0A000415:SSL routines::sslv3 alert certificate expired (SSL alert number 45)',
      '[Sun Mar 01 10:00:00.000003 2026] [ssl:info] [pid 7:tid 8] [client 192.0.2.7:50123] AH01998: Connection closed to child 1 with abortive shutdown (server a.example:443)',
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ line: 2, lastLine: 4, cause: 'expired', client: '192.0.2.7' });
  });

  test('of Postfix keep their clients apart though they are mixed', () => {
    const events = read(
      'Mar  1 10:00:00 mx postfix/smtpd[7]: connect from a.example[192.0.2.7]',
      'Mar  1 10:00:00 mx postfix/smtpd[8]: connect from b.example[192.0.2.9]',
      'Mar  1 10:00:00 mx postfix/smtpd[7]: SSL_accept error from a.example[192.0.2.7]: -1',
      'Mar  1 10:00:00 mx postfix/smtpd[8]: SSL_accept error from b.example[192.0.2.9]: Connection reset by peer',
      'Mar  1 10:00:00 mx postfix/smtpd[7]: warning: TLS library problem: error:0A000102:SSL routines::unsupported protocol:../ssl/statem/statem_srvr.c:1664:',
      'Mar  1 10:00:00 mx postfix/smtpd[7]: disconnect from a.example[192.0.2.7] commands=0/0',
      'Mar  1 10:00:00 mx postfix/smtpd[8]: disconnect from b.example[192.0.2.9] commands=0/0',
    );
    expect(events.map(({ client, cause }) => [client, cause])).toEqual([
      ['192.0.2.7', 'version-mismatch'],
      ['192.0.2.9', 'reset'],
    ]);
  });

  test('of stunnel: the same check is about the client where stunnel serves, about the server where it connects', () => {
    const lines = (call: string) => [
      '2026.03.01 10:00:00 LOG4[3]: CERT: Pre-verification error: certificate has expired',
      `2026.03.01 10:00:00 LOG3[3]: SSL_${call}: ssl/x.c:1: error:0A000086:SSL routines::certificate verify failed`,
    ];
    expect(read(...lines('accept'))[0]).toMatchObject({ cause: 'client-cert-rejected', candidates: expect.arrayContaining(['expired']) });
    expect(read(...lines('connect'))[0]).toMatchObject({ cause: 'expired', whose: 'upstream' });
  });

  test('of a Java trace are one event, and the deepest cause counts', () => {
    const events = read(
      'javax.net.ssl.SSLHandshakeException: General SSLEngine problem',
      '\tat java.base/sun.security.ssl.Alert.createSSLException(Alert.java:131)',
      'Caused by: sun.security.validator.ValidatorException: PKIX path building failed: unable to find valid certification path to requested target',
    );
    expect(events.map((event) => event.cause)).toEqual(['untrusted-root']);
  });
});

describe('a large or hostile log', () => {
  test('of very many equal failures is put together, and the count is kept', () => {
    const reader = new LogReader();
    for (let index = 0; index < 20_000; index += 1)
      reader.push('192.0.2.7:50123 [01/Mar/2026:10:00:00.123] www/1: SSL handshake failure\n');
    const { events, failures } = reader.end();
    expect(events.length).toBeLessThan(5000);
    expect(events.reduce((sum, event) => sum + (event.count ?? 1), 0)).toBe(20_000);
    expect(failures.get('cannot-tell')).toBe(20_000);
  });

  test('reads the same however it is cut', () => {
    const text = `${LINES.map(([, , line]) => line).join('\n')}\n`;
    const whole = read(...LINES.map(([, , line]) => line));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 30 }), (steps) => {
        const reader = new LogReader();
        for (let at = 0, turn = 0; at < text.length; turn += 1) {
          const step = steps[turn % steps.length] ?? 1;
          reader.push(text.slice(at, at + step));
          at += step;
        }
        expect(reader.end().events).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  test('of any damaged lines never throws', () => {
    const piece = fc.constantFrom(...LINES.map(([, , line]) => line));
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ maxLength: 300 }),
            piece,
            fc
              .tuple(piece, fc.nat(400), fc.string({ maxLength: 20 }))
              .map(([line, at, put]) => line.slice(0, at) + put + line.slice(at + 3)),
          ),
          { maxLength: 40 },
        ),
        (lines) => {
          for (const event of read(...lines)) expect(event.line).toBeLessThanOrEqual(event.lastLine);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('without a line end is cut, not kept', () => {
    const reader = new LogReader();
    for (let index = 0; index < 200; index += 1) reader.push('SSL handshake '.repeat(1000));
    expect(reader.end().lines).toBe(1);
  });
});
