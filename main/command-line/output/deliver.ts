import type { CaseDocument } from '../../../shared/model/case-document.ts';
import { say } from '../../../shared/words/index.ts';
import type { MeaningOnServer } from '../../case/in-servers-log.ts';
import { casePdf } from '../../case/reports.ts';
import { placeHere } from '../../case/saved/place.ts';
import { EXIT, type ExitCode, exitCodeFor } from '../exit-codes.ts';
import { writeNamedFile } from '../files.ts';
import { type Terminal, tellProblem, tellSafe } from '../terminal.ts';
import { answerText } from './answer-text.ts';
import { caseJson } from './case-json.ts';
import type { Delivery } from './delivery.ts';
import { jsonText } from './json-text.ts';

/** Prints the answer, writes the files asked for, and gives the exit code. */
export async function deliver(document: CaseDocument, delivery: Delivery, terminal: Terminal): Promise<ExitCode> {
  const answer = caseJson(document);
  if (delivery.json) for (const piece of jsonText(answer)) terminal.out(piece);
  else terminal.out(answerText(document, terminal.columns, { onServer: await onServer(document), handshake: delivery.handshake }));
  if (delivery.save !== null) {
    const written = await writeNamedFile(delivery.save, [...jsonText({ ...answer, savedOn: placeHere() })].join(''));
    if (!written.ok) return complain(terminal, written.error);
    terminal.err(`${tellSafe(say('terminal.saved-case', { file: delivery.save }))}\n`);
  }
  if (delivery.pdf !== null) {
    const written = await writeNamedFile(delivery.pdf, await casePdf(document));
    if (!written.ok) return complain(terminal, written.error);
    terminal.err(`${tellSafe(say('terminal.saved-pdf', { file: delivery.pdf }))}\n`);
  }
  return exitCodeFor(document.diagnosis.verdict);
}

/** What the case's message would mean in the log of a server. The tables of codes are loaded only where there is a message. */
async function onServer({ evidence }: CaseDocument): Promise<readonly MeaningOnServer[]> {
  if (!evidence.some((one) => one.kind === 'message')) return [];
  const { inServersLog } = await import('../../case/in-servers-log.ts');
  return inServersLog(evidence);
}

function complain(terminal: Terminal, problem: Parameters<typeof tellProblem>[1]): ExitCode {
  tellProblem(terminal, problem);
  return EXIT.badUsage;
}
