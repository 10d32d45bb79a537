/** What a program printed of the chain that a server sent. */
export interface PrintedChain {
  /** The name that was asked for, where the text shows it. */
  readonly host: string | null;
  /** The program checked the chain and found a way to a root that it trusts. */
  readonly verified: boolean;
  /** As it was sent, a certificate each. */
  readonly pem: readonly string[];
}

/** The first line of what `openssl s_client` says was sent; the list ends with a line of dashes. */
const OPENSSL_LIST = 'Certificate chain';
const OPENSSL_ENTRY = /^ {0,2}\d{1,2} s:/;
const GNUTLS_LIST = /^- Got a certificate list of (\d{1,2}) certificates?/;
const GNUTLS_END = /^- (?:Status|Description|Version): |^\*\*\* /;
/** Without -showcerts the first certificate stands here. */
const OPENSSL_LEAF = 'Server certificate';
const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';

const VERIFIED = /^ {0,8}Verify return code: 0 \(ok\)|^Verification: OK|^- Status: The certificate is trusted/m;
const ASKED_NAMES: readonly RegExp[] = [
  /\s-servername[ =]"?([\w.-]{1,253})/,
  /\s-verify_hostname[ =]"?([\w.-]{1,253})/,
  /\s-connect[ =]"?([\w.-]{1,253})/,
  /^Resolving '([\w.-]{1,253})(?::\d{1,5})?'/m,
];

/**
 * The whole chain of one server, as it was sent, from a transcript of `openssl s_client` or `gnutls-cli`: as many certificates as its list
 * counts. Without `-showcerts` or `--print-cert` only the first certificate is printed, and a chain judged from it would miss what the
 * server did send. What else is printed, as that of a stapled answer, is no part of it. Sources: openssl-s_client(1), gnutls-cli(1).
 * @returns null where it is no such transcript, is cut, or tells of several connections
 */
export function printedChain(text: string): PrintedChain | null {
  if (!text.includes(BEGIN)) return null;
  const curls = curlsChain(text);
  if (curls !== null) return curls;
  const [list, ...others] = listed(text.split('\n').map((line) => line.trimEnd()));
  if (list === undefined || others.length > 0 || list.entries === 0 || list.pem.length !== list.entries) return null;
  const host = ASKED_NAMES.map((name) => name.exec(text)?.[1]).find((name) => name !== undefined) ?? null;
  return { host, verified: VERIFIED.test(text) || isOnlyName(text), pem: list.pem };
}

/** OpenSSL compares the name behind the chain, and goes on: where it has no other complaint, the chain held (X509_V_ERR_HOSTNAME_MISMATCH and its two kin). */
function isOnlyName(text: string): boolean {
  const complaints = [...text.matchAll(/^verify error:num=(\d{1,3}):|^ {0,8}Verify return code: (\d{1,3}) /gm)].map((match) =>
    Number(match[1] ?? match[2]),
  );
  return complaints.length > 0 && complaints.every((number) => number >= 62 && number <= 64);
}

/** `curl -w '%{json}'` since 7.88: all certificates of the connection, in the order in which they were sent. */
const CURLS_CERTIFICATES = /"certs" ?: ?"([^"]{1,200000})"/;
const CURLS_RESULT = /"ssl_verify_result" ?: ?(\d{1,3})\b/;

function curlsChain(text: string): PrintedChain | null {
  const result = CURLS_RESULT.exec(text)?.[1];
  const printed = result === undefined ? undefined : CURLS_CERTIFICATES.exec(text)?.[1];
  if (printed === undefined) return null;
  const lines = printed.replaceAll('\\n', '\n');
  const pem = [...lines.matchAll(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{1,20000}-----END CERTIFICATE-----/g)].map(([one]) => one);
  const host = /"url(?:_effective)?" ?: ?"https:\/\/([\w.-]{1,253})/.exec(text)?.[1] ?? null;
  // A connection that curl gave up says 0 as well where nothing was checked.
  const verified = result === '0' && /"exitcode" ?: ?0\b/.test(text);
  return pem.length === 0 ? null : { host, verified, pem };
}

interface List {
  entries: number;
  readonly pem: string[];
}

/** The lists of a transcript, each with the certificates that belong to it. */
function listed(lines: readonly string[]): List[] {
  const lists: List[] = [];
  let list: List | null = null;
  let pem: string[] | null = null;
  let isOpenssl = false;
  for (const line of lines) {
    const gnutls = GNUTLS_LIST.exec(line)?.[1];
    if (gnutls !== undefined || line === OPENSSL_LIST) {
      isOpenssl = gnutls === undefined;
      list = { entries: Number(gnutls ?? 0), pem: [] };
      lists.push(list);
    } else if (line === OPENSSL_LEAF && lists.at(-1)?.pem.length === 0) list = lists.at(-1) ?? null;
    else if (list === null) continue;
    else if (isOpenssl && line === '---') list = null;
    else if (!isOpenssl && GNUTLS_END.test(line)) list = null;
    else if (isOpenssl && OPENSSL_ENTRY.test(line)) list.entries += 1;
    else if (line === BEGIN) pem = [line];
    else if (pem !== null) {
      pem.push(line);
      if (line !== END) continue;
      list.pem.push(pem.join('\n'));
      pem = null;
    }
  }
  return lists;
}
