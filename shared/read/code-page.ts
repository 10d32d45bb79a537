import type { CauseId } from '../model/cause-id.ts';
import type { RecognisedMessage } from '../model/evidence.ts';
import type { Said } from '../model/said.ts';
import type { Side } from '../model/side.ts';
import { say } from '../words/index.ts';
import { allCodes, type Code } from './message/codes.ts';
import { meaningOfCode } from './message/meaning-of-code.ts';
import { MEANS } from './message/means.ts';
import { type RankedCause, readMark } from './message/read-mark.ts';
import { squeezePhrase } from './message/squeeze.ts';
import { programMeanings } from './program-message/meanings/index.ts';

/** The page of one identifier: what it means, its likely causes in order, who can mend it. */
export interface CodePage {
  readonly family: string;
  readonly id: string;
  readonly numbers: readonly number[];
  /** The same as people meet them: 0x80090325 and -2146893019. */
  readonly numbersWritten: readonly string[];
  /** The sentence the program prints with it. */
  readonly text: string | null;
  /** In plain words. */
  readonly plain: Said;
  readonly causes: readonly RankedCause[];
  /** The same identifier printed by a server, where that turns the meaning round. */
  readonly causesOnServer: readonly RankedCause[] | null;
  /** Who can mend the likeliest cause. */
  readonly side: Side;
  readonly who: Said;
  readonly source: string;
}

/**
 * What else a message would mean in the log of a server, where nothing in it says who speaks. The same words turn round there: they tell
 * of whoever connected.
 * @returns most likely first; empty where the side is known, or makes no difference
 */
export function causesInServersLog({ recognised }: RecognisedMessage): readonly RankedCause[] {
  const first = recognised.find(({ causes }) => causes.length > 0);
  if (first === undefined || first.side !== null) return [];
  const page = codePage(first.family, first.id);
  const turned = page === null ? onServerOf(first.meaning ?? null) : page.causesOnServer;
  const [likeliest] = first.causes;
  return turned === null || turned[0]?.cause === likeliest?.cause ? [] : turned.filter(({ cause }) => cause !== likeliest?.cause);
}

function onServerOf(name: string | null): readonly RankedCause[] | null {
  return programMeanings.find((meaning) => meaning.name === name)?.onServer?.map(readMark) ?? null;
}

/** @returns the page, or null where no such identifier is known */
export function codePage(family: string, id: string): CodePage | null {
  const code = allCodes().find((entry) => entry.family === family && entry.id === id);
  return code === undefined ? null : pageOf(code);
}

/**
 * Finds identifiers by name, number (decimal, signed or hexadecimal), printed text or plain words. Works offline.
 * @returns at most `most` pages, best first; none for a query without letters or digits
 */
export function searchCodes(query: string, most = 50): CodePage[] {
  const asked = squeezePhrase(query.slice(0, 200));
  if (asked === '') return [];
  const words = query
    .slice(0, 200)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
  const number = readAsNumber(query.slice(0, 200));
  return allCodes()
    .map((code) => ({ code, points: pointsOf(code, asked, words, number) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.code.id.length - b.code.id.length)
    .slice(0, most)
    .map(({ code }) => pageOf(code));
}

/** Programs whose words people meet most, first. */
const WELL_KNOWN = [
  'chromium',
  'mozilla-pkix',
  'nss-sec',
  'nss-ssl',
  'firefox-neterror',
  'apple',
  'java',
  'curl',
  'openssl-x509-verify',
  'openssl-ssl',
  'node',
  'python',
  'go',
  'windows-winhttp-wininet',
  'windows-cert',
];

/** The identifiers by which well-known programs say this cause: at most two a program, and only where it is the likeliest that they mean. */
export function codesOfCause(cause: CauseId, most = 12): CodePage[] {
  const said = new Map<string, CodePage[]>(WELL_KNOWN.map((family) => [family, []]));
  for (const code of allCodes()) {
    const pages = said.get(code.family);
    if (pages === undefined || pages.length >= 2) continue;
    const page = pageOf(code);
    if (page.causes[0]?.cause === cause) pages.push(page);
  }
  return [...said.values()].flat().slice(0, most);
}

function pointsOf(code: Code, asked: string, words: readonly string[], number: AskedNumber | null): number {
  const { id, all } = indexOf(code);
  if (number !== null && isAsked(code, number) && number.beside.every((word) => all.includes(word))) return 900 + number.beside.length;
  if (id === asked) return 1000;
  if (id.endsWith(asked)) return 700;
  if (id.includes(asked)) return 600;
  if (all.includes(asked)) return 500;
  if (words.length === 0) return 0;
  const hits = words.filter((word) => all.includes(squeezePhrase(word))).length;
  return hits === words.length ? 300 + hits : 0;
}

const indexed = new Map<Code, { readonly id: string; readonly all: string }>();

function indexOf(code: Code): { readonly id: string; readonly all: string } {
  const known = indexed.get(code);
  if (known !== undefined) return known;
  const id = squeezePhrase(code.id);
  const made = { id, all: [id, squeezePhrase(code.text ?? ''), squeezePhrase(code.family), ...code.causes.map(squeezePhrase)].join(' ') };
  indexed.set(code, made);
  return made;
}

/** A number that is searched for: what it can be, and the words beside it that name a program. */
interface AskedNumber {
  readonly values: readonly number[];
  /** The reason of OpenSSL's SSL library, where the number is one that OpenSSL packs: `0A000086`, `14090086`. */
  readonly reason: number | null;
  readonly beside: readonly string[];
}

const NUMBER = /^-?(?:0x)?[0-9a-f]{1,10}$/i;
/** Said of any number. */
const OF_ANY =
  /^(?:an?|the|is|code|codes|error|errors|err|errno|number|no|num|exit|status|osstatus|winerror|hresult|returned|got|what|means?)$/i;

function readAsNumber(query: string): AskedNumber | null {
  const parts = query.split(/[\s:=()[\],"'#]+/).filter((part) => part !== '');
  const numbers = parts.filter((part) => NUMBER.test(part) && /\d/.test(part));
  const [written] = numbers;
  if (written === undefined || numbers.length > 1) return null;
  const beside = parts.filter((part) => part !== written && !OF_ANY.test(part)).map(squeezePhrase);
  const digits = written.replace(/^-/, '');
  const sign = digits === written ? 1 : -1;
  const asHex = Number.parseInt(digits.replace(/^0x/i, ''), 16);
  const values = new Set<number>();
  if (/^\d+$/.test(digits)) values.add(sign * Number(digits));
  if (/^0x/i.test(digits) || digits.length === 8) values.add(sign * asHex);
  for (const value of [...values]) if (value <= -0x10000000) values.add(value + 0x100000000);
  if (values.size === 0) return null;
  const library = digits.length === 8 ? asHex >>> 24 : 0;
  const reason = library === 0x0a ? asHex & 0x7fffff : library === 0x14 ? asHex & 0xfff : null;
  return { values: [...values], reason, beside };
}

function isAsked(code: Code, { values, reason }: AskedNumber): boolean {
  return (
    code.numbers.some((known) => values.includes(known)) ||
    (reason !== null && code.family === 'openssl-ssl' && code.id.startsWith('SSL_R_') && code.numbers.includes(reason))
  );
}

function pageOf(code: Code): CodePage {
  const meaning = meaningOfCode(code);
  const asServer = meaning?.onServer?.map(readMark) ?? null;
  const isServersOwn = SERVERS.has(code.family) && asServer?.some(({ cause }) => cause === code.causes[0]) === true;
  const causes = isServersOwn
    ? asServer
    : meaning !== null && meaning.causes.length > 0
      ? meaning.causes.map(readMark)
      : code.causes.map(
          (cause, index): RankedCause => ({
            cause,
            variant: null,
            certainty: index === 0 && code.confidence !== 'ambiguous' ? 'likely' : 'possible',
          }),
        );
  const first = causes[0];
  const side = first === undefined || (first.certainty === 'possible' && causes.length > 1) ? 'unknown' : SIDES[first.cause];
  return {
    family: code.family,
    id: code.id,
    numbers: code.numbers,
    numbersWritten: code.numbers.flatMap((number) => spellings(code.family, number)).slice(0, MOST_WRITTEN),
    text: code.text,
    plain:
      (meaning === null ? undefined : MEANS[meaning.name as keyof typeof MEANS]) ??
      say(code.causes.length === 0 ? 'messages.code.elsewhere' : 'messages.code.only-name', { family: code.family }),
    causes,
    causesOnServer: isServersOwn || ONLY_CLIENTS.has(code.family) ? null : asServer,
    side,
    who: code.causes.length === 0 ? say('messages.who.program') : WHO[side],
    source: code.source,
  };
}

/** No server prints a browser's code. */
const ONLY_CLIENTS = new Set(['chromium', 'firefox-neterror', 'mozilla-pkix']);

const MOST_WRITTEN = 4;

/** How a program of the family prints a number: Windows in hexadecimal and as a signed decimal, Mbed TLS in both, OpenSSL packed. */
function spellings(family: string, number: number): string[] {
  if (number >= 0x80000000) return [`0x${number.toString(16).toUpperCase()}`, String(number - 0x100000000)];
  if (family === 'openssl-other' && number > 0x800000) return [`error:${number.toString(16).toUpperCase().padStart(8, '0')}`];
  if (family === 'mbedtls') return [`-0x${(-number).toString(16).toUpperCase().padStart(4, '0')}`, String(number)];
  return [String(number)];
}

/** Programs that speak as servers, unless the words are of a server behind them. */
const SERVERS = new Set(['apache-httpd', 'caddy', 'dovecot', 'envoy', 'haproxy', 'iis', 'nginx', 'postfix', 'tomcat', 'traefik']);

const WHO: Readonly<Record<Side, Said>> = {
  'this-computer': say('messages.who.this-computer'),
  network: say('messages.who.network'),
  server: say('messages.who.server'),
  'certificate-authority': say('messages.who.certificate-authority'),
  unknown: say('messages.who.unknown'),
};

/** Whose hands a cause usually lies in, before anything is measured. */
const SIDES: Readonly<Record<CauseId, Side>> = {
  'version-mismatch': 'server',
  'cipher-mismatch': 'server',
  'weak-cipher': 'server',
  'no-forward-secrecy': 'server',
  'weak-signature': 'server',
  'weak-key': 'server',
  expired: 'server',
  'not-yet-valid': 'server',
  'clock-wrong': 'this-computer',
  'name-mismatch': 'server',
  'self-signed': 'server',
  'untrusted-root': 'this-computer',
  'distrusted-ca': 'server',
  'stale-trust-store': 'this-computer',
  'incomplete-chain': 'server',
  'misordered-chain': 'server',
  revoked: 'server',
  'revocation-unavailable': 'certificate-authority',
  'bad-certificate': 'certificate-authority',
  'name-constraint': 'certificate-authority',
  'wrong-usage': 'certificate-authority',
  'ct-missing': 'certificate-authority',
  pinning: 'this-computer',
  'sni-mismatch': 'server',
  'plain-http': 'server',
  'client-cert-required': 'this-computer',
  'client-cert-rejected': 'this-computer',
  renegotiation: 'server',
  'alpn-mismatch': 'server',
  reset: 'unknown',
  timeout: 'unknown',
  refused: 'server',
  dns: 'network',
  interception: 'network',
  'captive-portal': 'network',
  'proxy-auth': 'network',
  'proxy-error': 'network',
  quic: 'network',
  'server-fault': 'server',
  'client-fault': 'this-computer',
  'protocol-error': 'server',
  'insecure-legacy': 'server',
};
