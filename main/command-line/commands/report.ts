import { say } from '../../../shared/words/index.ts';
import { thisPlatform } from '../../case/platform.ts';
import { caseHtml, casePdf, caseText } from '../../case/reports.ts';
import { readSavedCase } from '../../case/saved/saved-case.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readNamedFile, writeNamedFile } from '../files.ts';
import { caseJson } from '../output/case-json.ts';
import { badUsage, readArguments } from '../read-arguments.ts';
import { type Terminal, tellProblem, tellSafe } from '../terminal.ts';

const MOST_CASE_BYTES = 64_000_000;

/** `report CASE.json --pdf F | --html F | --text`: a saved case, judged again, as a report. */
export async function reportCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(argv, { json: 'flag', pdf: 'text', html: 'text', text: 'flag' });
  if (!read.ok) return refuse(terminal, read.error);
  const [file] = read.value.words;
  if (file === undefined || read.value.words.length > 1) return refuse(terminal, badUsage(say('terminal.one-file')).error);
  const content = await readNamedFile(file, MOST_CASE_BYTES);
  if (!content.ok) return refuse(terminal, content.error);
  const opened = readSavedCase(content.value.toString('utf8'), file, thisPlatform());
  if (!opened.ok) return refuse(terminal, opened.error);

  const document = opened.value.document();
  const pdf = read.value.text('pdf');
  const html = read.value.text('html');
  for (const [name, bytes] of [
    [pdf, pdf === null ? '' : await casePdf(document)],
    [html, html === null ? '' : caseHtml(document)],
  ] as const) {
    if (name === null) continue;
    const written = await writeNamedFile(name, bytes);
    if (!written.ok) return refuse(terminal, written.error);
    terminal.err(`${tellSafe(say('terminal.saved-pdf', { file: name }))}\n`);
  }
  if (read.value.flag('json')) terminal.out(`${JSON.stringify(caseJson(document), null, 2)}\n`);
  else if (read.value.flag('text') || (pdf === null && html === null)) terminal.out(caseText(document));
  return EXIT.nothingAtFault;
}

function refuse(terminal: Terminal, problem: Parameters<typeof tellProblem>[1]): ExitCode {
  tellProblem(terminal, problem);
  return EXIT.badUsage;
}
