import { say } from '../../words/index.ts';
import type { Conversation } from './conversation.ts';
import { found, type StreamCause } from './stream-cause.ts';
import { type End, other } from './talk-side.ts';

/** A proxy that waits so long for the far side has none (microseconds). */
const PATIENCE = 1_500_000;

/** A proxy that was asked for a way through and did not give it; null where none was asked, or it gave it. */
export function proxyAnswer(conversation: Conversation, client: End): StreamCause | null {
  if (conversation.tunnel) return null;
  const [last] = conversation.turns.asked(client);
  if (last === undefined) return null;
  if (last.question.startsWith('CONNECT ')) return last.answer === '' ? bySilence(conversation, client) : byHttp(last.answer);
  return last.answer === '' ? null : bySocks(last.question, last.answer, conversation, client);
}

/** RFC 9110 section 9.3.6. */
function byHttp(answer: string): StreamCause | null {
  const status = /^HTTP\/1\.\d (\d{3})/.exec(answer)?.[1];
  if (status === undefined || status.startsWith('2')) return null;
  return status === '407'
    ? found('proxy-auth', 'certain', say('captures.proxy-said', { status }))
    : found('proxy-error', 'certain', say('captures.proxy-said', { status }));
}

/** Asked for the way, it hung up without a word, or let the client wait until that hung up. */
function bySilence(conversation: Conversation, client: End): StreamCause | null {
  if (conversation.missing) return null;
  const waited = (conversation.closedAt(client) ?? 0) - (conversation.ways[client].lastPayloadAt ?? 0);
  const first = conversation.closedFirst();
  const gaveUp = first === client ? waited >= PATIENCE : first === other(client);
  return gaveUp ? found('proxy-error', 'likely', say('captures.proxy-silent')) : null;
}

const SOCKS_PASSWORD = '\x01';
const NO_METHOD = 0xff;
const SOCKS4_GRANTED = 0x5a;

/** SOCKS 5 by RFC 1928 sections 3 and 6 and RFC 1929 section 2, SOCKS 4 by its memo ("SOCKS: A protocol for TCP proxy"). */
function bySocks(question: string, answer: string, { turns }: Conversation, client: End): StreamCause | null {
  const greeting = turns.asked(client).at(-1)?.question ?? '';
  const [version, code] = [answer.charCodeAt(0), answer.charCodeAt(1)];
  if (isSocks4(greeting))
    return answer.length === 8 && version === 0 && code > SOCKS4_GRANTED && code <= 0x5d
      ? found('proxy-error', 'certain', say('captures.socks-said', { code }))
      : null;
  if (!isSocks5(greeting)) return null;
  if (question === greeting)
    return answer.length === 2 && version === 5 && code === NO_METHOD ? found('proxy-auth', 'certain', say('captures.socks-method')) : null;
  if (question.startsWith(SOCKS_PASSWORD))
    return version === 1 && code !== 0 ? found('proxy-auth', 'certain', say('captures.socks-password')) : null;
  return version === 5 && code > 0 && code <= 8 ? found('proxy-error', 'certain', say('captures.socks-said', { code })) : null;
}

/** Version, command 1, port, address, a name that ends with zero. */
function isSocks4(text: string): boolean {
  return text.startsWith('\x04\x01') && text.length >= 9 && text.endsWith('\0');
}

/** Version, how many methods, the methods. */
function isSocks5(text: string): boolean {
  return text.startsWith('\x05') && text.length === 2 + text.charCodeAt(1);
}
