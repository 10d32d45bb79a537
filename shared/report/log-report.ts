import { firstOfLog, logPatterns, logSummaries, whatHappened } from '../facts/log-patterns.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Said } from '../model/said.ts';
import type { LogParty, LogShare, LogSummary } from '../model/traffic.ts';
import { say } from '../words/index.ts';

export { firstOfLog, logPatterns, logSummaries };

/** One way of sorting the failures of a log, as rows for a window, a page or a terminal. */
export interface LogTable {
  readonly id: string;
  readonly heading: Said;
  readonly columns: readonly Said[];
  readonly rows: readonly (readonly Said[])[];
}

const MOST_ROWS = 5;
/** Share of all failures from which on a network, or a client, is worth a row. */
const NOTABLE = 0.1;
const NOTABLE_CLIENT = 0.02;

/** What stands below the first sentence, which stands on top of the page. */
export function furtherPatterns(log: LogSummary, place: number): readonly Said[] {
  return place === 0 ? logPatterns(log).slice(1) : logPatterns(log);
}

/** Lines of a log that say the same are shown so many times. */
const MOST_ALIKE = 3;

/** Evidence without the lines of a log that only say again what the first ones of their cause say. */
export function withoutRepeats(evidence: readonly Evidence[]): readonly Evidence[] {
  const shown = new Map<string, number>();
  return evidence.filter((one) => {
    if (one.kind !== 'log-event' || one.state !== 'seen') return true;
    const kind = `${one.seen.cause} ${one.seen.file ?? ''}`;
    const times = (shown.get(kind) ?? 0) + 1;
    shown.set(kind, times);
    return times <= MOST_ALIKE;
  });
}

/** How many lines, from when to when. */
export function logRange({ lines, from, to, zone }: LogSummary): Said {
  if (zone !== undefined && from !== null && to !== null) return say('logs.range.zone', { lines, from, to, zone });
  return from === null || to === null ? say('logs.range.no-time', { lines }) : say('logs.range', { lines, from, to });
}

/** The failures of a log by cause, by where they come from, and by what the log shows besides. What the log does not show is left out. */
export function logTables(log: LogSummary): readonly LogTable[] {
  const causes: LogTable = {
    id: 'cause',
    heading: say('logs.by.cause'),
    columns: [
      say('logs.column.what'),
      say('logs.column.failed'),
      say('logs.column.clients'),
      say('logs.column.whose'),
      say('logs.column.line'),
    ],
    rows: log.groups.map((group) => [
      { key: whatHappened(group.cause) },
      number(group.count),
      number(group.clients),
      say(`diagnosis.log.whose.${group.whose}`),
      number(group.line),
    ]),
  };
  // A network with one client in it says what its client says.
  const several = log.networks.some((one) => one.clients > 2 && one.count >= log.failures * NOTABLE);
  return [
    causes,
    ...times(log),
    ...parties('client', log.clients, log.failures),
    ...(several ? parties('network', log.networks, log.failures) : []),
    ...shares('name', log.names),
    ...shares('version', log.versions),
    ...shares('agent', log.agents),
  ].filter((table) => table.rows.length > 0);
}

/** When it was, by intervals that fit the length of the log. */
function times({ times: all }: LogSummary): readonly LogTable[] {
  if (all === undefined) return [];
  const worked = all.rows.some((row) => (row.worked ?? 0) > 0);
  return [
    {
      id: 'time',
      heading: say('logs.by.time', { every: { milliseconds: all.milliseconds } }),
      columns: [
        say('logs.column.from'),
        say('logs.column.failed'),
        ...(worked ? [say('logs.column.worked')] : []),
        say('logs.column.mostly'),
      ],
      rows: all.rows.map(({ from, milliseconds, count, cause, ...row }) => [
        milliseconds === all.milliseconds
          ? say('logs.name-only', { name: from })
          : say('logs.time.quiet', { from, during: { milliseconds } }),
        number(count),
        ...(worked ? [number(row.worked ?? 0)] : []),
        cause === null ? say('logs.name-only', { name: '–' }) : { key: whatHappened(cause) },
      ]),
    },
  ];
}

function parties(by: 'client' | 'network', all: readonly LogParty[], failures: number): readonly LogTable[] {
  // Of many that failed once or twice each, none is more telling than the others.
  const shown = all.filter((one) => one.count > 1 && one.count >= failures * NOTABLE_CLIENT).slice(0, MOST_ROWS);
  const worked = shown.some((one) => one.worked > 0);
  return [
    {
      id: by,
      heading: say(`logs.by.${by}`),
      columns: [
        say('logs.column.who'),
        say('logs.column.failed'),
        ...(worked ? [say('logs.column.worked')] : []),
        say('logs.column.mostly'),
      ],
      rows: shown.map((one) => [
        one.everySeconds === null
          ? say('logs.name-only', { name: one.name })
          : say('logs.every', { client: one.name, every: { milliseconds: one.everySeconds * 1000 } }),
        number(one.count),
        ...(worked ? [number(one.worked)] : []),
        { key: whatHappened(one.causes[0]?.cause ?? 'cannot-tell') },
      ]),
    },
  ];
}

function shares(by: 'name' | 'version' | 'agent', all: readonly LogShare[]): readonly LogTable[] {
  const shown = all.slice(0, MOST_ROWS);
  const worked = shown.some((one) => one.worked > 0);
  if (!shown.some((one) => one.count > 0)) return [];
  return [
    {
      id: by,
      heading: say(`logs.by.${by}`),
      columns: [say(`logs.column.${by}`), say('logs.column.failed'), ...(worked ? [say('logs.column.worked')] : [])],
      rows: shown.map((one) => [say('logs.name-only', { name: one.name }), number(one.count), ...(worked ? [number(one.worked)] : [])]),
    },
  ];
}

function number(count: number): Said {
  return say('logs.number', { count });
}
