import type { Conversation } from './conversation.ts';
import { Stragglers } from './stragglers.ts';

/** A conversation that is over waits so long for stragglers (microseconds of the capture). */
const PATIENCE = 1_000_000;
/** So many wait at once. */
const MOST_CLOSING = 64;
/** Behind a finished handshake that nobody tore down, late packets say little more. */
const MOST_CLOSING_WELL = 8;

/** Conversations that are over and wait for late packets: those that went well are let go sooner. */
export class ClosingConversations {
  readonly #well = new Stragglers(MOST_CLOSING_WELL);
  readonly #others = new Stragglers(MOST_CLOSING);

  /** @param now microseconds. Take what `overdue` gives before the next one is put. */
  put(conversation: Conversation, now: number): void {
    const wentWell = conversation.resets.length === 0 && conversation.talk.completed();
    (wentWell ? this.#well : this.#others).put(conversation, now);
  }

  /** One that has waited long enough, taken out; null where all may wait on. */
  overdue(now: number): Conversation | null {
    return this.#well.overdue(now, PATIENCE) ?? this.#others.overdue(now, PATIENCE);
  }
}
