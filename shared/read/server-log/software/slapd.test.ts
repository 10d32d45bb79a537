import { describe, expect, it } from 'vitest';
import { LogReader } from '../log-reader.ts';

function read(text: string) {
  const reader = new LogReader();
  reader.push(text);
  return reader.end();
}

/** OpenLDAP 2.5 with GnuTLS, `loglevel stats`. */
const accept = (number: number, client: string) =>
  `6b0e9cd7.16400986 0x7f38 conn=${number} fd=10 ACCEPT from IP=${client}:39691 (IP=203.0.113.1:636)\n`;
const why = "6b0e9cd7.16500986 0x7f38 TLS: can't accept: No certificate was found..\n";
const closed = (number: number) => `6b0e9cd7.16600986 0x7f38 conn=${number} fd=10 closed (TLS negotiation failure)\n`;

describe('OpenLDAP', () => {
  it('names in three lines one client, the reason and the end', () =>
    expect(read(accept(1, '192.0.2.7') + accept(2, '198.51.100.4') + why + closed(1)).events).toMatchObject([
      { cause: 'client-cert-required', client: '192.0.2.7', whose: 'client' },
    ]));
  it('tells a connection that was closed without a reason, with its client', () =>
    expect(read(accept(1, '192.0.2.7') + closed(1)).events).toMatchObject([{ cause: 'cannot-tell', client: '192.0.2.7' }]));
  it('counts what worked, and no connection without TLS', () =>
    expect(
      read(
        `${accept(1, '192.0.2.7')}6b0e9cd7.17 0x7f38 conn=1 fd=10 TLS established tls_ssf=256 ssf=256 tls_proto=TLS1.3 tls_cipher=AES-256-GCM\n${accept(2, '192.0.2.7')}`,
      ).summary,
    ).toMatchObject({ failures: 0, worked: 1 }));
});
