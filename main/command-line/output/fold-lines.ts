/** Wider lines are tiring to read, however wide the window is. */
const WIDEST = 100;
/** Narrower, every word would stand alone. */
const NARROWEST = 20;

/**
 * Breaks lines between words so that they fit; what follows is indented as its text begins, behind a dash, a number, or the marks of a
 * drawn handshake.
 * @param columns width of the screen in characters; Infinity where it is no screen, and nothing is broken
 */
export function foldLines(lines: readonly string[], columns: number): string[] {
  const width = columns === Number.POSITIVE_INFINITY ? columns : Math.max(NARROWEST, Math.min(WIDEST, columns));
  // A space that held two words together has done so: whoever copies or searches the text wants a plain one.
  return lines.flatMap((line) => fold(line, width)).map((line) => line.replaceAll('\u00a0', ' '));
}

function fold(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const start = /^ *(?:- |\d{1,2}\. |(?:× +)?(?:[→←…] )?)/.exec(line)?.[0] ?? '';
  const indent = ' '.repeat(start.length);
  const folded: string[] = [];
  let now = start;
  for (const word of line.slice(start.length).split(' ')) {
    if (now.length === start.length) now += word;
    else if (now.length + 1 + word.length <= width) now += ` ${word}`;
    else {
      folded.push(now);
      now = indent + word;
    }
  }
  return [...folded, now];
}
