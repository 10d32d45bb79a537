import type { ReportBlock } from '../../../shared/model/report-content.ts';
import type { Sheet } from '../sheet.ts';
import type { StructureElement } from '../tags.ts';
import { drawChain } from './chain.ts';
import { drawCode } from './code.ts';
import { drawLadder } from './ladder.ts';
import { drawChip, drawSides } from './marks.ts';
import { drawTable } from './table.ts';
import { drawHeading, drawList, drawPairs, drawParagraph } from './text.ts';

/** Draws one block at the cursor. `following` lets a heading stay with what comes under it. */
export function drawBlock(sheet: Sheet, parent: StructureElement, block: ReportBlock, following: readonly ReportBlock[]): void {
  switch (block.block) {
    case 'heading':
      drawHeading(sheet, parent, block, following);
      break;
    case 'paragraph':
      drawParagraph(sheet, parent, block);
      break;
    case 'list':
      drawList(sheet, parent, block);
      break;
    case 'pairs':
      drawPairs(sheet, parent, block);
      break;
    case 'table':
      drawTable(sheet, parent, block);
      break;
    case 'code':
      drawCode(sheet, parent, block);
      break;
    case 'chip':
      drawChip(sheet, parent, block);
      break;
    case 'sides':
      drawSides(sheet, parent, block);
      break;
    case 'chain':
      drawChain(sheet, parent, block);
      break;
    case 'ladder':
      drawLadder(sheet, parent, block);
      break;
    case 'page-break':
      sheet.nextPage();
      break;
  }
}
