import type { ReportBlock } from '../../../shared/model/report-content.ts';
import { INK, type Sheet } from '../sheet.ts';
import { type StructureElement, tagGroup, tagged } from '../tags.ts';

const CARD_WIDTH = 330;
const LINK_HEIGHT = 24;
const STATE = { good: INK.good, bad: INK.bad, missing: INK.warn, plain: INK.line } as const;

/** The chain as a picture: leaf on top, cards joined by lines; a missing certificate is a dashed card. */
export function drawChain(sheet: Sheet, parent: StructureElement, block: Extract<ReportBlock, { block: 'chain' }>): void {
  const list = tagGroup(sheet, 'L', { alt: block.alt });
  parent.add(list);
  for (const [index, card] of block.cards.entries()) {
    const title = sheet.lines(card.title, { weight: 'bold', size: 10 }, CARD_WIDTH - 32);
    const detail = card.lines.flatMap((line) => sheet.lines(line, { weight: 'regular', size: 8.5 }, CARD_WIDTH - 32));
    const height = title.length * 14 + detail.length * 12 + 16;
    sheet.need(height + LINK_HEIGHT);
    const top = sheet.y;
    sheet.document.markContent('Artifact', { type: 'Layout' });
    sheet.decorate((document) => {
      document.roundedRect(sheet.left, top, CARD_WIDTH, height, 6).lineWidth(1).strokeColor(STATE[card.state]);
      if (card.state === 'missing') document.dash(4, { space: 3 });
      document.stroke();
      document.undash();
      document
        .circle(sheet.left + 14, top + 15, 3.5)
        .fillColor(STATE[card.state])
        .fill();
    });
    sheet.document.endMarkedContent();
    const entry = tagGroup(sheet, 'LI');
    list.add(entry);
    entry.add(
      tagged(sheet, 'LBody', () => {
        sheet.y = top + 8;
        sheet.write(title, { x: sheet.left + 26, size: 10, leading: 14, colour: INK.text });
        sheet.write(detail, { x: sheet.left + 26, size: 8.5, leading: 12, colour: card.state === 'missing' ? INK.warn : INK.muted });
      }),
    );
    entry.end();
    sheet.y = top + height;
    const link = block.links[index];
    if (link !== undefined && index + 1 < block.cards.length) drawLink(sheet, list, link);
  }
  list.end();
  sheet.gap(10);
}

function drawLink(sheet: Sheet, list: StructureElement, link: { readonly state: 'good' | 'bad' | 'missing'; readonly text: string }): void {
  const top = sheet.y;
  sheet.document.markContent('Artifact', { type: 'Layout' });
  sheet.decorate((document) => {
    document
      .moveTo(sheet.left + 14, top)
      .lineTo(sheet.left + 14, top + LINK_HEIGHT)
      .lineWidth(1)
      .strokeColor(STATE[link.state]);
    if (link.state === 'missing') document.dash(3, { space: 3 });
    document.stroke();
    document.undash();
  });
  sheet.document.endMarkedContent();
  const [line = []] = sheet.lines(link.text, { weight: 'regular', size: 8.5 }, sheet.width - 40);
  const entry = tagGroup(sheet, 'LI');
  list.add(entry);
  entry.add(tagged(sheet, 'LBody', () => sheet.writeLine(line, sheet.left + 26, top + 6, 8.5, STATE[link.state])));
  entry.end();
  sheet.y = top + LINK_HEIGHT;
}
