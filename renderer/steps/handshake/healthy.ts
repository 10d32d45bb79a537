import type { HandshakeStep } from '../../../shared/model/handshake.ts';
import { say } from '../../../shared/words/index.ts';
import { MESSAGES_12, MESSAGES_13 } from './healthy-messages.ts';

const steps = (messages: Readonly<Record<string, string>>, isEncrypted: (place: number) => boolean) => {
  let place = 0;
  return (from: HandshakeStep['from'], message: string, facts: readonly string[]): HandshakeStep => {
    const rawBase64 = messages[`${from} ${message}`] ?? null;
    return { from, message, at: null, bytes: sizeOf(rawBase64), encrypted: isEncrypted(place++), facts, rawBase64 };
  };
};

function sizeOf(base64: string | null): number | null {
  return base64 === null ? null : (base64.length / 4) * 3 - (/=*$/.exec(base64)?.[0].length ?? 0);
}

/** All behind ServerHello (RFC 8446 section 2). */
const step13 = steps(MESSAGES_13, (place) => place > 1);

/** A healthy full handshake of TLS 1.3 (RFC 8446, section 2), each message with the section that defines it. */
export const HEALTHY_13: readonly HandshakeStep[] = [
  step13('client', 'ClientHello', ['TLS 1.3', 'X25519', 'RFC 8446 4.1.2']),
  step13('server', 'ServerHello', ['TLS 1.3', 'X25519', 'RFC 8446 4.1.3']),
  step13('server', 'EncryptedExtensions', ['ALPN h2', 'RFC 8446 4.3.1']),
  step13('server', 'Certificate', ['RFC 8446 4.4.2']),
  step13('server', 'CertificateVerify', ['RFC 8446 4.4.3']),
  step13('server', 'Finished', ['RFC 8446 4.4.4']),
  step13('client', 'Finished', ['RFC 8446 4.4.4']),
];

/** Only what follows a ChangeCipherSpec (RFC 5246 section 7.3). */
const step12 = steps(MESSAGES_12, (place) => place === 7 || place === 9);

/** A healthy full handshake of TLS 1.2 with ECDHE (RFC 5246, section 7.3): the client's Finished comes first. */
export const HEALTHY_12: readonly HandshakeStep[] = [
  step12('client', 'ClientHello', ['TLS 1.2', 'RFC 5246 7.4.1.2']),
  step12('server', 'ServerHello', ['TLS 1.2', 'ECDHE', 'RFC 5246 7.4.1.3']),
  step12('server', 'Certificate', ['RFC 5246 7.4.2']),
  step12('server', 'ServerKeyExchange', ['X25519', 'RFC 5246 7.4.3']),
  step12('server', 'ServerHelloDone', ['RFC 5246 7.4.5']),
  step12('client', 'ClientKeyExchange', ['RFC 5246 7.4.7']),
  step12('client', 'ChangeCipherSpec', ['RFC 5246 7.1']),
  step12('client', 'Finished', ['RFC 5246 7.4.9']),
  step12('server', 'ChangeCipherSpec', ['RFC 5246 7.1']),
  step12('server', 'Finished', ['RFC 5246 7.4.9']),
];

/** What each message is for, in the same order. */
export const EXPLAINED = {
  13: [
    say('handshake.step.13.client-hello'),
    say('handshake.step.13.server-hello'),
    say('handshake.step.13.encrypted-extensions'),
    say('handshake.step.13.certificate'),
    say('handshake.step.13.certificate-verify'),
    say('handshake.step.13.server-finished'),
    say('handshake.step.13.client-finished'),
  ],
  12: [
    say('handshake.step.12.client-hello'),
    say('handshake.step.12.server-hello'),
    say('handshake.step.12.certificate'),
    say('handshake.step.12.server-key-exchange'),
    say('handshake.step.12.server-hello-done'),
    say('handshake.step.12.client-key-exchange'),
    say('handshake.step.12.client-change-cipher-spec'),
    say('handshake.step.12.client-finished'),
    say('handshake.step.12.server-change-cipher-spec'),
    say('handshake.step.12.server-finished'),
  ],
} as const;
