import { firstOfLog } from '../../facts/log-patterns.ts';
import type { ReportBlock } from '../../model/report-content.ts';
import { SIDES } from '../../model/side.ts';
import { say, saySide, tell as tellWords } from '../../words/index.ts';
import type { SectionInput } from '../content.ts';
import { causeSentence } from '../sentence.ts';
import { standingOf } from '../standing.ts';
import { toldOthers } from '../told-others.ts';

const TONE = { fault: 'bad', advice: 'warn', healthy: 'good', 'cannot-tell': 'info', 'not-tls': 'info' } as const;

/** Whose side, the verdict sentence, how sure, why, what it means, and what else was noticed. */
export function verdictSection({ document, tell, language }: SectionInput): ReportBlock[] {
  const { diagnosis } = document;
  const { primary } = diagnosis;
  const blocks: ReportBlock[] = [{ block: 'chip', text: tell(say(`report.verdict.${diagnosis.verdict}`)), tone: TONE[diagnosis.verdict] }];
  const standing = standingOf(document);
  if (primary !== null) {
    const turn = primary.side === 'unknown' ? say('report.side.unknown') : saySide(primary.side, standing);
    blocks.push({
      block: 'sides',
      alt: `${tell(say('report.side.heading'))}: ${tell(turn)}`,
      sides: SIDES.filter((side) => side !== 'unknown').map((side) => ({
        label: tell(saySide(side, standing)),
        marked: side === primary.side,
      })),
    });
  }
  blocks.push({ block: 'paragraph', text: tell(diagnosis.sentence), tone: 'verdict' });
  const first = firstOfLog(document.evidence);
  if (first !== null) blocks.push({ block: 'paragraph', text: tell(first, 400) });
  if (diagnosis.provisional) blocks.push({ block: 'paragraph', text: tell(say('report.provisional')), tone: 'muted' });

  const because = primary?.because ?? diagnosis.because;
  if (because.length > 0) {
    const items = because.slice(0, 8).map((reason) => tell(reason));
    blocks.push({ block: 'heading', level: 2, text: tell(say(primary === null ? 'report.section.healthy' : 'report.section.why')) });
    if (primary !== null) blocks.push({ block: 'paragraph', text: tell(say(`sides.${primary.certainty}`)), tone: 'muted' });
    blocks.push({ block: 'list', ordered: false, items });
  }
  if (primary !== null) {
    const plain = causeSentence(primary.cause, 'plain', language);
    const technical = causeSentence(primary.cause, 'technical', language);
    if (plain !== null)
      blocks.push({ block: 'heading', level: 2, text: tell(say('report.section.meaning')) }, { block: 'paragraph', text: plain });
    if (technical !== null) blocks.push({ block: 'paragraph', text: `${technical} (${primary.cause})`, tone: 'small' });
  }
  if (diagnosis.wanted.length > 0 && (primary === null || primary.certainty !== 'certain'))
    blocks.push(
      { block: 'heading', level: 2, text: tell(say('report.section.wanted')) },
      { block: 'list', ordered: false, items: diagnosis.wanted.slice(0, 4).map((need) => tell(need.said)) },
    );
  const { instead, besides } = toldOthers(document);
  for (const [heading, others] of [
    ['report.section.instead', instead],
    ['report.section.besides', besides],
  ] as const)
    if (others.length > 0)
      blocks.push(
        { block: 'heading', level: 2, text: tell(say(heading)) },
        {
          block: 'list',
          ordered: false,
          items: others
            .slice(0, 6)
            .map(
              (other) =>
                `${other.title === undefined ? titleOf(other.cause) : tell(other.title)} (${tell(say(`sides.${other.certainty}`))})`,
            ),
        },
      );
  return blocks;
}

/** The bare name of a cause where its finding brought no title of its own. */
function titleOf(cause: string): string {
  const key = `causes/${cause}.name`;
  const text = tellWords({ key });
  return text === `[${key}]` ? cause : text;
}
