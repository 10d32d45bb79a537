import type { SegmentGlance } from '../../wire/segment-glance.ts';
import type { Conversation } from './conversation.ts';

/** A power of two: places are found by the lowest bits of the ports. */
const PLACES = 1024;

/**
 * Conversations whose packets came last, one for each pair of ports: nearly every packet belongs to one of them, and finding it here costs
 * no key made of text.
 */
export class NearConversations {
  readonly #conversations: (Conversation | null)[] = new Array(PLACES).fill(null);
  /** IPv4 addresses of their ends as numbers; -1 for IPv6. */
  readonly #first = new Float64Array(PLACES);
  readonly #second = new Float64Array(PLACES);

  put(conversation: Conversation): void {
    const [one, another] = conversation.ends;
    const place = placeOf(one.port, another.port);
    if (this.#conversations[place] === conversation) return;
    this.#conversations[place] = conversation;
    this.#first[place] = numberOf(one.address);
    this.#second[place] = numberOf(another.address);
  }

  forget(conversation: Conversation): void {
    const [one, another] = conversation.ends;
    const place = placeOf(one.port, another.port);
    if (this.#conversations[place] === conversation) this.#conversations[place] = null;
  }

  find(from: string, fromPort: number, to: string, toPort: number): Conversation | null {
    const conversation = this.#conversations[placeOf(fromPort, toPort)] ?? null;
    return conversation?.isBetween(from, fromPort, to, toPort) === true ? conversation : null;
  }

  /** Takes in a segment that says nothing new. @returns false where it has to be read whole */
  pass(segment: SegmentGlance, microseconds: number): boolean {
    const place = placeOf(segment.sourcePort, segment.destinationPort);
    const conversation = this.#conversations[place] ?? null;
    if (conversation === null) return false;
    const [first, second] = [this.#first[place], this.#second[place]];
    const port = conversation.ends[0].port;
    if (port === segment.sourcePort && first === segment.from && second === segment.to)
      return conversation.ends[1].port === segment.destinationPort && conversation.passes(0, segment, microseconds);
    if (port === segment.destinationPort && first === segment.to && second === segment.from)
      return conversation.ends[1].port === segment.sourcePort && conversation.passes(1, segment, microseconds);
    return false;
  }
}

function placeOf(onePort: number, anotherPort: number): number {
  return (onePort ^ anotherPort) & (PLACES - 1);
}

/** @param address its bytes in Latin-1 */
function numberOf(address: string): number {
  if (address.length !== 4) return -1;
  return ((address.charCodeAt(0) << 24) | (address.charCodeAt(1) << 16) | (address.charCodeAt(2) << 8) | address.charCodeAt(3)) >>> 0;
}
