import { describe, expect, it } from 'vitest';
import { LogReader } from './log-reader.ts';

function read(text: string, pieces = 1) {
  const reader = new LogReader();
  const size = Math.ceil(text.length / pieces);
  for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size));
  return reader.end().events.map(({ line, cause, software, at }) => ({ line, cause, software, at }));
}
const REFUSED =
  '2026/11/20 10:00:01 [info] 7#7: *1 SSL_do_handshake() failed (SSL: error:0A000418:SSL routines::tlsv1 alert unknown ca) while SSL handshaking, client: 192.0.2.7, server: 0.0.0.0:443';

describe('the journal', () => {
  const entry = (program: string, message: string) =>
    `__CURSOR=s=1\n__REALTIME_TIMESTAMP=1795169472123456\nSYSLOG_IDENTIFIER=${program}\n_PID=99\nMESSAGE=${message}\n\n`;
  const text =
    entry('nginx', REFUSED) +
    entry('postfix/smtpd', 'SSL_accept error from unknown[192.0.2.8]: -1') +
    entry('postfix/smtpd', 'warning: TLS library problem: error:0A0000C1:SSL routines::no shared cipher:../ssl/statem/statem_srvr.c:2320:');
  it.each([1, 7])('in its export format is read entry by entry, with the numbers of the lines, in %d pieces', (pieces) =>
    expect(read(text, pieces)).toMatchObject([
      { line: 1, cause: 'untrusted-root', software: 'nginx', at: '2026-11-20T10:11:12.123Z' },
      { line: 7, cause: 'cipher-mismatch', software: 'postfix' },
    ]),
  );
  it('as JSON may give a message as the numbers of its bytes', () => {
    const bytes = [...new TextEncoder().encode(`\u001b[31m${REFUSED}\u001b[0m`)];
    expect(read(`${JSON.stringify({ SYSLOG_IDENTIFIER: 'nginx', MESSAGE: bytes })}\n`)).toMatchObject([{ cause: 'untrusted-root' }]);
  });
});

describe('what stands around a line', () => {
  it.each([
    ['colours', `\u001b[31m${REFUSED}\u001b[0m`],
    ['kubectl with times', `2026-11-20T10:00:01.123456789Z ${REFUSED}`],
    ['kubectl with pods', `[pod/ingress-nginx-abc/controller] ${REFUSED}`],
    ['docker compose', `web-1    | ${REFUSED}`],
    ['CRLF', `${REFUSED}\r`],
  ])('of %s does not hide it', (_what, line) => expect(read(`${line}\n`)).toMatchObject([{ cause: 'untrusted-root', software: 'nginx' }]));
});

describe('failures of many lines are one', () => {
  it('in Python, however many exceptions tell it, and the next one is another', () => {
    const failure = [
      '[2026-11-20 10:00:01,123] ERROR - Task failed with exception',
      'Traceback (most recent call last):',
      'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1007)',
      '',
      'During handling of the above exception, another exception occurred:',
      '',
      "requests.exceptions.SSLError: HTTPSConnectionPool(host='api.example', port=443): Max retries exceeded (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired')))",
      '',
    ].join('\n');
    expect(read(failure + failure)).toMatchObject([
      { line: 3, cause: 'expired', software: 'python' },
      { line: 10, cause: 'expired', software: 'python' },
    ]);
  });
  it('in Java, also where the program’s own exception stands above', () =>
    expect(
      read(
        'org.springframework.web.client.ResourceAccessException: I/O error on GET request for "https://api.example/x"\n\tat org.x.Y(Y.java:1)\nCaused by: javax.net.ssl.SSLHandshakeException: No subject alternative DNS name matching api.example found.\n\tat java.base/x.Y(Z.java:1)\nCaused by: java.security.cert.CertificateException: No subject alternative DNS name matching api.example found.\n',
      ),
    ).toMatchObject([{ line: 3, cause: 'name-mismatch' }]));
  it('in OpenVPN, by the address in front', () => {
    const lines = (port: number) =>
      [
        `VERIFY ERROR: depth=0, error=certificate has expired: CN=a`,
        'OpenSSL: error:0A000086:SSL routines::certificate verify failed:',
        'TLS_ERROR: BIO read tls_read_plaintext error',
        'TLS Error: TLS handshake failed',
      ].map((said) => `2026-11-20 10:00:01 203.0.113.9:${port} ${said}\n`);
    expect(read([...lines(40122), ...lines(40123)].join(''))).toMatchObject([
      { line: 1, cause: 'client-cert-rejected' },
      { line: 5, cause: 'client-cert-rejected' },
    ]);
  });
});

describe('events of Windows', () => {
  const event = (id: number, data: string) =>
    `<Event xmlns='x'><System><Provider Name='Schannel'/><EventID>${id}</EventID><TimeCreated SystemTime='2026-11-20T10:11:12.1Z'/></System><EventData>${data}</EventData></Event>`;
  it('may stand in one line, all of them', () =>
    expect(read(`<Events>${event(36887, "<Data Name='AlertDesc'>48</Data>")}${event(36874, '')}</Events>\n`)).toMatchObject([
      { cause: 'untrusted-root', at: '2026-11-20T10:11:12.1Z' },
      { cause: 'cipher-mismatch' },
    ]));
  it('may fill many lines, and the alert that was sent is the server’s', () =>
    expect(
      read(event(36888, "<Data Name='AlertDesc'>70</Data><Data Name='ErrorState'>1205</Data>").replaceAll('><', '>\n<')),
    ).toMatchObject([{ cause: 'version-mismatch' }]));
  it.each([
    [
      'German',
      '36887;Keine;"Es wurde eine schwerwiegende Warnung vom Remoteendpunkt empfangen. Die schwerwiegende Warnung hat folgenden für das TLS-Protokoll definierten Code: 48."',
    ],
    [
      'French',
      "Message : Une alerte irrécupérable a été reçue du point de terminaison distant. Le code d'alerte irrécupérable défini par le protocole TLS est 48.",
    ],
    [
      'Japanese',
      '36887\tリモート エンドポイントから致命的なアラートを受け取りました。TLS プロトコルで定義されている致命的なアラート コードは 48 です。',
    ],
  ])('are read in %s', (_language, text) => expect(read(`Schannel;${text}\n`)).toMatchObject([{ cause: 'untrusted-root' }]));
});

describe('lines that announce what the next ones say', () => {
  it.each([
    [
      'Kafka',
      '[2026-11-21 08:14:03,881] INFO [SocketServer nodeId=1] Failed authentication with /198.51.100.23 (channelId=7) (SSL handshake failed) (org.apache.kafka.common.network.Selector)\njavax.net.ssl.SSLHandshakeException: Received fatal alert: unknown_ca\n\tat java.base/x.Y(Z.java:1)\nCaused by: javax.net.ssl.SSLException: again\n',
      'untrusted-root',
    ],
    [
      'Kestrel',
      'dbug: Microsoft.AspNetCore.Server.Kestrel.Https.Internal.HttpsConnectionMiddleware[1]\n      Failed to authenticate HTTPS connection.\n      System.Security.Authentication.AuthenticationException: The remote certificate was not provided by peer.\n',
      'client-cert-required',
    ],
    [
      'Mosquitto',
      '1795248843: New connection from 198.51.100.23:50123 on port 8883.\n1795248843: OpenSSL Error[0]: error:0A000418:SSL routines::tlsv1 alert unknown ca\n',
      'untrusted-root',
    ],
    [
      'MongoDB',
      '{"t":{"$date":"2026-11-21T08:14:03.881Z"},"ctx":"conn12","msg":"SSL peer certificate validation failed","attr":{"reason":"self signed certificate"}}\n{"t":{"$date":"2026-11-21T08:14:03.882Z"},"ctx":"conn12","msg":"Error receiving request from client. Ending connection from remote","attr":{"error":{"codeName":"SSLHandshakeFailed","errmsg":"SSL peer certificate validation failed: self signed certificate"},"remote":"198.51.100.23:50123"}}\n',
      'client-cert-rejected',
    ],
    [
      'asyncio',
      'SSL handshake failed on verifying the certificate\nprotocol: <asyncio.sslproto.SSLProtocol object at 0x7f>\nTraceback (most recent call last):\nssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1007)\n',
      'client-cert-rejected',
    ],
  ])('are one failure in %s', (_program, text, cause) => expect(read(text)).toMatchObject([{ cause }]));
  it('is one failure in the debug mode of asyncio, which tells it twice', () =>
    expect(
      read(
        '2026-12-01 07:37:35,343 DEBUG asyncio: <asyncio.sslproto.SSLProtocol object at 0x7f>: SSL handshake failed on verifying the certificate\nTraceback (most recent call last):\nssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)\n2026-12-01 07:37:35,384 ERROR asyncio: Error on transport creation for incoming connection\nTraceback (most recent call last):\nssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)\n',
      ),
    ).toMatchObject([{ cause: 'client-cert-rejected' }]));
  it.each([
    ["Couldn't kickstart handshaking", 'cannot-tell'],
    ['Insufficient buffer remaining for AEAD cipher fragment (2). Needs to be more than tag size (16)', 'cannot-tell'],
    ['Connection reset by peer', 'reset'],
    ['Received fatal alert: certificate_unknown', 'untrusted-root'],
    ['no cipher suites in common', 'cipher-mismatch'],
  ])('in javax.net.debug counts what happened, %s, and not the alert that JSSE falls back on', (happened, cause) =>
    expect(
      read(`javax.net.ssl|ERROR|10|main|2026-12-01 07:37:21.578 UTC|TransportContext.java:375|Fatal (HANDSHAKE_FAILURE): ${happened} (\n`),
    ).toMatchObject([{ cause }]),
  );
  it('is one failure in javax.net.debug, also where the program writes the exception below; the next one is another', () => {
    const failure =
      'javax.net.ssl|ERROR|10|main|2026-12-01 07:37:07.461 UTC|TransportContext.java:375|Fatal (HANDSHAKE_FAILURE): no cipher suites in common (\n"throwable" : {\n  javax.net.ssl.SSLHandshakeException: no cipher suites in common\n\tat java.base/x.Y(Z.java:1)}\n\n)\nSEVERE: Handshake failed for client connection from IP address [192.0.2.7] and port [47120]\njavax.net.ssl.SSLHandshakeException: no cipher suites in common\n\tat java.base/x.Y(Z.java:1)\n';
    expect(read(failure + failure)).toMatchObject([{ line: 1, cause: 'cipher-mismatch' }, { cause: 'cipher-mismatch' }]);
    expect(read(failure + failure)).toHaveLength(2);
  });
  it('is one failure for each process of ProFTPD, however much its diagnostics say', () => {
    const lines = (pid: number) =>
      [
        '[info] accepting: before SSL initialization',
        '[info] writing: SSL/TLS alert fatal: protocol version',
        '[info] accepting: error',
        'unable to accept TLS connection: protocol error: \n  (1) error:0A000102:SSL routines::unsupported protocol',
        'TLS/TLS-C negotiation failed on control channel',
        '[info] writing: SSL/TLS alert warning: close notify',
      ].map((said) => `2026-12-01 07:24:17,829 mod_tls/2.9.2[${pid}]: ${said}\n`);
    expect(read(lines(71).join('') + lines(72).join(''))).toMatchObject([
      { cause: 'version-mismatch', software: 'proftpd' },
      { cause: 'version-mismatch', software: 'proftpd' },
    ]);
    expect(read(lines(73).at(-1) ?? '')).toEqual([]);
  });
  it('is one failure in slapd, which says twice that it gave up', () =>
    expect(
      read(
        "6b0e759e.27330cba 0x7f555227f6c0 TLS: can't accept: No supported cipher suites have been found..\n6b0e759e.2733353d 0x7f555227f6c0 connection_read(7): TLS accept failure error=-1 id=1001, closing\n",
      ),
    ).toMatchObject([{ cause: 'cipher-mismatch', software: 'slapd', at: '2026-12-01T07:22:06.000Z' }]));
  it('is one failure in Caddy, where the proxy and the answer tell of it', () => {
    const line = (logger: string, port: string) =>
      `${JSON.stringify({ level: 'debug', ts: 1796109692.9, logger, msg: 'x509: certificate has expired or is not yet valid: current time 2026-12-01T07:21:32Z is after 2026-01-01T00:00:00Z', request: { remote_ip: '192.0.2.7', remote_port: port }, upstream: '10.0.0.9:443' })}\n`;
    const twice = (port: string) => line('http.handlers.reverse_proxy', port) + line('http.log.error', port);
    expect(read(twice('36412') + twice('36413') + line('http.log.error', '36414'))).toHaveLength(3);
  });
  it('but two announcements are two failures', () => {
    const line = 'INFO Failed authentication with /198.51.100.23 (channelId=7) (SSL handshake failed) (org.apache.kafka.x)\n';
    expect(read(line + line)).toHaveLength(2);
  });
});

it.each([
  ['milliseconds (Pino)', { time: 1_796_091_011_123 }, '2026-12-01T02:10:11.123Z'],
  ['seconds (GELF)', { timestamp: 1_796_091_011.5 }, '2026-12-01T02:10:11.500Z'],
])('a line of JSON may count its time in %s', (_what, fields, at) =>
  expect(read(`${JSON.stringify({ ...fields, msg: REFUSED })}\n`)).toMatchObject([{ at }]),
);

it.each([
  [
    'HAProxy in a container, which names no machine',
    '<134>Dec  1 07:19:39 haproxy[22692]: 192.0.2.7:53902 [01/Dec/2026:07:19:39.358] fe~ 0A000086/error:0A000086:SSL routines::certificate verify failed 20',
    'client-cert-rejected',
  ],
  [
    'an own format of HAProxy',
    '192.0.2.7:53902 [01/Dec/2026:07:19:39.358] fe_mtls~ 0A0000C7/error:0A0000C7:SSL routines::peer did not return a certificate 0',
    'client-cert-required',
  ],
])('a failure of %s is HAProxy’s', (_what, line, cause) => expect(read(`${line}\n`)).toMatchObject([{ cause, software: 'haproxy' }]));

it('a trace has the time of the line above it', () =>
  expect(
    read('2026-11-21 08:14:03.881 DEBUG 1 --- x : wrap\njavax.net.ssl.SSLHandshakeException: no cipher suites in common\n', 3),
  ).toMatchObject([{ cause: 'cipher-mismatch', at: '2026-11-21T08:14:03.881' }]));

it.each([
  ['11/21/2026 8:14:03 PM', '2026-11-21T20:14:03'],
  ['21/11/2026 08:14:03', '2026-11-21T08:14:03'],
])('the time %s of a Windows list is %s', (written, at) =>
  expect(read(`Error,${written},Schannel,36874,None,x\n`)).toMatchObject([{ at }]),
);
