/** What a program printed of the chain that a server sent. */
export interface PrintedChain {
  /** The name that was asked for, where the text shows it. */
  readonly host: string | null;
  /** The program checked the chain and found a way to a root that it trusts. */
  readonly verified: boolean;
}

/** One connection's part of an `openssl s_client` transcript: the list of what was sent ends with a line of dashes. */
const OPENSSL_LIST = /^Certificate chain\r?$([\s\S]{0,400000}?)^---\r?$/gm;
const OPENSSL_ENTRY = /^ {0,2}\d{1,2} s:/gm;
const GNUTLS_LIST = /^- Got a certificate list of (\d{1,2}) certificates?\.?\r?$/gm;
const BEGINS = /-----BEGIN CERTIFICATE-----/g;

const VERIFIED = /^\s*Verify return code: 0 \(ok\)|^Verification: OK|^- Status: The certificate is trusted/m;
const ASKED_NAMES: readonly RegExp[] = [
  /\s-servername[ =]"?([\w.-]{1,253})/,
  /\s-verify_hostname[ =]"?([\w.-]{1,253})/,
  /\s-connect[ =]"?([\w.-]{1,253})/,
  /^Resolving '([\w.-]{1,253})(?::\d+)?'/m,
];

/**
 * Says whether a transcript of `openssl s_client -showcerts` or `gnutls-cli --print-cert` carries the whole chain of one server, as it
 * was sent: as many certificates as its list counts. Without those options only the first certificate is printed, and a chain judged
 * from it would miss what the server did send. Sources: openssl-s_client(1), gnutls-cli(1).
 * @returns null where it is no such transcript, is cut, or tells of several connections
 */
export function printedChain(text: string): PrintedChain | null {
  const certificates = count(text, BEGINS);
  if (certificates === 0 || listed(text) !== certificates) return null;
  const host = ASKED_NAMES.map((name) => name.exec(text)?.[1]).find((name) => name !== undefined) ?? null;
  return { host, verified: VERIFIED.test(text) };
}

/** How many certificates the one list of a transcript counts; null where there is none, or more than one. */
function listed(text: string): number | null {
  const lists = [
    ...[...text.matchAll(OPENSSL_LIST)].map(([, list = '']) => count(list, OPENSSL_ENTRY)),
    ...[...text.matchAll(GNUTLS_LIST)].map(([, number]) => Number(number)),
  ];
  const [only = null] = lists;
  return lists.length === 1 ? only : null;
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
