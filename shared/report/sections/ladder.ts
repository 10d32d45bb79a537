import type { HandshakeStep } from '../../model/handshake.ts';
import type { ReportBlock } from '../../model/report-content.ts';
import { say } from '../../words/index.ts';
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
  const rows = ladderRows(
    shown.seen.steps,
    shown.kind === 'handshake' ? shown.seen.end.how !== 'completed' : shown.seen.cause !== null || shown.seen.ending !== 'completed',
  );
  return [
    { block: 'heading', level: 2, text: tell(say('report.section.ladder')) },
    { block: 'paragraph', text: tell(describeEvidence(shown)), tone: 'muted' },
    {
      block: 'ladder',
      ends: { client: tell(say('report.ladder.client')), server: tell(say('report.ladder.server')) },
      rows,
      alt: tell(say('report.ladder.alt', { steps: rows.map((row) => row.label) })),
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

function ladderRows(steps: readonly HandshakeStep[], failed: boolean): Extract<ReportBlock, { block: 'ladder' }>['rows'] {
  const last = steps.length - 1;
  return steps.slice(0, 40).map((step, index) => ({
    from: step.from,
    label: harmless(step.message, 'one-line', 60),
    facts: [...step.facts.slice(0, 4).map((fact) => harmless(fact, 'one-line', 60)), `${step.bytes} B`, `${Math.round(step.at)} ms`].join(
      ' · ',
    ),
    failing: failed && index === last,
  }));
}
