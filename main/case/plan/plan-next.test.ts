import { describe, expect, test } from 'vitest';
import type { Evidence, EvidenceDraft } from '../../../shared/model/evidence.ts';
import type { CheckOptions } from '../../../shared/model/input.ts';
import { planNext } from './plan-next.ts';
import type { Planned, PlannedHandshake } from './planned.ts';
import { alert, COMPLETED, CONTEXT, carriesRequest, draft, listed, OPTIONS, play, RESET, SILENCE } from './testing/imagined-world.ts';

test('given a healthy server, rests on three handshakes side by side and asks nothing more', () => {
  const run = play(() => COMPLETED);
  expect(run).toMatchObject({ rounds: 1, factors: [], judged: 3 });
  expect(run.asked).toHaveLength(3);
});

test.each([
  [443, 1],
  [8443, 1],
  [993, 0],
])('given port %i, sends a first HTTP request over HTTP/1.1 %i times', (port, times) => {
  const first = planNext([], { ...CONTEXT, target: { ...CONTEXT.target, port } });
  expect(first.filter(carriesRequest)).toHaveLength(times);
});

test('given a first request that is answered by a close, sends it three times in all', () => {
  const evidence: Evidence[] = [];
  const asked: Planned[] = [...planNext([], CONTEXT)];
  for (const planned of asked) {
    if (planned.probe !== 'handshake') continue;
    const one = draft(planned, COMPLETED);
    if (one.kind !== 'handshake' || one.state !== 'seen') continue;
    evidence.push({
      ...one,
      seen: { ...one.seen, application: planned.request === 'http' ? { how: 'closed' } : null },
      id: evidence.length + 1,
    });
  }
  const next = planNext(evidence, { ...CONTEXT, asked });
  const request = evidence.find((piece) => piece.kind === 'handshake' && piece.state === 'seen' && piece.seen.application !== null);
  expect(next).toEqual([1, 2].map(() => expect.objectContaining({ request: 'http', variation: { factor: 'repeat', of: request?.id } })));
});

test.each([
  [2, 3],
  [3, 3],
  [4, 4],
])('given %i healthy addresses, asks each once and %i times in all', (count, total) => {
  const run = play(() => COMPLETED, { addresses: Array.from({ length: count }, (_, i) => `192.0.2.${i + 1}`) });
  expect(run.asked).toHaveLength(total);
  expect(new Set(run.asked.map((one) => (one.probe === 'handshake' ? one.address : null))).size).toBe(count);
});

test('given a failure that is said to come only sometimes, asks nine times an address and lists nothing', () => {
  const run = play(() => COMPLETED, { options: { ...OPTIONS, sometimes: true } });
  expect(run.judged).toBe(9);
  expect(run.asked.some((one) => one.probe === 'enumeration')).toBe(false);
});

describe('given full depth', () => {
  const options: CheckOptions = { ...OPTIONS, depth: 'full', offline: true };

  test('lists what the first address takes, whose hellos stand for the many, and asks the others nine times', () => {
    const run = play(() => COMPLETED, { options, addresses: ['192.0.2.1', '192.0.2.2'] });
    const listed = run.asked.flatMap((one) => (one.probe === 'enumeration' ? [one.address] : []));
    const judgedAt = (address: string) =>
      run.asked.filter((one) => one.probe === 'handshake' && one.address === address && one.variation.factor !== 'no-sni').length;
    expect(listed).toEqual(['192.0.2.1']);
    expect(judgedAt('192.0.2.1')).toBeLessThanOrEqual(3);
    expect(judgedAt('192.0.2.2')).toBe(9);
  });

  test.each([
    [0, 3],
    [1, 15],
  ])('and a listing in which %i hellos were cut off, asks the judged hello %i times in all', (lost, times) => {
    const asked: Planned[] = [];
    const evidence: Evidence[] = [];
    for (let round = 0; round < 5; round++) {
      const next = planNext(evidence, { ...CONTEXT, options, asked: [...asked] });
      asked.push(...next);
      for (const planned of next) {
        if (planned.probe === 'handshake') evidence.push({ ...draft(planned, COMPLETED), id: evidence.length + 1 });
        if (planned.probe === 'enumeration') evidence.push(listed([0xc02f], evidence.length + 1, lost));
      }
    }
    const judged = asked.filter((one) => one.probe === 'handshake' && one.request === 'none' && one.shape.factor === 'judged');
    expect(judged).toHaveLength(times);
  });
});

test('given full depth and a healthy server, also asks without a name', () => {
  const run = play(() => COMPLETED, { options: { ...OPTIONS, depth: 'full', offline: true } });
  expect(run.factors).toEqual(['no-sni']);
  expect(run.asked.length).toBeLessThanOrEqual(11);
});

test.each([
  ['ECDHE_ECDSA and ECDHE_RSA suites', [0xc02b, 0xc02f], 2],
  ['ECDHE_RSA suites only', [0xc02f, 0xc030], 0],
])('given full depth and a server that lists %s, asks for either kind of certificate %s', (_name, suites, times) => {
  const options: CheckOptions = { ...OPTIONS, depth: 'full', offline: true };
  const asked: Planned[] = [];
  const evidence: Evidence[] = [];
  for (let round = 0; round < 5; round++) {
    const next = planNext(evidence, { ...CONTEXT, options, asked: [...asked] });
    asked.push(...next);
    for (const planned of next) {
      if (planned.probe === 'handshake') evidence.push({ ...draft(planned, COMPLETED), id: evidence.length + 1 });
      if (planned.probe === 'enumeration') evidence.push(listed(suites, evidence.length + 1));
    }
  }
  expect(asked.filter((one) => one.probe === 'handshake' && one.variation.factor === 'signatures')).toHaveLength(times);
});

test('given four addresses that all fall silent, repeats none of them: they repeat each other', () => {
  const run = play(() => 'pending', { addresses: ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'] });
  expect(run.judged).toBe(4);
  expect(run.factors).toContain('small-hello');
});

test('given one of two addresses that refuses, tries that one twice more and varies nothing at the other', () => {
  const run = play((planned) => (planned.address === '2001:db8::1' ? 'refused' : COMPLETED), { addresses: ['192.0.2.1', '2001:db8::1'] });
  const there = run.asked.filter((one) => one.probe === 'handshake' && one.address === '2001:db8::1');
  expect(there).toHaveLength(3);
  expect(run.factors).toEqual([]);
});

describe('given addresses that this computer has no way to', () => {
  const noIPv6 = (planned: PlannedHandshake) => (planned.address?.includes(':') === true ? 'no-route' : COMPLETED);

  test('asks each of them once and makes the handshakes of a healthy verdict at the others', () => {
    const run = play(noIPv6, { addresses: ['2001:db8::1', '2001:db8::2', '192.0.2.1'] });
    const at = (address: string) => run.asked.filter((one) => one.probe === 'handshake' && one.address === address).length;
    expect([at('2001:db8::1'), at('2001:db8::2'), at('192.0.2.1')]).toEqual([1, 1, 3]);
    expect(run.factors).toEqual([]);
  });

  test('sends the first request where it works', () => {
    const asked = [...planNext([], { ...CONTEXT, addresses: ['2001:db8::1', '192.0.2.1'] })].filter((one) => one.probe === 'handshake');
    const evidence = asked.map((one, at): Evidence => ({ ...draft(one, noIPv6(one)), id: at + 1 }));
    const next = planNext(evidence, { ...CONTEXT, addresses: ['2001:db8::1', '192.0.2.1'], asked });
    expect(next.filter(carriesRequest)).toMatchObject([{ address: '192.0.2.1' }]);
  });
});

test.each(['refused', 'no-route', 'pending'] as const)('given four addresses of six that are %s, goes on to the other two', (answer) => {
  const [addresses, furtherAddresses] = [[1, 2, 3, 4].map((n) => `192.0.2.${n}`), ['192.0.2.5', '192.0.2.6']];
  const run = play((planned) => (addresses.includes(planned.address ?? '') ? answer : COMPLETED), { addresses, furtherAddresses });
  expect(run.asked).toContainEqual(expect.objectContaining({ address: '192.0.2.5' }));
});

test('given four addresses of six of which one answers, asks none of the other two', () => {
  const [addresses, furtherAddresses] = [[1, 2, 3, 4].map((n) => `192.0.2.${n}`), ['192.0.2.5', '192.0.2.6']];
  const run = play((planned) => (planned.address === '192.0.2.4' ? COMPLETED : 'refused'), { addresses, furtherAddresses });
  expect(run.asked.filter((one) => one.probe === 'handshake' && furtherAddresses.includes(one.address ?? ''))).toEqual([]);
});

test('given every third connection failing, also one made alone, counts up to nine before it says how often, and varies nothing', () => {
  const run = play((_planned, number) => (number % 3 === 0 ? RESET : COMPLETED));
  expect(run).toMatchObject({ factors: [], judged: 9 });
});

test('given only the hello of the first request cut off, asks again with nobody else at the server: it may have been chance', () => {
  const asked = planNext([], CONTEXT).filter((one) => one.probe === 'handshake');
  const evidence = asked.map((one, at): Evidence => ({ ...draft(one, carriesRequest(one) ? RESET : COMPLETED), id: at + 1 }));
  const next = planNext(evidence, { ...CONTEXT, asked });
  expect(next.filter((one) => one.probe === 'handshake' && one.shape.factor === 'judged' && one.alone)).toHaveLength(2);
});

test('given two backends with different certificates behind one address, counts up to nine', () => {
  const run = play((_planned, number) => ({ end: COMPLETED, leaf: number % 2 === 0 ? 'old' : 'new' }));
  expect(run.judged).toBe(9);
});

test('given a hello that is always reset, varies size, name, version, suites and ALPN, each alone, and asks in plain HTTP', () => {
  const run = play(() => RESET);
  expect(run.judged).toBe(3);
  expect(new Set(run.factors)).toEqual(
    new Set(['small-hello', 'hello-size', 'control-sni', 'no-sni', 'no-tls13', 'no-alpn', 'version', 'suites']),
  );
  expect(run.asked.filter((one) => one.probe === 'plain-answer')).toHaveLength(1);
  expect(run.asked.length).toBeLessThanOrEqual(17);
});

const sizeOf = (variation: PlannedHandshake['variation']): number =>
  variation.factor === 'hello-size' ? variation.bytes : variation.factor === 'small-hello' ? 560 : 2000;

test('given a part of the hello that is dropped, finds it kind by kind, each in the hello’s own length', () => {
  const run = play((_planned, _number, variation) => {
    if (variation.factor === 'hello-size' && variation.bytes < 300) return COMPLETED;
    return variation.factor === 'extensions' && variation.without.includes(35) ? COMPLETED : RESET;
  });
  const without = run.asked.flatMap((one) =>
    one.probe === 'handshake' && one.variation.factor === 'extensions' ? [one.variation.without] : [],
  );
  expect(without).toContainEqual([35]);
  expect(without).not.toContainEqual([11]);
  expect(run.factors.filter((factor) => factor === 'hello-size')).toHaveLength(1);
});

test('given hellos refused for their encrypted part, finds it once a smaller one passes', () => {
  const passes = new Set(['small-hello', 'ech']);
  const run = play((_planned, _number, variation) => (passes.has(variation.factor) ? COMPLETED : alert(47)));
  expect(run.factors).toEqual(expect.arrayContaining(['small-hello', 'ech', 'post-quantum']));
  expect(run.factors).not.toContain('hello-size');
});

test('given hellos over 1,400 bytes dropped, tries sizes on both sides of the edge, which confirm each other', () => {
  const sizes: [size: number, passed: boolean][] = [];
  const run = play((_planned, _number, variation) => {
    const passed = sizeOf(variation) <= 1400;
    sizes.push([sizeOf(variation), passed]);
    return passed ? COMPLETED : SILENCE;
  });
  expect(sizes).toContainEqual([1500, false]);
  expect(sizes).toContainEqual([1300, true]);
  expect(run.rounds).toBeLessThanOrEqual(3);
});

test.each([
  ['above 255 bytes', (size: number) => size <= 255, [200]],
  ['above 350 bytes', (size: number) => size <= 350, [200, 300]],
  ['of 256 to 511 bytes, seen by an old client', (size: number) => size < 256 || size > 511, [200, 560, 1300]],
])('given hellos %s ignored, finds sizes that pass', (_name, passes, expected) => {
  const passed = new Set<number>();
  play((_planned, _number, variation) => {
    const size = variation.factor === 'judged' ? 400 : sizeOf(variation);
    if (passes(size) && (variation.factor === 'hello-size' || variation.factor === 'small-hello')) passed.add(size);
    return passes(size) ? COMPLETED : SILENCE;
  });
  for (const size of expected) expect(passed).toContain(size);
});

test('given only the very smallest hello passing, sends it twice', () => {
  const passed: number[] = [];
  play((_planned, _number, variation) => {
    if (sizeOf(variation) <= 255) passed.push(sizeOf(variation));
    return sizeOf(variation) <= 255 ? COMPLETED : SILENCE;
  });
  expect(passed).toEqual([200, 200]);
});

test('given a name that is reset, sends another name and none to the same address, and confirms what passes', () => {
  const passes: string[] = [];
  play((planned, _number, variation) => {
    const passed = variation.factor === 'control-sni' || variation.factor === 'no-sni';
    if (passed) passes.push(`${variation.factor} ${planned.address}`);
    return passed ? alert(112) : RESET;
  });
  expect(passes.toSorted()).toEqual(['control-sni 192.0.2.1', 'control-sni 192.0.2.1', 'no-sni 192.0.2.1', 'no-sni 192.0.2.1']);
});

test('given protocol_version, tries each version and leaves name and size alone', () => {
  const run = play((_planned, _number, variation) =>
    variation.factor === 'version' && variation.version === 'TLS 1.0' ? COMPLETED : alert(70),
  );
  expect(new Set(run.factors)).toEqual(new Set(['no-tls13', 'version']));
});

test('given handshake_failure, tries suites, signature schemes, versions and names', () => {
  expect(new Set(play(() => alert(40)).factors)).toEqual(
    new Set(['no-tls13', 'version', 'suites', 'signatures', 'small-hello', 'no-sni', 'control-sni', 'no-alpn']),
  );
});

test.each([116, 42, 45, 48])('given alert %i about the client certificate, varies nothing', (code) => {
  expect(play(() => alert(code)).factors).toEqual([]);
});

test('given an IP address as the target, sends no variation without a name but a made-up name', () => {
  const run = play(() => RESET, { target: { ...CONTEXT.target, host: '192.0.2.1', hostIsAddress: true } });
  expect(run.factors).not.toContain('no-sni');
  expect(run.asked).toContainEqual(
    expect.objectContaining({ variation: { factor: 'control-sni', name: expect.stringMatching(/\.invalid$/) } }),
  );
});

test('given --no-sni and a failure, tries with the name as well', () => {
  const run = play(() => alert(40), { options: { ...OPTIONS, noSni: true } });
  expect(run.asked).toContainEqual(expect.objectContaining({ variation: { factor: 'control-sni', name: 'site.example' } }));
  expect(run.factors).not.toContain('no-sni');
});

test('given --no-sni and a certificate for another name, asks once with the name', () => {
  const primary = {
    cause: 'name-mismatch',
    state: 'found',
    variant: null,
    side: 'server',
    certainty: 'certain',
    because: [],
    evidence: [],
  } as const;
  const diagnosis = {
    verdict: 'fault',
    primary,
    others: [],
    findings: [],
    sentence: { key: 'x' },
    because: [],
    wanted: [],
    provisional: true,
  } as const;
  expect(play(() => COMPLETED, { diagnosis, options: { ...OPTIONS, noSni: true } }).factors).toEqual(['control-sni']);
  expect(play(() => COMPLETED, { diagnosis }).factors).toEqual([]);
});

test('given a black hole, begins the variations while the first handshakes are still silent', () => {
  const run = play(() => 'pending');
  expect(run.judged).toBe(3);
  expect(run.factors).toContain('small-hello');
});

test('given a server that stays silent before TLS, greets it with TLS at once and asks in plain HTTP', () => {
  const run = play(() => 'pending', { target: { ...CONTEXT.target, port: 993, startTls: 'imap' } });
  expect(run.factors).toEqual(['tls-at-once']);
  expect(run.asked.filter((one) => one.probe === 'plain-answer')).toHaveLength(1);
});

test('given STARTTLS, varies no ALPN and asks nothing in plain HTTP', () => {
  const run = play(() => RESET, { target: { ...CONTEXT.target, port: 25, startTls: 'smtp' } });
  expect(run.factors).not.toContain('no-alpn');
  expect(run.asked.some((one) => one.probe === 'plain-answer')).toBe(false);
});

test('given a proxy behind which nothing works, also goes the direct way, twice where it works', () => {
  const run = play((planned) => (planned.route === 'direct' ? COMPLETED : RESET), { proxied: true, addresses: [] });
  const direct = run.asked.filter((one) => one.probe === 'handshake' && one.route === 'direct');
  expect(direct).toHaveLength(2);
  expect(direct[0]).toMatchObject({ variation: { factor: 'route', route: 'direct' }, address: null });
});

test('given a healthy way through a proxy, leaves the direct way alone', () => {
  expect(play(() => COMPLETED, { proxied: true, addresses: [] }).asked).toHaveLength(3);
});

test('given --offline, asks nobody but the target, whatever the diagnosis wants', () => {
  const wanted = ['clock', 'captive-portal', 'control-handshake', 'revocation', 'plain-answer'].map((probe) => ({
    kind: 'probe' as const,
    probe,
    said: { key: 'x' },
  }));
  const diagnosis = {
    verdict: 'cannot-tell',
    primary: null,
    others: [],
    findings: [],
    sentence: { key: 'x' },
    because: [],
    wanted,
    provisional: true,
  } as const;
  const probes = (options: CheckOptions) => [...new Set(play(() => COMPLETED, { diagnosis, options }).asked.map((one) => one.probe))];
  expect(probes(OPTIONS).toSorted()).toEqual(['captive-portal', 'clock', 'control-handshake', 'handshake', 'plain-answer', 'revocation']);
  expect(probes({ ...OPTIONS, offline: true }).toSorted()).toEqual(['handshake', 'plain-answer']);
});

test('given a name without addresses, opens nothing at the target but still asks what the diagnosis wants', () => {
  const diagnosis = {
    verdict: 'fault',
    primary: null,
    others: [],
    findings: [],
    sentence: { key: 'x' },
    because: [],
    wanted: [{ kind: 'probe', probe: 'captive-portal', said: { key: 'x' } }],
    provisional: true,
  } as const;
  expect(play(() => COMPLETED, { addresses: [], diagnosis }).asked).toEqual([{ probe: 'captive-portal' }]);
});

test('given most of the time used up, asks nothing new', () => {
  expect(planNext([], { ...CONTEXT, elapsedMilliseconds: 30_000 })).toEqual([]);
});

test('given a slow server at full depth, does not start the enumeration', () => {
  const options = { ...OPTIONS, depth: 'full' as const, offline: true };
  const slow: EvidenceDraft = draft(
    {
      probe: 'handshake',
      variation: { factor: 'judged' },
      shape: { factor: 'judged' },
      address: '192.0.2.1',
      route: 'direct',
      waitMilliseconds: 1,
      holdMilliseconds: 1,
      request: 'none',
    },
    COMPLETED,
  );
  if (slow.kind !== 'handshake' || slow.state !== 'seen') throw new Error('not a handshake');
  const evidence: Evidence[] = [{ ...slow, seen: { ...slow.seen, milliseconds: { connect: 1, firstByte: 6000, total: 6100 } }, id: 1 }];
  const asked = planNext([], { ...CONTEXT, options });
  expect(planNext(evidence, { ...CONTEXT, options, asked }).filter((one) => one.probe === 'enumeration')).toEqual([]);
});
