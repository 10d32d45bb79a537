import type { ReportBlock } from '../../model/report-content.ts';
import { say } from '../../words/index.ts';
import type { SectionInput } from '../content.ts';

/** Before and after, when the case was checked again. */
export function comparisonSection({ document, tell }: SectionInput): ReportBlock[] {
  const { comparison, attempts, diagnosis } = document;
  if (comparison === null) return [];
  const before = attempts.at(-1);
  return [
    { block: 'heading', level: 2, text: tell(say('report.section.comparison')) },
    { block: 'paragraph', text: tell(comparison.sentence) },
    {
      block: 'table',
      columns: [tell(say('report.label.before')), tell(say('report.label.after'))],
      rows: [[before === undefined ? '' : tell(before.diagnosis.sentence), tell(diagnosis.sentence)]],
    },
    ...(before?.diagnosis.primary == null
      ? []
      : [
          {
            block: 'paragraph' as const,
            tone: 'small' as const,
            text: tell(say('report.cause-line', { cause: before.diagnosis.primary.cause })),
          },
        ]),
    ...(comparison.changes.length === 0
      ? []
      : [{ block: 'list' as const, ordered: false, items: comparison.changes.map((change) => tell(change)) }]),
  ];
}
