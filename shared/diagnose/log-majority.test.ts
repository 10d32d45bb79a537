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
  it('what befell one connection does not explain what befell many others', () =>
    expect(
      primaryOf(seen('log-event', event('client-cert-required', [])), times(9, seen('log-event', event('version-mismatch', []))))?.cause,
    ).toBe('version-mismatch'));
});

it('given a log of which only some failures are told one by one, says how many there are as its table does', () => {
  const summary = {
    lines: 400_000,
    failures: 394_000,
    worked: 0,
    from: null,
    to: null,
    groups: [
      { cause: 'untrusted-root', whose: 'client', count: 390_000, clients: 3, networks: 3, line: 1, from: null, to: null },
      { cause: 'untrusted-root', whose: 'upstream', count: 4000, clients: 0, networks: 0, line: 9, from: null, to: null },
    ],
    clients: [],
    clientCount: 3,
    networks: [],
    networkCount: 3,
    names: [],
    versions: [],
    agents: [],
    course: { began: null, ended: null, burst: null },
  } as const;
  const told = seen('log-event', event('untrusted-root', [], 300_000));
  expect(primaryOf(told, seen('log-summary', summary))?.because[0]).toEqual({
    key: 'facts.log-lines-say',
    values: { count: 390_000, line: 1 },
  });
});
