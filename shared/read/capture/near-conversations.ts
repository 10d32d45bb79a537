import type { SegmentGlance } from '../../wire/segment-glance.ts';
import type { Conversation } from './conversation.ts';
import type { End } from './talk-side.ts';

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

  /** What stands at the place of the segment's ports; its own conversation only where `senderOf` names an end. */
  at(segment: SegmentGlance): Conversation | null {
    return this.#conversations[placeOf(segment.sourcePort, segment.destinationPort)] ?? null;
  }

  /** The end of that conversation that sent the segment; null where it is none of this conversation's. */
  senderOf(segment: SegmentGlance): End | null {
    const place = placeOf(segment.sourcePort, segment.destinationPort);
    const conversation = this.#conversations[place] ?? null;
    if (conversation === null) return null;
    // One by one: to take a pair apart by pattern goes through an iterator, and this runs for every packet.
    const one = conversation.ends[0].port;
    const another = conversation.ends[1].port;
    const first = this.#first[place];
    const second = this.#second[place];
    if (one === segment.sourcePort && another === segment.destinationPort && first === segment.from && second === segment.to) return 0;
    if (one === segment.destinationPort && another === segment.sourcePort && first === segment.to && second === segment.from) return 1;
    return null;
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
