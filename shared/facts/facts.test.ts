import { describe, expect, it } from 'vitest';
import type { EvidenceDraft } from '../model/evidence.ts';
import type { HandshakeEnd } from '../model/handshake.ts';
import { tell } from '../words/index.ts';
import { type FactOptions, factsOf } from './facts.ts';
import {
  AGREED,
  alertEnd,
  certificate,
  clock,
  HELPING,
  HERE,
  HOST,
  handshake,
  healthySite,
  ISSUER,
  judgement,
  NOW,
  numbered,
  seen,
  times,
} from './made-evidence.ts';

const of = (drafts: readonly EvidenceDraft[], options: FactOptions = {}) => factsOf(numbered(drafts), HERE, options);
const cut: HandshakeEnd = { how: 'reset', phase: 'after-hello' };
const refused = alertEnd(40, 'handshake_failure');
const HOUR = 3_600_000;

describe('attempts', () => {
  it('counts the judged hello by address, repeats included', () => {
    const { byAddress } = of([
      handshake(),
      handshake({ variation: { factor: 'repeat', of: 1 }, end: cut }),
      handshake({ address: '192.0.2.2' }),
    ]).attempts;
    expect(byAddress).toEqual([
      { address: '192.0.2.1', worked: 1, of: 2, endings: ['worked', 'reset'] },
      { address: '192.0.2.2', worked: 1, of: 1, endings: ['worked'] },
    ]);
  });

  it('takes a repeat of a variation for that variation, not for the judged hello', () => {
    const { judged } = of([
      handshake(),
      handshake({ variation: { factor: 'no-alpn' } }),
      handshake({ variation: { factor: 'repeat', of: 2 } }),
    ]).attempts;
    expect(judged).toHaveLength(1);
  });

  it('takes silence for nothing where another answer took longer than it was waited for', () => {
    const silent = (waitedMilliseconds: number) =>
      handshake({ variation: { factor: 'repeat', of: 1 }, end: { how: 'silence', phase: 'after-hello', waitedMilliseconds } });
    const late = handshake({ milliseconds: { connect: 1, firstByte: 6_000, total: 6_010 } });
    expect(of([late, late, silent(4_000)]).attempts.failed).toHaveLength(0);
    expect(of([late, late, silent(12_000)]).attempts.failed).toHaveLength(1);
  });

  it('judges what follows the handshake where it fails, by the attempts that carried a request', () => {
    const { judged, worked } = of([
      ...times(3, handshake()),
      handshake({ variation: { factor: 'alpn', protocols: ['http/1.1'] }, application: { how: 'reset' } }),
    ]).attempts;
    expect(judged).toHaveLength(1);
    expect(worked).toHaveLength(0);
  });

  it('keeps a version that the server agreed to although our client broke off', () => {
    const old = handshake({
      variation: { factor: 'version', version: 'SSL 3.0' },
      end: { how: 'cancelled', phase: 'server-flight' },
      chosen: {
        version: 'SSL 3.0',
        cipherSuite: 5,
        group: null,
        signatureScheme: null,
        dhBits: null,
        dhPrimeSha256: null,
        alpn: null,
        helloRetryRequest: false,
        secureRenegotiation: null,
        extendedMasterSecret: null,
        compression: 0,
        resumptionOffered: null,
      },
    });
    expect(of([...times(3, handshake({ end: refused })), old]).attempts.all).toHaveLength(4);
    expect(of([handshake({ end: { how: 'cancelled', phase: 'before-hello' } })]).attempts.all).toHaveLength(0);
  });
});

describe('the deciding factor', () => {
  const decides = (...drafts: EvidenceDraft[]) => of(drafts).attempts.deciding?.factor ?? null;
  const failing = (end: HandshakeEnd) => times(3, handshake({ end }));

  it('is nothing while nothing fails', () => expect(decides(handshake())).toBeNull());
  it('is the name when another name gets any answer, even a refusal', () =>
    expect(decides(...failing(cut), handshake({ variation: { factor: 'control-sni', name: 'x.example' }, end: refused }))).toBe('name'));
  it('is not the name for a refusal that another name gets too', () =>
    expect(decides(...failing(refused), handshake({ variation: { factor: 'control-sni', name: 'x.example' }, end: refused }))).toBe(
      'none',
    ));
  it('is not a variation that passes only now and then', () =>
    expect(
      decides(...failing(cut), handshake({ variation: { factor: 'no-alpn' } }), handshake({ variation: { factor: 'no-alpn' }, end: cut })),
    ).toBe('none'));
  it('is the list of protocols, not the size, when only the shortest hello has lost the list', () => {
    const tiny = { versions: ['TLS 1.3' as const], cipherSuites: [], groups: [], signatureSchemes: [], alpn: [], helloBytes: 200 };
    expect(
      decides(
        ...failing(cut),
        handshake({ variation: { factor: 'hello-size', bytes: 200 }, offered: tiny }),
        handshake({ variation: { factor: 'no-alpn' } }),
      ),
    ).toBe('alpn');
  });
  it('is the size when a short TLS 1.3 hello passes as well as one without TLS 1.3', () => {
    const tiny = { versions: ['TLS 1.3' as const], cipherSuites: [], groups: [], signatureSchemes: [], alpn: [], helloBytes: 200 };
    expect(
      decides(
        ...failing(cut),
        handshake({ variation: { factor: 'hello-size', bytes: 200 }, offered: tiny }),
        handshake({ variation: { factor: 'no-tls13' } }),
      ),
    ).toBe('hello-size');
  });
  it('is the route only when the other route is another one', () => {
    expect(decides(...failing(cut), handshake({ variation: { factor: 'route', route: 'direct' } }))).toBe('none');
    expect(
      decides(...times(3, handshake({ route: 'proxy', end: cut })), handshake({ variation: { factor: 'route', route: 'direct' } })),
    ).toBe('route');
  });
});

describe('time', () => {
  it('takes the middle of agreeing sources and is certain from two on', () => {
    expect(of([clock(HOUR, 'http-date', 'http-date')]).time.trusted).toMatchObject({
      offset: HOUR,
      certainty: 'certain',
      now: '2026-11-20T11:00:00.000Z',
    });
  });
  it('believes the others when the target’s own date stands alone against them', () => {
    const reading = seen('clock', {
      localTime: NOW,
      timeZone: 'UTC',
      given: false,
      sources: [
        { host: 'target', kind: 'target-date', offsetMilliseconds: 40 * HOUR, uncertaintyMilliseconds: 1000 },
        { host: 'time', kind: 'http-date', offsetMilliseconds: 0, uncertaintyMilliseconds: 1000 },
      ],
    });
    expect(of([reading]).time.trusted).toMatchObject({ offset: 0, certainty: 'likely', hosts: ['time'] });
  });
  it('has no trusted time without a source, or with a clock nobody can read', () => {
    expect(of([clock(0)]).time.trusted).toBeNull();
    expect(of([seen('clock', { localTime: 'yesterday', timeZone: '', given: false, sources: [] })]).time.trusted).toBeNull();
  });
  it('does not count a helper’s clock', () => {
    expect(factsOf(numbered([clock(0, 'http-date')]), HELPING).time.callers).toBe(false);
  });
});

describe('chains', () => {
  it('ties a chain to the addresses that served it, the worst first', () => {
    const other = certificate({ subjectText: 'other.example' });
    const bad = judgement({ served: [other, ISSUER], ok: false });
    const { served } = of([
      handshake({ address: '192.0.2.1' }),
      handshake({ address: '192.0.2.2', certificates: bad.served.map((one) => one.derBase64) }),
      seen('chain', judgement()),
      seen('chain', bad),
    ]).chains;
    expect(served.map((chain) => chain.addresses)).toEqual([['192.0.2.2'], ['192.0.2.1']]);
  });
  it('sets chains apart that only a variation brought out', () => {
    const other = judgement({ served: [certificate({ subjectText: 'default.example' })] });
    const { chains } = of([
      handshake(),
      handshake({ variation: { factor: 'no-sni' }, certificates: other.served.map((one) => one.derBase64) }),
      seen('chain', judgement()),
      seen('chain', other),
    ]);
    expect(chains.served).toHaveLength(1);
    expect(chains.varied).toHaveLength(1);
  });
  it('believes the later of two judgements of one chain', () => {
    const { chains } = of([handshake(), seen('chain', judgement({ ok: false })), seen('chain', judgement())]);
    expect(chains.served[0]?.judgement.ok).toBe(true);
  });
});

describe('addresses', () => {
  it('leaves connections to the proxy out', () => {
    const { addresses } = of([
      seen('proxy-tunnel', {
        proxy: 'http://192.0.2.9:3128',
        scheme: 'http',
        outcome: 'open',
        status: 200,
        text: '',
        schemes: [],
        proxyChain: null,
        milliseconds: 1,
      }),
      seen('tcp-connect', { address: '192.0.2.9', port: 3128, outcome: 'refused', errorCode: 'ECONNREFUSED', milliseconds: 1 }),
    ]);
    expect(addresses.outcomes).toEqual([]);
  });
  it('takes the host of the case from the evidence when there is no target', () => {
    expect(of(healthySite()).host).toBe(HOST);
    expect(of([]).host).toBeNull();
  });
});

describe('readings', () => {
  const message = (id: string, text: string, from = 0) =>
    seen('message', {
      text,
      recognised: [
        {
          family: 'made',
          id,
          number: null,
          causes: [{ cause: 'expired', variant: null, certainty: 'likely' }],
          program: 'curl',
          version: null,
          side: 'client',
          alert: null,
          from,
          to: text.length,
          order: 0,
        },
      ],
      found: { hosts: [], port: null, urls: [], addresses: [], issuer: null, dates: [], proxy: null, program: null, hsts: false, pem: [] },
      notTls: null,
      vague: false,
    });
  const reason = (draft: EvidenceDraft) => tell(of([draft]).readings.candidates[0]?.because[0] ?? { key: 'none' });

  it('names codes and quotes everything else', () => {
    expect(reason(message('SEC_ERROR_EXPIRED_CERTIFICATE', 'x'))).toBe('curl says SEC_ERROR_EXPIRED_CERTIFICATE.');
    expect(reason(message('seen:certificate-has-expired', 'certificate has\n expired'))).toBe('curl says: “certificate has expired”.');
  });
});

describe('a request that the server hangs up on', () => {
  const request = { variation: { factor: 'alpn', protocols: ['http/1.1'] } } as const;
  const closed = handshake({ ...request, application: { how: 'closed' } });
  const chosen = (alpn: string | null) => ({ ...AGREED, alpn });
  const judgedOf = (...drafts: readonly EvidenceDraft[]) =>
    factsOf(numbered(...times(3, handshake()), ...drafts), HERE).attempts.failed.length;

  it('given the same without a request closed, too, counts: nobody is behind that front', () => {
    expect(judgedOf(closed, closed, closed, closed)).toBe(4);
  });

  it('given the same without a request left open, does not count: a server of another protocol waits for its own words', () => {
    expect(judgedOf(closed, closed, closed, handshake({ ...request, application: { how: 'silence' } }))).toBe(0);
  });

  it('given HTTP/2 for browsers and no protocol for the request, does not count', () => {
    const refused = handshake({ ...request, application: { how: 'closed' }, chosen: chosen(null) });
    expect(factsOf(numbered(...times(3, handshake({ chosen: chosen('h2') })), refused), HERE).attempts.failed).toEqual([]);
  });
});
