import type { ReportBlock } from '../../../shared/model/report-content.ts';
import { INK, type Sheet } from '../sheet.ts';
import { type StructureElement, tagGroup, tagged } from '../tags.ts';

const FORMS = { mono: { weight: 'mono', size: 8.5, leading: 12.5 }, text: { weight: 'regular', size: 9.5, leading: 14 } } as const;
const PADDING = 8;

/** A tinted box with monospaced text, or a letter; it is split where a page ends. */
export function drawCode(sheet: Sheet, parent: StructureElement, block: Extract<ReportBlock, { block: 'code' }>): void {
  const form = FORMS[block.face ?? 'mono'];
  if (block.label !== null) {
    const label = sheet.lines(block.label, { weight: 'regular', size: 8.5 }, sheet.width);
    sheet.need(12.5 + form.leading + 2 * PADDING);
    parent.add(tagged(sheet, 'P', () => sheet.write(label, { x: sheet.left, size: 8.5, leading: 12.5, colour: INK.muted })));
  }
  const lines = sheet.lines(block.text, form, sheet.width - 2 * PADDING);
  const code = tagGroup(sheet, 'Code');
  parent.add(code);
  let at = 0;
  while (at < lines.length) {
    sheet.need(form.leading + 2 * PADDING);
    const fitting = Math.max(1, Math.floor((sheet.bottom - sheet.y - 2 * PADDING) / form.leading));
    const part = lines.slice(at, at + fitting);
    const height = part.length * form.leading + 2 * PADDING;
    const top = sheet.y;
    sheet.document.markContent('Artifact', { type: 'Layout' });
    sheet.decorate((document) =>
      document.roundedRect(sheet.left, top, sheet.width, height, 4).lineWidth(0.75).fillAndStroke(INK.tint, INK.line),
    );
    sheet.document.endMarkedContent();
    sheet.y = top + PADDING;
    code.add(() => sheet.write(part, { x: sheet.left + PADDING, size: form.size, leading: form.leading, colour: INK.text }));
    sheet.y = top + height;
    at += part.length;
  }
  code.end();
  sheet.gap(8);
}
