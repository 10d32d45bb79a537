import type { HandshakeStep } from '../../model/handshake.ts';
import type { ToldConnection } from '../../model/told-connection.ts';
import { alertName } from '../../tables/alerts.ts';
import { CURLS } from './quiet-lines.ts';
import { ASKED } from './shown.ts';
import { toldCertificates } from './told-certificates.ts';

interface Program {
  readonly name: string;
  /** Where a connection begins in its output; what it tells is read from the last beginning on, where a program stops that fails. */
  readonly begins: RegExp;
  /** Shows whose output it is where the beginning was not copied. */
  readonly mark?: RegExp;
  readonly server: readonly RegExp[];
  readonly sni?: RegExp;
  readonly version?: RegExp;
  readonly cipher?: RegExp;
  readonly alpn?: RegExp;
  readonly offers?: RegExp;
  /** The first that matches; the words of the check are its group. */
  readonly verified: readonly RegExp[];
}

/** Sources: apps/s_client.c of OpenSSL 1.0.2 to 3.5, lib/vtls and lib/http_proxy.c of curl 7.74 to 8.14, src/cli.c and src/common.c of GnuTLS 3.7. */
const PROGRAMS: readonly Program[] = [
  {
    name: 'openssl s_client',
    begins: /^(?:CONNECTED\(|CONNECTION ESTABLISHED$)/m,
    server: [/\bs_client\b[^\n]{0,300}?\s-connect[ =]"?([\w.:[\]-]{1,253})/, /^Connecting to ([\d.a-f:]{3,45})$/m],
    sni: /\bs_client\b[^\n]{0,300}?\s-servername[ =]"?([\w.-]{1,253})/,
    version: /^(?: {4}Protocol {0,2}|Protocol(?: version)?): ((?:TLS|SSL|DTLS)v[\d.]+)/m,
    cipher: /^(?:New, [^\n]{0,20}, Cipher is|Ciphersuite:) ([A-Z][\w-]{3,60})/m,
    alpn: /^ALPN protocol: ([\w./-]{1,40})/m,
    offers: /\bs_client\b[^\n]{0,300}?\s-alpn[ =]"?([\w./,-]{1,80})/g,
    verified: [/^[ \t]{0,8}Verify return code: (\d{1,3} \([^)\n]{1,120}\))/m, /^Verification(?: error)?: ([^\n]{1,120})/m],
  },
  {
    name: 'gnutls-cli',
    begins: /^Connecting to '/m,
    mark: /^- Got a certificate list of /m,
    server: [/^Resolving '([\w.:-]{1,253})'/m, /^Connecting to '([\w.:[\]-]{1,253})'/m],
    version: /^- (?:Description: \(|Version: )((?:TLS|SSL)[\d.]+)/m,
    cipher: /^- Description: (\([^\n]{3,120}\))/m,
    alpn: /^- Application protocol: ([\w./-]{1,40})/m,
    verified: [/^- Status: (The certificate is [^\n]{1,300})/m],
  },
  {
    name: 'curl',
    begins: new RegExp(`^(?:[^\\n*]{0,200})?${CURLS}(?:Connected to |Established connection to )`, 'm'),
    server: [
      new RegExp(`^${CURLS}(?:Connected to|Established connection to) ([\\w.:-]{1,253}) \\([^)\\n]{1,80}\\) port (\\d{1,5})`, 'm'),
      new RegExp(`^${CURLS}Established connection to ([\\w.:-]{1,253}) \\([^)\\n]{1,80}? port (\\d{1,5})\\)`, 'm'),
    ],
    version: new RegExp(`^${CURLS}SSL connection using ((?:TLS|SSL)v?[\\d.]+)`, 'm'),
    cipher: new RegExp(`^${CURLS}SSL connection using (?:(?:TLS|SSL)v?[\\d.]+ / )?([A-Z][\\w-]{3,60})`, 'm'),
    alpn: new RegExp(`^${CURLS}ALPN[:,] server accepted (?:to use )?([\\w./-]{1,40})`, 'm'),
    offers: new RegExp(`^${CURLS}ALPN[:,] (?:curl )?offer(?:s|ing) ([\\w./,-]{1,80})`, 'gm'),
    verified: [
      new RegExp(`^(?:${CURLS}|curl: \\(\\d{1,2}\\) )SSL certificate verify (ok|result: [^\\n]{1,160})`, 'm'),
      new RegExp(`^(?:${CURLS}|curl: \\(\\d{1,2}\\) )(?:SSL certificate problem: |SSL: )([^\\n]{1,200})`, 'm'),
      new RegExp(`^${CURLS}\\s{0,2}server certificate verification (OK|SKIPPED|failed[^\\n]{0,200})`, 'm'),
    ],
  },
];

/** The proxy that is asked for a way: what was wanted, and what it said (RFC 9110 section 9.3.6). */
const TUNNEL = /^(?:[^\n]{0,60}(?:Establish HTTP proxy tunnel to|=> Send header: CONNECT)|> CONNECT) ([\w.:[\]-]{1,260})/m;
const ANSWERS: readonly RegExp[] = [
  /CONNECT [^\n]{1,300}\n(?:(?:>|[^\n]{0,60}=> Send header)[^\n]{0,2000}\n|[{}*=\d][^\n]{0,300}\n){0,40}(?:<|[^\n]{0,60}<= Recv header:) HTTP\/[\d.]{1,3} (\d{3}[^\n]{0,80})/,
  /CONNECT tunnel (?:failed|established), response (\d{3})/,
  /(?:Proxy replied|Received HTTP code) (\d{3})/,
  /HTTP CONNECT failed: (\d{3}[^\n]{0,80})/,
];

/** A program that agreed on none prints these in the place of a suite. */
const NO_SUITE = /^(?:\(NONE\)|0000|NONE)$/;
const ALERTS_IN: readonly RegExp[] = [/:SSL alert number (\d{1,3})\b/, /^\*\*\* Received alert \[(\d{1,3})\]/m];
/** Only the latter part of a longer text is read. */
const LONGEST = 200_000;

/**
 * What the transcript of `openssl s_client`, `gnutls-cli` or `curl -v` (also inside git) tells of its last connection, made or failed.
 * @param steps the messages that the text has as it was written down
 * @returns null where the text is no such transcript
 */
export function toldConnection(whole: string, steps: readonly HandshakeStep[]): ToldConnection | null {
  const text = whole.slice(-LONGEST);
  const program = PROGRAMS.find(({ begins, mark }) => begins.test(text) || mark?.test(text) === true);
  if (program === undefined) return null;
  const last = text.slice(lastBeginning(text, program.begins));
  const first = (pattern: RegExp | undefined, where = last) => pattern?.exec(where)?.slice(1).join(':') ?? null;
  const suite = first(program.cipher);
  const agreed = suite === null || NO_SUITE.test(suite) ? null : suite;
  const certificates = toldCertificates(program.name, program.name === 'gnutls-cli' || program.name === 'curl' ? last : text);
  const verified = program.verified.map((one) => first(one)).find((words) => words !== null) ?? null;
  const nothingToCheck = /^no peer certificate available/m.test(last);
  return {
    program: program.name,
    server: program.server.map((one) => first(one) ?? first(one, text)).find((found) => found !== null) ?? null,
    sni: first(program.sni, text),
    version: plainVersion(versionOf(program, agreed, first(program.version), steps)),
    cipher: agreed,
    alpnOffered: offered(program, text),
    alpn: first(program.alpn),
    certificates,
    verified: nothingToCheck || verified === null ? null : verified.trim().replace(/\.$/, ''),
    alerts: alertsOf(text, steps),
    askedForCertificate: ASKED.test(text),
    tunnel: tunnelOf(text),
  };
}

function lastBeginning(text: string, begins: RegExp): number {
  const all = [...text.matchAll(new RegExp(begins.source, 'gm'))];
  // OpenSSL says that it has connected after what it checked: there all of the text is one connection's.
  return all.length < 2 ? 0 : (all.at(-1)?.index ?? 0);
}

/** OpenSSL prints the version it asked for where none was agreed; suites of TLS 1.3 are of no other version (RFC 8446 section B.4). */
function versionOf({ name }: Program, suite: string | null, printed: string | null, steps: readonly HandshakeStep[]): string | null {
  if (name === 'openssl s_client' && suite === null) return null;
  if (printed !== null) return printed;
  if (suite?.startsWith('TLS_AES_') === true || suite?.startsWith('TLS_CHACHA20_') === true) return 'TLSv1.3';
  const hello = steps.find(({ message }) => message === 'ServerHello');
  return hello?.facts.find((fact) => /^(?:TLS|SSL)/.test(fact)) ?? null;
}

/** Programs write `TLSv1.3`, `TLS1.3`, `TLSv1`: here it is `TLS 1.3` and `TLS 1.0`. */
function plainVersion(printed: string | null): string | null {
  return printed === null ? null : printed.replace(/^(D?TLS|SSL) ?v?(?=\d)/, '$1 ').replace(/^(TLS|SSL) (\d)$/, '$1 $2.0');
}

function offered({ offers }: Program, text: string): readonly string[] {
  if (offers === undefined) return [];
  const all = [...text.matchAll(offers)];
  return [...new Set(all.flatMap((match) => (match[1] ?? '').split(',').filter((one) => one !== '')))].slice(0, 10);
}

function alertsOf(text: string, steps: readonly HandshakeStep[]): ToldConnection['alerts'] {
  const written = steps.flatMap(({ from, message, facts }) =>
    message === 'Alert' && facts[0] !== undefined && facts[0] !== 'close_notify' ? [{ from, name: facts[0] }] : [],
  );
  if (written.length > 0) return written;
  const number = ALERTS_IN.map((one) => one.exec(text)?.[1]).find((found) => found !== undefined);
  return number === undefined ? [] : [{ from: 'server', name: alertName(Number(number)) ?? number }];
}

function tunnelOf(text: string): ToldConnection['tunnel'] {
  const to = TUNNEL.exec(text)?.[1] ?? null;
  const answer = ANSWERS.map((one) => one.exec(text)?.[1]?.trim()).find((found) => found !== undefined) ?? null;
  return to === null && answer === null ? null : { to, answer };
}
