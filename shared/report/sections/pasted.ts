import type { ReportBlock } from '../../model/report-content.ts';
import { say } from '../../words/index.ts';
import { sayTold } from '../../words/say-told.ts';
import type { SectionInput } from '../content.ts';
import { harmless } from '../harmless.ts';

/** The pasted message, redacted when the case was made, cut to a page. */
export function pastedSection({ document, tell }: SectionInput): ReportBlock[] {
  const message = document.evidence.find((one) => one.kind === 'message' && one.state === 'seen');
  if (message?.kind !== 'message' || message.state !== 'seen') return [];
  const { told } = message.seen;
  return [
    ...(told === undefined
      ? []
      : ([
          { block: 'heading', level: 2, text: tell(say('handshake.shown')) },
          { block: 'list', ordered: false, items: sayTold(told).map((one) => tell(one)) },
        ] satisfies ReportBlock[])),
    { block: 'heading', level: 2, text: tell(say('report.section.message-text')) },
    { block: 'code', text: harmless(message.seen.text, 'keep-lines', 3000), label: null },
  ];
}
