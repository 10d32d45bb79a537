import { describe, expect, it } from 'vitest';
import { chainOfAnotherHost, handshake, healthySite, otherNamePasses, times } from '../facts/made-evidence.ts';
import type { HandshakeEnd } from '../model/handshake.ts';
import { judging } from './judging.ts';
import { reset } from './reset.ts';

const judge = judging(reset);
const small = { versions: ['TLS 1.3' as const], cipherSuites: [], groups: [], signatureSchemes: [], alpn: ['h2'], helloBytes: 400 };
const END: HandshakeEnd = { how: 'reset', phase: 'after-hello' };

describe('reset', () => {
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
    expect(found.because.map(({ key }) => key)).toContain('causes/reset.because.other-server');
  });

  it('given an answer only without any name, is likely: a server that knows neither name does the same', () => {
    const cut = { end: { how: 'reset', phase: 'after-hello' } } as const;
    expect(
      judge([
        ...times(3, handshake(cut)),
        handshake({ variation: { factor: 'control-sni', name: 'other.example' }, sni: 'other.example', ...cut }),
        ...times(2, handshake({ variation: { factor: 'no-sni' }, sni: null })),
      ]),
    ).toMatchObject({ state: 'found', variant: 'by-name', certainty: 'likely' });
  });

  it('given variations that hear nothing where the greeting is cut off, is not certain that nothing helps', () => {
    const cut = handshake({ end: { how: 'reset', phase: 'after-hello' } });
    const others = (end: HandshakeEnd) => [
      handshake({ variation: { factor: 'small-hello' }, end }),
      handshake({ variation: { factor: 'control-sni', name: 'other.example' }, end }),
    ];
    const silent: HandshakeEnd = { how: 'silence', phase: 'after-hello', waitedMilliseconds: 3_000 };
    expect(judge([...times(3, cut), ...others(silent)])).toMatchObject({ variant: 'always', certainty: 'likely' });
    expect(judge([...times(3, cut), ...others({ how: 'reset', phase: 'after-hello' })])).toMatchObject({ certainty: 'certain' });
  });

  it('given a smaller greeting that passes, blames the size', () => {
    expect(
      judge([
        ...times(3, handshake({ end: { how: 'reset', phase: 'after-hello' } })),
        ...times(2, handshake({ variation: { factor: 'small-hello' }, offered: small })),
        handshake({ variation: { factor: 'no-tls13' }, offered: small }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'by-hello-size', certainty: 'certain' });
  });

  it.each(['ech', 'post-quantum'] as const)('given that the greeting passes in its own length without %s, blames that part', (factor) => {
    const cut = handshake({ end: { how: 'reset', phase: 'after-hello' } });
    const rival = factor === 'ech' ? 'post-quantum' : 'ech';
    expect(
      judge([
        ...times(3, cut),
        ...times(2, handshake({ variation: { factor: 'small-hello' }, offered: small })),
        ...times(2, handshake({ variation: { factor } })),
        handshake({ variation: { factor: rival }, end: { how: 'reset', phase: 'after-hello' } }),
      ]),
    ).toMatchObject({ state: 'found', variant: `by-${factor}`, side: 'network', certainty: 'certain' });
  });

  it('given one part without which a greeting of the same length passes, names it, and no part where several do', () => {
    const cut = { end: { how: 'reset', phase: 'after-hello' } } as const;
    const tiny = handshake({ variation: { factor: 'hello-size', bytes: 200 }, offered: { ...small, helloBytes: 200 } });
    const evidence = [...times(3, handshake(cut)), handshake({ variation: { factor: 'small-hello' }, ...cut }), ...times(2, tiny)];
    const lacking = (...without: number[]) => handshake({ variation: { factor: 'extensions', without } });
    expect(
      judge([
        ...evidence,
        lacking(5, 35),
        ...times(2, lacking(35)),
        handshake({ variation: { factor: 'extensions', without: [5] }, ...cut }),
      ]),
    ).toMatchObject({
      variant: 'by-extension',
      certainty: 'certain',
      title: { values: { name: 'session_ticket' } },
    });
    expect(judge([...evidence, lacking(5, 35), lacking(35), lacking(5)])).toMatchObject({ variant: 'always', certainty: 'likely' });
  });

  it('given a short greeting that also passes when it is made long, does not blame the size', () => {
    const cut = { end: { how: 'reset', phase: 'after-hello' } } as const;
    const sized = (bytes: number, like?: number) =>
      handshake({
        variation: like === undefined ? { factor: 'hello-size', bytes } : { factor: 'hello-size', bytes, like },
        offered: { ...small, helloBytes: bytes },
        ...(bytes > 200 && like === undefined ? cut : {}),
      });
    const evidence = [...times(3, handshake(cut)), handshake({ variation: { factor: 'small-hello' }, ...cut }), sized(200), sized(200)];
    expect(judge([...evidence, sized(300), sized(2400), sized(1000, 200)])).toMatchObject({ variant: 'always', certainty: 'likely' });
    expect(judge([...evidence, sized(300), sized(2400)])).toMatchObject({ variant: 'by-hello-size', certainty: 'certain' });
  });

  it('given only a greeting without TLS 1.3 that passes, blames the version', () => {
    expect(
      judge([
        ...times(3, handshake({ end: { how: 'reset', phase: 'after-hello' } })),
        handshake({ variation: { factor: 'small-hello' }, offered: small, end: { how: 'reset', phase: 'after-hello' } }),
        handshake({ variation: { factor: 'no-tls13' }, offered: small }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'by-version', side: 'network' });
  });

  it('given that only a greeting of TLS 1.0 passes, takes the server for the likelier one', () => {
    const cut = { end: { how: 'closed', phase: 'after-hello' } } as const;
    expect(
      judge([
        ...times(3, handshake(cut)),
        handshake({ variation: { factor: 'small-hello' }, offered: small, ...cut }),
        handshake({ variation: { factor: 'no-tls13' }, offered: { ...small, versions: ['TLS 1.2'] }, ...cut }),
        handshake({ variation: { factor: 'version', version: 'TLS 1.0' }, offered: { ...small, versions: ['TLS 1.0'] } }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'by-version', side: 'server', certainty: 'likely' });
  });

  it('given one address that fails, counts the addresses', () => {
    expect(
      judge([...times(3, handshake({ end: { how: 'reset', phase: 'after-hello' } })), handshake({ address: '192.0.2.2' })]),
    ).toMatchObject({ state: 'found', variant: 'by-address', title: { values: { bad: 1, all: 2 } } });
  });

  it('given an address that fails now and then, counts the tries', () => {
    expect(judge([handshake(), handshake(), handshake({ end: { how: 'reset', phase: 'after-hello' } })])).toMatchObject({
      state: 'found',
      variant: 'sometimes',
      title: { values: { worked: 2, of: 3 } },
    });
  });

  it('given that nothing tried helps, says so', () => {
    expect(
      judge([
        ...times(3, handshake({ end: { how: 'reset', phase: 'after-hello' } })),
        handshake({ variation: { factor: 'small-hello' }, end: { how: 'reset', phase: 'after-hello' } }),
        handshake({ variation: { factor: 'control-sni', name: 'other.example' }, end: { how: 'reset', phase: 'after-hello' } }),
      ]),
    ).toMatchObject({ state: 'found', variant: 'always', side: 'unknown', certainty: 'certain' });
  });

  it('given one failure alone, is only likely', () => {
    expect(judge([handshake({ end: { how: 'reset', phase: 'after-hello' } })])).toMatchObject({ state: 'found', certainty: 'likely' });
  });

  it('given the twin, is not found', () => {
    expect(judge([...times(3, handshake({ end: { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12000 } }))]).state).not.toBe(
      'found',
    );
  });

  it('given a close inside the flight, leaves it to protocol-error', () => {
    expect(judge([...times(2, handshake({ end: { how: 'closed', phase: 'server-flight' } }))]).state).not.toBe('found');
  });

  it('given a reset at the first request, is found', () => {
    expect(judge([...times(3, handshake({ application: { how: 'reset' } }))])).toMatchObject({ state: 'found', variant: 'always' });
  });

  it('given a healthy site, is not found', () => {
    expect(judge(healthySite()).state).not.toBe('found');
  });

  it('given no evidence, cannot tell', () => {
    expect(judge([]).state).toBe('cannot-tell');
  });
});
