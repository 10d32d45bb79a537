import { ourFault } from '../../shared/contract/problems.ts';
import { say } from '../../shared/words/index.ts';
import { PRODUCT } from '../case/product.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

type Command = (argv: readonly string[], terminal: Terminal) => Promise<ExitCode>;

/**
 * Every command of DESIGN section 4. Each is loaded when it is asked for, and the sentences only when one is told: starting is what scripts
 * pay for most.
 */
const COMMANDS: Readonly<Record<string, Command>> = {
  diagnose: async (argv, terminal) => (await import('./commands/diagnose.ts')).diagnoseCommand(argv, terminal),
  explain: async (argv, terminal) => (await import('./commands/explain.ts')).explainCommand(argv, terminal),
  read: async (argv, terminal) => (await import('./commands/read.ts')).readCommand(argv, terminal),
  'check-chain': async (argv, terminal) => (await import('./commands/check-chain.ts')).checkChainCommand(argv, terminal),
  computer: async (argv, terminal) => (await import('./commands/computer.ts')).computerCommand(argv, terminal),
  report: async (argv, terminal) => (await import('./commands/report.ts')).reportCommand(argv, terminal),
  practice: async (argv, terminal) => (await import('./commands/practice.ts')).practiceCommand(argv, terminal),
  demo: async (argv, terminal) => (await import('./commands/demo.ts')).demoCommand(argv, terminal),
};

/** Runs one command line. Never throws: a fault of ours is one sentence and exit 3. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = argv;
  try {
    if (name === undefined) return await (await import('./doors.ts')).doorsCommand(terminal, run);
    if (name === '--help' || name === '-h' || name === 'help') {
      terminal.out((await import('./usage.ts')).usage());
      return EXIT.nothingAtFault;
    }
    if (name === '--version') {
      terminal.out(`${PRODUCT.version}\n`);
      return EXIT.nothingAtFault;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) {
      const [{ usage }, { tellSafe }, { meantCommand }] = await Promise.all([
        import('./usage.ts'),
        import('./terminal.ts'),
        import('./meant-command.ts'),
      ]);
      const meant = meantCommand(name);
      const told = [say('terminal.unknown-command', { name }), ...(meant === null ? [] : [say('terminal.meant', { command: meant })])];
      terminal.err(`${told.map((one) => tellSafe(one)).join('\n')}\n\n${usage()}`);
      return EXIT.badUsage;
    }
    if (rest.includes('--help') || rest.includes('-h')) {
      const { isCommand, usage, usageOf } = await import('./usage.ts');
      terminal.out(isCommand(name) ? usageOf(name) : usage());
      return EXIT.nothingAtFault;
    }
    return await command(rest, terminal);
  } catch (fault) {
    (await import('./terminal.ts')).tellProblem(terminal, ourFault(fault));
    terminal.err(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
    return EXIT.cannotTell;
  }
}
