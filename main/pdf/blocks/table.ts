import type { ReportBlock } from '../../../shared/model/report-content.ts';
import type { Run } from '../line-breaking.ts';
import { INK, type Sheet } from '../sheet.ts';
import { artifact, type StructureElement, tagGroup, tagged } from '../tags.ts';

const FORM = { size: 9, leading: 12.5 } as const;
const PAD = 4;
const MOST_LINES_IN_A_CELL = 40;

type Cell = readonly (readonly Run[])[];

/** A table whose header is repeated on every page; a row is never split unless it is taller than half a page. */
export function drawTable(sheet: Sheet, parent: StructureElement, block: Extract<ReportBlock, { block: 'table' }>): void {
  if (block.rows.length === 0) return;
  const widths = columnWidths(sheet, block);
  const cellsOf = (row: readonly string[], weight: 'regular' | 'bold'): Cell[] =>
    row.map((text, column) =>
      sheet.lines(text, { weight, size: FORM.size }, (widths[column] ?? 60) - 2 * PAD).slice(0, MOST_LINES_IN_A_CELL),
    );
  const header = cellsOf(block.columns, 'bold');
  const table = tagGroup(sheet, 'Table');
  parent.add(table);
  sheet.need(heightOf(header) + heightOf(cellsOf(block.rows[0] ?? [], 'regular')));
  drawRow(sheet, table, header, widths, 'TH');
  for (const row of block.rows) {
    const cells = cellsOf(row, 'regular');
    if (sheet.y + heightOf(cells) > sheet.bottom) {
      sheet.nextPage();
      // Repeated for the eye only: the reader has heard it.
      artifact(sheet, () => paintRow(sheet, header, widths, INK.muted));
      sheet.y += heightOf(header);
    }
    drawRow(sheet, table, cells, widths, 'TD');
  }
  table.end();
  sheet.gap(8);
}

function heightOf(cells: readonly Cell[]): number {
  return Math.max(1, ...cells.map((cell) => cell.length)) * FORM.leading + 2 * PAD;
}

function drawRow(sheet: Sheet, table: StructureElement, cells: readonly Cell[], widths: readonly number[], kind: 'TH' | 'TD'): void {
  const height = heightOf(cells);
  const top = sheet.y;
  const row = tagGroup(sheet, 'TR');
  table.add(row);
  for (const [column, cell] of cells.entries()) {
    const draw = () => paintCell(sheet, cell, leftOf(sheet, widths, column), top, kind === 'TH' ? INK.muted : INK.text);
    row.add(kind === 'TH' ? tagged(sheet, 'TH', draw, { scope: 'Column' }) : tagged(sheet, 'TD', draw));
  }
  row.end();
  artifact(sheet, () =>
    sheet.decorate((document) =>
      document
        .moveTo(sheet.left, top + height)
        .lineTo(sheet.left + sheet.width, top + height)
        .lineWidth(0.5)
        .strokeColor(INK.line)
        .stroke(),
    ),
  );
  sheet.y = top + height;
}

function paintRow(sheet: Sheet, cells: readonly Cell[], widths: readonly number[], colour: string): void {
  for (const [column, cell] of cells.entries()) paintCell(sheet, cell, leftOf(sheet, widths, column), sheet.y, colour);
}

function paintCell(sheet: Sheet, cell: Cell, x: number, top: number, colour: string): void {
  for (const [index, line] of cell.entries()) sheet.writeLine(line, x + PAD, top + PAD + index * FORM.leading, FORM.size, colour);
}

function leftOf(sheet: Sheet, widths: readonly number[], column: number): number {
  return sheet.left + widths.slice(0, column).reduce((sum, width) => sum + width, 0);
}

/** Columns share the paper by their longest word-wrapped need, none under 28 points. */
function columnWidths(sheet: Sheet, block: Extract<ReportBlock, { block: 'table' }>): readonly number[] {
  const wants = block.columns.map((title, column) =>
    Math.min(60, Math.max(title.length + 1, 4, ...block.rows.slice(0, 50).map((row) => (row[column] ?? '').length))),
  );
  const sum = wants.reduce((all, want) => all + want, 0);
  const floors = wants.map((want) => Math.max(28, (want / sum) * sheet.width));
  const over = floors.reduce((all, width) => all + width, 0) / sheet.width;
  return floors.map((width) => width / over);
}
