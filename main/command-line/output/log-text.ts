import type { Said } from '../../../shared/model/said.ts';
import type { LogSummary } from '../../../shared/model/traffic.ts';
import { type FailedRequests, moreRequests } from '../../../shared/report/failed-requests.ts';
import { harmless } from '../../../shared/report/harmless.ts';
import { furtherPatterns, logRange, logTables } from '../../../shared/report/log-report.ts';
import { say } from '../../../shared/words/index.ts';

/** What a whole log says: its sentences, and each table as lines. */
export function logText(log: LogSummary, place: number, tellSafe: (said: Said) => string): string[] {
  const lines = [
    '',
    `${tellSafe(say('logs.section'))} (${harmless(log.file ?? '')}, ${tellSafe(logRange(log))})`,
    ...furtherPatterns(log, place).map((one) => `  - ${tellSafe(one)}`),
  ];
  for (const { heading, columns, rows } of logTables(log)) {
    lines.push(`  ${tellSafe(heading)}:`);
    for (const row of rows)
      lines.push(`    ${row.map((cell, at) => labelled(tellSafe(cell), at === 0 ? null : columns[at], tellSafe)).join(' · ')}`);
  }
  return lines;
}

/** The requests of a browser's log that failed, a line each. */
export function requestText(table: FailedRequests, tellSafe: (said: Said) => string): string[] {
  const more = moreRequests(table);
  return [
    '',
    `${tellSafe(table.heading)}:`,
    ...table.rows.map(
      (row) => `  - ${row.map((cell, at) => labelled(tellSafe(cell), at < 4 ? null : table.columns[at], tellSafe)).join(' · ')}`,
    ),
    ...(more === null ? [] : [`  ${tellSafe(more)}`]),
  ];
}

function labelled(cell: string, column: Said | null | undefined, tellSafe: (said: Said) => string): string {
  return column == null ? cell : `${tellSafe(column)}: ${cell}`;
}
