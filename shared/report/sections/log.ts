import type { ReportBlock } from '../../model/report-content.ts';
import { say } from '../../words/index.ts';
import type { SectionInput } from '../content.ts';
import { failedRequests, moreRequests } from '../failed-requests.ts';
import { furtherPatterns, logRange, logSummaries, logTables } from '../log-report.ts';

/** The requests of a browser's log that failed, a row each. */
export function requestSection({ document, tell }: SectionInput): ReportBlock[] {
  const table = failedRequests(document);
  if (table === null) return [];
  const more = moreRequests(table);
  return [
    { block: 'heading', level: 2, text: tell(table.heading) },
    { block: 'table', columns: table.columns.map((one) => tell(one)), rows: table.rows.map((row) => row.map((cell) => tell(cell, 200))) },
    ...(more === null ? [] : [{ block: 'paragraph', text: tell(more), tone: 'small' } as const]),
  ];
}

/** What each log says as a whole: its sentences, and its failures sorted by cause, by client, by name. */
export function logSection({ document, tell }: SectionInput): ReportBlock[] {
  return logSummaries(document.evidence).flatMap((log, place): ReportBlock[] => {
    const sentences = furtherPatterns(log, place).map((one) => tell(one, 400));
    return [
      { block: 'heading', level: 2, text: tell(say('logs.section')) },
      { block: 'paragraph', text: `${log.file ?? ''}: ${tell(logRange(log))}`, tone: 'muted' },
      ...(sentences.length === 0 ? [] : [{ block: 'list', ordered: false, items: sentences } as const]),
      ...logTables(log).flatMap((table): ReportBlock[] => [
        { block: 'heading', level: 3, text: tell(table.heading) },
        {
          block: 'table',
          columns: table.columns.map((one) => tell(one)),
          rows: table.rows.map((row) => row.map((cell) => tell(cell, 200))),
        },
      ]),
    ];
  });
}
