import { domainToASCII } from 'node:url';
import type { CaseDocument } from '../../../shared/model/case-document.ts';
import { parseTarget } from '../../../shared/read/target.ts';
import { tell } from '../../../shared/words/index.ts';
import { checkTarget } from '../../case/check.ts';
import { OpenCase } from '../../case/open-case.ts';
import { thisPlatform } from '../../case/platform.ts';
import { type DiagnoseRequest, readDiagnoseArguments } from '../diagnose-arguments.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readNamedFile } from '../files.ts';
import { limitLookUps } from '../look-ups.ts';
import { caseJson } from '../output/case-json.ts';
import { deliver } from '../output/deliver.ts';
import { progressLines } from '../output/progress-lines.ts';
import { type Terminal, tellProblem, tellSafe } from '../terminal.ts';

const MOST_TARGETS_BYTES = 1_000_000;

/** `diagnose TARGET`: probes a server and says what is wrong with the handshake, if anything. */
export async function diagnoseCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = await readDiagnoseArguments(argv);
  if (!read.ok) {
    tellProblem(terminal, read.error);
    return EXIT.badUsage;
  }
  const request = read.value;
  limitLookUps(request.options.timeoutSeconds);
  for (const warning of request.warnings) terminal.err(`${tellSafe(warning)}\n`);
  if (request.from !== null) return diagnoseMany(request, request.from, terminal);
  const document = await diagnoseOne(request, request.target, terminal);
  return document === null ? EXIT.badUsage : deliver(document, request.delivery, terminal);
}

/** One target; null when it cannot be read as an address (said on the terminal). */
async function diagnoseOne(request: DiagnoseRequest, typed: string, terminal: Terminal): Promise<CaseDocument | null> {
  const target = parseTarget(typed, { startTls: request.startTls, connectTo: request.connectTo, toAscii: domainToASCII });
  if (!target.ok) {
    tellProblem(terminal, target.error);
    return null;
  }
  const now = () => new Date().toISOString();
  const open = new OpenCase({
    input: { kind: 'target', target: target.value, options: request.options },
    situation: { audience: 'operator', about: 'this-computer' },
    at: now(),
    platform: thisPlatform(),
    secrets: request.secrets,
  });
  return checkTarget(open, { signal: terminal.signal, now, onProgress: progressLines(terminal), env: terminal.env });
}

/** `--from FILE`: one line of JSON (or one line of text) a target; the worst exit code counts. */
async function diagnoseMany(request: DiagnoseRequest, file: string, terminal: Terminal): Promise<ExitCode> {
  const content = await readNamedFile(file, MOST_TARGETS_BYTES);
  if (!content.ok) {
    tellProblem(terminal, content.error);
    return EXIT.badUsage;
  }
  const targets = content.value
    .toString('utf8')
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const verdicts = new Set<string>();
  for (const typed of targets) {
    if (terminal.signal.aborted) break;
    const document = await diagnoseOne(request, typed, terminal);
    verdicts.add(document?.diagnosis.verdict ?? 'bad-usage');
    if (request.delivery.json)
      terminal.out(
        `${JSON.stringify(document === null ? { format: 'handshake-doctor/1', input: { asTyped: typed }, error: 'bad-target' } : caseJson(document))}\n`,
      );
    else terminal.out(`${typed}: ${document === null ? '?' : tell(document.diagnosis.sentence)}\n`);
  }
  if (verdicts.has('fault')) return EXIT.faultFound;
  if (verdicts.has('bad-usage')) return EXIT.badUsage;
  return verdicts.has('cannot-tell') ? EXIT.cannotTell : EXIT.nothingAtFault;
}
