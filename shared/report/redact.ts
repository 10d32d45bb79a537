/** What is written in place of a secret. */
export const REMOVED = '[removed]';

const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|$)/g;
const HEADERS = /\b((?:proxy-)?authorization|cookie|set-cookie|x-api-key|x-auth-token)(["']?\s{0,4}[:=]\s{0,4}["']?)[^\r\n"']{1,4000}/gi;
const USER_INFO = /\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#@<>"']{1,300}@/gi;
const PASSWORD =
  /\b((?:[a-z0-9]{1,20}[_-]){0,3}(?:password|passwd|passphrase|secret|api[_-]?key|access[_-]?token|auth[_-]?token))(["']?\s{0,4}[:=]\s{0,4}["']?)[^\s"'&,;]{1,400}/gi;
const CURL_USER = /(\s(?:-u|--user|--proxy-user|-U)[ =])\S{1,300}/g;

/**
 * Takes secrets out of a text before it is kept: private keys, user names and passwords in URLs, authorization and cookie headers,
 * `password=…`. What is left reads the same and stays on the same lines. Linear in the length of the text.
 */
export function redact(text: string): string {
  return text
    .replace(PRIVATE_KEY, `-----BEGIN PRIVATE KEY----- ${REMOVED}`)
    .replace(HEADERS, `$1$2${REMOVED}`)
    .replace(USER_INFO, '$1')
    .replace(PASSWORD, `$1$2${REMOVED}`)
    .replace(CURL_USER, `$1${REMOVED}`);
}
