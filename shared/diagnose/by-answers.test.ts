import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import { chainFinding, HERE, healthySite, judgement, numbered, seen, siteWith } from '../facts/made-evidence.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { EvidenceDraft } from '../model/evidence.ts';
import { diagnose } from './diagnose.ts';

const of = (...drafts: EvidenceDraft[]) => diagnose(factsOf(numbered(drafts), HERE));
const answer = (question: string, ...points: [CauseId, number][]) =>
  seen('answer', { question, answer: 'a', points: points.map(([cause, weight]) => ({ cause, weight })) }, 'caller');

describe('answers', () => {
  it('make one cause likely when it stands clearly ahead', () => {
    expect(of(answer('every-site', ['clock-wrong', 3.5], ['interception', 1])).primary).toMatchObject({
      cause: 'clock-wrong',
      certainty: 'likely',
    });
  });
  it('only make the best few possible when none stands ahead', () => {
    const diagnosis = of(answer('every-site', ['clock-wrong', 2], ['interception', 1.8], ['captive-portal', 0.2]));
    expect([diagnosis.primary, ...diagnosis.others].map((one) => [one?.cause, one?.certainty])).toEqual([
      ['clock-wrong', 'possible'],
      ['interception', 'possible'],
    ]);
  });
  it('add up over questions, and speak against as well', () => {
    expect(of(answer('a', ['interception', 2]), answer('b', ['interception', -2], ['captive-portal', 3])).primary?.cause).toBe(
      'captive-portal',
    );
  });
  it('never outweigh a measurement', () => {
    const site = siteWith(judgement({ findings: [chainFinding('name-mismatch', 'name-mismatch')] }));
    expect(of(...site, answer('a', ['clock-wrong', 9])).primary?.cause).toBe('name-mismatch');
    expect(of(...healthySite(), answer('a', ['expired', 9])).verdict).toBe('healthy');
  });
});
