import { describe, expect, it } from 'vitest';
import { chainOfAnotherHost, handshake, healthySite, otherNamePasses, seen, times } from '../facts/made-evidence.ts';
import type { HandshakeEnd } from '../model/handshake.ts';
import { judging } from './judging.ts';
import { timeout } from './timeout.ts';

const judge = judging(timeout);
const small = { versions: ['TLS 1.3' as const], cipherSuites: [], groups: [], signatureSchemes: [], alpn: ['h2'], helloBytes: 400 };
const END: HandshakeEnd = { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 };

describe('timeout', () => {
  it('given another name that passes, blames the name and the network', () => {
    expect(judge([...times(3, handshake({ end: END })), ...otherNamePasses()])).toMatchObject({
      state: 'found',
      variant: 'by-name',
      side: 'network',
      certainty: 'certain',
    });
  });

  it('given another name that passes at a server without a certificate for this one, is likely: its own may be down behind a front', () => {
    const found = judge([...times(3, handshake({ end: END })), ...otherNamePasses(chainOfAnotherHost())]);
    expect(found).toMatchObject({ state: 'found', variant: 'by-name', certainty: 'likely' });
    expect(found.because.map(({ key }) => key)).toContain('causes/timeout.because.other-server');
  });

  it('given a smaller greeting that passes, blames the size', () => {
    expect(
      judge([
        ...times(3, handshake({ end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 } })),
        ...times(2, handshake({ variation: { factor: 'small-hello' }, offered: small })),
        handshake({ variation: { factor: 'no-tls13' }, offered: small }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'by-hello-size', certainty: 'certain' });
  });

  it('given a padded greeting, longer than the judged one, that passes too, is not sure that the size decides', () => {
    expect(
      judge([
        ...times(3, handshake({ end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 } })),
        ...times(2, handshake({ variation: { factor: 'small-hello' }, offered: small })),
        handshake({ variation: { factor: 'hello-size', bytes: 9_000 }, offered: { ...small, helloBytes: 9_000 } }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'by-hello-size', certainty: 'likely' });
  });

  const ofSize = (helloBytes: number, answered: boolean) =>
    handshake({
      variation: { factor: 'hello-size', bytes: helloBytes },
      offered: { ...small, helloBytes },
      ...(answered ? {} : { end: { how: 'silence' as const, phase: 'after-hello' as const, waitedMilliseconds: 4000 } }),
    });
  const ignoredAt400 = times(3, handshake({ offered: small, end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 } }));

  it('given silence for 300, 400 and 450 bytes, and answers to 200 and 1,300, is sure that the size decides', () => {
    expect(judge([...ignoredAt400, ofSize(200, true), ofSize(300, false), ofSize(450, false), ofSize(1300, true)])).toMatchObject({
      state: 'found',
      variant: 'by-hello-size',
      certainty: 'certain',
    });
  });

  it.each([
    ['no shorter greeting is answered', [ofSize(300, false), ofSize(450, false), ofSize(1300, true), ofSize(1500, true)]],
    ['only one sized greeting is ignored', [ofSize(200, true), ofSize(450, false), ofSize(1300, true)]],
    ['none of another length is ignored', [ofSize(200, true), ofSize(300, true), ofSize(450, true), ofSize(1300, true)]],
  ])('given silence for 400 bytes where %s, is not sure that the size decides', (_case, sized) => {
    expect(judge([...ignoredAt400, ...sized])).toMatchObject({ state: 'found', variant: 'by-hello-size', certainty: 'likely' });
  });

  it('given only a greeting without TLS 1.3 that passes, blames the version', () => {
    expect(
      judge([
        ...times(3, handshake({ end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 } })),
        handshake({
          variation: { factor: 'small-hello' },
          offered: small,
          end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 },
        }),
        handshake({ variation: { factor: 'no-tls13' }, offered: small }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'by-version', side: 'network' });
  });

  it('given one address that fails, counts the addresses', () => {
    expect(
      judge([
        ...times(3, handshake({ end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 } })),
        handshake({ address: '192.0.2.2' }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'by-address', title: { values: { bad: 1, all: 2 } } });
  });

  it('given an address that fails now and then, counts the tries', () => {
    expect(
      judge([handshake(), handshake(), handshake({ end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 } })]),
    ).toMatchObject({ state: 'found', variant: 'sometimes', title: { values: { worked: 2, of: 3 } } });
  });

  it('given that nothing tried helps, says so', () => {
    expect(
      judge([
        ...times(3, handshake({ end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 } })),
        handshake({ variation: { factor: 'small-hello' }, end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 } }),
        handshake({
          variation: { factor: 'control-sni', name: 'other.example' },
          end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 },
        }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'always', side: 'unknown', certainty: 'certain' });
  });

  it('given one failure alone, is only likely', () => {
    expect(judge([handshake({ end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 } })])).toMatchObject({
      state: 'found',
      certainty: 'likely',
    });
  });

  it('given the twin, is not found', () => {
    expect(judge([...times(3, handshake({ end: { how: 'reset', phase: 'after-hello' } }))]).state).not.toBe('found');
  });

  it('given a handshake that takes six seconds, gives advice', () => {
    expect(judge([...times(3, handshake({ milliseconds: { connect: 5, firstByte: 6000, total: 6100 } }))])).toMatchObject({
      state: 'found',
      adviceOnly: true,
    });
  });

  it('given no connection at all, says that nothing answers', () => {
    expect(
      judge([
        ...times(
          2,
          seen('tcp-connect', { address: '192.0.2.1', port: 443, outcome: 'timed-out', errorCode: 'ETIMEDOUT', milliseconds: 5000 }),
        ),
      ]),
    ).toMatchObject({ state: 'found', variant: 'always', title: { key: 'causes/timeout.title.no-connection' } });
  });

  it.each(['ENETUNREACH', 'EHOSTUNREACH'])('given %s at every try, says that there is no way there, and blames no server', (errorCode) => {
    const noWay = seen('tcp-connect', { address: '192.0.2.1', port: 443, outcome: 'unreachable', errorCode, milliseconds: 1 });
    expect(judge(times(2, noWay))).toMatchObject({
      state: 'found',
      variant: 'no-way',
      side: 'network',
      certainty: 'certain',
      title: { key: 'causes/timeout.title.unreachable' },
    });
  });

  it('given no way, and no network at all, blames neither the network nor the server', () => {
    const address = '192.0.2.1';
    const cut = { address, port: 443, outcome: 'unreachable', errorCode: 'ENETUNREACH', withoutNetwork: true, milliseconds: 1 } as const;
    expect(judge(times(2, seen('tcp-connect', cut)))).toMatchObject({
      state: 'found',
      side: 'this-computer',
      title: { key: 'causes/timeout.title.no-network' },
    });
  });

  it('given no way for IPv6 while IPv4 works, stays quiet', () => {
    expect(
      judge([
        ...healthySite(),
        seen('tcp-connect', { address: '2001:db8::1', port: 443, outcome: 'unreachable', errorCode: 'ENETUNREACH', milliseconds: 1 }),
      ]).state,
    ).not.toBe('found');
  });

  it('given a greeting that fails to come now and then, counts the tries', () => {
    const mute = seen('start-tls', { protocol: 'smtp', address: '192.0.2.1', outcome: 'silence', said: '', greeting: '' });
    expect(judge([handshake(), handshake(), ...times(3, mute)])).toMatchObject({
      state: 'found',
      variant: 'sometimes',
      title: { values: { worked: 2, of: 5 } },
    });
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
