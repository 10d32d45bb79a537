import type { Problem } from '../../../shared/model/problem.ts';
import { ok } from '../../../shared/model/result.ts';
import { say } from '../../../shared/words/index.ts';
import type { ReadingProgress } from '../../case/readers/read-files.ts';
import { wayOfReading } from '../../case/readers/way-of-reading.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { DELIVERY, deliveryOf } from '../output/delivery.ts';
import { readArguments } from '../read-arguments.ts';
import type { Terminal } from '../terminal.ts';

/** `read FILE...`: captures, server logs, NetLogs, certificates and transcripts, recognised by content. */
export async function readCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(argv, { ...DELIVERY, 'password-file': 'text' });
  if (!read.ok) return refuse(read.error, terminal);
  const paths = read.value.words;
  if (paths.length === 0)
    return refuse({ kind: 'bad-input', said: say('terminal.one-file'), next: say('terminal.see-usage'), detail: '' }, terminal);
  const passwordFile = read.value.text('password-file');
  const password = passwordFile === null ? ok(null) : await (await import('../files.ts')).readPassword(passwordFile);
  if (!password.ok) return refuse(password.error, terminal);
  const at = new Date().toISOString();
  // Reading begins first: where a worker does it, what judges its evidence is loaded meanwhile.
  const readingFiles = await wayOfReading(paths);
  const reading = readingFiles(paths, { at, signal: terminal.signal, password: password.value, onProgress: lines(terminal) });
  const [{ OpenCase }, { thisPlatform }, { deliver }] = await Promise.all([
    import('../../case/open-case.ts'),
    import('../../case/platform.ts'),
    import('../output/deliver.ts'),
  ]);
  const files = await reading;
  if (!files.ok) return refuse(files.error, terminal);
  const open = new OpenCase({
    input: { kind: 'file', name: files.value.names.join(', '), recognisedAs: [...new Set(files.value.kinds)].join(', ') },
    situation: files.value.situation,
    at,
    platform: thisPlatform(),
  });
  open.add(files.value.evidence);
  return deliver(open.document(), deliveryOf(read.value), terminal);
}

/** Milliseconds in which nothing is told of progress. */
const SOON = 1000;

/** The sentences of progress are loaded when the first one is due. */
function lines(terminal: Terminal): (progress: ReadingProgress) => void {
  const began = Date.now();
  let telling: Promise<(progress: ReadingProgress) => void> | null = null;
  return (progress) => {
    if (telling === null && Math.abs(Date.now() - began) < SOON) return;
    telling ??= import('../output/reading-lines.ts').then(({ readingLines }) => readingLines(terminal));
    void telling.then((tell) => tell(progress));
  };
}

async function refuse(problem: Problem, terminal: Terminal): Promise<ExitCode> {
  (await import('../terminal.ts')).tellProblem(terminal, problem);
  return problem.kind === 'cancelled' ? EXIT.cannotTell : EXIT.badUsage;
}
