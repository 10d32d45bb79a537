import { describe, expect, test } from 'vitest';
import type { Answer, Verb } from '../../shared/contract/doctor.ts';
import type { CaseDocument } from '../../shared/model/case-document.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { fail, ok } from '../../shared/model/result.ts';
import { type HandedDoctor, MOST_WATCHES, makeActs } from './acts.ts';
import { EMPTY_DRAFT, optionsOf } from './draft.ts';
import { makeStore } from './store.ts';

const PROBLEM: Problem = { kind: 'bad-input', said: { key: 'a' }, next: { key: 'b' }, detail: '' };

function document(id: string, input: CaseDocument['input']['kind'], outcome: 'solved' | 'still-there' | null = null): CaseDocument {
  return {
    format: 'handshake-doctor/1',
    id,
    product: { name: 'Handshake Doctor', version: '0' },
    startedAt: '',
    finishedAt: '',
    situation: { audience: 'end-user', about: 'this-computer' },
    input: input === 'text' ? { kind: 'text', text: 'x' } : { kind: 'answers' },
    evidence: [],
    diagnosis: {
      verdict: 'healthy',
      primary: null,
      others: [],
      findings: [],
      sentence: { key: id },
      because: [],
      wanted: [],
      provisional: false,
    },
    fixPlan: null,
    cost: { connections: 0, milliseconds: 0, hosts: [] },
    attempts: [],
    comparison:
      outcome === null ? null : { outcome, sentence: { key: 'x' }, before: null, after: null, gone: [], come: [], stayed: [], changes: [] },
  };
}

/** A doctor that answers as told, verb by verb, and remembers what it was asked. */
function windowWith(answers: Partial<Record<Verb, (request: unknown) => unknown>>) {
  const asked: { verb: Verb; request: unknown }[] = [];
  const doctor: HandedDoctor = {
    ask: async <V extends Verb>(verb: V, request: unknown): Promise<Answer<V>> => {
      asked.push({ verb, request });
      return (answers[verb]?.(request) ?? fail(PROBLEM)) as Answer<V>;
    },
    openHanded: async () => fail(PROBLEM),
    onProgress: () => () => undefined,
    onOpen: () => () => undefined,
  };
  const store = makeStore();
  const waited: number[] = [];
  const acts = makeActs(doctor, store.tell, store.now, async (milliseconds) => {
    waited.push(milliseconds);
  });
  return { acts, store, asked, waited };
}

describe('a message that names a site', () => {
  test('is read first, then the site is checked for the same case', async () => {
    const { acts, store, asked } = windowWith({
      explain: () => ok(document('text', 'text')),
      check: () => ok(document('both', 'answers')),
    });
    await acts.explainMessage('shop.example.com');
    expect(asked.map((one) => one.verb)).toEqual(['explain', 'check']);
    expect(asked[1]?.request).toMatchObject({ target: 'shop.example.com', joinCase: 'text' });
    expect(store.now().document?.id).toBe('both');
  });

  test('given the check fails, what the message said stands', async () => {
    const { acts, store } = windowWith({ explain: () => ok(document('text', 'text')) });
    await acts.explainMessage('shop.example.com');
    expect(store.now()).toMatchObject({ screen: { name: 'diagnosis' }, problem: null, document: { id: 'text' } });
  });

  test('given the text cannot be read, the problem is shown and nothing is checked', async () => {
    const { acts, store, asked } = windowWith({});
    await acts.explainMessage('shop.example.com');
    expect(asked).toHaveLength(1);
    expect(store.now().screen.name).toBe('problem');
  });
});

describe('tell me when it works', () => {
  function watchingWindow(outcomes: (nth: number) => 'solved' | 'still-there') {
    let tries = 0;
    const open = windowWith({ recheck: () => ok(document('one', 'answers', outcomes(++tries))) });
    open.store.tell({ type: 'case.judged', id: null, document: document('one', 'answers', 'still-there'), practice: false });
    return open;
  }

  test('looks again until it works, a minute apart, then stops', async () => {
    const { acts, store, asked, waited } = watchingWindow((nth) => (nth === 3 ? 'solved' : 'still-there'));
    await acts.watch();
    expect(asked).toHaveLength(3);
    expect(waited).toEqual([60_000, 60_000, 60_000]);
    expect(store.now()).toMatchObject({ watching: null, document: { comparison: { outcome: 'solved' } } });
  });

  test('asked for on the steps, looks at once, and watches only what does not work yet', async () => {
    const target = {
      host: 'shop.example',
      port: 443,
      hostIsAddress: false,
      startTls: null,
      connectTo: null,
      asTyped: 'shop.example',
    } as const;
    const atSite = (open: ReturnType<typeof watchingWindow>) => {
      const input = { kind: 'target', target, options: optionsOf(EMPTY_DRAFT) } as const;
      open.store.tell({ type: 'case.judged', id: null, document: { ...document('one', 'answers'), input }, practice: false });
      return open;
    };
    const slow = atSite(watchingWindow((nth) => (nth === 3 ? 'solved' : 'still-there')));
    await slow.acts.checkAndWatch();
    expect(slow.asked).toHaveLength(3);
    expect(slow.waited).toEqual([60_000, 60_000]);
    const fast = atSite(watchingWindow(() => 'solved'));
    await fast.acts.checkAndWatch();
    expect(fast.asked).toHaveLength(1);
    expect(fast.store.now()).toMatchObject({ screen: { name: 'comparison' }, watching: null });
  });

  test('gives up after a bounded number of tries', async () => {
    const { acts, store, asked } = watchingWindow(() => 'still-there');
    await acts.watch();
    expect(asked).toHaveLength(MOST_WATCHES);
    expect(store.now().watching).toBeNull();
  });

  test('given the case is closed meanwhile, it asks no more and disturbs nothing', async () => {
    const open = watchingWindow(() => 'still-there');
    const watching = open.acts.watch();
    open.store.tell({ type: 'case.closed' });
    await watching;
    expect(open.asked).toHaveLength(0);
    expect(open.store.now().document).toBeNull();
  });
});

test('a password for the proxy goes into one request and nowhere into the state', async () => {
  const target = { host: '2001:db8::1', port: 8443, hostIsAddress: true, startTls: null, connectTo: null, asTyped: 'x' } as const;
  const { acts, store, asked } = windowWith({ check: () => ok(document('after', 'answers')) });
  const input = { kind: 'target', target, options: optionsOf(EMPTY_DRAFT) } as const;
  store.tell({ type: 'case.judged', id: null, document: { ...document('before', 'answers'), input }, practice: false });
  await acts.checkThroughProxy('ada', 'open sesame');
  expect(asked[0]?.request).toMatchObject({
    target: '[2001:db8::1]:8443',
    credentials: { proxyUser: 'ada', proxyPassword: 'open sesame' },
  });
  expect(JSON.stringify(store.now())).not.toContain('sesame');
});

describe('the files of a certificate', () => {
  const picked = { file: 'site.key', belongs: null, needsPassword: true, said: { key: 'locked' } };
  const saved = { saved: { path: '/tmp/a.csr', saved: 'one' }, said: { key: 'made' } };

  test('without a case nothing is asked', async () => {
    const { acts, asked } = windowWith({});
    await acts.saveChain();
    await acts.chooseKey();
    expect(asked).toEqual([]);
  });
  test('a key is chosen, unlocked and used; another key takes the request back, giving up leaves all as it is', async () => {
    let answer: unknown = picked;
    const { acts, store, asked } = windowWith({
      begin: () => ok(document('one', 'answers')),
      checkKey: () => ok(answer),
      saveRequest: () => ok(saved),
    });
    await acts.beginWalk();
    await acts.chooseKey();
    expect(store.now().desk.key).toEqual(picked);
    answer = { ...picked, belongs: true, needsPassword: false };
    await acts.unlockKey('geheim');
    expect(asked.at(-1)?.request).toEqual({ caseId: 'one', again: true, password: 'geheim' });
    expect(JSON.stringify(store.now())).not.toContain('geheim');
    await acts.saveRequest();
    expect(store.now().desk).toMatchObject({ key: { belongs: true }, request: saved });
    answer = null;
    await acts.chooseKey();
    expect(store.now().desk.request).toEqual(saved);
    answer = picked;
    await acts.chooseKey();
    expect(store.now().desk).toMatchObject({ key: picked, request: null });
  });
});
