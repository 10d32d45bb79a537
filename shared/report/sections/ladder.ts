import { type DrawnHandshake, tellingLadder } from '../../facts/ladder-of.ts';
import type { Evidence } from '../../model/evidence.ts';
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
  return [
    { block: 'heading', level: 2, text: tell(say('report.section.ladder')) },
    { block: 'paragraph', text: whence(evidence, shown, tell), tone: 'muted' },
    ladderBlock(shown.rows, tell, MOST_ROWS),
  ];
}

/** Where a drawn handshake is known from, how it ended, and what the drawing does not say of itself. */
export function whence(evidence: Evidence, { from, note }: DrawnHandshake, tell: SectionInput['tell']): string {
  return [...(from === 'text' ? [] : [describeEvidence(evidence)]), ...(note === null ? [] : [note])].map((one) => tell(one)).join(' ');
}

/** A handshake ready to be drawn, with at most so many rows. */
export function ladderBlock(rows: readonly LadderRow[], tell: SectionInput['tell'], most: number): LadderBlock {
  const told = drawn(rows, tell, most);
  return {
    block: 'ladder',
    ends: { client: tell(say('report.ladder.client')), server: tell(say('report.ladder.server')) },
    speakers: { client: tell(say('diagnosis.ladder.from-client.captured')), server: tell(say('diagnosis.ladder.from-server.captured')) },
    mark: tell(say('handshake.failing')),
    rows: told,
    alt: tell(say('report.ladder.alt', { steps: told.map((row) => row.label || row.words) })),
  };
}

const MOST_ROWS = 40;
type LadderBlock = Extract<ReportBlock, { block: 'ladder' }>;
type Rows = LadderBlock['rows'];

/** Where there are too many, what fails and the last one stay: they tell how it ended. */
function drawn(rows: readonly LadderRow[], tell: SectionInput['tell'], most: number): Rows {
  if (rows.length <= most) return rows.map((row) => drawnRow(row, tell));
  const begin = rows.slice(0, most - 3);
  const rest = rows.slice(most - 3);
  const telling = rest.filter((row, index) => row.failing || index === rest.length - 1).slice(0, 2);
  const more = noMessage('server', say('report.ladder.more', { count: rest.length - telling.length }), false);
  return [...begin, more, ...telling].map((row) => drawnRow(row, tell));
}

function drawnRow(row: LadderRow, tell: SectionInput['tell']): Rows[number] {
  return {
    from: row.from,
    label: harmless(row.name ?? '', 'one-line', 60),
    words: row.said === null ? '' : harmless(tell(row.said), 'one-line', 160),
    facts: [...row.facts.slice(0, 7).map((fact) => harmless(fact, 'one-line', 60)), ...row.small.map((one) => tell(one))].join(' · '),
    failing: row.failing,
  };
}
