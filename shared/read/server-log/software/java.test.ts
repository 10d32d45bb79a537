import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../model/traffic.ts';
import { LogReader } from '../log-reader.ts';

function read(text: string): readonly LogEvent[] {
  const reader = new LogReader();
  reader.push(text);
  return reader.end().events;
}

/** OpenJDK 17, own program with an `SSLServerSocket` that logs by java.util.logging; frames left out. */
const at = (frame: string) => `\tat java.base/${frame}(X.java:1)\n`;
const dumped = (text: string) => text.replace(/^/gm, '  ').trimEnd();
const debug = (level: string, text: string) =>
  `javax.net.ssl|${level}|11|Thread-4|2026-12-01 10:09:27.609 UTC|TransportContext.java:375|${text}\n`;
const logged = (trace: string) => `Dec 01, 2026 3:09:27 PM Srv lambda$main$0\nWARNING: request failed from /192.0.2.7:50267\n${trace}`;
const handshake = at('sun.security.ssl.SSLSocketImpl.startHandshake');

const reset = `java.net.SocketException: Connection reset\n${at('sun.nio.ch.NioSocketImpl.read')}${handshake}`;
const validity = 'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed';
const expired = (frame: string) =>
  `${at(`sun.security.ssl.CertificateMessage$T13CertificateConsumer.${frame}`)}Caused by: java.security.cert.CertificateExpiredException: NotAfter: Wed Jan 01 00:00:00 UTC 2025\n`;

describe('javax.net.debug', () => {
  it('tells a reset once, however often it is dumped and logged', () => {
    const text = [
      debug('WARNING', `handling exception (\n"throwable" : {\n${dumped(reset)}}\n\n)`),
      debug('ERROR', `Fatal (UNEXPECTED_MESSAGE): Connection reset (\n"throwable" : {\n${dumped(reset)}}\n\n)`),
      debug(
        'WARNING',
        `Fatal: failed to send fatal alert UNEXPECTED_MESSAGE (\n"throwable" : {\n${dumped(reset.replace('Connection reset', 'Broken pipe'))}}\n\n)`,
      ),
      logged(reset),
    ].join('');
    expect(read(text)).toMatchObject([{ cause: 'reset', whose: 'client' }]);
    expect(read(text + text)).toHaveLength(2);
  });
  it('tells whose certificate was refused by the frames of the dump, not by the words', () => {
    const dump = (frame: string) =>
      debug(
        'ERROR',
        `Fatal (CERTIFICATE_UNKNOWN): ${validity} (\n"throwable" : {\n${dumped(`sun.security.validator.ValidatorException: ${validity}\n${expired(frame)}`)}}\n\n)`,
      );
    expect(read(dump('checkClientCerts'))).toMatchObject([
      { cause: 'client-cert-rejected', candidates: ['expired', 'clock-wrong'], whose: 'client' },
    ]);
    expect(read(dump('checkServerCerts'))).toMatchObject([{ cause: 'expired', whose: 'upstream' }]);
  });
  it('is not told to be switched on where it is on', () => {
    const [event] = read(debug('ERROR', "Fatal (HANDSHAKE_FAILURE): Couldn't kickstart handshaking ("));
    expect(event).toMatchObject({ cause: 'cannot-tell', said: { key: 'logs.more.capture' } });
  });
  it('counts the handshakes that end well', () => {
    const reader = new LogReader();
    reader.push(
      debug('DEBUG', 'Consuming ClientHello handshake message (') + debug('DEBUG', 'Consuming client Finished handshake message ('),
    );
    expect(reader.end().summary).toMatchObject({ failures: 0, worked: 1 });
  });
});

describe('a trace of JSSE', () => {
  it('in a server that asks for certificates is about the client’s', () =>
    expect(read(logged(`javax.net.ssl.SSLHandshakeException: ${validity}\n${expired('checkClientCerts')}`))).toMatchObject([
      { cause: 'client-cert-rejected', whose: 'client', at: '2026-12-01T15:09:27' },
    ]));
  it('of a broken connection is a failure where it broke in the handshake, told by its first line', () =>
    expect(read(logged(reset))).toMatchObject([{ cause: 'reset', text: 'java.net.SocketException: Connection reset' }]));
  it('of Tomcat at level FINE is one failure with its announcement, also where it names no TLS', () =>
    expect(
      read(
        '01-Dec-2026 10:06:41.774 FINE [https-jsse-nio-443-exec-3] org.apache.tomcat.util.net.NioEndpoint$SocketProcessor.doRun Handshake failed for client connection from IP address [192.0.2.7] and port [47471]\n\tjava.net.SocketException: Connection reset\n\t\tat java.base/sun.nio.ch.SocketChannelImpl.read(SocketChannelImpl.java:426)\n\t\tat org.apache.tomcat.util.net.SecureNioChannel.handshake(SecureNioChannel.java:173)\n',
      ),
    ).toMatchObject([{ software: 'tomcat', cause: 'reset', client: '192.0.2.7' }]));
  it('of a broken connection is none of TLS where nothing below names a handshake', () =>
    expect(read(logged(`java.net.SocketException: Connection reset\n${at('sun.security.ssl.SSLSocketImpl$AppInputStream.read')}`))).toEqual(
      [],
    ));
  it('of a silent client in the handshake is a timeout', () =>
    expect(read(logged(`java.net.SocketTimeoutException: Read timed out\n${handshake}`))).toMatchObject([{ cause: 'timeout' }]));
});
