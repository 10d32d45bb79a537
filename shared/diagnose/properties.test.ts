import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSES } from '../causes/index.ts';
import { factsOf } from '../facts/facts.ts';
import {
  alertEnd,
  COMPLETED,
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
} from '../facts/made-evidence.ts';
import { CAUSE_IDS, type CauseId } from '../model/cause-id.ts';
import type { EvidenceDraft } from '../model/evidence.ts';
import type { HandshakeEnd, Variation } from '../model/handshake.ts';
import { ENGLISH, tell } from '../words/index.ts';
import { diagnose } from './diagnose.ts';
import { RANK } from './rank.ts';

const ENDS: readonly HandshakeEnd[] = [
  COMPLETED,
  { how: 'reset', phase: 'after-hello' },
  { how: 'closed', phase: 'after-hello' },
  { how: 'closed', phase: 'server-flight' },
  { how: 'silence', phase: 'after-hello', waitedMilliseconds: 12_000 },
  { how: 'not-tls', speaks: 'http', firstBytesHex: '48', text: 'HTTP/1.1 400' },
  { how: 'not-tls', speaks: 'ssh', firstBytesHex: '53', text: 'SSH-2.0' },
  { how: 'broken-tls', why: 'record', phase: 'server-flight', firstBytesHex: '00' },
  ...[40, 42, 48, 49, 70, 71, 80, 112, 116, 120, 109].map((code) => alertEnd(code, `alert-${code}`)),
];
const VARIATIONS: readonly Variation[] = [
  { factor: 'small-hello' },
  { factor: 'no-tls13' },
  { factor: 'no-sni' },
  { factor: 'control-sni', name: 'other.example' },
  { factor: 'no-alpn' },
  { factor: 'suites', family: 'all' },
  { factor: 'suites', family: 'weak' },
  { factor: 'version', version: 'TLS 1.0' },
  { factor: 'route', route: 'direct' },
];
const CHAINS = [
  judgement(),
  judgement({
    findings: [chainFinding('expired', 'expired')],
    served: [certificate({ notBefore: '2025-10-01T00:00:00.000Z', notAfter: '2026-01-01T00:00:00.000Z' }), ISSUER],
  }),
  judgement({ findings: [chainFinding('self-signed', 'self-signed')], top: 'self-signed-leaf' }),
  judgement({ findings: [chainFinding('incomplete-chain', 'incomplete-chain')], top: 'stops-short' }),
  judgement({ findings: [chainFinding('name-mismatch', 'name-mismatch')] }),
];

/** One address, one way it fails every time, some variations, one chain: what a server that does not flap leaves. */
const steadyCase = fc
  .record({
    end: fc.constantFrom(...ENDS),
    varied: fc.array(fc.tuple(fc.constantFrom(...VARIATIONS), fc.constantFrom(...ENDS)), { maxLength: 6 }),
    chain: fc.option(fc.constantFrom(...CHAINS)),
    offset: fc.option(fc.integer({ min: -1e11, max: 1e11 })),
    certificateAsked: fc.boolean(),
    portal: fc.boolean(),
  })
  .map(({ end, varied, chain, offset, certificateAsked, portal }): EvidenceDraft[] => [
    ...[1, 2, 3].map(() =>
      handshake({ end, certificateRequest: certificateAsked && end.how === 'alert' ? { acceptableCas: [], signatureSchemes: [] } : null }),
    ),
    ...varied.map(([variation, varying]) => handshake({ variation, end: varying })),
    ...(chain === null ? [] : [seen('chain', chain)]),
    ...(offset === null ? [] : [clock(offset, 'http-date', 'target-date')]),
    ...(portal ? [seen('captive-portal', { url: 'http://check.example/', outcome: 'portal', location: null, status: 200 })] : []),
  ]);

/** Only one of each group can be true of one server that does not flap. */
const EXCLUSIVE: readonly (readonly CauseId[])[] = [
  ['reset', 'timeout', 'plain-http', 'refused'],
  ['expired', 'not-yet-valid', 'clock-wrong'],
  ['self-signed', 'incomplete-chain'],
  ['client-cert-required', 'client-cert-rejected'],
  ['version-mismatch', 'alpn-mismatch', 'plain-http'],
];

describe('any steady case', () => {
  it('never has two contradictory causes that are both certain', () => {
    fc.assert(
      fc.property(steadyCase, (drafts) => {
        const diagnosis = diagnose(factsOf(numbered(drafts), HERE));
        const certain = [diagnosis.primary, ...diagnosis.others].flatMap((one) => (one?.certainty === 'certain' ? [one.cause] : []));
        for (const group of EXCLUSIVE) {
          const both = certain.filter((cause) => group.includes(cause));
          expect(both, both.join(' and ')).toHaveLength(Math.min(both.length, 1));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is never called healthy when a judged handshake failed', () => {
    fc.assert(
      fc.property(steadyCase, (drafts) => {
        const facts = factsOf(numbered(drafts), HERE);
        if (facts.attempts.failed.length > 0) expect(diagnose(facts).verdict).not.toBe('healthy');
      }),
      { numRuns: 300 },
    );
  });

  it('gets a named cause when its handshakes fail three times', () => {
    fc.assert(
      fc.property(steadyCase, (drafts) => {
        const facts = factsOf(numbered(drafts), HERE);
        if (facts.attempts.failed.length === 3) expect(diagnose(facts).primary).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('has the same diagnosis each time, and in any order of its evidence the same primary', () => {
    fc.assert(
      fc.property(steadyCase, (drafts) => {
        const once = diagnose(factsOf(numbered(drafts), HERE));
        expect(diagnose(factsOf(numbered(drafts), HERE))).toEqual(once);
        expect(diagnose(factsOf(numbered([...drafts].reverse()), HERE)).primary?.cause).toBe(once.primary?.cause);
      }),
      { numRuns: 300 },
    );
  });

  it('says only whole sentences: every key exists, every hole is filled, no date is missing', () => {
    fc.assert(
      fc.property(steadyCase, (drafts) => {
        const diagnosis = diagnose(factsOf(numbered(drafts), HERE));
        const said = [
          diagnosis.sentence,
          ...diagnosis.because,
          ...diagnosis.findings.flatMap((one) => [...one.because, ...(one.state === 'found' && one.title ? [one.title] : [])]),
        ];
        for (const one of said) expect(tell(one, ENGLISH)).not.toMatch(/\[[a-z]|[{}]|NaN|undefined/);
      }),
      { numRuns: 300 },
    );
  });

  it('says nothing about this computer or its network when somebody else has the trouble', () => {
    fc.assert(
      fc.property(steadyCase, (drafts) => {
        const diagnosis = diagnose(factsOf(numbered(drafts), HELPING));
        for (const one of [diagnosis.primary, ...diagnosis.others]) {
          if (one !== null) expect(['server', 'unknown', 'certificate-authority']).toContain(one.side);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the list of causes', () => {
  it('has every id once, and every id has a rank', () => {
    expect(CAUSES.map((cause) => cause.id).sort()).toEqual([...CAUSE_IDS].sort());
    expect([...RANK].sort()).toEqual([...CAUSE_IDS].sort());
  });

  it.each(CAUSES.map((cause) => [cause.id, cause] as const))('%s stays quiet on a healthy site, with or without a clock', (_, cause) => {
    expect(cause.judge(factsOf(numbered(healthySite()), HERE)).state).not.toBe('found');
    expect(cause.judge(factsOf(numbered([...healthySite(), clock(0, 'http-date')]), HERE)).state).not.toBe('found');
  });

  it.each(CAUSES.map((cause) => [cause.id, cause] as const))(
    '%s names sources, explains others only, and says all its words',
    (id, cause) => {
      expect(cause.sources.length).toBeGreaterThan(0);
      expect(cause.explains).not.toContain(id);
      for (const word of Object.values(cause.words)) expect(tell(word)).not.toMatch(/^\[/);
    },
  );
});
