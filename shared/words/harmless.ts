/**
 * Foreign text made harmless and readable for paper, terminal and screen: what could move the cursor, change the direction of
 * writing or hide stands visibly as `<U+202E>`. Tabs and line ends become one space unless `keepLines` is asked for.
 *
 * Source of the ranges: Unicode categories Cc, Cf, Zl, Zp, Cs, Co, Cn; "Trojan Source" (CVE-2021-42574).
 */
export function harmless(text: string, lines: 'one-line' | 'keep-lines' = 'one-line', limit = 2000): string {
  // Cut on a code point, before the marks make it longer.
  const points = Array.from(text.slice(0, limit * 2));
  const cut = points.length > limit || text.length > limit * 2;
  const kept = cut ? points.slice(0, limit) : points;
  const written = kept.map((point) => (lines === 'keep-lines' && point === '\n' ? '\n' : writePoint(point))).join('');
  return cut ? `${written} …` : written;
}

function writePoint(point: string): string {
  if (point === '\t' || point === '\n' || point === '\r') return ' ';
  const code = point.codePointAt(0) ?? 0;
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u.test(point) ? `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>` : point;
}
