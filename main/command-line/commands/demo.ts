import { resolve } from 'node:path';
import { say, tell } from '../../../shared/words/index.ts';
import { checkTarget } from '../../case/check.ts';
import { thisPlatform } from '../../case/platform.ts';
import { practiceCase } from '../../case/practice-case.ts';
import { recheck } from '../../case/recheck.ts';
import { casePdf } from '../../case/reports.ts';
import { startPractice } from '../../practice/practice.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { writeNamedFile } from '../files.ts';
import { answerText } from '../output/answer-text.ts';
import { caseJson } from '../output/case-json.ts';
import { progressLines } from '../output/progress-lines.ts';
import { readArguments } from '../read-arguments.ts';
import { type Terminal, tellProblem, tellSafe } from '../terminal.ts';

/** `demo`: one built-in server with a missing intermediate: diagnosed, mended, checked again, written as demo.pdf. No internet. */
export async function demoCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(argv, { json: 'flag', pdf: 'text' });
  if (!read.ok) {
    tellProblem(terminal, read.error);
    return EXIT.badUsage;
  }
  const began = performance.now();
  terminal.err(`${tellSafe(say('terminal.demo.start'))}\n`);
  const server = await startPractice('missing-intermediate');
  try {
    const now = () => new Date().toISOString();
    const control = { signal: terminal.signal, now, env: terminal.env, onProgress: progressLines(terminal) };
    const open = practiceCase(server, now(), thisPlatform());
    const before = await checkTarget(open, control);
    if (!read.value.flag('json')) terminal.out(answerText(before, terminal.columns));
    terminal.err(`\n${tellSafe(say('terminal.demo.fixed'))}\n`);
    await server.mend();
    const after = await recheck(open, control);
    if (read.value.flag('json')) terminal.out(`${JSON.stringify(caseJson(after), null, 2)}\n`);
    else terminal.out(answerText(after, terminal.columns));

    const file = resolve(read.value.text('pdf') ?? 'demo.pdf');
    const written = await writeNamedFile(file, await casePdf(after));
    if (!written.ok) {
      tellProblem(terminal, written.error);
      return EXIT.badUsage;
    }
    terminal.err(
      `${tellSafe(say('terminal.demo.done', { before: tell(before.diagnosis.sentence), after: tell(after.diagnosis.sentence) }))}\n`,
    );
    terminal.err(
      `${tellSafe(say('terminal.saved-pdf', { file }))}\n${tellSafe(say('terminal.demo.took', { time: { milliseconds: performance.now() - began } }))}\n`,
    );
    // The example succeeded when the mended server is found healthy.
    return after.diagnosis.verdict === 'healthy' || after.diagnosis.verdict === 'advice' ? EXIT.nothingAtFault : EXIT.cannotTell;
  } finally {
    await server.close();
  }
}
