import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose/diagnose.ts';
import { factsOf } from '../facts/facts.ts';
import { HERE, numbered, seen, times } from '../facts/made-evidence.ts';
import { CAUSE_IDS } from '../model/cause-id.ts';
import type { LogEvent } from '../model/traffic.ts';
import { standingThen } from '../report/standing.ts';
import { ENGLISH, tell } from '../words/index.ts';
import { planFix } from './plan-fix.ts';

const event = (changes: Partial<LogEvent>): LogEvent => ({
  line: 1,
  lastLine: 1,
  software: 'nginx',
  at: null,
  client: '192.0.2.7',
  sni: null,
  cause: 'untrusted-root',
  candidates: [],
  whose: 'client',
  refusedBy: 'client',
  said: null,
  text: 'x',
  ...changes,
});
function given(changes: Partial<LogEvent>) {
  const evidence = numbered(times(3, seen('log-event', event(changes))));
  const facts = factsOf(evidence, HERE);
  const diagnosis = diagnose(facts);
  const plan = planFix(diagnosis, facts, { audience: 'operator', software: null, platform: null });
  return { diagnosis, plan, ids: plan?.steps.map((step) => step.id) ?? [] };
}

describe('the steps after a server’s log', () => {
  it('begin with whose side it is, where that is not known, and nobody is written to', () => {
    const { diagnosis, plan, ids } = given({});
    expect(diagnosis.primary?.side).toBe('unknown');
    expect(ids.slice(0, 2)).toEqual(['shared.whose-side', 'shared.who-fails']);
    expect(plan?.message).toBeNull();
  });
  it('do not ask where it is known', () => {
    const { diagnosis, ids } = given({ cause: 'plain-http', refusedBy: 'server' });
    expect(diagnosis.primary?.side).toBe('this-computer');
    expect(ids).not.toContain('shared.whose-side');
  });
  it('do not send the reader to the log that was just read', () => {
    const { ids } = given({ cause: 'client-cert-rejected', refusedBy: 'server' });
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).not.toContain('client-cert-rejected.operator.1');
  });
});

describe('a failure towards a server behind', () => {
  it.each(CAUSE_IDS.filter((cause) => `title.behind.${cause}` in (ENGLISH.areas.logs ?? {})))(
    'of %s has a plain headline, and speaks of that server, also later',
    (cause) => {
      const { diagnosis } = given({ cause, whose: 'upstream' });
      const situation = { about: 'server' } as const;
      expect(tell(diagnosis.sentence)).toMatch(/\b(?:one )?behind (?:it|this one)\b/);
      expect(tell(diagnosis.sentence)).not.toMatch(/[:[]/);
      expect(standingThen(situation, diagnosis)).toEqual({ about: 'server', behind: true });
    },
  );
  it('is none where a client failed', () => expect(standingThen({ about: 'server' }, given({}).diagnosis).behind).toBe(false));
});
