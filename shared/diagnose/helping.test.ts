import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import {
  chainFinding,
  clock,
  HELPING,
  handshake,
  healthySite,
  judgement,
  numbered,
  seen,
  siteWith,
  times,
} from '../facts/made-evidence.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { EvidenceDraft } from '../model/evidence.ts';
import { diagnose } from './diagnose.ts';

const of = (...drafts: EvidenceDraft[]) => diagnose(factsOf(numbered(drafts), HELPING));
const YEAR = 365 * 86_400_000;

/** What the caller reads out over the phone. */
const readOut = (...causes: CauseId[]) =>
  seen(
    'message',
    {
      text: 'CODE',
      recognised: [
        {
          family: 'made',
          id: 'CODE_READ_OUT',
          number: null,
          causes: causes.map((cause) => ({ cause, variant: null, certainty: 'possible' as const })),
          program: null,
          version: null,
          side: 'client',
          alert: null,
          from: 0,
          to: 4,
          order: 0,
        },
      ],
      found: { hosts: [], port: null, urls: [], addresses: [], issuer: null, dates: [], proxy: null, program: null, hsts: false, pem: [] },
      notTls: null,
      vague: false,
    },
    'caller',
  );

describe('helping somebody else', () => {
  it('given a code about dates and a site that is fine from here, points to the caller’s clock', () => {
    const diagnosis = of(...healthySite(), clock(0, 'http-date'), readOut('expired', 'not-yet-valid', 'clock-wrong'));
    expect(diagnosis.primary).toMatchObject({ cause: 'clock-wrong', side: 'this-computer' });
    expect(diagnosis.others.map((one) => one.cause)).not.toContain('expired');
  });

  it('given a helper’s clock that is a year off, still finds nothing wrong with the site', () => {
    const sources = (['http-date', 'target-date'] as const).map((kind) => ({
      host: kind,
      kind,
      offsetMilliseconds: YEAR,
      uncertaintyMilliseconds: 1000,
    }));
    const yearAhead = seen('clock', { localTime: '2027-11-20T12:00:00.000Z', timeZone: 'UTC', given: false, sources });
    const fooled = judgement({ judgedAt: '2027-11-20T12:00:00.000Z', findings: [chainFinding('expired', 'expired')] });
    const diagnosis = of(...siteWith(fooled), yearAhead);
    expect(diagnosis.verdict).toBe('cannot-tell');
    expect(diagnosis.primary).toBeNull();
    expect(diagnosis.sentence.key).toBe('facts.healthy-other');
  });

  it('given a code about the issuer, leaves out what the check from here has ruled out', () => {
    const diagnosis = of(...healthySite(), readOut('untrusted-root', 'self-signed', 'incomplete-chain', 'interception'));
    const named = [diagnosis.primary, ...diagnosis.others].map((one) => one?.cause);
    expect(named).toEqual(['untrusted-root', 'interception']);
  });

  it('given a sign-in page and a filter on the helper’s network, says nothing about the caller’s', () => {
    const diagnosis = of(
      ...times(3, handshake({ end: { how: 'reset', phase: 'after-hello' } })),
      handshake({ variation: { factor: 'control-sni', name: 'x.example' }, sni: 'x.example' }),
      seen('captive-portal', { url: 'http://check.example/', outcome: 'portal', location: null, status: 200 }),
    );
    expect([diagnosis.primary, ...diagnosis.others].map((one) => one?.side)).not.toContain('network');
  });
});
