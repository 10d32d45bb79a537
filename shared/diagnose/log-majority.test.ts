import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import { HERE, numbered, seen, times } from '../facts/made-evidence.ts';
import type { CauseId } from '../model/cause-id.ts';
import type { EvidenceDraft } from '../model/evidence.ts';
import type { LogEvent } from '../model/traffic.ts';
import { diagnose } from './diagnose.ts';

const event = (cause: CauseId, candidates: readonly CauseId[], count?: number): LogEvent => ({
  line: 1,
  lastLine: 1,
  software: 'nginx',
  at: null,
  client: null,
  sni: null,
  cause,
  candidates,
  whose: 'client',
  said: null,
  text: '',
  ...(count === undefined ? {} : { count }),
});
const primaryOf = (...drafts: readonly (EvidenceDraft | readonly EvidenceDraft[])[]) =>
  diagnose(factsOf(numbered(...drafts), HERE)).primary;

describe('given a log of many failures', () => {
  const often = event('untrusted-root', ['self-signed', 'incomplete-chain']);
  const once = event('plain-http', []);
  it('what most lines name comes before the one line that is plainest', () =>
    expect(primaryOf(seen('log-event', once), times(50, seen('log-event', often)))?.cause).toBe('untrusted-root'));
  it('an event that stands for many counts as many', () =>
    expect(primaryOf(times(3, seen('log-event', once)), seen('log-event', { ...often, count: 40 }))?.cause).toBe('untrusted-root'));
  it('and the other way round', () =>
    expect(primaryOf(times(50, seen('log-event', once)), seen('log-event', often))?.cause).toBe('plain-http'));
});
