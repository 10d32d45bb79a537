import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import type { Result } from '../../../shared/model/result.ts';
import { say } from '../../../shared/words/index.ts';
import type { MeaningOnServer } from '../../case/in-servers-log.ts';
import { EXIT, type ExitCode, exitCodeFor } from '../exit-codes.ts';
import { type Terminal, tellProblem, tellSafe } from '../terminal.ts';
import { caseJson } from './case-json.ts';
import type { Delivery } from './delivery.ts';
import { jsonText } from './json-text.ts';

/** Prints the answer, writes the files asked for, and gives the exit code. What only some answers need is loaded for those. */
export async function deliver(document: CaseDocument, delivery: Delivery, terminal: Terminal): Promise<ExitCode> {
  const answer = caseJson(document);
  if (delivery.json) for (const piece of jsonText(answer)) terminal.out(piece);
  else {
    const { answerText } = await import('./answer-text.ts');
    terminal.out(answerText(document, terminal.columns, { onServer: await onServer(document), handshake: delivery.handshake }));
  }
  if (delivery.save !== null) {
    const { placeHere } = await import('../../case/saved/place.ts');
    const written = await write(delivery.save, [...jsonText({ ...answer, savedOn: placeHere() })].join(''));
    if (!written.ok) return complain(terminal, written.error);
    terminal.err(`${tellSafe(say('terminal.saved-case', { file: delivery.save }))}\n`);
  }
  if (delivery.pdf !== null) {
    const { casePdf } = await import('../../case/reports.ts');
    const written = await write(delivery.pdf, await casePdf(document));
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

async function write(file: string, content: string | Uint8Array): Promise<Result<null, Problem>> {
  const { writeNamedFile } = await import('../files.ts');
  return writeNamedFile(file, content);
}

function complain(terminal: Terminal, problem: Problem): ExitCode {
  tellProblem(terminal, problem);
  return EXIT.badUsage;
}
