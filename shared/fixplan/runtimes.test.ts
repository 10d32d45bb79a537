import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts/facts.ts';
import { HELPING, HERE, judgement, messageNaming, numbered, siteWith } from '../facts/made-evidence.ts';
import type { FoundFinding } from '../model/finding.ts';
import { say, tell } from '../words/index.ts';
import { cellFor } from './matrix.ts';
import { planVariant, stepsOfCell } from './plan-fix.ts';
import { linesForProgram, programLacking } from './runtimes.ts';
import { valuesOf } from './values.ts';

const FINDING: FoundFinding = {
  cause: 'untrusted-root',
  state: 'found',
  variant: 'private-ca',
  side: 'this-computer',
  certainty: 'certain',
  because: [say('facts.chain-fine')],
  evidence: [1],
};
const lacking = (program: string) => {
  const facts = factsOf(numbered(siteWith(judgement({ top: 'private-root' }))), HERE);
  const store = { store: program.toLowerCase(), program, trusted: false, lack: 'not-added' } as const;
  return { ...facts, stores: { ...facts.stores, all: [store], speaking: [store] } };
};

describe('given one program that alone lacks the company’s issuer', () => {
  it.each([
    ['Java (jdk-21)', 'keytool -importcert -cacerts'],
    ['Node.js', 'NODE_EXTRA_CA_CERTS'],
    ['npm', 'NODE_EXTRA_CA_CERTS'],
    ['Python requests', 'REQUESTS_CA_BUNDLE'],
    ['git', 'http.https://shop.example/.sslCAInfo'],
    ['Docker', '/etc/docker/certs.d/shop.example/ca.crt'],
    ['Podman', '/etc/containers/certs.d/shop.example/ca.crt'],
  ])('%s gets lines of its own', (program, lines) => {
    const facts = lacking(program);
    expect(planVariant(FINDING, facts, 'support')).toBe('program');
    expect(linesForProgram(program, facts)?.text).toContain(lines);
  });

  it('the root comes from the company’s own team, with its fingerprint, before anything is put in', () => {
    const facts = lacking('Java');
    const cell = cellFor('untrusted-root', 'program', 'support');
    if (cell === undefined) throw new Error('no cell');
    const steps = stepsOfCell(cell, facts, { ...valuesOf(facts, FINDING), product: 'Java' }, { platform: 'linux', browser: null });
    expect(steps.map((step) => tell(step.do))[0]).toMatch(/from the team that keeps it.*fingerprint/);
    expect(steps[1] === undefined ? '' : tell(steps[1].do)).toMatch(/the store of the very Java/);
  });
});

it('given the same issuer missing for everybody, or a browser that lacks it, the plan of the house holds', () => {
  expect(programLacking({ ...FINDING, side: 'server' }, lacking('Java'), 'support')).toBeNull();
  expect(programLacking(FINDING, lacking('Firefox'), 'support')).toBeNull();
});

describe('given a private issuer and the message of the program that complains, on somebody else’s computer', () => {
  const complaint = (program: string) =>
    factsOf(numbered(siteWith(judgement({ top: 'private-root' })), messageNaming('untrusted-root', 'made', program)), HELPING);
  const server: FoundFinding = { ...FINDING, side: 'server' };

  it.each(['Docker', 'Java', 'git'])('support gets the lines of %s', (program) => {
    const facts = complaint(program);
    expect(programLacking(server, facts, 'support')).toBe(program);
    expect(planVariant(server, facts, 'support')).toBe('program');
  });

  it('the visitor asks the house, and the operator mends it for all', () => {
    expect(planVariant(server, complaint('Docker'), 'end-user')).toBe('private-ca');
    expect(planVariant(server, complaint('Docker'), 'operator')).toBe('private-ca');
  });

  it('a browser has no lines of its own', () => expect(planVariant(server, complaint('Chrome'), 'support')).toBe('private-ca'));
});
