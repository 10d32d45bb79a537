import type { ReportBlock } from '../../model/report-content.ts';
import { say } from '../../words/index.ts';
import type { SectionInput } from '../content.ts';

/** One row per address, with how many of the tries with a browser's own first message worked. */
export function addressSection({ document, tell }: SectionInput): ReportBlock[] {
  const rows = new Map<string, { worked: number; all: number; ends: Set<string> }>();
  for (const one of document.evidence) {
    if (one.kind !== 'handshake' || one.state !== 'seen') continue;
    const { factor } = one.seen.variation;
    if (factor !== 'judged' && factor !== 'repeat' && factor !== 'address') continue;
    const row = rows.get(one.seen.address) ?? { worked: 0, all: 0, ends: new Set<string>() };
    row.all += 1;
    if (one.seen.end.how === 'completed') row.worked += 1;
    row.ends.add(one.seen.chosen === null ? one.seen.end.how : `${one.seen.end.how}, ${one.seen.chosen.version}`);
    rows.set(one.seen.address, row);
  }
  if (rows.size === 0) return [];
  return [
    { block: 'heading', level: 2, text: tell(say('report.section.addresses')) },
    {
      block: 'table',
      columns: [tell(say('report.label.address')), tell(say('report.label.tries')), tell(say('report.label.result'))],
      rows: [...rows]
        .slice(0, 20)
        .map(([address, row]) => [address, tell(say('report.tries.of', { worked: row.worked, all: row.all })), [...row.ends].join('; ')]),
    },
  ];
}
