import { isIP } from 'node:net';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { ClockReading } from '../../shared/model/computer.ts';
import { clockFindings } from './clock-findings.ts';
import { firstWay } from './proxy/pac/answer.ts';
import { pacFunctions } from './proxy/pac/functions.ts';

/** What a script answers that finds these functions; the sandbox around it has tests of its own. */
function answer(body: string): string {
  const addressesOf = (host: string) => (host === 'shop.example.test' ? ['10.1.2.3'] : isIP(host) === 0 ? [] : [host]);
  const functions = pacFunctions({ addressesOf, ownAddress: '10.9.9.9', now: new Date('2026-11-20T18:30:00Z') });
  const given = { ...functions, url: 'https://shop.example.test/', host: 'shop.example.test' };
  const said: unknown = runInNewContext(`(() => { ${body} })()`, given);
  const way = firstWay(typeof said === 'string' ? said : '');
  return way.kind === 'proxy' ? way.proxy : way.kind;
}
const when = (test: string) => `return ${test} ? 'PROXY yes.test:1' : 'DIRECT';`;
const YES = 'http://yes.test:1';

test.each<[string, string]>([
  [when("shExpMatch(host, '*.Example.TEST')"), 'direct'], // browsers do not fold case
  [when("shExpMatch(url, 'https://shop.*')"), YES],
  [when("dnsDomainIs(host, '.EXAMPLE.test')"), 'direct'],
  [when("dnsDomainIs(host, 'ample.test')"), YES],
  [when("localHostOrDomainIs('shop.example', 'shop.example.test')"), YES],
  [when("isInNet(host, '10.1.0.0', '255.255.0.0')"), YES],
  [when("isInNet(myIpAddress(), '10.9.0.0', '255.255.0.0')"), YES],
  [when('isPlainHostName(host)'), 'direct'],
  [when('dnsDomainLevels(host) == 2'), YES],
  [when("timeRange(8, 18, 'GMT')"), YES], // the last hour counts whole
  [when("timeRange(19, 23, 'GMT')"), 'direct'],
  [when("timeRange(8, 0, 18, 29, 'GMT')"), 'direct'],
  [when("weekdayRange('FRI', 'MON', 'GMT')"), YES],
  [when("dateRange(1, 'NOV', 2026, 30, 'NOV', 2026, 'GMT')"), YES],
  [when("dateRange('DEC', 'FEB', 'GMT')"), 'direct'],
  ["return 'PROXY [2001:db8::1]:8080'", 'http://[2001:db8::1]:8080'],
  ["return 'proxy yes.test:1'", YES],
  ["return 'PROXY yes.test'", 'http://yes.test:80'],
  ["return 'WHAT a:1; PROXY yes.test:1'", YES],
  ['return null', 'direct'],
  ["return ['PROXY yes.test:1']", 'direct'],
  ["return 'PROXY ' + dnsResolve(host) + ':1'", 'http://10.1.2.3:1'],
])('given the script %s, goes %s', (body, wanted) => {
  expect(answer(body)).toBe(wanted);
});

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
test.each<[string, number, string, readonly string[]]>([
  ['half a zone', 5.5 * HOUR, 'problem', ['computer.clock.ahead', 'computer.clock.zone']],
  ['one hour of summer time', -HOUR, 'problem', ['computer.clock.behind', 'computer.clock.zone']],
  ['a year ahead', YEAR, 'problem', ['computer.clock.ahead']],
  ['years behind', -8 * YEAR, 'problem', ['computer.clock.behind', 'computer.clock.battery']],
  ['forty minutes', 40 * 60_000, 'problem', ['computer.clock.ahead']],
  ['two minutes', 120_000, 'fine', []],
])('given a clock wrong by %s, says why', (_what, offset, state, detail) => {
  const source = (host: string) => ({ host, kind: 'http-date', offsetMilliseconds: offset, uncertaintyMilliseconds: 1000 }) as const;
  const clock: ClockReading = {
    localTime: '2026-11-20T16:20:00Z',
    timeZone: 'Europe/Berlin',
    given: false,
    sources: [source('a'), source('b')],
  };
  const [finding] = clockFindings(clock, null);
  expect([finding?.state, finding?.detail.map((one) => one.key)]).toEqual([state, detail]);
});
