import type { CauseId } from '../model/cause-id.ts';
import type { Said } from '../model/said.ts';
import type { Side } from '../model/side.ts';
import { say } from '../words/index.ts';
import { allCodes, type Code } from './message/codes.ts';
import { meaningOfCode } from './message/meaning-of-code.ts';
import { MEANS } from './message/means.ts';
import { type RankedCause, readMark } from './message/read-mark.ts';
import { squeezePhrase } from './message/squeeze.ts';

/** The page of one identifier: what it means, its likely causes in order, who can mend it. */
export interface CodePage {
  readonly family: string;
  readonly id: string;
  readonly numbers: readonly number[];
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
  const number = readNumber(query.trim());
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

function pointsOf(code: Code, asked: string, words: readonly string[], number: number | null): number {
  if (number !== null && code.numbers.includes(number)) return 900;
  const { id, all } = indexOf(code);
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

function readNumber(query: string): number | null {
  if (/^0x[0-9a-f]{1,8}$/i.test(query)) return Number.parseInt(query.slice(2), 16);
  if (!/^-?\d{1,10}$/.test(query)) return null;
  const value = Number(query);
  return value <= -0x10000000 ? value + 0x100000000 : value;
}

function pageOf(code: Code): CodePage {
  const meaning = meaningOfCode(code);
  const causes =
    meaning !== null && meaning.causes.length > 0
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
    text: code.text,
    plain:
      (meaning === null ? undefined : MEANS[meaning.name as keyof typeof MEANS]) ??
      say(code.causes.length === 0 ? 'messages.code.elsewhere' : 'messages.code.only-name', { family: code.family }),
    causes,
    causesOnServer: meaning?.onServer === undefined ? null : meaning.onServer.map(readMark),
    side,
    who: code.causes.length === 0 ? say('messages.who.program') : WHO[side],
    source: code.source,
  };
}

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
