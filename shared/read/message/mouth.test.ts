import { describe, expect, it } from 'vitest';
import { readMessage } from '../message.ts';
import { messageCandidates } from '../message-candidates.ts';
import { hearMouth } from './mouth.ts';

const causeOf = (text: string): string | undefined => messageCandidates(readMessage(text)).primary?.cause;

describe('whose mouth', () => {
  it.each([
    ['TLS server: In state wait_cert received CLIENT ALERT: Fatal - Unknown CA', 'Erlang', 'server'],
    ['TLS client: In state wait_cert_cr generated CLIENT ALERT: Fatal - Unknown CA', 'Erlang', 'client'],
    ['openvpn[44]: 203.0.113.20:51100 VERIFY ERROR: depth=0, error=certificate has expired: CN=anna', 'OpenVPN', 'server'],
    ['openvpn[44]: VERIFY ERROR: depth=0, error=certificate has expired: CN=vpn', 'OpenVPN', null],
    ['eap_tls: ERROR: (TLS) Alert read:fatal:unknown CA', 'FreeRADIUS', 'server'],
    ['wpa_supplicant[8]: TLS: Certificate verification failed, error 20 depth 0', 'wpa_supplicant', 'client'],
    ['[o.e.x.c.s.t.n.SecurityNetty4HttpServerTransport] received plaintext http traffic on an https channel', 'Elasticsearch', 'server'],
    ['javax.net.ssl.SSLHandshakeException: Empty client certificate chain', 'Java', 'server'],
    ['* TLSv1.3 (IN), TLS alert, handshake failure (552):\n* Closing connection', 'curl', 'client'],
  ])('%s', (text, program, side) => {
    expect(hearMouth(text)).toMatchObject({ program, side });
  });

  it('the name of an alert that came in is the other side’s opinion, of one that went out the speaker’s own', () => {
    expect(causeOf('TLS server: In state wait_cert received CLIENT ALERT: Fatal - Unknown CA')).toBe('untrusted-root');
    expect(causeOf('TLS server: In state wait_cert generated SERVER ALERT: Fatal - Unknown CA')).toBe('client-cert-rejected');
    expect(causeOf('TLS client: In state wait_cert_cr generated CLIENT ALERT: Fatal - Unknown CA')).toBe('untrusted-root');
    expect(causeOf('TLS client: In state connection received SERVER ALERT: Fatal - Unknown CA')).toBe('client-cert-rejected');
  });
});
