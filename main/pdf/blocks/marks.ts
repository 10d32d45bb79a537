import type { ReportBlock } from '../../../shared/model/report-content.ts';
import { INK, type Sheet } from '../sheet.ts';
import { artifact, type StructureElement, tagGroup, tagged } from '../tags.ts';

/** The result in a word, in a coloured outline. */
export function drawChip(sheet: Sheet, parent: StructureElement, block: Extract<ReportBlock, { block: 'chip' }>): void {
  const [line = []] = sheet.lines(block.text, { weight: 'bold', size: 9.5 }, sheet.width - 24);
  const width = line.reduce((sum, run) => sum + run.width, 0) + 24;
  sheet.need(24);
  const top = sheet.y;
  artifact(sheet, () =>
    sheet.decorate((document) => document.roundedRect(sheet.left, top, width, 20, 10).lineWidth(1).strokeColor(INK[block.tone]).stroke()),
  );
  parent.add(tagged(sheet, 'P', () => sheet.writeLine(line, sheet.left + 12, top + 4, 9.5, INK[block.tone])));
  sheet.y = top + 20;
  sheet.gap(10);
}

/** Whose side: a row of four with one marked; the mark is a filled box, not a colour alone, and a screen reader hears the marked one. */
export function drawSides(sheet: Sheet, parent: StructureElement, block: Extract<ReportBlock, { block: 'sides' }>): void {
  const count = Math.max(1, block.sides.length);
  const width = (sheet.width - (count - 1) * 6) / count;
  const height = 24;
  sheet.need(height + 10);
  const top = sheet.y;
  const list = tagGroup(sheet, 'L', { alt: block.alt });
  parent.add(list);
  for (const [index, side] of block.sides.entries()) {
    const x = sheet.left + index * (width + 6);
    artifact(sheet, () =>
      sheet.decorate((document) => {
        document.roundedRect(x, top, width, height, 5).lineWidth(0.75);
        if (side.marked) document.fillAndStroke(INK.primary, INK.primary);
        else document.strokeColor(INK.line).stroke();
      }),
    );
    const [line = []] = sheet.lines(side.label, { weight: side.marked ? 'bold' : 'regular', size: 9 }, width - 8);
    const offset = (width - line.reduce((sum, run) => sum + run.width, 0)) / 2;
    const entry = tagGroup(sheet, 'LI');
    list.add(entry);
    entry.add(tagged(sheet, 'LBody', () => sheet.writeLine(line, x + offset, top + 6, 9, side.marked ? '#FFFFFF' : INK.muted)));
    entry.end();
  }
  list.end();
  sheet.y = top + height;
  sheet.gap(12);
}
