import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../../../shared/words/index.ts';
import { isScenario, SCENARIOS, startPractice } from '../../practice/practice.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readArguments } from '../read-arguments.ts';
import { type Terminal, tellProblem, tellSafe } from '../terminal.ts';

/** `practice [SCENARIO]`: starts a built-in broken server until Ctrl+C; without a name it lists them. */
export async function practiceCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(argv, { json: 'flag' });
  if (!read.ok) {
    tellProblem(terminal, read.error);
    return EXIT.badUsage;
  }
  const name = read.value.words[0];
  if (name === undefined) {
    const names = Object.keys(SCENARIOS);
    terminal.out(
      read.value.flag('json')
        ? `${JSON.stringify({ scenarios: names })}\n`
        : `${tellSafe(say('terminal.practice.scenarios'))}\n${names.map((one) => `  ${one}\n`).join('')}`,
    );
    return EXIT.nothingAtFault;
  }
  if (!isScenario(name)) {
    terminal.err(
      `${tellSafe(say('terminal.practice.unknown', { name }))}\n${tellSafe(say('terminal.practice.scenarios'))} ${Object.keys(SCENARIOS).join(', ')}\n`,
    );
    return EXIT.badUsage;
  }
  const folder = await mkdtemp(join(tmpdir(), 'handshake-doctor-practice-'));
  const trust = join(folder, 'root.pem');
  const server = await startPractice(name);
  try {
    await writeFile(trust, server.trustPem);
    terminal.out(
      read.value.flag('json')
        ? `${JSON.stringify({ scenario: name, host: server.host, port: server.port, trust })}\n`
        : `${tellSafe(say('terminal.practice.listening', { scenario: name, host: server.host, port: String(server.port), trust }))}\n${tellSafe(say('terminal.practice.stop'))}\n`,
    );
    await new Promise<void>((resolve) => {
      if (terminal.signal.aborted) resolve();
      terminal.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
  return EXIT.nothingAtFault;
}
