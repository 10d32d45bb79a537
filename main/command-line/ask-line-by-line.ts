import { say } from '../../shared/words/index.ts';
import type { Asker } from './ask.ts';
import { type Terminal, tellSafe } from './terminal.ts';

/** The parts of a terminal that a plain question needs. */
type Plain = Pick<Terminal, 'out' | 'input' | 'signal'>;

/** The longest line that is kept of what is typed, in characters. */
const LONGEST = 100_000;

/** Asks with numbered lists and whole lines: for terminals that cannot move their cursor, and for whoever has them read aloud. */
export function askLineByLine({ out, input, signal }: Plain): Asker {
  const next = lineReader(input, signal);
  return {
    async choose(message, choices, initial) {
      out(`\n${message}\n${choices.map(({ label }, at) => `  ${at + 1}. ${label}\n`).join('')}`);
      const before = choices.findIndex(({ value }) => value === initial);
      for (;;) {
        out(`${tellSafe(before < 0 ? say('terminal.ask.number') : say('terminal.ask.number.before', { number: String(before + 1) }))} `);
        const typed = (await next())?.trim();
        if (typed === undefined) return null;
        const chosen = choices[typed === '' ? before : /^\d{1,2}$/.test(typed) ? Number(typed) - 1 : -1];
        if (chosen !== undefined) return chosen.value;
        out(`${tellSafe(say('terminal.ask.number.other', { count: choices.length }))}\n`);
      }
    },
    async line(message, { hint, initial = '', whenEmpty = '' } = {}) {
      out(`\n${message}\n${hint === undefined ? '' : `${hint}\n`}${initial === '' ? '' : `[${initial}] `}> `);
      const typed = await next();
      if (typed === null) return null;
      return typed.trim() === '' ? initial || whenEmpty : typed;
    },
    async lines(message) {
      out(`\n${message}\n`);
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
