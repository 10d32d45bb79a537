import type { ReportBlock } from '../model/report-content.ts';

/**
 * The drawing of a handshake in lines of text, for a terminal or a plain report: an arrow says who speaks, a cross marks what fails. Nothing
 * stands only in a column or a colour, so that it survives any width and is heard in order.
 */
export function ladderLines({ speakers, rows, mark }: Extract<ReportBlock, { block: 'ladder' }>): string[] {
  return [
    `  → ${speakers.client}   ← ${speakers.server}`,
    ...rows.flatMap(({ from, label, facts, words, failing }) => {
      const sign = failing ? '×' : ' ';
      const told = failing ? `${mark}: ${words}` : words;
      if (label === '') return [`  ${sign} ${failing ? ' ' : '…'} ${told}`];
      const message = `  ${sign} ${from === 'client' ? '→' : '←'} ${[label, ...(facts === '' ? [] : facts.split(' · '))].map(unbroken).join('\u00a0· ')}`;
      return failing ? [message, `      ${told}`] : [message];
    }),
  ];
}

/** A short fact stands on one line, "1,956 bytes"; whoever breaks the lines writes plain spaces in the end. */
function unbroken(fact: string): string {
  return fact.length <= 20 ? fact.replaceAll(' ', '\u00a0') : fact;
}
