import { describe, expect, it } from 'vitest';
import { AGREED, alertEnd, handshake, healthySite, times } from '../facts/made-evidence.ts';
import { judging } from './judging.ts';
import { versionMismatch } from './version-mismatch.ts';

const judge = judging(versionMismatch);

describe('version-mismatch', () => {
  it('given alert 70 and TLS 1.0 accepted, is certain and names the version', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(70, 'protocol_version') })),
        handshake({ variation: { factor: 'version', version: 'TLS 1.0' }, chosen: { ...AGREED, version: 'TLS 1.0', cipherSuite: 0x002f } }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'server-too-old', certainty: 'certain', side: 'server' });
  });

  it('given alert 70 to every version that was tried, is likely: OpenSSL says so as well where no key of its own can sign', () => {
    const end = alertEnd(70, 'protocol_version');
    const old = (['TLS 1.2', 'TLS 1.1', 'TLS 1.0'] as const).map((version) =>
      handshake({ variation: { factor: 'version', version }, end }),
    );
    expect(judge([...times(3, handshake({ end })), ...old])).toMatchObject({ state: 'found', variant: null, certainty: 'likely' });
  });

  it('given alert 70 from some connections only, says that one of the servers is too old', () => {
    expect(judge([...times(2, handshake({ end: alertEnd(70, 'protocol_version') })), ...times(4, handshake())])).toMatchObject({
      state: 'found',
      variant: 'server-too-old',
      title: { key: 'causes/version-mismatch.title.sometimes' },
    });
  });

  it('given alert 70 to a greeting with TLS 1.3, and TLS 1.2 alone accepted, says that the server cannot choose a version', () => {
    const tls12 = handshake({
      variation: { factor: 'no-tls13' },
      chosen: { ...AGREED, version: 'TLS 1.2' },
      offered: { versions: ['TLS 1.2'], cipherSuites: [], groups: [], signatureSchemes: [], alpn: [], helloBytes: 400 },
    });
    expect(judge([...times(3, handshake({ end: alertEnd(70, 'protocol_version') })), tls12])).toMatchObject({
      state: 'found',
      variant: 'server-too-old',
      side: 'server',
      certainty: 'certain',
      title: { key: 'causes/version-mismatch.title.cannot-negotiate' },
    });
  });

  it('given an answer in SSL 3.0 with a suite that was not offered, is certain', () => {
    const chosen = { ...AGREED, version: 'SSL 3.0', cipherSuite: 0x000a } as const;
    expect(
      judge(
        times(
          3,
          handshake({ end: { how: 'broken-tls', why: 'server_hello.version', phase: 'server-flight', firstBytesHex: '1603000' }, chosen }),
        ),
      ),
    ).toMatchObject({
      state: 'found',
      certainty: 'certain',
    });
  });

  it('given a client that only speaks old versions, blames the client', () => {
    expect(
      judge(
        [
          ...times(
            2,
            handshake({
              end: alertEnd(70, 'protocol_version'),
              offered: { versions: ['TLS 1.0'], cipherSuites: [], groups: [], signatureSchemes: [], alpn: [], helloBytes: 200 },
            }),
          ),
          handshake({ variation: { factor: 'version', version: 'TLS 1.3' } }),
        ],
        { asProfile: 'windows7' },
      ),
    ).toMatchObject({ state: 'found', variant: 'client-too-old', side: 'this-computer' });
  });

  it('given the twin, a drop that an older version gets around, is not found', () => {
    expect(
      judge([
        ...times(3, handshake({ end: { how: 'reset', phase: 'after-hello' } })),
        handshake({ variation: { factor: 'no-tls13' }, chosen: AGREED }),
      ]).state,
    ).not.toBe('found');
  });

  it('given the twin, a refusal that other suites get around, is not found', () => {
    expect(
      judge([
        ...times(3, handshake({ end: alertEnd(40, 'handshake_failure') })),
        handshake({ variation: { factor: 'suites', family: 'all' }, chosen: { ...AGREED, cipherSuite: 0xc013 } }),
      ]).state,
    ).not.toBe('found');
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
