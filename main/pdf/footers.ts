import { INK, type Sheet } from './sheet.ts';

const SIZE = 8;

/** Page numbers and the product line, marked as artifacts so that a screen reader does not read them on every page. */
export function drawFooters(sheet: Sheet, footer: string): void {
  const { document } = sheet;
  const range = document.bufferedPageRange();
  for (let page = 0; page < range.count; page += 1) {
    document.switchToPage(range.start + page);
    document.markContent('Artifact', { type: 'Pagination' });
    const y = sheet.bottom + 24;
    document
      .moveTo(sheet.left, y - 8)
      .lineTo(sheet.left + sheet.width, y - 8)
      .lineWidth(0.5)
      .strokeColor(INK.line)
      .stroke();
    const [line = []] = sheet.lines(footer, { weight: 'regular', size: SIZE }, sheet.width - 60);
    sheet.writeLine(line, sheet.left, y, SIZE, INK.muted);
    const [count = []] = sheet.lines(`${page + 1} / ${range.count}`, { weight: 'regular', size: SIZE }, 60);
    sheet.writeLine(count, sheet.left + sheet.width - count.reduce((sum, run) => sum + run.width, 0), y, SIZE, INK.muted);
    document.endMarkedContent();
  }
}
