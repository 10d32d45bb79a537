import type { ReportBlock } from '../../model/report-content.ts';
import { say } from '../../words/index.ts';
import type { SectionInput } from '../content.ts';
import { harmless } from '../harmless.ts';

/** The steps, the message to whoever has to act, and what not to do. */
export function fixSection({ document, tell }: SectionInput): ReportBlock[] {
  const plan = document.fixPlan;
  if (plan === null) return [];
  const blocks: ReportBlock[] = [{ block: 'heading', level: 2, text: tell(say('report.section.fix')) }];
  const heading = tell(say('report.section.fix'));
  if (tell(plan.title) !== heading) blocks.push({ block: 'paragraph', text: tell(plan.title) });
  for (const [index, step] of plan.steps.entries()) {
    blocks.push({ block: 'heading', level: 3, text: `${index + 1}. ${tell(step.do)}` });
    if (step.why !== null) blocks.push({ block: 'paragraph', text: tell(step.why), tone: 'muted' });
    const effort = [
      ...(step.minutes === null ? [] : [tell(say('steps.minutes', { count: step.minutes }))]),
      ...(step.who === null ? [] : [tell(step.who)]),
    ];
    if (effort.length > 0) blocks.push({ block: 'paragraph', text: effort.join(' · '), tone: 'small' });
    if (step.inBrowsers.length > 0) {
      const items = step.inBrowsers.map((one) => `${tell(say(`fixes.browser.${one.browser}`))}: ${tell(one.do)}`);
      blocks.push({ block: 'list', ordered: false, items });
    }
    if (step.copy !== null)
      blocks.push({ block: 'code', text: harmless(step.copy.text, 'keep-lines', 4000), label: tell(step.copy.label) });
    if (step.seeThatItWorked !== null)
      blocks.push({ block: 'paragraph', text: `${tell(say('report.label.check'))}: ${tell(step.seeThatItWorked)}`, tone: 'small' });
    if (step.notThis !== null)
      blocks.push({ block: 'paragraph', text: `${tell(say('steps.not-this'))}: ${tell(step.notThis)}`, tone: 'small' });
  }
  if (plan.message !== null)
    blocks.push(
      { block: 'heading', level: 2, text: tell(say('report.section.message')) },
      { block: 'paragraph', text: tell(plan.message.to), tone: 'muted' },
      { block: 'code', text: plan.message.lines.map((line) => tell(line)).join('\n'), label: null, face: 'text' },
    );
  if (plan.never.length > 0)
    blocks.push(
      { block: 'heading', level: 2, text: tell(say('report.section.never')) },
      { block: 'list', ordered: false, items: plan.never.map((one) => tell(one)) },
    );
  return blocks;
}
