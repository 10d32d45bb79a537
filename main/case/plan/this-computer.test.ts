import { expect, test } from 'vitest';
import { chainFinding, HELPING, HERE, healthySite, judgement, numbered, seen, siteWith } from '../../../shared/facts/made-evidence.ts';
import type { Evidence } from '../../../shared/model/evidence.ts';
import type { Situation } from '../../../shared/model/input.ts';
import { readMessage } from '../../../shared/read/message.ts';
import { judge } from '../judge.ts';
import { CONTEXT, OPTIONS } from './testing/imagined-world.ts';
import { lookHere } from './this-computer.ts';

const UNTRUSTED = numbered(
  siteWith(judgement({ top: 'untrusted-root', stores: [], findings: [chainFinding('untrusted-root', 'untrusted-root')] })),
);
const EXPIRED = numbered(siteWith(judgement({ findings: [chainFinding('expired', 'expired')] })));
const TOLD = numbered(seen('message', readMessage('PKIX path building failed')), healthySite());

function looks(evidence: readonly Evidence[], situation: Situation = HERE, more: Partial<typeof CONTEXT> = {}) {
  const input = { kind: 'target', target: CONTEXT.target, options: OPTIONS } as const;
  const diagnosis = judge(evidence, input, situation, false, 'provisional');
  return lookHere(evidence, { ...CONTEXT, diagnosis, about: situation.about, ...more }).length;
}

test('given an issuer that nobody here knows, looks at this computer', () => {
  expect(looks(UNTRUSTED)).toBe(1);
});

test('given a healthy site and no message, does not', () => {
  expect(looks(numbered(healthySite()))).toBe(0);
});

test('given a healthy site and the message of a program, does', () => {
  expect(looks(TOLD)).toBe(1);
});

test('given an expired certificate, which no setting here brings about, does not', () => {
  expect(looks(EXPIRED)).toBe(0);
});

test('given --trust-only, no other store is consulted', () => {
  expect(looks(UNTRUSTED, HERE, { options: { ...OPTIONS, trustOnlyPem: 'PEM' } })).toBe(0);
});

test('given somebody else’s trouble, leaves this computer alone', () => {
  expect(looks(UNTRUSTED, HELPING)).toBe(0);
});

test('given that it was asked, does not ask again', () => {
  expect(looks(UNTRUSTED, HERE, { asked: [{ probe: 'computer', issuer: null, holdMilliseconds: 0 }] })).toBe(0);
});
