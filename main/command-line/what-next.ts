import type { CaseDocument } from '../../shared/model/case-document.ts';
import { SERVER_SOFTWARE } from '../../shared/model/fix-plan.ts';
import type { Problem } from '../../shared/model/problem.ts';
import type { Result } from '../../shared/model/result.ts';
import { guideOf } from '../../shared/servers/index.ts';
import { isCallersCase } from '../../shared/wizard/callers-case.ts';
import { say } from '../../shared/words/index.ts';
import type { OpenCase } from '../case/open-case.ts';
import { recheck } from '../case/recheck.ts';
import { casePdf, reportFileName } from '../case/reports.ts';
import { placeHere } from '../case/saved/place.ts';
import type { Asker } from './ask.ts';
import { writeNamedFile } from './files.ts';
import { answerText } from './output/answer-text.ts';
import { caseJson } from './output/case-json.ts';
import { progressLines } from './output/progress-lines.ts';
import { type Terminal, tellProblem, tellSafe } from './terminal.ts';

type Next = 'again' | 'software' | 'pdf' | 'case' | 'done';

/** What a person at a keyboard may want once the answer stands: check again, other lines, a report. @returns the case as it then is */
export async function whatNext(open: OpenCase, terminal: Terminal, ask: Asker): Promise<CaseDocument> {
  for (;;) {
    const document = open.document();
    const next = await ask.choose(
      tellSafe(say('terminal.next')),
      choices(document).map((value) => ({ value, label: tellSafe(say(`terminal.next.${value}`)) })),
    );
    if (next === null || next === 'done') return document;
    if (next === 'again') await checkAgain(open, terminal);
    else if (next === 'software') await chooseSoftware(open, terminal, ask);
    else if (next === 'pdf') await save(reportFileName(document, 'pdf'), () => casePdf(document), terminal, ask);
    else await save(reportFileName(document, 'json'), async () => caseFile(document), terminal, ask);
  }
}

function choices(document: CaseDocument): readonly Next[] {
  const again = document.input.kind === 'target' && !isCallersCase(document);
  const software = document.fixPlan?.audience === 'operator';
  return [...(again ? (['again'] as const) : []), ...(software ? (['software'] as const) : []), 'pdf', 'case', 'done'];
}

async function checkAgain(open: OpenCase, terminal: Terminal): Promise<void> {
  const now = () => new Date().toISOString();
  const { comparison, ...rest } = await recheck(open, {
    signal: terminal.signal,
    now,
    env: terminal.env,
    onProgress: progressLines(terminal),
  });
  if (comparison !== null) terminal.out(`\n${[comparison.sentence, ...comparison.changes].map((said) => tellSafe(said)).join('\n')}\n`);
  if (comparison?.outcome !== 'solved') terminal.out(`\n${answerText({ ...rest, comparison }, terminal.columns)}`);
}

async function chooseSoftware(open: OpenCase, terminal: Terminal, ask: Asker): Promise<void> {
  const chosen = await ask.choose(
    tellSafe(say('steps.software')),
    SERVER_SOFTWARE.map((value) => ({ value, label: guideOf(value)?.name ?? tellSafe(say('steps.software.unknown')) })),
    open.software ?? undefined,
  );
  if (chosen === null) return;
  open.software = chosen;
  terminal.out(`\n${answerText(open.document(), terminal.columns)}`);
}

async function save(suggestion: string, content: () => Promise<Uint8Array | string>, terminal: Terminal, ask: Asker): Promise<void> {
  const file = await ask.line(tellSafe(say('terminal.next.file')), { hint: suggestion, whenEmpty: suggestion });
  if (file === null) return;
  const written: Result<null, Problem> = await writeNamedFile(file, await content());
  if (written.ok) terminal.err(`${tellSafe(say('terminal.next.saved', { file }))}\n`);
  else tellProblem(terminal, written.error);
}

function caseFile(document: CaseDocument): string {
  return `${JSON.stringify({ ...caseJson(document), savedOn: placeHere() }, null, 2)}\n`;
}
