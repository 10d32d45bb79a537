import { describe, expect, test } from 'vitest';
import caPolicy from '../../assets/data/ca-policy.json' with { type: 'json' };
import ctLogs from '../../assets/data/ct-logs.json' with { type: 'json' };
import { certificate, DAY, NOW, type Wanted } from '../../e2e/certificates/make.ts';
import { EXTENSION_OIDS } from '../tables/oids.ts';
import { octetString } from '../wire/der-write.ts';
import { readCertificate } from '../wire/x509.ts';
import { inspectionProductNamed, looksReSigned } from './interception.ts';
import { publicPolicyProblems, validityDays } from './policy.ts';

const root = readCertificate(certificate({ ca: true }).der);
const kinds = (wanted: Wanted, otherLogs: readonly string[] | null = null, time = NOW) =>
  publicPolicyProblems(readCertificate(certificate(wanted).der), root, otherLogs, time).map((each) => `${each.weight} ${each.kind}`);

/** A list of so many timestamps of different logs, which nobody knows. */
function timestamps(count: number) {
  return timestampsOf(Array.from({ length: count }, (_, index) => `0${index}`.repeat(32)));
}

/** @param logs their ids in hex */
function timestampsOf(logs: readonly string[], at = Date.parse('2025-10-20T00:00:00Z')) {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(at));
  const one = (log: string) => [0, 47, 0, ...Buffer.from(log, 'hex'), ...time, 0, 0, 0, 0, 0, 0];
  const all = logs.flatMap(one);
  return { oid: EXTENSION_OIDS.sctList, value: octetString(Uint8Array.from([all.length >> 8, all.length & 255, ...all])) };
}
const lasting = (from: string, days: number, more = 0) => ({
  from: Date.parse(from),
  to: Date.parse(from) + days * DAY + more,
  extra: [timestamps(3)],
});

describe('the longest validity goes by the day of issue', () => {
  test.each([
    ['2018-02-01T00:00:00Z', 1187, []],
    ['2020-08-31T00:00:00Z', 825, []],
    ['2020-09-01T00:00:00Z', 398, []],
    ['2020-09-01T00:00:00Z', 399, ['refuses long-validity']],
    ['2026-03-14T23:59:59Z', 398, []],
    ['2026-03-15T00:00:00Z', 200, []],
    ['2026-03-15T00:00:00Z', 398, ['refuses long-validity']],
    ['2027-03-15T00:00:00Z', 101, ['refuses long-validity']],
    ['2029-03-15T00:00:00Z', 47, []],
    ['2029-03-15T00:00:00Z', 48, ['refuses long-validity']],
  ])('issued %s for %i days: %j', (from, days, expected) => expect(kinds(lasting(from, days, -1000))).toEqual(expected));

  test('the last second: Chromium lets it pass, Apple does not', () => {
    expect(kinds(lasting('2026-04-01T00:00:00Z', 200))).toEqual(['warns long-validity']);
    expect(kinds(lasting('2026-04-01T00:00:00Z', 200, 1000))).toEqual(['refuses long-validity']);
    expect(validityDays(readCertificate(certificate(lasting('2026-04-01T00:00:00Z', 200, -1000)).der))).toBe(200);
  });
});

describe('transparency timestamps', () => {
  const days = (count: number, scts: number) => ({
    from: Date.parse('2025-06-01T00:00:00Z'),
    to: Date.parse('2025-06-01T00:00:00Z') + count * DAY,
    extra: [timestamps(scts)],
  });
  test.each([
    [90, 2, []],
    [90, 1, ['warns ct-missing']],
    [390, 2, ['warns ct-missing']],
    [180, 2, ['notes ct-missing']],
    [181, 2, ['warns ct-missing']],
    [390, 3, []],
  ])('%i days with %i timestamps: %j', (length, scts, expected) => expect(kinds(days(length, scts))).toEqual(expected));
  test('none at all is refused, unless they came in the handshake', () => {
    const bare = { ...days(90, 0), extra: [] };
    expect(kinds(bare)).toEqual(['refuses ct-missing']);
    expect(kinds(bare, ['aa', 'bb'])).toEqual([]);
    expect(kinds(bare, ['aa', 'aa'])).toEqual(['refuses ct-missing']);
  });
  test('too few in the certificate is sure once the handshake brought none', () => {
    expect(kinds(days(90, 1), [])).toEqual(['refuses ct-missing']);
    // As Chrome counts: one outside is enough where another operator vouches inside.
    expect(kinds(days(90, 1), ['aa'])).toEqual([]);
  });
  test('of one operator alone they do not count, in the certificate or beside it; a log nobody knows may be anybody’s', () => {
    const [google = [], other = []] = ctLogs.operators.map((operator) => operator.logs);
    const [first = '', second = ''] = google;
    const by = (...logs: readonly string[]) => ({ ...days(90, 0), extra: [timestampsOf(logs)] });
    expect(kinds(by(first, second), [])).toEqual(['refuses ct-missing']);
    expect(kinds(by(first, other[0] ?? ''), [])).toEqual([]);
    expect(kinds(by(first, 'ee'.repeat(32)), [])).toEqual([]);
    expect(kinds(by(), [first, second])).toEqual(['refuses ct-missing']);
  });
});

describe('timestamps as Apple counts them, where Chrome is content', () => {
  const [google = [], cloudflare = []] = ctLogs.operators.map((operator) =>
    operator.logs.filter((log) => !ctLogs.tiled.logs.includes(log)),
  );
  const [here = '', there = ''] = [google[0], cloudflare[0]];
  const tiledOf = (name: string) =>
    ctLogs.operators.find((operator) => operator.name === name)?.logs.find((log) => ctLogs.tiled.logs.includes(log)) ?? '';
  const start = Date.parse('2025-06-01T00:00:00Z');
  const stamped = (milliseconds: number, logs: readonly string[]) => ({
    from: start,
    to: start + milliseconds,
    extra: [timestampsOf(logs)],
  });
  test('180 days and a second are 181 days, which ask for three', () => {
    expect(kinds(stamped(180 * DAY - 1000, [here, there]), [])).toEqual([]);
    expect(kinds(stamped(180 * DAY, [here, there]), [])).toEqual(['notes ct-missing']);
    expect(kinds(stamped(180 * DAY, [here, there, google[1] ?? '']), [])).toEqual([]);
  });
  test('one outside is enough beside another that is approved now, not beside one that was shut down', () => {
    expect(kinds(stamped(90 * DAY, [here]), [there])).toEqual([]);
    const gone = ctLogs.retired.logs.find((log) => log.name.includes('Oak'))?.id ?? '';
    const since = Date.parse('2026-02-28T00:00:00Z');
    const old = { from: since - 10 * DAY, to: since + 80 * DAY, extra: [timestampsOf([gone], since - DAY)] };
    expect(kinds(old, [there], since + DAY)).toEqual(['notes ct-missing']);
  });
  test('one of the logs must follow RFC 6962', () => {
    const tiles = [tiledOf('Geomys'), tiledOf('IPng Networks')];
    expect(kinds(stamped(90 * DAY, tiles), [])).toEqual(['notes ct-missing']);
    expect(kinds(stamped(90 * DAY, [tiles[0] ?? '', here]), [])).toEqual([]);
  });
});

describe('a log that was shut down', () => {
  const [retired] = ctLogs.retired.logs;
  const since = Date.parse(retired?.since ?? '');
  const gone = retired?.id ?? '';
  const living = ctLogs.operators.find((operator) => operator.name === 'Google')?.logs[0] ?? '';
  const stamped = (logs: readonly string[], at: number) => ({
    from: since - 10 * DAY,
    to: since + 80 * DAY,
    extra: [timestampsOf(logs, at)],
  });
  test.each([
    ['counts for what it logged while it lived, beside a living one', [gone, living], -DAY, 40 * DAY, []],
    ['counts before its end as any other', [gone, living], -DAY, -1, []],
    ['does not count for what came after its end', [gone, living], DAY, 40 * DAY, ['refuses ct-missing']],
    ['is not enough alone', [gone, ctLogs.retired.logs[1]?.id ?? ''], -200 * DAY, 40 * DAY, ['refuses ct-missing']],
  ] as const)('%s', (_what, logs, stampedAt, judgedAt, expected) =>
    expect(kinds(stamped(logs, since + stampedAt), [], since + judgedAt)).toEqual(expected),
  );
  test('does not count where its timestamp came in the handshake', () => {
    const bare = { ...stamped([], since), extra: [] };
    expect(kinds(bare, [gone, living], since + DAY)).toEqual(['refuses ct-missing']);
    expect(kinds(bare, [gone, living], since - 1)).toEqual([]);
  });
  test('stands in the list of operators too', () => {
    const all = new Set(ctLogs.operators.flatMap((operator) => operator.logs));
    for (const log of ctLogs.retired.logs) expect(all.has(log.id)).toBe(true);
  });
});

test('the timetables are in order, and every distrusted root is named by its fingerprint', () => {
  const starts = caPolicy.validity.limits.map((limit) => Date.parse(limit.from));
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  for (const root of caPolicy.distrusted.flatMap((entry) => entry.roots)) expect(root.sha256).toMatch(/^[0-9a-f]{64}$/);
});

describe('issuers that re-sign', () => {
  const named = (commonName: string, organisation = '') => [
    { type: 'CN', value: commonName },
    { type: 'O', value: organisation },
  ];
  test.each([
    ['Zscaler Intermediate Root CA (zscaler.net)', 'Zscaler Inc.', 'Zscaler', 'organisation'],
    ['avast! Web/Mail Shield Root', '', 'Avast Antivirus', 'antivirus'],
    ['mitmproxy', 'mitmproxy', 'mitmproxy', 'debugging'],
    ['anything', 'Fortinet', 'Fortinet', 'organisation'],
  ])('%s is known', (commonName, organisation, name, kind) =>
    expect(inspectionProductNamed(named(commonName, organisation))).toEqual({ name, kind }),
  );
  test.each(['R11', 'DigiCert TLS RSA SHA256 2020 CA1', 'WE1', 'Contoso Issuing CA 3', 'notmitmproxy.example'])('%s is not', (commonName) =>
    expect(looksReSigned(named(commonName, 'Some Company'))).toBe(false),
  );
  test.each(['Contoso SSL Inspection CA', 'Office Proxy Root', 'Example Web Shield'])('%s says so in its name', (commonName) =>
    expect(looksReSigned(named(commonName))).toBe(true),
  );
});
