/** Wider lines are tiring to read, however wide the window is. */
const WIDEST = 100;
/** Narrower, every word would stand alone. */
const NARROWEST = 20;

/**
 * Breaks lines between words so that they fit; what follows is indented as its text begins, behind a dash or a number.
 * @param columns width of the screen in characters; Infinity where it is no screen, and nothing is broken
 */
export function foldLines(lines: readonly string[], columns: number): string[] {
  if (columns === Number.POSITIVE_INFINITY) return [...lines];
  const width = Math.max(NARROWEST, Math.min(WIDEST, columns));
  return lines.flatMap((line) => fold(line, width));
}

function fold(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const start = /^ *(?:- |\d{1,2}\. )?/.exec(line)?.[0] ?? '';
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
