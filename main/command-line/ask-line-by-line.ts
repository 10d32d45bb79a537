import { say } from '../../shared/words/index.ts';
import type { Asker } from './ask.ts';
import { foldLines } from './output/fold-lines.ts';
import { type Terminal, tellSafe } from './terminal.ts';

/** The parts of a terminal that a plain question needs. */
type Plain = Pick<Terminal, 'out' | 'input' | 'signal' | 'columns'>;

/** The longest line that is kept of what is typed, in characters. */
const LONGEST = 100_000;

/** Asks with numbered lists and whole lines: for terminals that cannot move their cursor, and for whoever has them read aloud. */
export function askLineByLine(terminal: Plain): Asker {
  const { out } = terminal;
  const next = lineReader(terminal.input, terminal.signal);
  const tell = (...lines: readonly string[]) => out(`${foldLines(lines, terminal.columns).join('\n')}\n`);
  return {
    async choose(message, choices, initial) {
      tell('', message, ...choices.map(({ label }, at) => `  ${at + 1}. ${label}`));
      const before = choices.findIndex(({ value }) => value === initial);
      for (;;) {
        out(`${tellSafe(before < 0 ? say('terminal.ask.number') : say('terminal.ask.number.before', { number: String(before + 1) }))} `);
        const typed = (await next())?.trim();
        if (typed === undefined) return null;
        const chosen = choices[typed === '' ? before : /^\d{1,2}$/.test(typed) ? Number(typed) - 1 : -1];
        if (chosen !== undefined) return chosen.value;
        tell(tellSafe(say('terminal.ask.number.other', { count: choices.length })));
      }
    },
    async line(message, { hint, initial = '', whenEmpty = '' } = {}) {
      tell('', message, ...(hint === undefined ? [] : [hint]));
      out(`${initial === '' ? '' : `[${initial}] `}> `);
      const typed = await next();
      if (typed === null) return null;
      return typed.trim() === '' ? initial || whenEmpty : typed;
    },
    async lines(message) {
      tell('', message);
      const kept: string[] = [];
      for (;;) {
        const typed = await next();
        if (typed === null || typed.trim() === '') return kept.length === 0 && typed === null ? null : kept.join('\n');
        kept.push(typed);
      }
    },
  };
}

/** Hands out one line of the input after the other; null when it ended or the person gave up. */
function lineReader(input: AsyncIterable<Uint8Array>, signal: AbortSignal): () => Promise<string | null> {
  const bytes = input[Symbol.asyncIterator]();
  const decoder = new TextDecoder();
  let rest = '';
  const gaveUp = new Promise<null>((done) => signal.addEventListener('abort', () => done(null), { once: true }));
  return async () => {
    for (;;) {
      const end = rest.indexOf('\n');
      if (end >= 0 || rest.length > LONGEST) {
        const line = rest.slice(0, end < 0 ? LONGEST : end).replace(/\r$/, '');
        rest = rest.slice(end < 0 ? LONGEST : end + 1);
        return line;
      }
      const more = signal.aborted ? null : await Promise.race([bytes.next(), gaveUp]);
      if (more === null || more.done === true) return null;
      rest += decoder.decode(more.value, { stream: true });
    }
  };
}
