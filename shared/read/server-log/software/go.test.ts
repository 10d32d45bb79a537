import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../model/traffic.ts';
import { LogReader } from '../log-reader.ts';

function read(text: string): readonly LogEvent[] {
  const reader = new LogReader();
  reader.push(text);
  return reader.end().events;
}

describe('a failure of Caddy', () => {
  it('is one failure in Caddy at level debug, which tells of the name first and then of the connection', () => {
    const connection = (port: string) =>
      `${JSON.stringify({ level: 'debug', ts: 1796119669.79, logger: 'tls.handshake', msg: 'no certificate matching TLS ClientHello', remote_ip: '192.0.2.7', remote_port: port, server_name: 'nothere.test' })}\n${JSON.stringify({ level: 'debug', ts: 1796119669.8, logger: 'http.stdlib', msg: `http: TLS handshake error from 192.0.2.7:${port}: no certificate available for 'nothere.test'` })}\n`;
    expect(read(connection('36412') + connection('36413'))).toMatchObject([
      { software: 'caddy', cause: 'sni-mismatch', client: '192.0.2.7', sni: 'nothere.test' },
      { cause: 'sni-mismatch' },
    ]);
  });
  it.each([
    ['remote error: tls: certificate required', 'client-cert-required'],
    ['remote error: tls: protocol version not supported', 'version-mismatch'],
    ['net/http: TLS handshake timeout', 'timeout'],
  ])('is of the server behind where Caddy asked one: %s', (msg, cause) =>
    expect(
      read(
        `${JSON.stringify({ level: 'error', ts: 1796119724.9, logger: 'http.log.error', msg, request: { remote_ip: '192.0.2.7', remote_port: '5' }, status: 502, err_trace: 'reverseproxy.statusError (reverseproxy.go:1272)' })}\n`,
      ),
    ).toMatchObject([{ cause, whose: 'upstream' }]),
  );
});
