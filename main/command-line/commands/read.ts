import { say } from '../../../shared/words/index.ts';
import { readApart } from '../../case/readers/read-apart.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readPassword } from '../files.ts';
import { readArguments } from '../read-arguments.ts';
import { type Terminal, tellProblem } from '../terminal.ts';

/** `read FILE...`: captures, server logs, NetLogs, certificates and transcripts, recognised by content. */
export async function readCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(argv, { json: 'flag', 'password-file': 'text', pdf: 'text', save: 'text' });
  if (!read.ok) {
    tellProblem(terminal, read.error);
    return EXIT.badUsage;
  }
  const paths = read.value.words;
  if (paths.length === 0) {
    tellProblem(terminal, { kind: 'bad-input', said: say('terminal.one-file'), next: say('terminal.see-usage'), detail: '' });
    return EXIT.badUsage;
  }
  const password = await readPassword(read.value.text('password-file'));
  if (!password.ok) {
    tellProblem(terminal, password.error);
    return EXIT.badUsage;
  }
  const at = new Date().toISOString();
  // The worker starts first: what judges its evidence is loaded while it reads.
  const reading = readApart(paths, { at, signal: terminal.signal, password: password.value });
  const [{ OpenCase }, { thisPlatform }, { deliver }] = await Promise.all([
    import('../../case/open-case.ts'),
    import('../../case/platform.ts'),
    import('../output/deliver.ts'),
  ]);
  const files = await reading;
  if (!files.ok) {
    tellProblem(terminal, files.error);
    return files.error.kind === 'cancelled' ? EXIT.cannotTell : EXIT.badUsage;
  }
  const open = new OpenCase({
    input: { kind: 'file', name: files.value.names.join(', '), recognisedAs: [...new Set(files.value.kinds)].join(', ') },
    situation: files.value.situation,
    at,
    platform: thisPlatform(),
  });
  open.add(files.value.evidence);
  return deliver(open.document(), { json: read.value.flag('json'), pdf: read.value.text('pdf'), save: read.value.text('save') }, terminal);
}
