import { tellingLadder } from '../../facts/ladder-of.ts';
import type { ReportBlock } from '../../model/report-content.ts';
import { say } from '../../words/index.ts';
import type { LadderRow } from '../../words/say-handshake.ts';
import type { SectionInput } from '../content.ts';
import { describeEvidence } from '../describe-evidence.ts';
import { harmless } from '../harmless.ts';

/** The handshake that decided, wherever it is known from. */
export function ladderSection({ document, tell }: SectionInput): ReportBlock[] {
  const telling = tellingLadder(document);
  if (telling === null) return [];
  const { evidence, drawn: shown } = telling;
  const rows = drawn(shown.rows, tell);
  return [
    { block: 'heading', level: 2, text: tell(say('report.section.ladder')) },
    { block: 'paragraph', text: tell(shown.from === 'text' ? say('diagnosis.ladder.told') : describeEvidence(evidence)), tone: 'muted' },
    {
      block: 'ladder',
      ends: { client: tell(say('report.ladder.client')), server: tell(say('report.ladder.server')) },
      rows,
      alt: tell(say('report.ladder.alt', { steps: rows.map((row) => row.label || row.words) })),
    },
  ];
}

const MOST_ROWS = 40;

/** The last row tells how it ended, so it stays where there are too many. */
function drawn(rows: readonly LadderRow[], tell: SectionInput['tell']): Extract<ReportBlock, { block: 'ladder' }>['rows'] {
  const kept = rows.length <= MOST_ROWS ? rows : [...rows.slice(0, MOST_ROWS - 1), ...rows.slice(-1)];
  return kept.map((row) => ({
    from: row.from,
    label: harmless(row.name ?? '', 'one-line', 60),
    words: row.said === null ? '' : harmless(tell(row.said), 'one-line', 160),
    facts: [...row.facts.slice(0, 4).map((fact) => harmless(fact, 'one-line', 60)), ...row.small.map((one) => tell(one))].join(' · '),
    failing: row.failing,
  }));
}
