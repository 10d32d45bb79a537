import { isCancel, multiline, select, text } from '@clack/prompts';
import { say } from '../../shared/words/index.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type Terminal, tellSafe } from './terminal.ts';
import { usage } from './usage.ts';
import { walkThrough } from './walk.ts';

type Run = (argv: readonly string[], terminal: Terminal) => Promise<ExitCode>;

/** No command: at a keyboard the three doors; elsewhere the example and then how it is used. Never waits on an input that is not a keyboard. */
export async function doorsCommand(terminal: Terminal, run: Run): Promise<ExitCode> {
  if (!terminal.interactive) {
    await run(['demo'], terminal);
    terminal.out(`\n${usage()}`);
    return EXIT.nothingAtFault;
  }
  const door = await select({
    message: tellSafe(say('terminal.doors.question')),
    options: [
      { value: 'message', label: tellSafe(say('terminal.doors.message')) },
      { value: 'site', label: tellSafe(say('terminal.doors.site')) },
      { value: 'walk', label: tellSafe(say('terminal.doors.walk')) },
      { value: 'demo', label: tellSafe(say('terminal.doors.demo')) },
      { value: 'quit', label: tellSafe(say('terminal.doors.quit')) },
    ],
  });
  if (isCancel(door) || door === 'quit') return EXIT.nothingAtFault;
  if (door === 'demo') return run(['demo'], terminal);
  if (door === 'walk') return walkThrough(terminal);
  if (door === 'message') {
    const message = await multiline({ message: tellSafe(say('terminal.ask.message')) });
    return isCancel(message) || message.trim() === '' ? EXIT.nothingAtFault : run(['explain', message], terminal);
  }
  const site = await text({ message: tellSafe(say('terminal.ask.site')) });
  return isCancel(site) || site.trim() === '' ? EXIT.nothingAtFault : run(['diagnose', site], terminal);
}
