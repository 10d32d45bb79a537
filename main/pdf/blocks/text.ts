import type { ReportBlock } from '../../../shared/model/report-content.ts';
import { INK, type Sheet } from '../sheet.ts';
import { type StructureElement, tagGroup, tagged } from '../tags.ts';

type Block<K extends ReportBlock['block']> = Extract<ReportBlock, { block: K }>;

const HEADINGS = {
  1: { size: 20, leading: 27, before: 0, after: 6 },
  2: { size: 13, leading: 18, before: 18, after: 4 },
  3: { size: 10.5, leading: 15, before: 9, after: 2 },
} as const;

const TONES = {
  normal: { weight: 'regular', size: 10.5, leading: 15.5, colour: INK.text, after: 5 },
  muted: { weight: 'regular', size: 10, leading: 14.5, colour: INK.muted, after: 4 },
  small: { weight: 'regular', size: 8.5, leading: 12.5, colour: INK.muted, after: 4 },
  verdict: { weight: 'bold', size: 17, leading: 24, colour: INK.text, after: 8 },
} as const;

/** What must stay under a heading: two lines at least, the lines to copy of a step, the beginning of a ladder, a whole chain of usual length. */
function keptWith(following: readonly ReportBlock[]): number {
  let height = 0;
  for (const next of following) {
    switch (next.block) {
      case 'heading':
      case 'page-break':
        return Math.max(44, height);
      case 'paragraph':
        height += 20;
        break;
      case 'code':
        return height + 60;
      case 'ladder':
        return height + Math.min(4, next.rows.length) * 26;
      case 'chain':
        return height + Math.min(5, next.cards.length) * 78;
      default:
        return Math.max(44, height + 24);
    }
  }
  return Math.max(44, height);
}

export function drawHeading(sheet: Sheet, parent: StructureElement, block: Block<'heading'>, following: readonly ReportBlock[]): void {
  const form = HEADINGS[block.level];
  const lines = sheet.lines(block.text, { weight: 'bold', size: form.size }, sheet.width);
  sheet.gap(form.before);
  sheet.need(lines.length * form.leading + form.after + keptWith(following));
  sheet.document.outline.addItem(block.text);
  parent.add(
    tagged(sheet, `H${block.level}`, () => sheet.write(lines, { x: sheet.left, size: form.size, leading: form.leading, colour: INK.text })),
  );
  sheet.gap(form.after);
}

export function drawParagraph(sheet: Sheet, parent: StructureElement, block: Block<'paragraph'>): void {
  const form = TONES[block.tone ?? 'normal'];
  const lines = sheet.lines(block.text, { weight: form.weight, size: form.size }, sheet.width);
  if (lines.length <= 3) sheet.need(lines.length * form.leading);
  parent.add(tagged(sheet, 'P', () => sheet.write(lines, { x: sheet.left, size: form.size, leading: form.leading, colour: form.colour })));
  sheet.gap(form.after);
}

export function drawList(sheet: Sheet, parent: StructureElement, block: Block<'list'>): void {
  const form = TONES.normal;
  const list = tagGroup(sheet, 'L');
  parent.add(list);
  for (const [index, item] of block.items.entries()) {
    const lines = sheet.lines(item, form, sheet.width - 18);
    sheet.need(Math.min(3, lines.length) * form.leading);
    const entry = tagGroup(sheet, 'LI');
    list.add(entry);
    const [mark = []] = sheet.lines(block.ordered ? `${index + 1}.` : '•', form, 18);
    entry.add(tagged(sheet, 'Lbl', () => sheet.writeLine(mark, sheet.left, sheet.y, form.size, INK.muted)));
    entry.add(
      tagged(sheet, 'LBody', () => sheet.write(lines, { x: sheet.left + 18, size: form.size, leading: form.leading, colour: form.colour })),
    );
    entry.end();
    sheet.gap(2);
  }
  list.end();
  sheet.gap(4);
}

/** Label on the left, value on the right; read as a list of "label: value". */
export function drawPairs(sheet: Sheet, parent: StructureElement, block: Block<'pairs'>): void {
  const form = { ...TONES.normal, size: 9.5, leading: 14 };
  const labelWidth = 110;
  const list = tagGroup(sheet, 'L');
  parent.add(list);
  for (const [label, value] of block.pairs) {
    const labels = sheet.lines(label, form, labelWidth - 8);
    const values = sheet.lines(value, form, sheet.width - labelWidth);
    sheet.need(Math.min(4, Math.max(labels.length, values.length)) * form.leading);
    const entry = tagGroup(sheet, 'LI');
    list.add(entry);
    const top = sheet.y;
    entry.add(
      tagged(sheet, 'Lbl', () => {
        for (const [row, line] of labels.entries()) sheet.writeLine(line, sheet.left, top + row * form.leading, form.size, INK.muted);
      }),
    );
    entry.add(
      tagged(sheet, 'LBody', () =>
        sheet.write(values, { x: sheet.left + labelWidth, size: form.size, leading: form.leading, colour: form.colour }),
      ),
    );
    entry.end();
    if (values.length < labels.length) sheet.y = top + labels.length * form.leading;
    sheet.gap(2);
  }
  list.end();
  sheet.gap(4);
}
