import { concat, EMPTY } from '../../wire/bytes.ts';
import { type PlainProtocol, recognisePlainText } from '../../wire/plain-text.ts';
import type { SegmentGlance } from '../../wire/segment-glance.ts';
import { TcpDirection, type TcpSegment } from '../../wire/tcp-reassembly.ts';
import { PlainTurns } from './plain-turns.ts';
import type { TalkShare } from './talk-share.ts';
import { type End, other } from './talk-side.ts';
import { TdsPackets, wrapsInTds } from './tds-packets.ts';
import { helloBehindWords, mayStartTls, SHORTEST_START, startsTls } from './tls-start.ts';
import { TlsTalk } from './tls-talk.ts';

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

export interface ResetSeen {
  readonly from: End;
  readonly ttl: number;
  readonly at: number;
}

/** What one side said before TLS, or instead of it. */
export type Payload = 'tls' | PlainProtocol;

const HTTP_REQUEST = /^(?:GET|POST|HEAD|PUT|OPTIONS|DELETE|PATCH) \S+ HTTP\/\d/;
/** Did somebody ask a web server in the clear? */
export function isHttpRequest(text: string): boolean {
  return HTTP_REQUEST.test(text);
}

/** A larger distance is no hole but a number of another connection. */
const MOST_MISSING = 1 << 30;
/** Text without TLS that is kept of each side. */
const MOST_TEXT = 4096;
/** Text before TLS (STARTTLS, a proxy's CONNECT) that is followed before a side counts as not TLS. */
const MOST_BEFORE_TLS = 64 * 1024;

interface Way {
  readonly direction: TcpDirection;
  mode: 'first' | 'before' | 'tls' | 'after';
  first: Payload | null;
  /** What it said without TLS, the beginning; behind an upgrade, what it said since. */
  text: string;
  /** TLS stands in the packets of SQL Server. */
  tds: TdsPackets | null;
  /** Place of its FIN or reset among all packets, and microseconds. */
  closed: { readonly order: number; readonly at: number } | null;
  before: number;
  /** Behind an upgrade: since then. */
  payloadBytes: number;
  /** Too few bytes to say what they begin. */
  scraps: Uint8Array;
  /** Microseconds of the last payload that was not one sent again, and of the FIN. */
  lastPayloadAt: number | null;
  finAt: number | null;
  /** Sequence number behind its last byte, once it said which that is. */
  finSequence: number | null;
  /** Highest acknowledgement that came back. */
  acknowledged: number | null;
  lastByte: number | null;
  /** Lowest and highest TTL of its packets but resets: one packet seen in two places of the path has two. */
  ttl: readonly [number, number] | null;
  /** Packets it sent, and its first sequence number. */
  packets: number;
  start: number | null;
  syn: boolean;
  syns: number;
  fin: boolean;
  retransmitted: number;
  /** Bytes missing at the end of the capture that the other side never confirmed: the network lost them, not the capture. */
  hole: number;
}

/** One TCP connection of a capture, fed packet by packet. */
export class Conversation {
  readonly ends: readonly [Endpoint, Endpoint];
  readonly talk: TlsTalk;
  readonly ways: readonly [Way, Way];
  readonly firstFrame: number;
  /** Name by which the reader finds it. */
  readonly key: string;
  resets: ResetSeen[] = [];
  synAck = false;
  /** First sequence number of the opener, to tell a new connection on the same ports. */
  opening: number | null = null;
  readonly turns = new PlainTurns();
  startTls = false;
  tunnel = false;
  missing = false;
  /** What a router answered in place of the server: the code of an ICMP message "destination unreachable" (RFC 792, RFC 4443). */
  unreachable: { readonly code: number; readonly port: boolean } | null = null;
  /** Microseconds of its first packet. */
  begun: number | null = null;
  /** Set by the reader once the conversation waits to be let go. */
  closing = false;

  constructor(first: Endpoint, second: Endpoint, frame: number, key: string, share?: TalkShare) {
    this.ends = [first, second];
    this.firstFrame = frame;
    this.key = key;
    this.talk = new TlsTalk(share);
    this.ways = [this.#newWay(0), this.#newWay(1)];
  }

  isBetween(from: string, fromPort: number, to: string, toPort: number): boolean {
    const [one, another] = this.ends;
    if (one.port === fromPort && another.port === toPort && one.address === from && another.address === to) return true;
    return one.port === toPort && another.port === fromPort && one.address === to && another.address === from;
  }

  /** Does a SYN with this number open another connection on the same ports? */
  isAnother(sequence: number): boolean {
    return this.opening !== null && this.opening !== sequence;
  }

  /** Who opened the connection by TCP; null where the capture began later. */
  get opener(): End | null {
    return this.ways[0].syn && !this.ways[1].syn ? 0 : this.ways[1].syn && !this.ways[0].syn ? 1 : this.ways[0].syn ? this.#openedBy : null;
  }
  #openedBy: End = 0;
  #packets = 0;

  /** Did the opener say something in plain words, so that TLS behind it is an upgrade? */
  get #asked(): boolean {
    return this.ways[this.#askedBy].first !== null && this.ways[this.#askedBy].first !== 'tls';
  }

  get #askedBy(): End {
    return this.opener ?? (this.ends[0].port >= this.ends[1].port ? 0 : 1);
  }

  packet(from: End, segment: TcpSegment, ttl: number, microseconds: number): void {
    const way = this.ways[from];
    this.talk.now = microseconds;
    this.#packets += 1;
    way.packets += 1;
    way.start ??= segment.sequence;
    this.begun ??= microseconds;
    if (segment.syn) {
      way.syn = true;
      way.syns += 1;
      if (segment.ack) this.synAck = true;
      else {
        this.#openedBy = from;
        this.opening = segment.sequence;
      }
    }
    // The answer's TTL is the server's own; a reset from a box in the path has another.
    if (!segment.rst) seenWith(way, ttl);
    const { next } = way.direction;
    const again = segment.payload.length > 0 && next !== null && ((segment.sequence + segment.payload.length - next) | 0) <= 0;
    if (again) way.retransmitted += 1;
    way.direction.push(segment);
    if (segment.payload.length > 0) way.lastByte = (segment.sequence + segment.payload.length) >>> 0;
    if (segment.ack) {
      const back = this.ways[other(from)];
      back.acknowledged = segment.acknowledgement;
      back.direction.acknowledged(segment.acknowledgement);
    }
    if (segment.payload.length > 0 && !again) way.lastPayloadAt = microseconds;
    if (segment.fin) {
      way.fin = true;
      way.finAt ??= microseconds;
      way.finSequence ??= (segment.sequence + segment.payload.length) >>> 0;
    }
    if (segment.fin || segment.rst) way.closed ??= { order: this.#packets, at: microseconds };
    if (segment.rst && this.resets.length < 8) this.resets.push({ from, ttl, at: microseconds });
  }

  /** The same for a segment that was only glanced at. @param bytes in which it stands */
  glanced(from: End, segment: SegmentGlance, bytes: Uint8Array, microseconds: number): void {
    if (segment.plain && this.#passes(from, segment, microseconds)) return;
    this.packet(from, segment.segment(bytes), segment.ttl, microseconds);
  }

  /**
   * The same for a segment in the middle of sealed data, or with none, that changes nothing but numbers.
   * @returns false where it says more: then nothing was changed, and it has to come as a `packet`
   */
  #passes(from: End, { sequence, acknowledgement, length, ttl }: SegmentGlance, microseconds: number): boolean {
    const way = this.ways[from];
    const back = this.ways[other(from)];
    if (way.start === null || way.finSequence !== null || !way.direction.smooth || !back.direction.smooth) return false;
    if (length > 0) {
      if (way.mode !== 'tls' || way.tds !== null || way.direction.next !== sequence || !this.talk.pass(from, length)) return false;
      way.direction.pass(length);
      way.payloadBytes += length;
      way.lastByte = (sequence + length) >>> 0;
      way.lastPayloadAt = microseconds;
    }
    this.talk.now = microseconds;
    this.#packets += 1;
    way.packets += 1;
    seenWith(way, ttl);
    back.acknowledged = acknowledgement;
    return true;
  }

  /** Both sides have said their last word and nothing of it is missing, or one has torn it down. */
  get over(): boolean {
    return this.resets.length > 0 || this.ways.every((way) => way.finSequence !== null && way.direction.next === way.finSequence);
  }

  /** The beginning was not captured, or nothing of what the client sent: how it ended says little. */
  begunBefore(client: End): boolean {
    const way = this.ways[client];
    return way.packets === 0 || (this.talk.hellos === 0 && !way.syn);
  }

  /** Microseconds of silence between the client's SYN and its hello; 0 where either was not captured or something was said between. */
  waitedBeforeHello(client: End): number {
    const { begun, talk } = this;
    if (this.startTls || this.tunnel) return 0;
    return this.ways[client].syn && begun !== null && talk.hellos > 0 && talk.began !== null ? talk.began - begun : 0;
  }

  /** The client confirms what the capture does not hold: one direction was not captured, and its silence says nothing. */
  halfCaptured(client: End): boolean {
    const server = this.ways[other(client)];
    if (server.packets === 0) return this.ways[client].payloadBytes > 0;
    const { acknowledged, lastByte, start } = server;
    const seen = lastByte ?? (start === null ? null : (start + 1) >>> 0);
    return server.payloadBytes === 0 && acknowledged !== null && seen !== null && ((acknowledged - seen) | 0) > 1;
  }

  /** Asked for, and never a byte: nobody answered, or somebody refused. */
  get failedToBegin(): boolean {
    return (
      (this.ways[0].syn || this.ways[1].syn) &&
      this.ways.every((way) => way.payloadBytes === 0) &&
      (!this.synAck || this.resets.length > 0 || this.unheardBy(0) || this.unheardBy(1))
    );
  }

  /** The server answers the client's SYN again and again, and the client never confirms it. */
  unheardBy(client: End): boolean {
    const [asking, answering] = [this.ways[client], this.ways[other(client)]];
    return this.synAck && asking.syns > 0 && asking.packets === asking.syns && answering.syns > 1;
  }

  /** No more packets come. */
  end(): void {
    for (const way of this.ways) {
      way.hole = way.direction.hole;
      way.direction.end();
      // More was confirmed, or stands before the FIN, than the capture holds; the FIN itself counts one.
      const { next } = way.direction;
      if (next === null) continue;
      const confirmed = way.acknowledged === null ? 0 : (way.acknowledged - next) | 0;
      const finished = way.finSequence === null ? 0 : (way.finSequence - next) | 0;
      if ((confirmed > 1 && confirmed < MOST_MISSING) || (finished > 0 && finished < MOST_MISSING)) this.missing = true;
    }
  }

  #newWay(end: End): Way {
    const direction = new TcpDirection({
      bytes: (bytes) => this.#bytes(end, bytes),
      gap: () => {
        this.missing = true;
        // What stands behind a hole is the middle of something.
        const way = this.ways[end];
        if (way.mode === 'first') way.mode = 'after';
        this.talk.gap(end);
      },
    });
    return {
      direction,
      mode: 'first',
      first: null,
      text: '',
      tds: null,
      closed: null,
      before: 0,
      payloadBytes: 0,
      scraps: EMPTY,
      lastPayloadAt: null,
      finAt: null,
      finSequence: null,
      acknowledged: null,
      lastByte: null,
      ttl: null,
      packets: 0,
      start: null,
      syn: false,
      syns: 0,
      fin: false,
      retransmitted: 0,
      hole: 0,
    };
  }

  #bytes(end: End, bytes: Uint8Array): void {
    const way = this.ways[end];
    way.payloadBytes += bytes.length;

    if (way.mode === 'tls') {
      this.#tls(end, way, bytes);
      return;
    }
    if (way.mode === 'after' && !(way.first === null && startsTls(bytes))) return;
    const seen = way.scraps.length === 0 ? bytes : concat(way.scraps, bytes);
    if (seen.length < SHORTEST_START && mayStartTls(seen)) {
      way.scraps = seen.slice();
      return;
    }
    way.scraps = EMPTY;
    this.#begins(end, way, seen);
  }

  #begins(end: End, way: Way, bytes: Uint8Array): void {
    const wrapped = wrapsInTds(bytes, startsTls);
    if (wrapped || startsTls(bytes)) {
      // A greeting alone is no upgrade: who asks for TLS, asks in plain words first.
      if (way.mode === 'before' || (this.#asked && end !== this.#askedBy)) this.#upgraded(end);
      if (wrapped) for (const one of this.ways) one.tds ??= new TdsPackets();
      way.mode = 'tls';
      way.first = 'tls';
      way.payloadBytes = bytes.length;
      this.#tls(end, way, bytes);
      return;
    }
    const hello = helloBehindWords(bytes);
    const words = hello === null ? bytes : bytes.subarray(0, hello);
    if (way.mode === 'first') {
      way.first = recognisePlainText(words);
      way.mode = 'before';
    }
    if (way.text.length < MOST_TEXT) {
      const text = latin1(words.subarray(0, MOST_TEXT - way.text.length));
      way.text += text;
      this.turns.add(end, text);
    }
    way.before += words.length;
    if (way.before > MOST_BEFORE_TLS) way.mode = 'after';
    else if (hello !== null) this.#begins(end, way, bytes.subarray(hello));
  }

  #tls(end: End, { tds }: Way, bytes: Uint8Array): void {
    if (tds === null) this.talk.push(end, bytes);
    else for (const piece of tds.push(bytes)) this.talk.push(end, piece);
  }

  #upgraded(by: End): void {
    if (this.startTls || this.tunnel) return;
    const texts = this.ways.map((way) => way.text);
    // SOCKS greets with its version, 4 or 5 (RFC 1928 section 3).
    const socks = texts.some((text) => text.startsWith('\x04') || text.startsWith('\x05'));
    if (socks || texts.some((text) => text.startsWith('CONNECT '))) this.tunnel = true;
    else this.startTls = true;
    // From here on how the other one answers is about TLS.
    const answering = this.ways[other(by)];
    if (by !== this.#askedBy || answering.mode !== 'before') return;
    answering.mode = 'first';
    answering.first = null;
    answering.text = '';
    answering.before = 0;
    answering.payloadBytes = 0;
  }

  /** Who hung up first, by FIN or reset; null where nobody did. */
  closedFirst(): End | null {
    const [one, another] = this.ways.map((way) => way.closed?.order ?? Number.POSITIVE_INFINITY) as [number, number];
    if (one === another) return null;
    return one < another ? 0 : 1;
  }

  /** Microseconds of an end's FIN or reset. */
  closedAt(end: End): number | null {
    return this.ways[end].closed?.at ?? null;
  }

  /** Did the other side confirm everything that this end sent? */
  heard(end: End): boolean {
    const { acknowledged, lastByte } = this.ways[end];
    return acknowledged !== null && lastByte !== null && ((lastByte - acknowledged) | 0) <= 0;
  }

  /**
   * Bytes of the server's that never reached the client: a hole that stayed, or segments sent again and again and never confirmed.
   * Null where nothing was lost on the way.
   */
  lostOnTheWay(client: End): number | null {
    const { hole, retransmitted, acknowledged, lastByte } = this.ways[other(client)];
    if (hole > 0) return hole;
    if (retransmitted < 2 || acknowledged === null || lastByte === null) return null;
    const waiting = (lastByte - acknowledged) | 0;
    return waiting > 0 ? waiting : null;
  }
}

function seenWith(way: Way, ttl: number): void {
  if (way.ttl === null) way.ttl = [ttl, ttl];
  else if (ttl < way.ttl[0]) way.ttl = [ttl, way.ttl[1]];
  else if (ttl > way.ttl[1]) way.ttl = [way.ttl[0], ttl];
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
