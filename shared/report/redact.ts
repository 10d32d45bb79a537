/** What is written in place of a secret. */
export const REMOVED = '[removed]';

const PRIVATE_KEY =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g;
/** Names and passwords before the host of an address: whoever does not escape it may have an “@” in them, or leave the scheme out. */
const USER_INFO: readonly RegExp[] = [
  /\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#<>"']{1,300}@/gi,
  /\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/:@["'<>]{1,100}:(?!\d{1,5}(?:[/?#\s]|$))[^\s"'<>]{1,200}@/gi,
  /(proxy\w{0,10}(?:\s?[=:]\s?|\s)["']?|\s(?:-x|--(?:pre)?proxy|--socks\w{0,12})[ =]["']?)[^\s:@/"']{1,100}:[^\s/"'<>]{1,200}@/gi,
];

/** A value in quotes, in quotes inside quotes, or up to the next space. */
const VALUE = String.raw`(?:\\?"[^"\n]{1,400}"|'[^'\n]{1,400}'|[^\s"'&,;]{1,400})`;
/** What a password is called. */
const PASSWORD = [
  'pass(?:word|wd|phrase|wort|ord)|pwd|kennwort|mot de passe|contraseña|senha|wachtwoord|l[öo]senord|adgangskode|salasana',
  'hasło|heslo|geslo|lozinka|jelszó|parola|[şs]ifre|пароль|密码|密碼|パスワード|비밀번호|mật khẩu|كلمة المرور|סיסמה',
].join('|');
/** “The password is …” goes on with one of these where no password follows. */
const NO_PASSWORD =
  '(?:(?:in)?correct|wrong|right|fine|ok|good|bad|not|no|never|still|also|too|now|then|about|always|again|already|just|really|very|only|so|due|old|new|shown|used|unknown|lost|gone|what|where|here|there|because|by|with|from|to|of|at|and|or|being|asked|set|saved|stored|sent|needed|required|missing|empty|expired|invalid|valid|accepted|refused|rejected|the|a|an|my|in|on|for|schon|immer|wieder|auch|noch|jetzt|leider|falsch|richtig|nicht|korrekt|abgelaufen|erforderlich|ung[üu]ltig|leer|invalide|expiré|obligatoire|requis|bon|faux|incorrecte|incorrect[ao]|correct[ao]|inválid[ao]|obligatori[ao]|errad[ao]|sbagliata|scaduta|verkeerd|onjuist|fel|forkert)\\b';
/** Names that end so are of secrets, in whatever language a program was set to; what stands before belongs to the name (`PGPASSWORD`). */
const NAMES = [
  PASSWORD,
  '(?<![a-z])pw|bindpw|(?<![a-z])psk',
  'secret(?:[_-]?(?:access[_-]?)?key(?:[_-]base)?)?|(?:api|account|shared[_-]?access|subscription)[_-]?key',
  '(?:access|auth|refresh|id|session|csrf)[_-]?token|tls\\.key',
].join('|');

/** Sentences, prompts and settings that speak of a password; tried only where one of its names stands. */
const SPOKEN: readonly RegExp[] = [
  new RegExp(
    String.raw`\b((?:${PASSWORD})\s(?:is|was|ist|war|lautet|est|es|è|é|är|er|jest|je)\s?:?\s{1,3})(?!${NO_PASSWORD})${VALUE}`,
    'gi',
  ),
  new RegExp(
    String.raw`\b((?:${PASSWORD})\b[^\n.]{0,40}?\b(?:it is|it’s|it's|es ist|c’est|c'est)\s?:?\s{1,3})(?!${NO_PASSWORD})${VALUE}`,
    'gi',
  ),
  new RegExp(
    String.raw`\b((?:${PASSWORD}|pass phrase)(?: (?:for|to|of|für|von|pour|de) [^\n:]{1,80})?:[ \t]{1,3})(?!${NO_PASSWORD})[^\s"'&,;]{1,200}`,
    'gi',
  ),
  new RegExp(
    String.raw`^(\s{0,16}[\w.-]{0,40}(?:password|passwd|passphrase|secret)[ \t]{1,8})(?!${NO_PASSWORD})\S{1,300}(?=[ \t]{0,8}\r?$)`,
    'gim',
  ),
  // Without “is”: what looks like a password and like no code of an error.
  new RegExp(
    String.raw`\b((?:${PASSWORD}|pass|clave|(?:wi-?fi|wlan)[ -](?:key|schl[üu]ssel))(?:\s?[:=]|\s(?:is|ist|es|est)\b)?\s{1,3})(?!0x|\w{2,20}_)(?=\S{0,100}\d)(?=\S{0,100}\p{L})\S{5,200}`,
    'giu',
  ),
];
const SPEAKS_OF_PASSWORD = new RegExp(`${PASSWORD}|pass[ :=]|pass phrase|secret|clave|wi-?fi|wlan`, 'i');

/** Each keeps its first group and drops the rest. All are bounded, so that the time stays linear in the length of the text. */
const SECRETS: readonly RegExp[] = [
  /\b((?:(?:proxy-)?authorization|cookie|set-cookie|private-token|x-[a-z-]{0,30}(?:token|key|secret))["']?\s{0,4}[:=]\s{0,4}["']?)[^\r\n"']{1,4000}/gi,
  new RegExp(String.raw`((?:${NAMES})\\?["']?\s{0,4}[:=]\s{0,4})${VALUE}`, 'gi'),
  /(\bpass=)(?!\d{1,6}\b)[^\s"'&,;]{1,400}/gi,
  // What people write in a sentence, or behind the user’s name.
  /\b(pin(?: number| code|-nummer)?\s(?:is|ist|est)\s?:?\s?)\d{3,12}\b/gi,
  /\b((?:user(?:name)?|login|sign[ -]?in|credentials|zugangsdaten)\s?[:=]\s?[^\s/]{1,60}\s\/\s)\S{1,200}/gi,
  // Windows.
  /(\bnet(?:\.exe)?\s{1,4}use\s{1,4}(?:(?:[a-z]:|\*)\s{1,4})?\\\\\S{1,200}\s{1,4}(?:\/user:\S{1,100}\s{1,4})?)(?![/*])\S{1,200}/gi,
  /(\bnet(?:\.exe)?\s{1,4}user\s{1,4}[^\s/]{1,60}\s{1,4})(?![/*])\S{1,200}/gi,
  new RegExp(String.raw`(\bConvertTo-SecureString\s{1,4}(?:-String\s{1,4})?)(?!-)${VALUE}`, 'gi'),
  /(\b(?:[xw]l?freerdp\d?|psexec\w{0,3}|schtasks)\b[^\n]{0,300}?\s[/-]p[: ])\S{1,300}/gi,
  // Options: behind a space, or stuck to the letter as mysql wants it.
  /((?:^|\s)--?(?:[\w-]{0,30}(?:password\w{0,6}|passwd|passphrase|secret|token|bearer|cookie|api-key)|pass|(?:src|dest)?(?:store|key)pass|proxy-pass|proxy-auth|user|proxy-user|xp|u|U)[ =])(?!-|pass:)(?:\\?"[^"\n]{1,400}"|'[^'\n]{1,400}'|\S{1,400})/gm,
  /(-pass(?:in|out)?[ =]pass:)\S{1,300}/g,
  /(\bmysql\w{0,10}\s[^\n]{0,200}?-p)[^\s-]\S{0,200}/g,
  /(\bldap\w{2,10}\s[^\n]{0,300}?\s-w\s?)(?!-)\S{1,300}/g,
  /(\s--auth[ =])(?=[^\s:]{1,100}:)\S{1,300}/g,
  new RegExp(String.raw`(\bcurl\b[^\n]{0,300}?\s-b\s?)(?=["']?[^\s"'=]{1,100}=)${VALUE}`, 'g'),
  /(\b(?:sqlcmd|bcp|osql|isql)\b[^\n]{0,300}?\s-P\s?)(?!-)\S{1,300}/g,
  /(\brasdial\s{1,3}(?:"[^"\n]{1,80}"|\S{1,80})\s{1,3}[^\s/]\S{0,80}\s{1,3})(?!\/)\S{1,200}/gi,
  /(\s[/-]u(?:ser)?:\S{1,100}\s{1,3}[/-]p(?:ass(?:word)?)?:)\S{1,300}/gi,
  /(\bpass[\w-]{0,20}[^\n<]{0,80}<<<\s?)\S{1,300}/gi,
  /(\bvault\s{1,3}login\s{1,3}(?:token=)?)(?!-)\S{8,300}/g,
  /^((?:ftp>|--->)\s?user \S{1,60} )\S{1,200}/gim,
  /(\b(?:HTTP(?:Basic|Digest|Proxy)Auth|NetworkCredential|UsernamePasswordCredentials?|auth=)\(\s?["'][^"'\n]{0,100}["']\s?,\s?["'])[^"'\n]{1,200}/g,
  /(\bsshpass\s-p\s?)\S{1,300}/g,
  /(\bcurl\b[^\n]{0,300}?\s-[a-zA-Z]{0,6}u)(?=\S{1,100}:)\S{1,300}/g,
  /(\b(?:docker|podman|buildah|skopeo|nerdctl|crane|helm|az|oc|cf)\s[^\n]{0,60}?\blogin\b[^\n]{0,300}?\s-p[ =]?)(?!-)\S{1,300}/g,
  /(\b(?:mongo\w{0,10}\b[^\n]{0,200}?\s-p|redis-cli\b[^\n]{0,200}?\s-a)\s)(?!-)\S{1,300}/g,
  /(\b(?:jdbc:oracle:\w{2,6}:|(?:sqlplus|(?<!-)conn(?:ect)?)\s(?:-\w{1,2}\s)?)[^\s/@]{1,60}\/)[^\s@]{1,200}(?=@)/gi,
  /(\becho\s{1,3}(?:-n\s)?)\S{1,200}(?=\s{0,3}\|\s{0,3}(?:sudo|docker|podman|kinit|cryptsetup|gpg)\b)/g,
  /(\s\/pass(?:word)?:)\S{1,300}/gi,
  /(\b(?:user(?:name)?|login|enable)\s(?:\S{1,100}\s)?(?:password|passwd|pw|secret)\s(?:\d\s)?)\S{1,300}/gi,
  /^(\s{0,8}(?:bindpw|rootpw)\s{1,8})\S{1,300}/gim,
  /(_authToken\s{1,3})(?!=)\S{1,300}/g,
  // Parts of an address, of XML, of a HAR file, and a session’s cookie without its header.
  /(<(?:\w{0,20}(?:password|passwd|secret|token))>)[^<]{1,400}/gi,
  /\b((?:PHP|J|ASP\.NET_|ASP)SESS(?:ION)?_?ID\w{0,12}=)[^;\s"']{1,400}/gi,
  /([?&][a-z0-9_.-]{0,30}(?:token|signature|credential|sess(?:ion)?_?(?:id)?|sid|sig|auth|code|key|jwt|otp)=)(?!\d{1,4}(?:[&\s]|$))[^&\s"'<>#]{1,2000}/gi,
  /((?:key|name)\s?=\s?"[^"\n]{0,40}(?:password|secret|token)[^"\n]{0,10}"\s{1,4}value\s?=\s?")[^"\n]{1,400}/gi,
  /("auth"\s?:\s?")[A-Za-z0-9+/=]{8,400}/g,
  /("name"\s{0,4}:\s{0,4}"(?:cookie|set-cookie|(?:proxy-)?authorization|x-api-key|x-auth-token)"\s{0,4},\s{0,8}"value"\s{0,4}:\s{0,4}")[^"\n]{1,4000}/gi,
  // What is a secret by its shape.
  /\b((?:bearer|negotiate|ntlm)\s{1,2})[a-z0-9+/=._~-]{16,4000}/gi,
  /\b(basic\s)[a-z0-9+/]{6,400}={1,2}/gi,
  /\b(gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AKIA|AIza|eyJ)[\w-]{16,4000}(?:\.[\w-]{0,4000}){0,2}/g,
  /\b(sk[-_](?:live|test|proj|ant)[-_]|rk_live_|xapp-|hv[sbr]\.|dop_v1_|shpat_|glrt-|ya29\.|SG\.)[\w.-]{10,4000}/g,
  /\b(npm_|hf_|pypi-)(?=[\w-]{0,60}\d)[\w-]{16,4000}/g,
  /(\b(?:hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/|api\.telegram\.org\/bot))[\w:/-]{8,300}/gi,
  /(\bPrivate-Lines: \d{1,4}\r?\n)(?:[A-Za-z0-9+/=]{1,80}\r?\n){1,200}/g,
  // Keys of a session: a key log, and what openssl prints.
  /\b((?:CLIENT_RANDOM|(?:[A-Z]{1,10}_){1,3}SECRET(?:_\d{1,3})?) [0-9a-f]{16,64} )[0-9a-f]{16,200}/gi,
  /\b((?:Master-Key|Resumption PSK|Early exporter secret|Exporter master secret)\s{0,3}:\s{0,3})[0-9A-F]{8,200}/gi,
  // Logins of mail and file servers.
  /\b(AUTH(?:ENTICATE)? (?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER) )[A-Za-z0-9+/=]{8,4000}/g,
  /^([ \t<>CS:*]{0,8}334 [A-Za-z0-9+/=]{0,60}\r?\n[ \t<>CS:*]{0,8})[A-Za-z0-9+/=]{4,400}(?=\r?$)/gm,
  /^([ \t<>CS:]{0,8}PASS )\S{1,300}(?=[ \t]{0,8}\r?$)/gim,
  /^([ \t<>CS:]{0,8}[A-Za-z]{0,6}\d{1,6} LOGIN \S{1,200} )\S{1,300}/gm,
];

/**
 * Takes secrets out of a text before it is kept: private keys, user names and passwords in URLs, authorization and cookie headers,
 * tokens, `password=…`, keys of a session. What is left reads the same and stays on the same lines. Linear in the length of the text.
 */
export function redact(text: string): string {
  const open = text.replace(PRIVATE_KEY, `-----BEGIN PRIVATE KEY----- ${REMOVED}`);
  const anonymous = USER_INFO.reduce((kept, userInfo) => kept.replace(userInfo, '$1'), open);
  const patterns = SPEAKS_OF_PASSWORD.test(anonymous) ? [...SPOKEN, ...SECRETS] : SECRETS;
  return patterns.reduce((kept, secret) => kept.replace(secret, `$1${REMOVED}`), anonymous);
}

/** As many are looked at together: most texts hold no secret, and one look at many costs less than many looks. */
const TOGETHER = 16;

/** The same for many texts, each by itself: what stands in one never decides what is taken out of another. */
export function redactEach(texts: readonly string[]): readonly string[] {
  const clean: string[] = [];
  for (let from = 0; from < texts.length; from += TOGETHER) {
    const some = texts.slice(from, from + TOGETHER);
    // An end of line is to every pattern what the end of a text is, or lets it match more.
    const together = some.join('\n');
    clean.push(...(redact(together) === together ? some : some.map(redact)));
  }
  return clean;
}
