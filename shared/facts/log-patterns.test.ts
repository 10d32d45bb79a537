import { describe, expect, it } from 'vitest';
import { CAUSE_IDS } from '../model/cause-id.ts';
import type { LogParty, LogSummary } from '../model/traffic.ts';
import { ENGLISH, tell } from '../words/index.ts';
import { logPatterns, whatHappened } from './log-patterns.ts';

const party = (name: string, count: number, more: Partial<LogParty> = {}): LogParty => ({
  name,
  count,
  worked: 0,
  everySeconds: null,
  nameless: 0,
  causes: [{ cause: 'sni-mismatch', count }],
  clients: 1,
  ...more,
});
const group = (cause: LogSummary['groups'][number]['cause'], count: number, clients: number, networks: number) => ({
  cause,
  whose: 'client' as const,
  count,
  clients,
  networks,
  line: 7,
  from: null,
  to: null,
});
const log = (more: Partial<LogSummary>): LogSummary => ({
  lines: 1000,
  failures: 100,
  worked: 0,
  from: null,
  to: null,
  groups: [group('sni-mismatch', 83, 1, 1), group('untrusted-root', 17, 15, 12)],
  clients: [],
  clientCount: 16,
  networks: [],
  networkCount: 13,
  names: [],
  versions: [],
  agents: [],
  course: { began: null, ended: null, burst: null },
  ...more,
});
const said = (more: Partial<LogSummary>) => logPatterns(log(more)).map((one) => tell(one));

describe('given a log in numbers, the first sentence', () => {
  it('is about the one monitoring host that makes up most of it, and the second about the rest', () => {
    const [first, second] = said({ clients: [party('198.51.100.7', 83, { everySeconds: 60, nameless: 83 }), party('203.0.113.9', 2)] });
    expect(first).toBe(
      '83 % of the failures (83 of 100) are one monitoring host, 198.51.100.7, every 60 seconds. It asks for no name (SNI).',
    );
    expect(second).toBe('Besides 198.51.100.7, 17 failures are left, most often: issuer of the certificate not known.');
  });
  it('calls a client without a rhythm no monitor', () =>
    expect(said({ clients: [party('198.51.100.7', 83), party('203.0.113.9', 2)] })[0]).toBe(
      '83 % of the failures (83 of 100) come from one client, 198.51.100.7: no certificate for the name asked for.',
    ));
  it('is followed by what makes silent lines say more, where others speak', () => {
    const more = { key: 'logs.more.apache' } as const;
    const groups = [group('sni-mismatch', 83, 1, 1), group('cannot-tell', 17, 15, 12)];
    expect(said({ groups, more }).at(-1)).toBe(
      '17 failures do not say why. Set LogLevel ssl:info in Apache and try again: it then names the reason.',
    );
    expect(said({ groups, more: null }).join()).not.toContain('do not say why');
  });
  it('is about a network where no client of it stands out', () =>
    expect(
      said({
        clients: [party('198.51.100.7', 20)],
        networks: [party('198.51.100.0/24', 90, { clients: 30 }), party('203.0.113.0/24', 10)],
      })[0],
    ).toBe(
      '90 % of the failures (90 of 100) come from 30 clients of one network, 198.51.100.0/24: no certificate for the name asked for.',
    ));
  it('is about the hour at which it began', () =>
    expect(said({ course: { began: { at: '2026-11-20 02:00:00', quietMilliseconds: 7_200_000 }, ended: null, burst: null } })[0]).toBe(
      'The failures begin at 2026-11-20 02:00:00. Before that, the log has none for 2 hours: look for what was changed then.',
    ));
  it('is about the one name that no connection reaches', () =>
    expect(
      said({
        names: [
          { name: 'b.example', count: 95, worked: 0 },
          { name: 'a.example', count: 5, worked: 900 },
        ],
      })[0],
    ).toBe('95 % of the failures with a name ask for b.example, and no connection to it worked.'));
  it('blames no client where many fail alike', () =>
    expect(said({ groups: [group('untrusted-root', 100, 80, 60)] })[0]).toContain('No single client is to blame'));
  it('calls it scanners where each of many sends no TLS once or twice', () =>
    expect(said({ groups: [group('protocol-error', 100, 80, 60)] })[0]).toContain('Scanners leave such lines'));
});

describe('given a log without failures', () => {
  it('says so, and how many connections worked where it shows them', () => {
    expect(said({ failures: 0, groups: [], worked: 20 })).toEqual(['All 20 secure connections in this log worked. Nothing failed.']);
    expect(said({ failures: 0, groups: [] })).toEqual(['No failed secure connection stands in this log.']);
  });
});

describe('nothing is made of', () => {
  it('a share that the one has of all connections anyway', () =>
    expect(
      said({
        names: [
          { name: 'a.example', count: 95, worked: 950 },
          { name: 'b.example', count: 5, worked: 50 },
        ],
      }).some((one) => one.includes('a.example')),
    ).toBe(false));
  it('four failures', () =>
    expect(said({ failures: 4, groups: [group('reset', 4, 1, 1)], clients: [party('198.51.100.7', 4)] })).toEqual([
      'Most often, 4 of 4 times, first in line 7: connection cut off.',
    ]));
});

it('every cause that a log can name has words', () => {
  for (const cause of ['cannot-tell', 'expired', 'interception', 'incomplete-chain'] as const)
    expect(tell({ key: whatHappened(cause) })).not.toContain('[');
});

it('given any cause, has words for what happened, and leaves none of them unused', () => {
  const said = [...CAUSE_IDS, 'cannot-tell' as const].map(whatHappened);
  const words = Object.keys(ENGLISH.areas.logs ?? {}).filter((key) => key.startsWith('what.'));
  expect(said.filter((key) => key.startsWith('logs.')).toSorted()).toEqual(words.map((key) => `logs.${key}`).toSorted());
});
