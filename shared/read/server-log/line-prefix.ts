/**
 * Heads that a program writes at the beginning of its own lines, and that hardly stand anywhere else: Apache's error log, an access log,
 * HAProxy's client and time.
 */
const HEAD =
  /\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)? \d{4}\] \[|(?:(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}|(?<![\w.:])[\da-fA-F]{0,4}:[\da-fA-F:]{2,35}) \S+ \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}:\d{1,5} \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:/;
/** A prefix is short: what stands farther behind is quoted by somebody. */
const LONGEST_PREFIX = 160;
/** `error.log.1:123:` (grep), and no address with its port. */
const GREP = /^(?:[^\s:"]*[A-Za-z][^\s:"]*:)?(?:\d{1,9}:)?$/;
/** Any other prefix ends with a space, a quote or a byte order mark. */
const ENDS_PREFIX = /[\s">\ufeff]$/;

/**
 * Takes off what a tool wrote in front of a line: file and number (grep), times and names of machines (journalctl, CloudWatch, Loki,
 * Heroku), marks of quotations. A quoted line of CSV loses its doubled quotes (RFC 4180 section 2).
 * @returns null where there is nothing of the kind
 */
export function withoutPrefix(text: string): string | null {
  const start = text.slice(0, LONGEST_PREFIX + 60).search(HEAD);
  if (start <= 0 || start > LONGEST_PREFIX) return null;
  const prefix = text.slice(0, start);
  if (!GREP.test(prefix) && !ENDS_PREFIX.test(prefix)) return null;
  const rest = text.slice(start);
  return prefix.endsWith('"') && rest.includes('""') ? rest.replace(/"\s*$/, '').replaceAll('""', '"') : rest;
}
