/** Texts up to this many letters are looked at; what lies beyond is not read. */
export const LONGEST_PASTE = 5_000_000;
/** What is kept as evidence. */
export const LONGEST_KEPT = 200_000;

const HEAD = 60_000;
const TAIL = 60_000;
const AROUND = 1_500;

// Only whole alternatives, no repetition: one step per letter and alternative.
const TELLING =
  /ssl|tls|certif|x509|handshake|refused|ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUN|ERR_|_ERROR|SEC_E|CERT_E|PKIX|CERT_|proxy|reset by|timed out|resolve|curl:|Caused by|BEGIN CERT|schannel|0x80|hostname|STARTTLS|unexpected eof/gi;

/**
 * Bounds a paste to 200 kB: head, tail, and between them the places that speak of connections. A log of which one line matters keeps
 * that line. Each omission is marked by a line with an ellipsis.
 */
export function boundText(text: string): string {
  if (text.length <= LONGEST_KEPT) return text;
  const whole = text.length > LONGEST_PASTE ? text.slice(0, LONGEST_PASTE) : text;
  const pieces: { from: number; to: number }[] = [{ from: 0, to: HEAD }];
  let room = LONGEST_KEPT - HEAD - TAIL - 4_000;
  let last = pieces[0] as { from: number; to: number };
  TELLING.lastIndex = HEAD;
  for (let match = TELLING.exec(whole); match !== null && room > 0; match = TELLING.exec(whole)) {
    if (match.index >= whole.length - TAIL) break;
    const from = Math.max(last.to, match.index - AROUND);
    const to = Math.min(whole.length - TAIL, match.index + AROUND);
    if (to <= from) continue;
    room -= to - from;
    if (from <= last.to) last.to = to;
    else {
      last = { from, to };
      pieces.push(last);
      room -= 3;
    }
    TELLING.lastIndex = Math.max(match.index + 1, to - AROUND / 2);
  }
  const tail = whole.length - TAIL;
  if (last.to >= tail) last.to = whole.length;
  else pieces.push({ from: tail, to: whole.length });
  return pieces
    .map(({ from, to }) => whole.slice(from, to))
    .join('\n…\n')
    .slice(0, LONGEST_KEPT);
}
