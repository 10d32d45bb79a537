import { say } from '../../words/index.ts';
import type { Conversation } from './conversation.ts';
import { found, type StreamCause } from './stream-cause.ts';
import type { End } from './talk-side.ts';

/** What a server said to a client that asked for TLS: it knows no such thing, or it knows it and would not. */
type No = 'not-offered' | 'refused';

interface Asked {
  readonly question: string;
  readonly answer: string;
  /** Somebody went on talking without TLS. */
  readonly more: boolean;
  /** What the server said before the question. */
  readonly before: string;
}

/** A server that was asked to change to TLS and would not (RFC 3207 section 4 and its sisters); null where it was not so. */
export function startTlsAnswer({ turns, startTls, tunnel, talk }: Conversation, client: End): StreamCause | null {
  if (tunnel || talk.version !== null) return null;
  // Some clients greet in TLS though the server said no; then what it said last counts.
  const asked = startTls ? turns.asked(client).slice(0, 1) : turns.asked(client);
  for (const one of asked) {
    const no = refusal({ ...one, before: turns.before(one.question, client) });
    if (no === 'refused') return found('server-fault', 'likely', say('captures.starttls-refused'));
    if (no === 'not-offered') return found('protocol-error', 'likely', say('captures.starttls-not-offered'));
  }
  return null;
}

function refusal(asked: Asked): No | null {
  if (asked.answer === '') return null;
  return inLines(asked) ?? byPostgres(asked) ?? byLdap(asked) ?? byRemoteDesktop(asked) ?? bySqlServer(asked);
}

const ASKS_FOR_TLS = /^(?:\S+ )?(?:STARTTLS|STLS|AUTH (?:TLS|SSL))\s*$|<starttls\b/im;
const OFFERS_TLS = /\b(?:STARTTLS|STLS|AUTH TLS)\b|<starttls\b/i;
/** SMTP, FTP, NNTP 4xx and 5xx; IMAP and Sieve NO, BAD; POP3 -ERR; XMPP failure. */
const REFUSAL = /(?:^|\n)(?:[45]\d\d[ -]|-ERR|\S+ (?:NO|BAD)\b|NO\b|BAD\b)[^\n]*\s*$|<failure\b/i;

function inLines({ question, answer, before }: Asked): No | null {
  if (!ASKS_FOR_TLS.test(question) || !REFUSAL.test(answer)) return null;
  return OFFERS_TLS.test(before) ? 'refused' : 'not-offered';
}

/** Length 8, code 80877103 (PostgreSQL's documentation, "Message Formats"). */
const POSTGRES_ASKS = '\0\0\0\x08\x04\xd2\x16\x2f';

export function asksPostgres(text: string): boolean {
  return text.startsWith(POSTGRES_ASKS);
}

/** One letter, or an error of a server that does not know the question; a client that may do without goes on in the clear. */
function byPostgres({ question, answer, more }: Asked): No | null {
  return asksPostgres(question) && !more && (answer === 'N' || answer.startsWith('E')) ? 'not-offered' : null;
}

/** Name of the request (RFC 4511 section 4.14), and the tag [APPLICATION 24] of its answer. */
const LDAP_ASKS = '1.3.6.1.4.1.1466.20037';
const EXTENDED_RESPONSE = 'x';
const PROTOCOL_ERROR = 2;

function byLdap({ question, answer }: Asked): No | null {
  const code = question.includes(LDAP_ASKS) ? ldapResult(answer) : 0;
  if (code === 0) return null;
  return code === PROTOCOL_ERROR ? 'not-offered' : 'refused';
}

/** The result code behind tag, length (of one byte, or up to four more) and the tag and length of an ENUMERATED; 0 without one. */
function ldapResult(answer: string): number {
  const tag = answer.indexOf(EXTENDED_RESPONSE);
  const length = answer.charCodeAt(tag + 1);
  const at = tag + 2 + (length > 0x80 ? length & 7 : 0);
  return tag >= 0 && answer.startsWith('\n\x01', at) ? answer.charCodeAt(at + 2) || 0 : 0;
}

/** Connection request and confirm of X.224 with a negotiation failure ([MS-RDPBCGR] section 2.2.1.2.2; 3 has no certificate). */
function byRemoteDesktop({ question, answer }: Asked): No | null {
  const isPacket = (text: string, type: number) => text.startsWith('\x03\0') && text.charCodeAt(5) === type;
  if (!isPacket(question, 0xe0) || !isPacket(answer, 0xd0) || answer.charCodeAt(11) !== 3) return null;
  return answer.charCodeAt(15) === 3 ? 'refused' : 'not-offered';
}

/** PRELOGIN of both sides and its option ENCRYPTION ([MS-TDS] section 2.2.6.5): 2 cannot, 1 and 3 must. */
function bySqlServer({ question, answer, more }: Asked): No | null {
  if (!question.startsWith('\x12\x01') || !answer.startsWith('\x04\x01') || more) return null;
  const [client, server] = [encryptionOption(question), encryptionOption(answer)];
  return server === 2 && (client === 1 || client === 3) ? 'not-offered' : null;
}

const TDS_HEADER = 8;
const MOST_OPTIONS = 16;

function encryptionOption(packet: string): number | null {
  for (let option = 0; option < MOST_OPTIONS; option += 1) {
    const at = TDS_HEADER + option * 5;
    const token = packet.charCodeAt(at);
    if (Number.isNaN(token) || token === 0xff) return null;
    if (token === 1) return packet.charCodeAt(TDS_HEADER + (packet.charCodeAt(at + 1) << 8) + packet.charCodeAt(at + 2));
  }
  return null;
}
