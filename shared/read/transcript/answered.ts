/** A connection that a transcript shows as made. */
export interface WorkedConnection {
  readonly program: string;
  /** Host and port, where the text shows them. */
  readonly server: string | null;
  readonly version: string | null;
  readonly cipher: string | null;
  /** The program checked the certificate and found no fault in it. */
  readonly checked: boolean;
  /** Subjects of the certificates, as they were sent. */
  readonly certificates: readonly string[];
}

/** Somebody told a library not to check: Python, Node, Go, curl, Ruby, PHP, Perl. */
export const UNCHECKED =
  /verify ?= ?False|CERT_NONE|NODE_TLS_REJECT_UNAUTHORIZED ?= ?['"]?0|rejectUnauthorized['"]? ?: ?false|InsecureSkipVerify['"]? ?: ?true|InsecureRequestWarning|--insecure\b|\bcurl\b[^\n]{0,300}? -[a-zA-Z]{0,8}k\b|VERIFY_NONE|SSL_verify_mode ?=> ?0|CURLOPT_SSL_VERIFYPEER\b[^\n]{0,10}(?:false|0)|\bunauthorized\b|\bauthorized[: ]+false/i;

/** A line with which scripts and programs show that they were answered: the status of HTTP, or one word for it. */
const ANSWERED_WELL =
  /^(?:[^\n]{0,40}?\b(?:status(?:[ _]?code)?|response(?:[ _]code)?)["']? {0,2}[:=]? {0,2}|HTTP\/\d(?:\.\d)? |<Response \[)?["']?[23]\d\d\b[^\n]{0,80}$|^[^\n]{0,60}\b(?:(?:successfully |client )?connected|connection (?:established|successful|ok)|handshake (?:complete|successful|succeeded|ok))\b[^\n]{0,80}$/im;
const SUITE = /\b(?:TLS_[A-Z0-9]{2,12}(?:_[A-Z0-9]{2,12}){2,10}|(?:ECDHE|DHE)-[A-Z0-9]{2,12}(?:-[A-Z0-9]{2,12}){1,6})\b/;
const VERSION = /\bTLSv1(?:\.[0-3])?\b|\bTLS ?1\.[0-3]\b/;
/** Somebody who asks, or a program that complains after all. */
const DOUBT =
  /\?|\b(?:but|however|fail|error|refus|denied|unable|cannot|can't|couldn't|could not|not |timed? ?out|reset|except|warn|invalid|expire|mismatch|unauthorized)|\bat \S{1,200} line \d{1,6}\./i;
/** Scripts that show it print little. */
const LONGEST_ANSWER = 4000;

/** What a script printed that was answered over TLS: version or suite, and that all was well. */
export function readAnswered(text: string): WorkedConnection | null {
  const curls = readWriteOut(text);
  if (curls !== null) return curls;
  if (text.length > LONGEST_ANSWER || DOUBT.test(text) || !ANSWERED_WELL.test(text)) return null;
  const version = VERSION.exec(text)?.[0] ?? null;
  const cipher = SUITE.exec(text)?.[0] ?? null;
  if (cipher === null && (version === null || !AGREED_LINE.test(text))) return null;
  return { program: 'the program', server: null, version, cipher, checked: !UNCHECKED.test(text), certificates: [] };
}

/** A version alone tells of a connection only where it stands on a short line of its own or beside the status. */
const AGREED_LINE = /^[^\n]{0,40}\bTLS(?:v| ?)1(?:\.[0-3])?\b[^\n]{0,20}$/m;

const VERIFY_RESULT = /\b(?:ssl_)?verify(?:_?result)?["']? ?[=: ] ?["']?(\d{1,3})\b/i;
const HTTP_CODE = /\b(?:(?:(?:response|http|status)_?)?code|http)["']? ?[=: ] ?["']?([1-5]\d\d)\b/i;

/** `curl -w '%{json}'`, or with names of its own: 0 says that the certificate held, and a status that an answer came (curl(1), "--write-out"). */
function readWriteOut(text: string): WorkedConnection | null {
  if (VERIFY_RESULT.exec(text)?.[1] !== '0' || !HTTP_CODE.test(text)) return null;
  if (/"exitcode": ?[1-9]|"scheme": ?"http"/i.test(text)) return null;
  return { program: 'curl', server: null, version: null, cipher: null, checked: !UNCHECKED.test(text), certificates: [] };
}
