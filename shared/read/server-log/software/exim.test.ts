import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../model/traffic.ts';
import { LogReader } from '../log-reader.ts';

function read(text: string): readonly LogEvent[] {
  const reader = new LogReader();
  reader.push(text);
  return reader.end().events;
}

describe('a failure of Exim with GnuTLS', () => {
  it('is the client’s alert where Exim names one, and no failure where a client hangs up after the handshake', () => {
    const line = (said: string) => `2026-12-01 10:11:24 TLS error on connection from (me.test) [192.0.2.7] ${said}\n`;
    expect(read(line('(gnutls_handshake): CA is unknown'))).toMatchObject([{ cause: 'untrusted-root', refusedBy: 'client' }]);
    expect(read(line('(gnutls_handshake): Certificate is bad'))).toMatchObject([{ cause: 'bad-certificate', refusedBy: 'client' }]);
    expect(read(line('(gnutls_handshake): Certificate is expired'))).toMatchObject([{ cause: 'expired', refusedBy: 'client' }]);
    expect(read(line('(gnutls_handshake): A TLS record packet with invalid length was received.'))).toMatchObject([
      { cause: 'protocol-error', refusedBy: 'server' },
    ]);
    expect(read(line('(recv): The TLS connection was non-properly terminated.'))).toEqual([]);
  });
});
