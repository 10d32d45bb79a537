import type { HandshakeEnd } from '../../model/handshake.ts';
import type { ReportBlock } from '../../model/report-content.ts';
import { say, type WordKey } from '../../words/index.ts';
import type { SectionInput } from '../content.ts';

/** How a try ended, in the words that captures use too. */
const ENDINGS = {
  completed: 'report.ending.completed',
  alert: 'report.ending.alert',
  reset: 'report.ending.reset',
  closed: 'report.ending.closed',
  silence: 'report.ending.no-answer',
  'not-tls': 'report.ending.not-tls',
  'broken-tls': 'report.ending.broken-tls',
  'cut-off': 'report.ending.cut-off',
  cancelled: 'report.why.cancelled',
} as const satisfies Readonly<Record<HandshakeEnd['how'], WordKey>>;

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
    const end = tell(say(ENDINGS[one.seen.end.how]));
    row.ends.add(one.seen.chosen === null ? end : `${end}, ${one.seen.chosen.version}`);
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
