import type { Evidence } from '../../model/evidence.ts';
import type { ReportBlock } from '../../model/report-content.ts';
import { say } from '../../words/index.ts';
import type { SectionInput } from '../content.ts';
import { describeEvidence, nameVariation } from '../describe-evidence.ts';
import { withoutRepeats } from '../log-report.ts';

const MOST_ROWS = 120;

/** Where a connection was opened; null for anything else. Each handshake opens one: the rows would say it again and again. */
function openedAt(one: Evidence): string | null {
  return one.kind === 'tcp-connect' && one.state === 'seen' && one.seen.outcome === 'connected'
    ? `${one.seen.address} ${one.seen.port}`
    : null;
}

function firstAt(evidence: readonly Evidence[], one: Evidence): boolean {
  return evidence.find((other) => openedAt(other) === openedAt(one))?.id === one.id;
}

/** Everything that was seen, numbered as in the case, and every host that was asked. */
export function evidenceSection({ document, tell }: SectionInput): ReportBlock[] {
  const { evidence, cost } = document;
  const shown = evidence.filter((one) => openedAt(one) === null || firstAt(evidence, one));
  const told = withoutRepeats(shown).slice(0, MOST_ROWS);
  const rows = told.map((one) => {
    const sentence = tell(describeEvidence(one), 400);
    const varied = one.kind === 'handshake' && one.state === 'seen' ? nameVariation(one.seen.variation) : null;
    const again = evidence.filter((other) => other.id !== one.id && openedAt(other) !== null && openedAt(other) === openedAt(one)).length;
    const more = varied ?? (again > 0 ? say('report.times', { count: again }) : null);
    return [String(one.id), more === null ? sentence : `${sentence} (${tell(more)})`, tell(say(`report.from.${one.seenFrom}`))];
  });
  if (shown.length > told.length) rows.push(['…', tell(say('report.more', { count: shown.length - told.length })), '']);
  return [
    { block: 'heading', level: 2, text: tell(say('report.section.evidence')) },
    { block: 'table', columns: ['#', tell(say('report.label.seen')), tell(say('report.label.from'))], rows },
    { block: 'heading', level: 2, text: tell(say('report.section.asked')) },
    {
      block: 'pairs',
      pairs: [
        [
          tell(say('report.label.checked')),
          tell(say('report.checked-at', { startedAt: { dateTime: document.startedAt }, version: document.product.version })),
        ],
        [tell(say('report.label.connections')), String(cost.connections)],
        [tell(say('report.label.time')), tell(say('report.took', { time: { milliseconds: cost.milliseconds } }))],
        [tell(say('report.label.hosts')), cost.hosts.length === 0 ? tell(say('report.none')) : cost.hosts.slice(0, 40).join(', ')],
      ],
    },
  ];
}
