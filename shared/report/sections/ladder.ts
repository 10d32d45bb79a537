import type { ReportBlock } from '../../model/report-content.ts';
import { say } from '../../words/index.ts';
import { type LadderRow, viewCaptured, viewLadder } from '../../words/say-handshake.ts';
import type { SectionInput } from '../content.ts';
import { describeEvidence } from '../describe-evidence.ts';
import { harmless } from '../harmless.ts';

/** The handshake that decided: the first failed one, else the first. */
export function ladderSection({ document, tell }: SectionInput): ReportBlock[] {
  const attempts = document.evidence.flatMap((one) =>
    one.kind === 'handshake' && one.state === 'seen' && one.seen.steps.length > 0 ? [one] : [],
  );
  const shown = attempts.find((one) => one.seen.end.how !== 'completed') ?? attempts[0] ?? capturedOf(document);
  if (shown === undefined) return [];
  const rows = drawn(shown.kind === 'handshake' ? viewLadder(shown.seen.steps, shown.seen.end) : viewCaptured(shown.seen), tell);
  return [
    { block: 'heading', level: 2, text: tell(say('report.section.ladder')) },
    { block: 'paragraph', text: tell(describeEvidence(shown)), tone: 'muted' },
    {
      block: 'ladder',
      ends: { client: tell(say('report.ladder.client')), server: tell(say('report.ladder.server')) },
      rows,
      alt: tell(say('report.ladder.alt', { steps: rows.map((row) => row.label || row.words) })),
    },
  ];
}

/** Of a capture: the first conversation that failed, else the first. */
function capturedOf(document: SectionInput['document']) {
  const streams = document.evidence.flatMap((one) =>
    one.kind === 'capture-stream' && one.state === 'seen' && one.seen.steps.length > 0 ? [one] : [],
  );
  return streams.find((one) => one.seen.cause !== null) ?? streams[0];
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
