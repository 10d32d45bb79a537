import type { ReportBlock } from '../../../shared/model/report-content.ts';
import type { Run } from '../line-breaking.ts';
import { INK, type Sheet } from '../sheet.ts';
import { type StructureElement, tagGroup, tagged } from '../tags.ts';

const ROW = 26;
const HEAD = 16;

/** Two lanes, time downwards; the failing step stands in a band and says so. */
export function drawLadder(sheet: Sheet, parent: StructureElement, block: Extract<ReportBlock, { block: 'ladder' }>): void {
  const list = tagGroup(sheet, 'L', { alt: block.alt });
  parent.add(list);
  const [leftLane, rightLane] = [sheet.left + 24, sheet.left + sheet.width - 24];
  drawEnds(sheet, block.ends);
  for (const row of block.rows) {
    sheet.need(ROW);
    const top = sheet.y;
    const colour = row.failing ? INK.bad : INK.primary;
    sheet.document.markContent('Artifact', { type: 'Layout' });
    sheet.decorate((document) => {
      if (row.failing) document.rect(sheet.left, top, sheet.width, ROW).fill('#FBEDEC');
      for (const lane of [leftLane, rightLane])
        document
          .moveTo(lane, top)
          .lineTo(lane, top + ROW)
          .lineWidth(0.75)
          .strokeColor(INK.line)
          .stroke();
      const [from, to] = row.from === 'client' ? [leftLane + 4, rightLane - 4] : [rightLane - 4, leftLane + 4];
      const tip = row.from === 'client' ? -6 : 6;
      document
        .moveTo(from, top + ROW - 4)
        .lineTo(to, top + ROW - 4)
        .lineWidth(1)
        .strokeColor(colour)
        .stroke();
      document
        .moveTo(to, top + ROW - 4)
        .lineTo(to + tip, top + ROW - 7)
        .lineTo(to + tip, top + ROW - 1)
        .closePath()
        .fillColor(colour)
        .fill();
    });
    sheet.document.endMarkedContent();
    const [label = []] = sheet.lines(row.label, { weight: 'bold', size: 9 }, 200);
    const labelWidth = label.reduce((sum, run) => sum + run.width, 0);
    const facts = fitting(sheet, row.facts, rightLane - leftLane - labelWidth - 46);
    const entry = tagGroup(sheet, 'LI');
    list.add(entry);
    entry.add(
      tagged(sheet, 'LBody', () => {
        sheet.writeLine(label, leftLane + 16, top + 5, 9, row.failing ? INK.bad : INK.text);
        sheet.writeLine(facts, leftLane + 30 + labelWidth, top + 6, 8, INK.muted);
      }),
    );
    entry.end();
    sheet.y = top + ROW;
  }
  list.end();
  sheet.gap(10);
}

/** Who stands at which lane. For the eye: the list says who speaks. */
function drawEnds(sheet: Sheet, { client, server }: Extract<ReportBlock, { block: 'ladder' }>['ends']): void {
  sheet.need(HEAD + ROW);
  const style = { weight: 'bold', size: 8 } as const;
  const [[left = []], [right = []]] = [sheet.lines(client, style, 200), sheet.lines(server, style, 200)];
  const rightWidth = right.reduce((sum, run) => sum + run.width, 0);
  sheet.document.markContent('Artifact', { type: 'Layout' });
  sheet.writeLine(left, sheet.left, sheet.y, 8, INK.muted);
  sheet.writeLine(right, sheet.left + sheet.width - rightWidth, sheet.y, 8, INK.muted);
  sheet.document.endMarkedContent();
  sheet.y += HEAD;
}

/** The facts as far as they fit on one line, cut between two of them. */
function fitting(sheet: Sheet, facts: string, width: number): readonly Run[] {
  const parts = facts.split(' · ');
  for (let kept = parts.length; kept > 0; kept -= 1) {
    const lines = sheet.lines(parts.slice(0, kept).join(' · '), { weight: 'regular', size: 8 }, width);
    if (lines.length === 1) return lines[0] ?? [];
  }
  return [];
}
