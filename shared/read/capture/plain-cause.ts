import { say } from '../../words/index.ts';
import { type Conversation, isHttpRequest } from './conversation.ts';
import { proxyAnswer } from './proxy-answer.ts';
import { startTlsAnswer } from './start-tls-answer.ts';
import { found, type StreamCause } from './stream-cause.ts';
import { type End, other } from './talk-side.ts';

/** What web servers say to a plain request on their TLS port: nginx, Apache, Go, Jetty, HAProxy's own page. */
const WANTS_TLS =
  /plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled server port|Client sent an HTTP request to an HTTPS server|combination of host and port requires TLS|This web server is running in SSL mode/i;

/** Status 511 (RFC 6585 section 6), which a network says in place of the server. */
const NETWORK_SIGN_IN = /^HTTP\/1\.\d 511 /;

/** One side spoke something that is not TLS. */
export function byPlain(conversation: Conversation, client: End): StreamCause {
  const { ways, talk } = conversation;
  const server = other(client);
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
  if (NETWORK_SIGN_IN.test(ways[server].text)) return found('captive-portal', 'certain', say('captures.sign-in-answer'));
  return ways[server].first === 'http'
    ? found('plain-http', 'certain', say('captures.http-answer'))
    : found('protocol-error', 'likely', say('captures.other-answer'));
}

/** Two protocols that cannot meet, or a client in plain words whom the server gave no byte: a port that wants TLS does that. */
export function mayWantTls({ ways, startTls, tunnel }: Conversation, client: End): boolean {
  const [asked, answered] = [ways[client], ways[other(client)]];
  if (asked.first === null || asked.first === 'tls' || startTls || tunnel || asked.text.startsWith('CONNECT ')) return false;
  if (answered.payloadBytes === 0) return answered.closed !== null;
  return asked.first === 'ssh' && answered.first === 'http';
}

/** Whether a conversation without a byte of TLS is about TLS all the same. */
export function triedTls(conversation: Conversation, client: End): boolean {
  const { ways } = conversation;
  if (proxyAnswer(conversation, client) !== null || startTlsAnswer(conversation, client) !== null) return true;
  return isHttpRequest(ways[client].text) && WANTS_TLS.test(ways[other(client)].text);
}
