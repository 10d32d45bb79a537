import { readAnswered, UNCHECKED, type WorkedConnection } from './answered.ts';
import { CURLS } from './quiet-lines.ts';

interface Program {
  readonly name: string;
  /** Stands once for each connection whose handshake came to its end. Groups `version` and `cipher`, as far as the line has them. */
  readonly done: RegExp;
  /** Stands once for each connection that was begun. */
  readonly begun: RegExp;
  readonly version?: RegExp;
  readonly cipher?: RegExp;
  /** Says that the certificate was checked; where a program does not say so, `unchecked` says that it was not. */
  readonly checked?: RegExp;
  readonly unchecked?: RegExp;
  readonly subjects?: RegExp;
}

const OPENSSL_CHECKED = /^[ \t]{0,8}Verify return code: 0 \(ok\)|^Verification: OK/m;

/** The same sources as of `quiet-lines.ts`. */
const CLIENTS: readonly Program[] = [
  {
    name: 'openssl s_client',
    done: /^New, (?:TLS|SSL)v?[\d.]+(?:\/SSLv3)?, Cipher is (?<cipher>[A-Z][\w-]+)/gm,
    begun: /^CONNECTED\(/gm,
    version: /^[ \t]{0,8}Protocol {0,2}: ((?:TLS|SSL)v[\d.]+)/m,
    checked: OPENSSL_CHECKED,
    subjects: /^ ?\d{1,2} s:(.{1,300})$/gm,
  },
  {
    name: 'openssl s_client',
    done: /^CONNECTION ESTABLISHED/gm,
    begun: /^CONNECT(?:ED\(|ING TO|ION ESTABLISHED)/gm,
    version: /^Protocol version: (\S+)/m,
    cipher: /^Ciphersuite: (\S+)/m,
    checked: OPENSSL_CHECKED,
    subjects: /^Peer certificate: (.{1,300})$/gm,
  },
  {
    name: 'gnutls-cli',
    done: /^- Handshake was completed/gm,
    begun: /^Connecting to '/gm,
    version: /^- (?:Description: \(|Version: )((?:TLS|SSL)[\d.]+)/m,
    cipher: /^- Description: (\S+)/m,
    checked: /^- Status: The certificate is trusted/m,
    subjects: /^ - subject `([^'\n]{1,300})'/gm,
  },
  {
    name: 'curl',
    done: new RegExp(
      `^${CURLS}(?:SSL connection using (?:(?<version>(?:TLS|SSL)v?[\\d.]+) / )?(?<cipher>[\\w-]+)|mbedTLS: (?<mbed>TLSv[\\d.]+) Handshake complete|rustls: handshake complete, (?<rustls>[^,\\n]{1,20})|(?<apple>TLS 1\\.\\d) connection using)`,
      'gm',
    ),
    begun: new RegExp(`^${CURLS}Connected to `, 'gm'),
    // Only with -k does curl go on with a certificate that it did not check.
    unchecked:
      /continuing anyway|certificate verification SKIPPED|skipping SSL peer certificate|\bcurl\s[^\n]{0,300}?\s(?:-[a-zA-Z]{0,8}k[a-zA-Z]{0,8}|--insecure)\b/,
    subjects: new RegExp(`^${CURLS}subject: (.{1,300})$`, 'gm'),
  },
  {
    name: 'swaks',
    done: /^=== TLS started with cipher (?<version>TLSv[\d.]+):(?<cipher>[\w-]+)/gm,
    begun: /^=== Connected to /gm,
    checked: /^=== TLS peer [^\n]*verif|\s--tls-verify\b/m,
    subjects: /^=== TLS peer (?:DN|certificate)[^\n"]{0,40}"([^"\n]{1,300})"/gm,
  },
];

/** The same sources as of `quiet-lines.ts`, and what libraries hand to who asks them: SSLSocket.cipher() of Python, tls.ConnectionState of Go. */
const LIBRARIES: readonly Program[] = [
  {
    name: 'wget',
    done: /^(?:HTTP request sent, awaiting response\.\.\. [23]\d\d\b)/gm,
    begun: /^--\d{4}-\d\d-\d\d [\d:]{8}-- {2}https:/gm,
    unchecked: /^WARNING: |--no-check-certificate/m,
  },
  {
    name: 'Python',
    done: /\('(?<cipher>[A-Z][\w-]{4,60})', '(?<version>TLSv1(?:\.\d)?)', \d{2,3}\)/g,
    begun: /\('[A-Z][\w-]{4,60}', 'TLSv1(?:\.\d)?', \d{2,3}\)/g,
    unchecked: UNCHECKED,
  },
  {
    // With -Djavax.net.debug (sun.security.ssl of OpenJDK); the server's Finished comes with every handshake.
    name: 'Java',
    done: /\|Consuming server Finished handshake message/g,
    begun: /\|Consuming ServerHello handshake message/g,
    version: /\|Negotiated protocol version: (TLSv[\d.]{1,3})/,
    cipher: /"cipher suite" {1,12}: "(TLS_\w{5,60}|SSL_\w{5,60})/,
    unchecked: UNCHECKED,
  },
  {
    name: 'Go',
    done: /\bVersion:(?:77\d|0x30\d) HandshakeComplete:true\b/g,
    begun: /\bHandshakeComplete:(?:true|false)\b/g,
    unchecked: UNCHECKED,
  },
];

const PROGRAMS: readonly Program[] = [...CLIENTS, ...LIBRARIES];

const SERVERS: readonly RegExp[] = [
  /^(?:\$ |# |> |% )?[^\n]{0,80}\bs_client\b[^\n]{0,300}\s-connect[ =]"?([\w.:[\]-]{1,253})/m,
  /^Resolving '([\w.:-]{1,253})'/m,
  new RegExp(`^${CURLS}Connected to ([\\w.-]{1,253}) \\([^)\\n]{1,60}\\) port (\\d{1,5})`, 'm'),
  /^=== Trying ([\w.-]{1,253}:\d{1,5})/m,
];

const MOST_CERTIFICATES = 30;

/**
 * The connection that a transcript shows: made to its end, every time that one was begun.
 * @returns null where the text is no transcript, or one of its connections was not made
 */
export function readWorked(text: string): WorkedConnection | null {
  for (const program of PROGRAMS) {
    const done = [...text.matchAll(program.done)];
    const begun = [...text.matchAll(program.begun)].length;
    const [first] = done;
    if (first === undefined || done.length < begun) continue;
    const groups = first.groups ?? {};
    const server = SERVERS.map((one) => one.exec(text)).find((match) => match !== null);
    return {
      program: program.name,
      server:
        server === undefined
          ? null
          : server
              .slice(1)
              .filter((part) => part !== undefined)
              .join(':'),
      version: groups.version ?? groups.mbed ?? groups.rustls ?? groups.apple ?? program.version?.exec(text)?.[1] ?? null,
      cipher: groups.cipher ?? program.cipher?.exec(text)?.[1] ?? null,
      checked: program.checked?.test(text) ?? program.unchecked?.test(text) === false,
      certificates:
        program.subjects === undefined
          ? []
          : [...text.matchAll(program.subjects)].slice(0, MOST_CERTIFICATES).map((match) => match[1] ?? ''),
    };
  }
  return readAnswered(text);
}

const ENDS = new RegExp(`^${CURLS}expire date: ([^\\n]{8,40})`, 'm');
/** What the server said of the time in its answer (RFC 9110 section 6.6.1). */
const ANSWERED = /^(?:<|[^\n]{0,60}(?:<= Recv header:)) ?date: ([^\n]{8,40})/im;

/**
 * The date on which a certificate that nobody checked had run out, where the transcript shows it.
 * @param at ISO 8601 UTC; the time of the answer counts before it
 */
export function ranOut(text: string, at: string): { readonly from: number; readonly to: number } | null {
  const ends = ENDS.exec(text);
  const end = Date.parse(ends?.[1] ?? '');
  const answered = Date.parse(ANSWERED.exec(text)?.[1] ?? '');
  if (ends === null || Number.isNaN(end) || end >= (Number.isNaN(answered) ? Date.parse(at) : answered)) return null;
  return { from: ends.index, to: ends.index + ends[0].trimEnd().length };
}
