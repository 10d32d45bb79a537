/** What a program printed of the chain that a server sent. */
export interface PrintedChain {
  /** The name that was asked for, where the text shows it. */
  readonly host: string | null;
  /** The program checked the chain and found a way to a root that it trusts. */
  readonly verified: boolean;
}

/** The first line of what `openssl s_client` says was sent; the list ends with a line of dashes. */
const OPENSSL_LIST = 'Certificate chain';
const OPENSSL_ENTRY = /^ {0,2}\d{1,2} s:/;
const GNUTLS_LIST = /^- Got a certificate list of (\d{1,2}) certificates?/;
const BEGIN = '-----BEGIN CERTIFICATE-----';

const VERIFIED = /^ {0,8}Verify return code: 0 \(ok\)|^Verification: OK|^- Status: The certificate is trusted/m;
const ASKED_NAMES: readonly RegExp[] = [
  /\s-servername[ =]"?([\w.-]{1,253})/,
  /\s-verify_hostname[ =]"?([\w.-]{1,253})/,
  /\s-connect[ =]"?([\w.-]{1,253})/,
  /^Resolving '([\w.-]{1,253})(?::\d{1,5})?'/m,
];

/**
 * Says whether a transcript of `openssl s_client -showcerts` or `gnutls-cli --print-cert` carries the whole chain of one server, as it
 * was sent: as many certificates as its list counts. Without those options only the first certificate is printed, and a chain judged
 * from it would miss what the server did send. Sources: openssl-s_client(1), gnutls-cli(1).
 * @returns null where it is no such transcript, is cut, or tells of several connections
 */
export function printedChain(text: string): PrintedChain | null {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const certificates = lines.filter((line) => line === BEGIN).length;
  if (certificates === 0 || listed(lines) !== certificates) return null;
  const host = ASKED_NAMES.map((name) => name.exec(text)?.[1]).find((name) => name !== undefined) ?? null;
  return { host, verified: VERIFIED.test(text) };
}

/** How many certificates the one list of a transcript counts; null where there is none, or more than one. */
function listed(lines: readonly string[]): number | null {
  const lists: number[] = [];
  let entries: number | null = null;
  for (const line of lines) {
    const gnutls = GNUTLS_LIST.exec(line)?.[1];
    if (gnutls !== undefined) lists.push(Number(gnutls));
    if (line === OPENSSL_LIST) entries = 0;
    else if (entries !== null && line === '---') {
      lists.push(entries);
      entries = null;
    } else if (entries !== null && OPENSSL_ENTRY.test(line)) entries += 1;
  }
  const [only = null] = lists;
  return lists.length === 1 ? only : null;
}
