import type { CauseId } from '../../model/cause-id.ts';
import type { Said } from '../../model/said.ts';
import type { Certainty } from '../../model/side.ts';
import type { CaptureStream } from '../../model/traffic.ts';
import { byFinished } from './after-finish.ts';
import { byAlert } from './alert-cause.ts';
import type { RefusedChain } from './certificate-cause.ts';
import type { Conversation } from './conversation.ts';
import { byClose, byReset, bySilence } from './drop-cause.ts';
import { byPlain } from './plain-cause.ts';
import { proxyAnswer } from './proxy-answer.ts';
import { startTlsAnswer } from './start-tls-answer.ts';
import type { End } from './talk-side.ts';

export interface StreamCause {
  readonly cause: CauseId | null;
  readonly certainty: Certainty | null;
  /** Where no cause shows: what would explain it. */
  readonly candidates?: readonly CauseId[];
  readonly because: readonly Said[];
}

export const UNKNOWN: StreamCause = { cause: null, certainty: null, because: [] };

export function found(cause: CauseId, certainty: Certainty, ...because: readonly Said[]): StreamCause {
  return { cause, certainty, because };
}

/** Something seems wrong, and the capture does not show which of these it is. */
export function undecided(candidates: readonly CauseId[], ...because: readonly Said[]): StreamCause {
  return { ...UNKNOWN, candidates, because };
}

/** The cause that shows in a conversation, or null where it does not show. */
export function streamCause(
  conversation: Conversation,
  client: End,
  ending: CaptureStream['ending'],
  refused: RefusedChain,
  lastTime: number,
): StreamCause {
  // Where TLS never began, what was said before it explains why.
  const before =
    ending === 'completed' || ending === 'alert' ? null : (proxyAnswer(conversation, client) ?? startTlsAnswer(conversation, client));
  if (before !== null) return before;
  switch (ending) {
    case 'completed':
      return byFinished(conversation, client, refused);
    case 'alert':
      return byAlert(conversation, client, refused);
    case 'not-tls':
      return byPlain(conversation, client);
    case 'reset':
      return byReset(conversation, client, refused);
    case 'closed':
      return byClose(conversation, client, refused);
    case 'no-answer':
      return bySilence(conversation, client, lastTime);
    case 'cut':
      return conversation.lostOnTheWay(client) === null ? UNKNOWN : bySilence(conversation, client, lastTime);
  }
}
