import { describe, expect, it } from 'vitest';
import { LogReader } from '../log-reader.ts';

function read(text: string) {
  const reader = new LogReader();
  reader.push(text);
  return reader.end();
}

/** Node 20, `NODE_DEBUG=tls`, and a program that prints the error of its event. */
const error = (pid: number) =>
  `[Error: 805CEA3E157F${pid}:error:0A000418:SSL routines:ssl3_read_bytes:tlsv1 alert unknown ca:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:1601:SSL alert number 48\n] {\n  library: 'SSL routines',\n  reason: 'tlsv1 alert unknown ca',\n  code: 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA'\n}`;
const refused = (pid: number) =>
  `TLS 24987: server onhandshakestart\nTLS 24987: server onerror ${error(pid)} had? false\nTLS 24987: server emit tlsClientError: ${error(pid)}\n2026-12-01T10:06:39.549Z tlsClientError 192.0.2.7 ${error(pid)}\n`;
const silent =
  "2026-12-01T10:07:19.952Z tlsClientError undefined Error [ERR_TLS_HANDSHAKE_TIMEOUT]: TLS handshake timeout\n    at TLSSocket._handleTimeout (node:_tls_wrap:1047:22)\n    at Object.onceWrapper (node:events:638:28)\n    at TLSSocket.emit (node:events:524:28)\n    at Socket._onTimeout (node:net:595:8)\n    at listOnTimeout (node:internal/timers:581:17)\n    at process.processTimers (node:internal/timers:519:7) {\n  code: 'ERR_TLS_HANDSHAKE_TIMEOUT'\n}\n";

describe('Node', () => {
  it('tells a failure once, however often its debug output and the program tell it', () => {
    expect(read(refused(1000)).events).toMatchObject([{ software: 'node', cause: 'untrusted-root', client: '192.0.2.7' }]);
    expect(read(refused(1000) + refused(2000)).events).toHaveLength(2);
  });
  it('tells an error that is printed with its trace and fields once', () => {
    expect(read(silent).events).toMatchObject([{ cause: 'timeout', at: '2026-12-01T10:07:19.952Z' }]);
    expect(read(silent + silent).events).toHaveLength(2);
  });
  it('counts what worked', () =>
    expect(read('TLS 24987: server emit secureConnection\n').summary).toMatchObject({ failures: 0, worked: 1 }));
});
