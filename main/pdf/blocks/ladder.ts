import type { ReportBlock } from '../../../shared/model/report-content.ts';
import type { Run } from '../line-breaking.ts';
import { INK, type Sheet } from '../sheet.ts';
import { type StructureElement, tagGroup, tagged } from '../tags.ts';

/** Room over and under what a row says; the arrow stands in the lower one. */
const ABOVE = 4;
const BELOW = 11;
const ARROW = 4;
const HEAD = 16;
const INSET = 16;
const LABEL = { weight: 'bold', size: 9 } as const;
const WORDS = { weight: 'regular', size: 9 } as const;
const FACTS = { weight: 'regular', size: 8 } as const;
const LINE = 13;

type Row = Extract<ReportBlock, { block: 'ladder' }>['rows'][number];

/** Two lanes, time downwards; the failing step stands in a band and says so. */
export function drawLadder(sheet: Sheet, parent: StructureElement, block: Extract<ReportBlock, { block: 'ladder' }>): void {
  const list = tagGroup(sheet, 'L', { alt: block.alt });
  parent.add(list);
  const [leftLane, rightLane] = [sheet.left + 24, sheet.left + sheet.width - 24];
  sheet.need(HEAD + ABOVE + 2 * LINE + BELOW);
  drawEnds(sheet, block.ends);
  const width = rightLane - leftLane - 2 * INSET;
  for (const row of block.rows) {
    const [label = []] = sheet.lines(row.label, LABEL, width);
    const words = row.words === '' ? [] : sheet.lines(row.words, WORDS, width);
    const facts = fitting(sheet, row.facts, row.label === '' ? width : width - widthOf(label) - INSET);
    const named = row.label !== '' || facts.length > 0;
    const mark = row.failing ? sheet.lines(block.mark, LABEL, width).slice(0, 1) : [];
    const height = ABOVE + mark.length * LINE + (named ? LINE : 0) + words.length * LINE + BELOW;
    // Whoever holds the next page alone in hand sees whose lanes they are.
    if (sheet.y + height > sheet.bottom) {
      sheet.nextPage();
      drawEnds(sheet, block.ends);
    }
    const top = sheet.y;
    const colour = row.failing ? INK.bad : INK.primary;
    sheet.document.markContent('Artifact', { type: 'Layout' });
    sheet.decorate((document) => {
      if (row.failing) document.rect(sheet.left, top, sheet.width, height).fill('#FBEDEC');
      for (const lane of [leftLane, rightLane])
        document
          .moveTo(lane, top)
          .lineTo(lane, top + height)
          .lineWidth(0.75)
          .strokeColor(INK.muted)
          .stroke();
      // What is no message, and no failure, was said by nobody.
      if (row.label === '' && !row.failing) return;
      const [from, to] = row.from === 'client' ? [leftLane + 4, rightLane - 4] : [rightLane - 4, leftLane + 4];
      const tip = row.from === 'client' ? -6 : 6;
      const y = top + height - ARROW;
      if (row.failing) document.dash(4, { space: 3 });
      document.moveTo(from, y).lineTo(to, y).lineWidth(1).strokeColor(colour).stroke();
      document.undash();
      document
        .moveTo(to, y)
        .lineTo(to + tip, y - 3)
        .lineTo(to + tip, y + 3)
        .closePath()
        .fillColor(colour)
        .fill();
    });
    sheet.document.endMarkedContent();
    const entry = tagGroup(sheet, 'LI');
    list.add(entry);
    entry.add(
      tagged(
        sheet,
        'LBody',
        () => {
          let y = top + ABOVE;
          for (const line of mark) {
            const x = row.from === 'client' ? leftLane + INSET : rightLane - INSET - widthOf(line);
            sheet.writeLine(line, x, y, LABEL.size, INK.bad);
            y += LINE;
          }
          if (named) {
            const gap = label.length > 0 && facts.length > 0 ? INSET : 0;
            const whole = widthOf(label) + gap + widthOf(facts);
            const x = row.from === 'client' ? leftLane + INSET : rightLane - INSET - whole;
            sheet.writeLine(label, x, y, LABEL.size, row.failing ? INK.bad : INK.text);
            sheet.writeLine(facts, x + widthOf(label) + gap, y + 1, FACTS.size, INK.muted);
            y += LINE;
          }
          for (const line of words) {
            const x = row.from === 'client' ? leftLane + INSET : rightLane - INSET - widthOf(line);
            sheet.writeLine(line, x, y, WORDS.size, row.failing ? INK.bad : INK.muted);
            y += LINE;
          }
        },
        { alt: spoken(block, row) },
      ),
    );
    entry.end();
    sheet.y = top + height;
  }
  list.end();
  sheet.gap(10);
}

/** The lanes say who speaks, and where it fails is a band: whoever hears the list hears both. */
function spoken({ speakers, mark }: Extract<ReportBlock, { block: 'ladder' }>, row: Row): string {
  const said = [row.label, row.words, row.facts].filter((part) => part !== '').join('. ');
  return `${row.failing ? `${mark}. ` : ''}${speakers[row.from]}: ${said}`;
}

/** Who stands at which lane. For the eye: the list says who speaks. */
function drawEnds(sheet: Sheet, { client, server }: Extract<ReportBlock, { block: 'ladder' }>['ends']): void {
  const style = { weight: 'bold', size: 8 } as const;
  const [[left = []], [right = []]] = [sheet.lines(client, style, 200), sheet.lines(server, style, 200)];
  sheet.document.markContent('Artifact', { type: 'Layout' });
  sheet.writeLine(left, sheet.left, sheet.y, 8, INK.muted);
  sheet.writeLine(right, sheet.left + sheet.width - widthOf(right), sheet.y, 8, INK.muted);
  sheet.document.endMarkedContent();
  sheet.y += HEAD;
}

/** The facts as far as they fit on one line, cut between two of them. */
function fitting(sheet: Sheet, facts: string, width: number): readonly Run[] {
  const parts = facts.split(' · ');
  for (let kept = parts.length; kept > 0; kept -= 1) {
    const lines = sheet.lines(parts.slice(0, kept).join(' · '), FACTS, width);
    if (lines.length === 1) return lines[0] ?? [];
  }
  return [];
}

function widthOf(line: readonly Run[]): number {
  return line.reduce((sum, run) => sum + run.width, 0);
}
