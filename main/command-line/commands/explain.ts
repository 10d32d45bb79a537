import { say } from '../../../shared/words/index.ts';
import { explainText, MOST_TEXT_BYTES } from '../../case/explain.ts';
import { OpenCase } from '../../case/open-case.ts';
import { thisPlatform } from '../../case/platform.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { deliver } from '../output/deliver.ts';
import { DELIVERY, deliveryOf } from '../output/delivery.ts';
import { readArguments } from '../read-arguments.ts';
import { type Terminal, tellProblem } from '../terminal.ts';

/** `explain [TEXT|-]`: what a pasted message means. Without a text, standard input is read unless it is a keyboard. */
export async function explainCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readArguments(argv, DELIVERY, 'words');
  if (!read.ok) return refuse(terminal, read.error);
  const given = read.value.words.join(' ');
  const fromInput = given === '-' || (given === '' && !terminal.interactive);
  const text = fromInput ? await readInput(terminal) : given;
  if (text === null)
    return refuse(terminal, {
      kind: 'too-large',
      said: say('terminal.text-too-large'),
      next: say('terminal.text-too-large.next'),
      detail: '',
    });
  if (text.trim() === '')
    return refuse(terminal, { kind: 'bad-input', said: say('terminal.no-text'), next: say('terminal.no-text.next'), detail: '' });
  if (Buffer.byteLength(text) > MOST_TEXT_BYTES)
    return refuse(terminal, {
      kind: 'too-large',
      said: say('terminal.text-too-large'),
      next: say('terminal.text-too-large.next'),
      detail: '',
    });

  const at = new Date().toISOString();
  const evidence = await explainText(text, 'this-computer', at);
  const kept = evidence.flatMap((one) => (one.kind === 'message' && one.state === 'seen' ? [one.seen.text] : []))[0] ?? '';
  const open = new OpenCase({
    input: { kind: 'text', text: kept },
    situation: { audience: 'end-user', about: 'this-computer' },
    at,
    platform: thisPlatform(),
  });
  open.add(evidence);
  return deliver(open.document(), deliveryOf(read.value), terminal);
}

/** Standard input as text; null when it is over the limit. */
async function readInput(terminal: Terminal): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of terminal.input) {
    size += chunk.length;
    if (size > MOST_TEXT_BYTES) return null;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function refuse(terminal: Terminal, problem: Parameters<typeof tellProblem>[1]): ExitCode {
  tellProblem(terminal, problem);
  return EXIT.badUsage;
}
