import type { ReportContent } from '../../shared/model/report-content.ts';
import { drawBlock } from './blocks/draw-block.ts';
import { drawFooters } from './footers.ts';
import { Sheet } from './sheet.ts';

/**
 * Draws a report as a tagged PDF (PDF/UA-1 subset, ISO 14289-1): text selectable, headings, lists and tables as such.
 * @returns the bytes of the file
 */
export function writeReport(content: ReportContent): Promise<Uint8Array> {
  const sheet = new Sheet({ title: content.title, subject: content.subject, language: content.language, madeAt: new Date(content.madeAt) });
  const { document } = sheet;
  const chunks: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  const whole = document.struct('Document');
  document.addStructure(whole);
  for (const [index, block] of content.blocks.entries()) drawBlock(sheet, whole, block, content.blocks.slice(index + 1, index + 6));
  whole.end();
  drawFooters(sheet, content.footer);
  document.end();
  return done;
}
