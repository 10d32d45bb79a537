import { say } from '../../words/index.ts';
import { asksPostgres, type Conversation, isHttpRequest } from './conversation.ts';
import { found, type StreamCause } from './stream-cause.ts';
import { type End, other } from './talk-side.ts';

/** What web servers say to a plain request on their TLS port: nginx, Apache, Go, Jetty, HAProxy's own page. */
const WANTS_TLS =
  /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled server port|Client sent an HTTP request to an HTTPS server|combination of host and port requires TLS|This web server is running in SSL mode/i;

/** One side spoke something that is not TLS. */
export function byPlain(conversation: Conversation, client: End): StreamCause {
  const { ways, talk } = conversation;
  const server = other(client);
  const asked = proxyAnswer(conversation, client);
  if (asked !== null) return asked;
  const refused = startTlsAnswer(conversation, client);
  if (refused !== null) return refused;
  if (isHttpRequest(ways[client].text) && (ways[server].first === 'tls' || WANTS_TLS.test(ways[server].text)))
    return found('plain-http', 'certain', say('captures.http-request'));
  if (ways[server].payloadBytes === 0) {
    return isHttpRequest(ways[client].text)
      ? found('plain-http', 'likely', say('captures.http-request'))
      : found('protocol-error', 'likely', say('captures.client-not-tls'));
  }
  if (talk.hellos === 0 && ways[client].first !== null && ways[client].first !== 'tls' && ways[server].first === 'tls')
    return found('protocol-error', 'likely', say('captures.client-not-tls'));
  const spoke = talk.hellos === 0 && ways[client].payloadBytes > 0 && !isHttpRequest(ways[client].text);
  if (spoke && ways[server].first === 'http') return found('protocol-error', 'likely', say('captures.client-not-tls'));
  return ways[server].first === 'http'
    ? found('plain-http', 'certain', say('captures.http-answer'))
    : found('protocol-error', 'likely', say('captures.other-answer'));
}

/** A proxy that was asked for a way through and did not give it (RFC 9110 section 9.3.6); null where none was asked. */
function proxyAnswer({ ways }: Conversation, client: End): StreamCause | null {
  if (!ways[client].text.startsWith('CONNECT ')) return null;
  const status = /^HTTP\/1\.\d (\d{3})/.exec(ways[other(client)].text)?.[1];
  if (status === undefined || status.startsWith('2')) return null;
  return status === '407'
    ? found('proxy-auth', 'certain', say('captures.proxy-said', { status }))
    : found('proxy-error', 'certain', say('captures.proxy-said', { status }));
}

const ASKS_FOR_TLS = /^(?:\S+ )?(?:STARTTLS|STLS|AUTH (?:TLS|SSL))\s*$|<starttls\b/im;
const OFFERS_TLS = /\b(?:STARTTLS|STLS|AUTH TLS)\b|<starttls\b/i;
/** SMTP, FTP, NNTP 4xx and 5xx; IMAP and Sieve NO, BAD; POP3 -ERR; XMPP failure. */
const REFUSAL = /(?:^|\n)(?:[45]\d\d[ -]|-ERR|\S+ (?:NO|BAD)\b|NO\b|BAD\b)[^\n]*\s*$|<failure\b/i;

/** A server that was asked to change to TLS and would not (RFC 3207 section 4 and its sisters); null where it was not so. */
export function startTlsAnswer({ ways }: Conversation, client: End): StreamCause | null {
  const server = other(client);
  // PostgreSQL: SSLRequest, answered with one letter.
  if (asksPostgres(ways[client].text) && ways[server].text === 'N')
    return found('protocol-error', 'likely', say('captures.starttls-not-offered'));
  if (!ASKS_FOR_TLS.test(ways[client].text) || !REFUSAL.test(ways[server].text)) return null;
  return OFFERS_TLS.test(ways[server].text.split(/\r?\n/).slice(0, -2).join('\n'))
    ? found('server-fault', 'likely', say('captures.starttls-refused'))
    : found('protocol-error', 'likely', say('captures.starttls-not-offered'));
}

/** Two protocols that cannot meet, or a client in plain words whom the server gave no byte: a port that wants TLS does that. */
export function mayWantTls({ ways, startTls, tunnel }: Conversation, client: End): boolean {
  const [asked, answered] = [ways[client], ways[other(client)]];
  if (asked.first === null || asked.first === 'tls' || startTls || tunnel) return false;
  if (answered.payloadBytes === 0) return answered.closed !== null;
  return asked.first === 'ssh' && answered.first === 'http';
}

/** Whether a conversation without a byte of TLS is about TLS all the same. */
export function triedTls(conversation: Conversation, client: End): boolean {
  const { ways } = conversation;
  if (proxyAnswer(conversation, client) !== null || startTlsAnswer(conversation, client) !== null) return true;
  return isHttpRequest(ways[client].text) && WANTS_TLS.test(ways[other(client)].text);
}
