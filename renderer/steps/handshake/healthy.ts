import type { HandshakeStep } from '../../../shared/model/handshake.ts';

const step = (from: HandshakeStep['from'], message: string, facts: readonly string[] = []): HandshakeStep => ({
  from,
  message,
  at: 0,
  bytes: 0,
  encrypted: false,
  facts,
});

/** A healthy full handshake of TLS 1.3 (RFC 8446, section 2). */
export const HEALTHY_13: readonly HandshakeStep[] = [
  step('client', 'ClientHello', ['TLS 1.3', 'X25519']),
  step('server', 'ServerHello', ['TLS 1.3', 'X25519']),
  step('server', 'EncryptedExtensions', ['h2']),
  step('server', 'Certificate'),
  step('server', 'CertificateVerify'),
  step('server', 'Finished'),
  step('client', 'Finished'),
];

/** A healthy full handshake of TLS 1.2 with ECDHE (RFC 5246, section 7.3): the client's Finished comes first. */
export const HEALTHY_12: readonly HandshakeStep[] = [
  step('client', 'ClientHello', ['TLS 1.2']),
  step('server', 'ServerHello', ['TLS 1.2', 'ECDHE']),
  step('server', 'Certificate'),
  step('server', 'ServerKeyExchange'),
  step('server', 'ServerHelloDone'),
  step('client', 'ClientKeyExchange'),
  step('client', 'ChangeCipherSpec'),
  step('client', 'Finished'),
  step('server', 'ChangeCipherSpec'),
  step('server', 'Finished'),
];
