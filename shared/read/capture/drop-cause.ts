import { say } from '../../words/index.ts';
import { refusedAnswer } from './after-finish.ts';
import { byServerBreakingOff, clientBrokeOff, serverBrokeOff } from './alert-cause.ts';
import { byCertificate, HIDDEN_FAULTS, type RefusedChain } from './certificate-cause.ts';
import type { Conversation } from './conversation.ts';
import { found, type StreamCause, UNKNOWN, undecided } from './stream-cause.ts';
import { type End, other } from './talk-side.ts';

/** A connection that is silent for so long before its hello may be forgotten by a box in the path (microseconds; load balancers begin at half a minute). */
const IDLE = 30_000_000;
/** A silence shorter than this at the end of a capture says nothing (microseconds). */
const SILENCE = 3_000_000;
/** The first packet is sent again after a second (RFC 6298 section 2). */
const SYN_ANSWER = 1_000_000;
/** Whoever waited so long before hanging up was not answered. */
const PATIENCE = SILENCE / 2;

export function byReset(conversation: Conversation, client: End, refused: RefusedChain): StreamCause {
  const { resets, ways, talk } = conversation;
  const server = other(client);
  const [reset] = resets;
  if (reset === undefined || conversation.begunBefore(client)) return UNKNOWN;
  if (reset.from === server && ways[client].syn && !conversation.synAck && ways[client].payloadBytes === 0)
    return found('refused', 'certain', say('captures.refused'));
  const elsewhere = resetFromElsewhere(conversation, reset);
  if (elsewhere !== null) return found('reset', 'certain', elsewhere);
  if (serverBrokeOff(talk, client)) return byServerBreakingOff(talk);
  if (reset.from === client) return byClientLeaving(conversation, client, reset.at, refused);
  // A server that is told goodbye, or finds its client gone, answers the rest with resets.
  if (clientBrokeOff(talk, client) || (conversation.closedFirst() === client && ways[client].fin))
    return byClientLeaving(conversation, client, conversation.closedAt(client) ?? reset.at, refused);
  // Where packets are missing, the handshake may have ended well before.
  if (conversation.missing && talk.version !== null) return UNKNOWN;
  const judged = judgedBefore13(conversation, client);
  if (judged !== null) return judged;
  const waited = conversation.waitedBeforeHello(client);
  if (waited >= IDLE)
    return found('reset', 'likely', say('captures.reset-by-server'), say('captures.late-hello', { time: { milliseconds: waited / 1000 } }));
  // What came before the first packet of the capture, and where it came from, nobody knows.
  const whole = ways[client].syn && !conversation.missing;
  return found(
    'reset',
    whole ? 'certain' : 'likely',
    say('captures.reset-by-server'),
    ...(ways[client].syn ? [] : [say('captures.begun-late')]),
  );
}

/** In TLS 1.2 the server judges the client's certificate before its own Finished. */
function judgedBefore13(conversation: Conversation, client: End): StreamCause | null {
  const { talk } = conversation;
  return talk.finishedAt !== null && !talk.tls13 && !conversation.missing ? refusedAnswer(talk, client) : null;
}

/**
 * A box in the path answers from another distance than the end it pretends to be. Where packets were captured in several places, or took
 * several ways, the end itself has several distances.
 */
function resetFromElsewhere(conversation: Conversation, reset: Conversation['resets'][number]): ReturnType<typeof say> | null {
  const { ttl } = conversation.ways[reset.from];
  if (ttl === null) return null;
  const [lowest, highest] = ttl;
  if (reset.ttl >= lowest && reset.ttl <= highest) return null;
  return say('captures.reset-other-ttl', { reset: reset.ttl, server: reset.ttl < lowest ? lowest : highest });
}

/** The client hung up before it was done. @param at microseconds */
function byClientLeaving(conversation: Conversation, client: End, at: number, refused: RefusedChain): StreamCause {
  const { ways, talk } = conversation;
  const server = other(client);
  const lost = conversation.lostOnTheWay(client);
  if (lost !== null && at - (ways[server].lastPayloadAt ?? at) >= PATIENCE)
    return found('timeout', 'likely', say('captures.never-arrived', { bytes: { bytes: lost } }));
  if (ways[client].payloadBytes === 0 || conversation.missing) return UNKNOWN;
  if (ways[server].payloadBytes === 0) {
    const waited = at - (ways[client].lastPayloadAt ?? at);
    return talk.hellos > 0 && waited >= PATIENCE
      ? found('timeout', 'likely', say('captures.no-hello-answer'), say('captures.reset-by-client'))
      : found('reset', 'likely', say('captures.reset-by-client'));
  }
  // It heard the beginning of the server's answer and waited for the rest.
  if (talk.finishedAt === null && at - (ways[server].lastPayloadAt ?? at) >= PATIENCE && talk.flightUnfinished(server))
    return found('timeout', 'likely', say('captures.flight-unfinished'));
  if (clientBrokeOff(talk, client)) return { ...undecided(HIDDEN_FAULTS, say('captures.client-refused-hidden')), ...hiddenOr(refused) };
  return byCertificate('left', refused) ?? UNKNOWN;
}

/** What it refused may be readable with a key log though its alert is not. */
function hiddenOr(refused: RefusedChain): Partial<StreamCause> {
  return refused.judged() === null ? {} : (byCertificate('left', refused) ?? {});
}

export function byClose(conversation: Conversation, client: End, refused: RefusedChain): StreamCause {
  const server = other(client);
  const { ways, talk } = conversation;
  if (conversation.begunBefore(client)) return UNKNOWN;
  const patience = (ways[server].finAt ?? 0) - (ways[client].lastPayloadAt ?? Number.POSITIVE_INFINITY);
  if (talk.hellos === 0 && ways[client].payloadBytes > 0 && patience >= PATIENCE)
    return found('timeout', 'likely', say('captures.hello-unfinished'));
  if (!conversation.missing && ways[server].fin && ways[server].payloadBytes === 0 && ways[client].payloadBytes > 0)
    return found('reset', 'likely', say('captures.closed-after-hello'));
  if (serverBrokeOff(talk, client)) return byServerBreakingOff(talk);
  const first = conversation.closedFirst();
  if (first === client) return byClientLeaving(conversation, client, conversation.closedAt(client) ?? 0, refused);
  if (first !== server || ways[server].first !== 'tls' || talk.hellos === 0) return UNKNOWN;
  if (clientBrokeOff(talk, client)) return byClientLeaving(conversation, client, ways[client].lastPayloadAt ?? 0, refused);
  const judged = judgedBefore13(conversation, client);
  if (judged !== null) return judged;
  if (talk.finishedAt === null && !conversation.missing) return found('protocol-error', 'likely', say('captures.closed-in-flight'));
  return UNKNOWN;
}

export function bySilence(conversation: Conversation, client: End, lastTime: number): StreamCause {
  const { ways, talk, synAck } = conversation;
  if (conversation.unreachable !== null && !synAck) {
    const { code, port } = conversation.unreachable;
    // A firewall's usual way to refuse says "port unreachable", and programs report a refusal.
    return found(port ? 'refused' : 'timeout', 'likely', say('captures.unreachable', { code }));
  }
  if (ways[client].syn && !synAck) {
    const tried = ways[client].syns > 1 || lastTime - (conversation.begun ?? lastTime) >= SYN_ANSWER;
    return tried ? found('timeout', 'likely', say('captures.no-syn-answer')) : UNKNOWN;
  }
  if (conversation.unheardBy(client) && lastTime - (conversation.begun ?? lastTime) >= SYN_ANSWER)
    return found('timeout', 'likely', say('captures.syn-answer-lost'));
  const lost = conversation.lostOnTheWay(client);
  const waited = lastTime - (talk.began ?? lastTime);
  if (lost !== null && waited >= PATIENCE) return found('timeout', 'likely', say('captures.never-arrived', { bytes: { bytes: lost } }));
  if (talk.hellos === 0) return UNKNOWN;
  if (ways[client].retransmitted > 1 && !conversation.heard(client))
    return found('timeout', 'likely', say('captures.hello-repeated', { bytes: { bytes: talk.helloBytes } }));
  const left = conversation.closedAt(client);
  const gaveUp = left !== null && left - (ways[client].lastPayloadAt ?? left) >= PATIENCE;
  return gaveUp || (left === null && waited >= SILENCE) ? found('timeout', 'likely', say('captures.no-hello-answer')) : UNKNOWN;
}
