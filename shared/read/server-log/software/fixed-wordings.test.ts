import { describe, expect, test } from 'vitest';
import type { LogEvent } from '../../../model/traffic.ts';
import { LogReader } from '../log-reader.ts';

function read(...lines: readonly string[]): readonly LogEvent[] {
  const reader = new LogReader();
  reader.push(`${lines.join('\n')}\n`);
  return reader.end().events;
}

/** Software, what happened, the line as the program of Debian 12 wrote it (addresses changed), the cause. */
const LINES: readonly (readonly [string, string, string, LogEvent['cause']])[] = [
  [
    'exim',
    'a client without a common cipher suite (GnuTLS)',
    '2026-11-30 10:04:47.056 [8319] TLS error on connection from [192.0.2.7]:49106 I=[192.0.2.1]:465 (gnutls_handshake): No supported cipher suites have been found.',
    'cipher-mismatch',
  ],
  [
    'exim',
    'a client without its certificate (GnuTLS)',
    '2026-11-30 10:04:55.598 [9096] TLS error on connection from [192.0.2.7]:40498 I=[192.0.2.1]:465 (gnutls_handshake): Certificate is required.',
    'client-cert-required',
  ],
  [
    'exim',
    'a client whose certificate it refuses',
    '2026-11-30 10:04:56.017 [9112] TLS error on connection from [192.0.2.7]:40500 I=[192.0.2.1]:465 (certificate verification failed): certificate invalid',
    'client-cert-rejected',
  ],
  [
    'exim',
    'a client that reset the connection (GnuTLS)',
    '2026-11-30 10:04:55.134 [9051] TLS error on connection from [192.0.2.7]:40488 I=[192.0.2.1]:465 (gnutls_handshake): Error in the pull function.',
    'reset',
  ],
  [
    'exim',
    'a client with another application protocol (GnuTLS)',
    '2026-11-30 10:05:00.332 [9413] TLS error on connection from [192.0.2.7]:40526 I=[192.0.2.1]:465 (gnutls_handshake): No common application protocol could be negotiated.',
    'alpn-mismatch',
  ],
  [
    'slapd',
    'a client that sends no certificate',
    "6b0d49d1.02464545 0x7ffa74bfd6c0 TLS: can't accept: Certificate is required..",
    'client-cert-required',
  ],
  [
    'slapd',
    'a client that sends an alert (GnuTLS)',
    "Nov 20 10:11:12 ldap slapd[99]: TLS: can't accept: A TLS fatal alert has been received.: Certificate is bad.",
    'bad-certificate',
  ],
  [
    'slapd',
    'a negotiation that failed, and no more',
    '6b0d49d1.02471a98 0x7ffa74bfd6c0 conn=1009 fd=11 closed (TLS negotiation failure)',
    'cannot-tell',
  ],
  [
    'redis',
    'a client that does not know the root',
    '25636:M 30 Nov 2026 10:01:50.702 # Error accepting a client connection: error:0A000418:SSL routines::tlsv1 alert unknown ca (conn: fd=8)',
    'untrusted-root',
  ],
  [
    'redis',
    'a client that reset the connection',
    '25636:M 30 Nov 2026 10:01:54.968 # Error accepting a client connection: Connection reset by peer',
    'reset',
  ],
  [
    'mosquitto',
    'a client without TLS',
    '1796032922: Client connection from 192.0.2.7 failed: error:0A00009C:SSL routines::http request.',
    'plain-http',
  ],
  [
    'mosquitto',
    'a client whose certificate it refuses',
    '1796032928: Client connection from 192.0.2.7 failed: error:0A000086:SSL routines::certificate verify failed.',
    'client-cert-rejected',
  ],
  [
    'lighttpd',
    'a client that refuses the certificate',
    '2026-11-30 10:02:50: (mod_openssl.c.3275) SSL: 1 error:0A000412:SSL routines::sslv3 alert bad certificate (192.0.2.7)',
    'bad-certificate',
  ],
  [
    'lighttpd',
    'a client without a common version (GnuTLS)',
    '2026-11-30 10:02:50: (mod_gnutls.c.2360) GnuTLS: mod_gnutls_read_err: (GNUTLS_E_UNSUPPORTED_VERSION_PACKET) A packet with illegal or unsupported version was received.',
    'version-mismatch',
  ],
  [
    'node',
    'a client without a certificate',
    '2026-11-30T10:02:56.961Z error: tlsClientError from 192.0.2.7: Error: 802C30A9057F0000:error:0A0000C7:SSL routines:tls_process_client_certificate:peer did not return a certificate:../deps/openssl/openssl/ssl/statem/statem_srvr.c:3500:',
    'client-cert-required',
  ],
  [
    'erlang',
    'a client without a certificate (RabbitMQ)',
    '2026-11-20 10:11:12.123 [notice] <0.300.0> TLS server: In state wait_cert at tls_server_connection_1_3.erl:900 generated SERVER ALERT: Fatal - Certificate required',
    'client-cert-required',
  ],
  [
    'erlang',
    'a client that does not know the root (RabbitMQ)',
    '2026-11-20 10:11:12.123456+00:00 [notice] <0.300.0> TLS server: In state hello received CLIENT ALERT: Fatal - Unknown CA',
    'untrusted-root',
  ],
  [
    'mongodb',
    'a client without TLS',
    '{"t":{"$date":"2026-11-20T10:11:12.123+00:00"},"s":"I","c":"NETWORK","id":22988,"ctx":"conn13","msg":"Error receiving request from client. Ending connection from remote","attr":{"error":{"code":141,"codeName":"SSLHandshakeFailed","errmsg":"The server is configured to only allow SSL connections"},"remote":"192.0.2.7:51234"}}',
    'plain-http',
  ],
  [
    'elasticsearch',
    'a client that does not trust it',
    "[2026-11-20T10:11:12,123][WARN ][o.e.x.s.t.n.SecurityNetty4Transport] [node-1] client did not trust this server's certificate, closing connection Netty4TcpChannel{localAddress=/192.0.2.1:9300, remoteAddress=/192.0.2.7:4444, profile=default}",
    'untrusted-root',
  ],
  [
    'freeradius',
    'a supplicant that does not know the root',
    'Fri Nov 20 10:11:12 2026 : ERROR: (7) eap_peap: ERROR: TLS Alert read:fatal:unknown CA',
    'untrusted-root',
  ],
  [
    'tomcat',
    'a browser that speaks TLS to a port without it',
    '20-Nov-2026 10:11:12.123 INFO [http-nio-8080-exec-3] java.lang.IllegalArgumentException: Invalid character found in method name [0x160x030x010x020x000x010x000x010xfc]. HTTP method names must be tokens',
    'plain-http',
  ],
  [
    'nginx',
    'a responder that does not answer',
    '2026/11/20 10:11:12 [error] 12#12: OCSP responder timed out (110: Connection timed out) while requesting certificate status, responder: ocsp.example.com, peer: 192.0.2.4:80, certificate: "/etc/tls/a.pem"',
    'revocation-unavailable',
  ],
  [
    'apache',
    'a name in the request that does not fit the hello',
    '[Fri Nov 20 10:11:12.123456 2026] [ssl:error] [pid 55:tid 140] [client 192.0.2.7:4711] AH02032: Hostname a.example (default host as no SNI was provided) and hostname b.example provided via HTTP have no compatible SSL setup',
    'sni-mismatch',
  ],
  [
    'apache',
    'a responder that does not answer',
    '[Fri Nov 20 10:11:12.123456 2026] [ssl:error] [pid 55:tid 140] AH01941: stapling_renew_response: responder error',
    'revocation-unavailable',
  ],
  [
    'unknown',
    "an unknown program's client that does not know the root",
    '2026-11-20 10:11:12 gateway[7]: listener 8443: error:0A000418:SSL routines::tlsv1 alert unknown ca',
    'untrusted-root',
  ],
  [
    'unknown',
    'an unknown program that cannot check whom it connects to',
    '2026-11-20 10:11:12 sync[7]: connecting to backup.example: error:0A000086:SSL routines::certificate verify failed: unable to get local issuer certificate',
    'untrusted-root',
  ],
  [
    'unknown',
    'an unknown program that cannot check a certificate, and no word of whose',
    '2026-11-20 10:11:12 sync[7]: error:0A000086:SSL routines::certificate verify failed: unable to get local issuer certificate',
    'untrusted-root',
  ],
];

describe('a line of a program that says by a fixed wording that TLS failed', () => {
  test.each(LINES)('of %s about %s: %s', (software, _what, line, cause) => {
    expect(read(line)).toMatchObject([{ software, cause, line: 1 }]);
  });
});

describe('several lines', () => {
  test('of Node’s error with its fields make one event', () =>
    expect(
      read(
        'tlsClientError [Error: 802C6208E77F0000:error:0A000418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:1601:SSL alert number 48',
        '] {',
        "  library: 'SSL routines',",
        "  reason: 'tlsv1 alert unknown ca',",
        "  code: 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA'",
        '} ::ffff:192.0.2.7',
      ),
    ).toMatchObject([{ software: 'node', cause: 'untrusted-root', line: 1 }]));
  test('of ngIRCd make one event, which says too little', () =>
    expect(
      read(
        '[29094:6    6] Accepted connection 8 from "192.0.2.7:42582" on socket 7.',
        '[29094:6    6] Shutting down connection 8 (SSL accept error, closing socket) with "192.0.2.7:42582" ...',
        '[29094:5    6] Client unregistered (connection 8): SSL accept error, closing socket.',
      ),
    ).toMatchObject([{ software: 'ngircd', cause: 'cannot-tell', client: '192.0.2.7' }]));
  test('of Tomcat’s connector and what it caught make one event with its client', () => {
    const head =
      '30-Nov-2026 23:44:29.398 FINE [https-jsse-nio-8443-exec-9] org.apache.tomcat.util.net.NioEndpoint$SocketProcessor.doRun Handshake failed for client connection from IP address [192.0.2.7] and port [46396]';
    const at = '\t\tat org.apache.tomcat.util.net.SecureNioChannel.handshake(SecureNioChannel.java:158)';
    expect(read(head, '\tjavax.net.ssl.SSLHandshakeException: Received fatal alert: unknown_ca', at)).toMatchObject([
      { software: 'tomcat', cause: 'untrusted-root', client: '192.0.2.7', at: '2026-11-30T23:44:29.398' },
    ]);
    expect(
      read(head, '\tjava.io.IOException: Found an plain text HTTP request on what should be an encrypted TLS connection', at),
    ).toMatchObject([{ software: 'tomcat', cause: 'plain-http', client: '192.0.2.7' }]);
  });
  test('of a client of TLS 1.3 that gave up before it had keys do not read as broken TLS', () =>
    expect(
      read(
        "6b0e09ff.336414c0 0x7f7978e7f6c0 TLS: can't accept: Decryption has failed..",
        '6b0e09ff.33662482 0x7f7978e7f6c0 conn=1003 fd=7 closed (TLS negotiation failure)',
      ),
    ).toMatchObject([{ software: 'slapd', cause: 'cannot-tell', candidates: ['protocol-error', 'untrusted-root', 'client-fault'] }]));
});

describe('lines as they were recorded', () => {
  test('of Hitch at its most talkative make one event', () => {
    const at = '[31553] 192.0.2.7:43526 :0 7:8';
    expect(
      read(
        `20261201T021632.998793 ${at} ssl handshake start`,
        `20261201T021632.999649 ${at} ssl client handshake err=SSL_ERROR_WANT_READ`,
        `20261201T021633.016785 ${at} ssl client handshake err=SSL_ERROR_SSL`,
        `20261201T021633.016835 ${at} Handshake failure: error:0A000418:SSL routines::tlsv1 alert unknown ca`,
        `20261201T021633.016841 ${at} proxy shutdown req=SHUTDOWN_SSL`,
        '20261201T021645.031084 [31553] 192.0.2.8:49338 :36780 7:8 backend connected',
      ),
    ).toMatchObject([{ software: 'hitch', cause: 'untrusted-root', client: '192.0.2.7', at: '2026-12-01T02:16:33.016785' }]);
  });
  test('of nghttpx tell of the client certificate, and are no words of Go', () => {
    const head = '2026-12-01T02:31:16.783Z 14490 14503 55a3bd4c';
    expect(
      read(
        `${head} INFO (shrpx_connection.cc:705) tls: handshake is still in progress`,
        `${head} ERROR (shrpx_tls.cc:129) client certificate verify error:num=10:certificate has expired:depth=0`,
        `${head} INFO (shrpx_connection.cc:690) tls: handshake libssl error: error:0A000086:SSL routines::certificate verify failed`,
      ),
    ).toMatchObject([{ software: 'nghttpx', cause: 'client-cert-rejected', candidates: ['expired', 'clock-wrong'] }]);
  });
  test('of Unbound name the client behind the reason', () =>
    expect(
      read(
        'Dec 01 02:31:03 unbound[14480:0] error: ssl handshake failed crypto error:0A000102:SSL routines::unsupported protocol',
        'Dec 01 02:31:03 unbound[14480:0] notice: ssl handshake failed 192.0.2.7 port 57854',
      ),
    ).toMatchObject([{ software: 'unbound', cause: 'version-mismatch', client: '192.0.2.7' }]));
});

describe('two lines', () => {
  test('of slapd and lighttpd make one event, with the first line’s reason', () => {
    const slapd = read(
      "6b0d49d1.02464545 0x7ffa74bfd6c0 TLS: can't accept: Certificate is required..",
      '6b0d49d1.02471a98 0x7ffa74bfd6c0 conn=1009 fd=11 closed (TLS negotiation failure)',
    );
    expect(slapd.map(({ line, lastLine, cause }) => ({ line, lastLine, cause }))).toEqual([
      { line: 1, lastLine: 2, cause: 'client-cert-required' },
    ]);
    const lighttpd = read(
      '2026-11-30 10:02:57: (mod_openssl.c.1037) SSL: verify error:num=10:certificate has expired:depth=0:subject=CN = old',
      '2026-11-30 10:02:57: (mod_openssl.c.3275) SSL: 1 error:0A000086:SSL routines::certificate verify failed (192.0.2.7)',
    );
    expect(lighttpd).toHaveLength(1);
    expect(lighttpd[0]).toMatchObject({ cause: 'client-cert-rejected', candidates: expect.arrayContaining(['expired']) });
  });
});
