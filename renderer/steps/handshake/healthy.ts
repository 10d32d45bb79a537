import type { HandshakeStep } from '../../../shared/model/handshake.ts';

const step = (from: HandshakeStep['from'], message: string, facts: readonly string[]): HandshakeStep => ({
  from,
  message,
  at: 0,
  bytes: 0,
  encrypted: false,
  facts,
});

/** A healthy full handshake of TLS 1.3 (RFC 8446, section 2), each message with the section that defines it. */
export const HEALTHY_13: readonly HandshakeStep[] = [
  step('client', 'ClientHello', ['TLS 1.3', 'X25519', 'RFC 8446 4.1.2']),
  step('server', 'ServerHello', ['TLS 1.3', 'X25519', 'RFC 8446 4.1.3']),
  step('server', 'EncryptedExtensions', ['ALPN h2', 'RFC 8446 4.3.1']),
  step('server', 'Certificate', ['RFC 8446 4.4.2']),
  step('server', 'CertificateVerify', ['RFC 8446 4.4.3']),
  step('server', 'Finished', ['RFC 8446 4.4.4']),
  step('client', 'Finished', ['RFC 8446 4.4.4']),
];

/** A healthy full handshake of TLS 1.2 with ECDHE (RFC 5246, section 7.3): the client's Finished comes first. */
export const HEALTHY_12: readonly HandshakeStep[] = [
  step('client', 'ClientHello', ['TLS 1.2', 'RFC 5246 7.4.1.2']),
  step('server', 'ServerHello', ['TLS 1.2', 'ECDHE', 'RFC 5246 7.4.1.3']),
  step('server', 'Certificate', ['RFC 5246 7.4.2']),
  step('server', 'ServerKeyExchange', ['RFC 5246 7.4.3']),
  step('server', 'ServerHelloDone', ['RFC 5246 7.4.5']),
  step('client', 'ClientKeyExchange', ['RFC 5246 7.4.7']),
  step('client', 'ChangeCipherSpec', ['RFC 5246 7.1']),
  step('client', 'Finished', ['RFC 5246 7.4.9']),
  step('server', 'ChangeCipherSpec', ['RFC 5246 7.1']),
  step('server', 'Finished', ['RFC 5246 7.4.9']),
];
