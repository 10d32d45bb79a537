import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../model/input.ts';
import { checkRequest, LARGEST_TEXT, limitOf } from './checks.ts';
import type { Verb, Verbs } from './doctor.ts';
import { VERBS } from './verbs.ts';

const situation = { audience: 'end-user', about: 'this-computer' } as const;
const options: Verbs['check']['request']['options'] = {
  ...DEFAULT_OPTIONS,
};
const GOOD: { readonly [V in Verb]: Verbs[V]['request'] } = {
  about: null,
  check: { job: 'j1', target: 'example.com', options, situation, credentials: null, joinCase: null },
  explain: { job: 'j1', text: 'ERR_CERT_DATE_INVALID', situation },
  answer: { caseId: 'c1', question: 'often', answer: null },
  begin: { situation },
  look: { job: 'j1', caseId: 'c1' },
  retell: { caseId: 'c1', situation, software: 'nginx', platform: null },
  recheck: { job: 'j1', caseId: 'c1' },
  practise: { job: 'j1', scenario: 'incomplete-chain' },
  mendPractice: { caseId: 'c1' },
  computer: { job: 'j1', target: null, offline: true },
  openFiles: { job: 'j1', handed: [], situation },
  unlockFiles: { job: 'j1', password: 'x', situation },
  savePdf: { caseId: 'c1' },
  saveCase: { caseId: 'c1' },
  saveChain: { caseId: 'c1', offline: false },
  checkKey: { caseId: 'c1', again: false, password: null },
  saveRequest: { caseId: 'c1' },
  showInFolder: { saved: 's1' },
  openLink: { link: 'rfc-9525-names' },
  recentCases: null,
  openCase: { caseId: 'c1' },
  cancel: { job: 'j1' },
};

test.each(VERBS)('%s: takes a good request as it is', (verb) => {
  expect(checkRequest(verb, GOOD[verb])).toEqual({ ok: true, value: GOOD[verb] });
});

test.each(VERBS)('%s: refuses what is no request at all, and says so as a Problem', (verb) => {
  for (const wrong of [undefined, 'text', 7, true, [], Number.NaN, () => 1, new Date(0), new Map()]) {
    const checked = checkRequest(verb, wrong);
    expect(checked.ok ? checked.value : checked.error.kind).toBe('bad-input');
  }
});

test.each(VERBS.filter((verb) => GOOD[verb] !== null))(
  '%s: refuses a key nobody asked for, a missing key, and a key of another type',
  (verb) => {
    const good = GOOD[verb] as Record<string, unknown>;
    expect(checkRequest(verb, { ...good, extra: 1 }).ok).toBe(false);
    for (const key of Object.keys(good)) {
      const { [key]: _left, ...rest } = good;
      expect(checkRequest(verb, rest).ok).toBe(false);
      expect(checkRequest(verb, { ...good, [key]: 7 }).ok).toBe(false);
      expect(checkRequest(verb, { ...good, [key]: undefined }).ok).toBe(false);
    }
  },
);

test.each(VERBS)('%s: refuses what is larger than its limit as too large', (verb) => {
  const request = { ...(GOOD[verb] as object), job: 'x'.repeat(limitOf(verb) + 1) };
  const checked = checkRequest(verb, request);
  expect(checked.ok ? 'taken' : checked.error.kind).toBe('too-large');
});

test('explain: takes a text of exactly 5 MB and refuses one more byte, counted as UTF-8', () => {
  expect(checkRequest('explain', { ...GOOD.explain, text: 'x'.repeat(LARGEST_TEXT) }).ok).toBe(true);
  for (const text of ['x'.repeat(LARGEST_TEXT + 1), '证'.repeat(Math.ceil(LARGEST_TEXT / 3) + 1)]) {
    const checked = checkRequest('explain', { ...GOOD.explain, text });
    expect(checked.ok ? 'taken' : checked.error.kind).toBe('too-large');
  }
});

test('a request nested without end is refused, not followed', () => {
  const endless: Record<string, unknown> = {};
  endless.job = endless;
  expect(checkRequest('cancel', endless).ok).toBe(false);
});

test('a request with a polluted prototype key carries nothing through', () => {
  const polluted: unknown = JSON.parse('{"job":"j1","__proto__":{"admin":true}}');
  expect(checkRequest('cancel', polluted).ok).toBe(false);
});

test('options: refuses a proxy of no known kind and a timeout of nothing or an hour', () => {
  for (const wrong of [{ proxy: { kind: 'other' } }, { timeoutSeconds: 0 }, { timeoutSeconds: 3600 }, { depth: 'deep' }]) {
    expect(checkRequest('check', { ...GOOD.check, options: { ...options, ...wrong } }).ok).toBe(false);
  }
});

test('openLink: refuses an address, and a name that only every object has', () => {
  for (const link of ['https://example.com/', 'toString', '__proto__', '']) expect(checkRequest('openLink', { link }).ok).toBe(false);
});
