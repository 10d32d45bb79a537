import type { RecognisedMessage } from '../model/evidence.ts';
import { withoutRepeats } from './message/rank.ts';
import type { RankedCause } from './message/read-mark.ts';

export interface MessageCandidates {
  /** The likeliest cause; null when the text only says that it failed, or is about something else. */
  readonly primary: RankedCause | null;
  /** The rest, in order. */
  readonly others: readonly RankedCause[];
  readonly vague: boolean;
}

/**
 * The causes a message can have, in order (DESIGN section 3, rule 7). The certainty of the primary is *possible* where several fit as
 * well, *likely* where the others are rare readings of the same words, *certain* where the words have one meaning.
 */
export function messageCandidates(message: RecognisedMessage): MessageCandidates {
  if (message.notTls !== null) return { primary: null, others: [], vague: false };
  const inOrder = [...message.recognised].sort((a, b) => a.order - b.order);
  const [first, ...rest] = withoutRepeats(inOrder.flatMap(({ causes }) => causes));
  if (message.vague || first === undefined)
    return { primary: null, others: [first, ...rest].filter((cause) => cause !== undefined), vague: true };
  return { primary: first, others: rest.map((cause) => ({ ...cause, certainty: 'possible' })), vague: false };
}
