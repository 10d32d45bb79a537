import { say } from '../../shared/words/index.ts';
import { askerAt } from './ask.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type Terminal, tellSafe } from './terminal.ts';
import { usage } from './usage.ts';
import { walkThrough } from './walk.ts';

type Run = (argv: readonly string[], terminal: Terminal) => Promise<ExitCode>;

const DOORS = ['message', 'site', 'walk', 'demo', 'quit'] as const;

/** No command: at a keyboard the three doors; elsewhere the example and then how it is used. Never waits on an input that is not a keyboard. */
export async function doorsCommand(terminal: Terminal, run: Run): Promise<ExitCode> {
  if (!terminal.interactive) {
    await run(['demo'], terminal);
    terminal.out(`\n${usage()}`);
    return EXIT.nothingAtFault;
  }
  const ask = await askerAt(terminal);
  const door = await ask.choose(
    tellSafe(say('terminal.doors.question')),
    DOORS.map((value) => ({ value, label: tellSafe(say(`terminal.doors.${value}`)) })),
  );
  if (door === null || door === 'quit') return EXIT.nothingAtFault;
  if (door === 'demo') return run(['demo'], terminal);
  if (door === 'walk') return walkThrough(terminal, ask);
  if (door === 'message') {
    const message = await ask.lines(tellSafe(say('terminal.ask.message')));
    return message === null || message.trim() === '' ? EXIT.nothingAtFault : run(['explain', message], terminal);
  }
  const site = await ask.line(tellSafe(say('terminal.ask.site')));
  return site === null || site.trim() === '' ? EXIT.nothingAtFault : run(['diagnose', site], terminal);
}
