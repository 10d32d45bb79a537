import { answerChainLine } from '../../case/chains/chain-answer.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

/** A longer line is answered as malformed and skipped, so that memory stays flat. */
const MAX_LINE_BYTES = 16 << 20;
const WRITE_AT = 64 << 10;
const TOO_LONG = '{"id":null}';

/** `check-chain --batch`: NDJSON in, NDJSON out, in the same order, one line in memory at a time. */
export async function checkChainBatch(input: AsyncIterable<Uint8Array>, terminal: Terminal): Promise<ExitCode> {
  let pending = '';
  let allGood = true;
  const answer = (line: string) => {
    if (line.trim() === '') return;
    const answered = answerChainLine(line, Date.now());
    allGood &&= answered.ok;
    pending += `${JSON.stringify(answered)}\n`;
    if (pending.length >= WRITE_AT) flush();
  };
  const flush = () => {
    if (pending !== '') terminal.out(pending);
    pending = '';
  };
  for await (const line of linesOf(input)) {
    if (terminal.signal.aborted) break;
    answer(line);
  }
  flush();
  return allGood ? EXIT.nothingAtFault : EXIT.faultFound;
}

/** Lines of a byte stream; one over the limit becomes a line that cannot be judged. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let size = 0;
  const take = () => {
    const line = size > MAX_LINE_BYTES ? TOO_LONG : Buffer.concat(parts).toString('utf8');
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      keep(bytes.subarray(from, end));
      yield take();
      from = end + 1;
    }
    keep(bytes.subarray(from));
  }
  if (size > 0) yield take();

  function keep(part: Buffer): void {
    size += part.length;
    if (size <= MAX_LINE_BYTES) parts.push(part);
    else parts = [];
  }
}
