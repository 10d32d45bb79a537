import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import {
  certificate,
  chainFinding,
  clock,
  HELPING,
  HERE,
  handshake,
  healthySite,
  ISSUER,
  judgement,
  numbered,
  seen,
  siteWith,
  times,
} from '../facts/made-evidence.ts';
import type { EvidenceDraft } from '../model/evidence.ts';
import type { Situation } from '../model/input.ts';
import { say, tell } from '../words/index.ts';
import { diagnose } from './diagnose.ts';

const of = (drafts: readonly EvidenceDraft[], situation: Situation = HERE) => diagnose(factsOf(numbered(drafts), situation));
const ranOut = certificate({ notAfter: '2026-10-16T00:00:00.000Z' });
const MONTH = 36.5 * 86_400_000;

describe('diagnose', () => {
  it('given three full handshakes and a chain that holds, says healthy and names no cause', () => {
    const diagnosis = of(healthySite());
    expect(diagnosis.verdict).toBe('healthy');
    expect(diagnosis.primary).toBeNull();
    expect(diagnosis.others).toEqual([]);
    expect(tell(diagnosis.sentence)).toBe('Nothing is wrong here: it worked 3 of 3 times.');
  });

  it('given only one full handshake, does not yet say healthy', () => {
    expect(of([handshake(), seen('chain', judgement())]).verdict).toBe('cannot-tell');
  });

  it('given nothing at all, cannot tell and asks for something', () => {
    const diagnosis = of([]);
    expect(diagnosis.verdict).toBe('cannot-tell');
    expect(diagnosis.wanted.length).toBeGreaterThan(0);
  });

  it('given an expired certificate and a right clock, says how long ago, and that the server is to act', () => {
    const diagnosis = of([
      ...siteWith(judgement({ served: [ranOut, ISSUER], findings: [chainFinding('expired', 'expired')] })),
      clock(0, 'http-date'),
    ]);
    expect(diagnosis.primary).toMatchObject({ cause: 'expired', side: 'server', certainty: 'certain' });
    expect(tell(diagnosis.sentence)).toBe('This site’s certificate ran out 35 days ago.');
  });

  it('given a clock a month ahead by two sources, blames the clock and not the certificate', () => {
    const diagnosis = of([
      ...siteWith(judgement({ served: [ranOut, ISSUER], findings: [chainFinding('expired', 'expired')] })),
      clock(MONTH, 'http-date', 'target-date'),
    ]);
    expect(diagnosis.primary).toMatchObject({ cause: 'clock-wrong', side: 'this-computer', certainty: 'certain' });
    expect(diagnosis.others.map((one) => one.cause)).not.toContain('expired');
  });

  it('given a helper whose own clock is wrong, says nothing about the caller’s clock', () => {
    const diagnosis = of(
      [...siteWith(judgement({ served: [ranOut, ISSUER], findings: [chainFinding('expired', 'expired')] })), clock(MONTH, 'http-date')],
      HELPING,
    );
    expect(diagnosis.primary?.cause).not.toBe('clock-wrong');
  });

  it('given a healthy site seen by a helper, sends them to the caller’s side', () => {
    const diagnosis = of(healthySite(), HELPING);
    expect(diagnosis.verdict).toBe('cannot-tell');
    expect(tell(diagnosis.sentence)).toContain('look at the other person’s side');
    expect(diagnosis.wanted.filter((need) => need.kind === 'answer')).toHaveLength(2);
  });

  it('given a self-signed and expired certificate, names self-signed first', () => {
    const leaf = certificate({ selfIssued: true, issuerText: 'shop.example', notAfter: '2026-01-01T00:00:00.000Z' });
    const diagnosis = of(
      siteWith(
        judgement({
          served: [leaf],
          top: 'self-signed-leaf',
          findings: [chainFinding('self-signed', 'self-signed'), chainFinding('expired', 'expired')],
        }),
      ),
    );
    expect(diagnosis.primary?.cause).toBe('self-signed');
    expect(diagnosis.others.map((one) => one.cause)).toContain('expired');
  });

  it('given one reset that repeats while another name passes, blames the way and names the name', () => {
    const cut = { how: 'reset', phase: 'after-hello' } as const;
    const diagnosis = of([
      ...times(3, handshake({ end: cut })),
      handshake({ variation: { factor: 'control-sni', name: 'control.example' }, sni: 'control.example' }),
      seen('chain', judgement()),
    ]);
    expect(diagnosis.primary).toMatchObject({ cause: 'reset', variant: 'by-name', side: 'network', certainty: 'certain' });
  });

  it('gives the same answer to the same evidence', () => {
    const drafts = [...healthySite(), clock(5, 'http-date')];
    expect(of(drafts)).toEqual(of(drafts));
  });
});

describe('a missing link that is only a guess', () => {
  const chain = (found: 'by-aia' | 'not-found', ...causes: Parameters<typeof chainFinding>[0][]) => {
    const missing = { issuerText: 'Test CA', askedBy: 'shop.example', found, certificate: null, url: null };
    const findings = causes.map((cause) =>
      chainFinding(cause, cause === 'bad-certificate' ? 'malformed' : cause === 'weak-key' ? 'weak-key' : 'incomplete-chain'),
    );
    return of([seen('chain', judgement({ served: [certificate()], missing, findings, ok: false, top: 'stops-short' }))]);
  };
  it('stands behind a fault of the certificate that is certain', () => {
    const diagnosis = chain('not-found', 'incomplete-chain', 'bad-certificate');
    expect(diagnosis.primary).toMatchObject({ cause: 'bad-certificate', certainty: 'certain' });
    expect(diagnosis.others.map((one) => one.cause)).toContain('incomplete-chain');
    expect(chain('not-found', 'incomplete-chain', 'weak-key').primary?.cause).toBe('weak-key');
  });
  it('is named first where it is all there is, or where the link was found', () => {
    expect(chain('not-found', 'incomplete-chain').primary).toMatchObject({ cause: 'incomplete-chain', certainty: 'likely' });
    expect(chain('by-aia', 'incomplete-chain', 'bad-certificate').primary).toMatchObject({
      cause: 'incomplete-chain',
      certainty: 'certain',
    });
  });
});

it('given a file that holds a request, says what it is, and that nothing is at fault', () => {
  const said = [say('held.request'), say('held.request.next')] as const;
  const diagnosis = of([seen('held-file', { holds: 'request', names: [], key: null, said })]);
  expect(diagnosis).toMatchObject({ verdict: 'not-tls', primary: null, sentence: said[0], because: [said[1]] });
});
