import type { Conversation } from './conversation.ts';

/**
 * Conversations that are over and wait for late packets, the oldest first. A place is emptied when its conversation leaves: what an old
 * list still names is kept alive by the collector's young generation, with all that it holds.
 */
export class Stragglers {
  readonly #most: number;
  readonly #conversations: (Conversation | null)[];
  readonly #since: Float64Array;
  #first = 0;
  #count = 0;

  /** @param most that wait at once */
  constructor(most: number) {
    this.#most = most;
    this.#conversations = new Array(most + 1).fill(null);
    this.#since = new Float64Array(most + 1);
  }

  /** @param now microseconds. Take what `overdue` gives before the next one is put. */
  put(conversation: Conversation, now: number): void {
    const place = (this.#first + this.#count) % this.#conversations.length;
    this.#conversations[place] = conversation;
    this.#since[place] = now;
    this.#count += 1;
  }

  /** The oldest, taken out, where it has waited for so long (microseconds), or too many wait; null where all may wait on. */
  overdue(now: number, patience: number): Conversation | null {
    if (this.#count === 0) return null;
    if (now - (this.#since[this.#first] ?? 0) < patience && this.#count <= this.#most) return null;
    const conversation = this.#conversations[this.#first] ?? null;
    this.#conversations[this.#first] = null;
    this.#first = (this.#first + 1) % this.#conversations.length;
    this.#count -= 1;
    return conversation;
  }
}
