/** What is written in place of a secret. */
export const REMOVED = '[removed]';

const PRIVATE_KEY =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g;
const USER_INFO = /\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#@<>"']{1,300}@/gi;

/** A value in quotes, in quotes inside quotes, or up to the next space. */
const VALUE = String.raw`(?:\\?"[^"\n]{1,400}"|'[^'\n]{1,400}'|[^\s"'&,;]{1,400})`;
/** Names that end so are of secrets, in whatever language a program was set to; what stands before belongs to the name (`PGPASSWORD`). */
const NAMES = [
  'pass(?:word|wd|phrase|wort)|pwd|kennwort|mot de passe|contraseña|senha|hasło|пароль|密码|密碼|パスワード|비밀번호',
  'secret(?:[_-]?(?:access[_-]?)?key)?|api[_-]?key|(?:access|auth|refresh|id|session|csrf)[_-]?token|tls\\.key',
].join('|');

/** Each keeps its first group and drops the rest. All are bounded, so that the time stays linear in the length of the text. */
const SECRETS: readonly RegExp[] = [
  /\b((?:(?:proxy-)?authorization|cookie|set-cookie|private-token|x-[a-z-]{0,30}(?:token|key|secret))["']?\s{0,4}[:=]\s{0,4}["']?)[^\r\n"']{1,4000}/gi,
  new RegExp(String.raw`((?:${NAMES})\\?["']?\s{0,4}[:=]\s{0,4})${VALUE}`, 'gi'),
  // Options: behind a space, or stuck to the letter as mysql wants it.
  new RegExp(
    String.raw`(\s--?(?:password|passwd|pass|(?:src|dest)?(?:store|key)pass|proxy-pass(?:word)?|user|proxy-user|token|u|U)[ =])(?!-|pass:)${VALUE}`,
    'g',
  ),
  /(-pass(?:in|out)?[ =]pass:)\S{1,300}/g,
  /(\bmysql\w{0,10}\s[^\n]{0,200}?-p)[^\s-]\S{0,200}/g,
  /(\bldap\w{2,10}\s[^\n]{0,300}?\s-w\s)\S{1,300}/g,
  /(\bsshpass\s-p\s?)\S{1,300}/g,
  /(\s\/pass(?:word)?:)\S{1,300}/gi,
  /(\b(?:username|login|enable)\s(?:\S{1,100}\s)?(?:password|secret)\s(?:\d\s)?)\S{1,300}/gi,
  // Parts of an address, of XML, of a HAR file, and a session’s cookie without its header.
  /(<(?:\w{0,20}(?:password|passwd|secret|token))>)[^<]{1,400}/gi,
  /\b((?:PHP|J|ASP\.NET_|ASP)SESS(?:ION)?_?ID\w{0,12}=)[^;\s"']{1,400}/gi,
  /([?&][a-z0-9_.-]{0,30}(?:token|signature|credential|sess(?:ion)?_?(?:id)?|sid|sig|auth|code|key|jwt|otp)=)[^&\s"'<>#]{1,2000}/gi,
  /("name"\s{0,4}:\s{0,4}"(?:cookie|set-cookie|(?:proxy-)?authorization|x-api-key|x-auth-token)"\s{0,4},\s{0,8}"value"\s{0,4}:\s{0,4}")[^"\n]{1,4000}/gi,
  // What is a secret by its shape.
  /\b((?:bearer|negotiate|ntlm)\s{1,2})[a-z0-9+/=._~-]{16,4000}/gi,
  /\b(basic\s)[a-z0-9+/]{6,400}={1,2}/gi,
  /\b(gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AKIA|AIza|eyJ)[\w-]{16,4000}(?:\.[\w-]{0,4000}){0,2}/g,
  // Keys of a session: a key log, and what openssl prints.
  /\b((?:CLIENT_RANDOM|(?:[A-Z]{1,10}_){1,3}SECRET(?:_\d{1,3})?) [0-9a-f]{16,64} )[0-9a-f]{16,200}/gi,
  /\b((?:Master-Key|Resumption PSK|Early exporter secret|Exporter master secret)\s{0,3}:\s{0,3})[0-9A-F]{8,200}/gi,
  // Logins of mail and file servers.
  /\b(AUTH(?:ENTICATE)? (?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER) )[A-Za-z0-9+/=]{8,4000}/g,
  /^([ \t<>CS:]{0,8}PASS )\S{1,300}/gm,
  /^([ \t<>CS:]{0,8}[A-Za-z]{0,6}\d{1,6} LOGIN \S{1,200} )\S{1,300}/gm,
];

/**
 * Takes secrets out of a text before it is kept: private keys, user names and passwords in URLs, authorization and cookie headers,
 * tokens, `password=…`, keys of a session. What is left reads the same and stays on the same lines. Linear in the length of the text.
 */
export function redact(text: string): string {
  const open = text.replace(PRIVATE_KEY, `-----BEGIN PRIVATE KEY----- ${REMOVED}`).replace(USER_INFO, '$1');
  return SECRETS.reduce((kept, secret) => kept.replace(secret, `$1${REMOVED}`), open);
}
