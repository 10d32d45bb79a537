import { tellingLadder } from '../../facts/ladder-of.ts';
import type { ReportBlock } from '../../model/report-content.ts';
import { say } from '../../words/index.ts';
import { type LadderRow, noMessage } from '../../words/say-handshake.ts';
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
    { block: 'paragraph', text: tell(shown.from === 'text' ? say('handshake.told') : describeEvidence(evidence)), tone: 'muted' },
    {
      block: 'ladder',
      ends: { client: tell(say('report.ladder.client')), server: tell(say('report.ladder.server')) },
      speakers: { client: tell(say('diagnosis.ladder.from-client.captured')), server: tell(say('diagnosis.ladder.from-server.captured')) },
      mark: tell(say('handshake.failing')),
      rows,
      alt: tell(say('report.ladder.alt', { steps: rows.map((row) => row.label || row.words) })),
    },
  ];
}

const MOST_ROWS = 40;
type Rows = Extract<ReportBlock, { block: 'ladder' }>['rows'];

/** Where there are too many, what fails and the last one stay: they tell how it ended. */
function drawn(rows: readonly LadderRow[], tell: SectionInput['tell']): Rows {
  if (rows.length <= MOST_ROWS) return rows.map((row) => drawnRow(row, tell));
  const begin = rows.slice(0, MOST_ROWS - 3);
  const rest = rows.slice(MOST_ROWS - 3);
  const telling = rest.filter((row, index) => row.failing || index === rest.length - 1).slice(0, 2);
  const more = noMessage('server', say('report.ladder.more', { count: rest.length - telling.length }), false);
  return [...begin, more, ...telling].map((row) => drawnRow(row, tell));
}

function drawnRow(row: LadderRow, tell: SectionInput['tell']): Rows[number] {
  return {
    from: row.from,
    label: harmless(row.name ?? '', 'one-line', 60),
    words: row.said === null ? '' : harmless(tell(row.said), 'one-line', 160),
    facts: [...row.facts.slice(0, 4).map((fact) => harmless(fact, 'one-line', 60)), ...row.small.map((one) => tell(one))].join(' · '),
    failing: row.failing,
  };
}
