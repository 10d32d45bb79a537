import type { CaptureStream } from '../../model/traffic.ts';
import { type CapturedPacket, CaptureFileReader } from '../../wire/capture-file.ts';
import { readUnreachable } from '../../wire/icmp.ts';
import { type Datagram, IpReader } from '../../wire/ip-packet.ts';
import type { KeyLog } from '../../wire/key-log.ts';
import { ipInFrame } from '../../wire/link-layer.ts';
import { SegmentGlance } from '../../wire/segment-glance.ts';
import { readTcp, type TcpSegment } from '../../wire/tcp-reassembly.ts';
import { ByteRing } from './byte-ring.ts';
import { type CaptureTools, type FetchTools, NO_TOOLS } from './capture-tools.ts';
import type { JudgeChain } from './certificate-cause.ts';
import { CertificateShelf } from './certificate-shelf.ts';
import { ClosingConversations } from './closing-conversations.ts';
import { Conversation } from './conversation.ts';
import { NearConversations } from './near-conversations.ts';
import { OfferShelf } from './offer-shelf.ts';
import { openTalk } from './open-talk.ts';
import { Allowance } from './sealed-records.ts';
import { ShownAddresses } from './shown-addresses.ts';
import { SilentConnections } from './silent-connections.ts';
import { SpareConnections } from './spare-connections.ts';
import type { TalkShare } from './talk-share.ts';
import { type End, other } from './talk-side.ts';
import { type Outcome, outcomeOf, type Setting, streamOf } from './to-stream.ts';
import { UdpFlow } from './udp-flow.ts';

/** Open conversations at once; beyond, the oldest is closed, so that a scan cannot eat the memory. */
const MOST_OPEN = 20_000;
/** Ports of closed conversations that are remembered, so that a late acknowledgement opens no new one. */
const MOST_CLOSED = 30_000;
/** Conversations told in full; beyond, those that went well are only counted. */
const MOST_TOLD = 1000;
const MOST_FAILED = 10_000;
/** Bytes that open conversations may hold back together: for keys that stand in the file or come later in it, and for the eye. */
const MOST_FOR_KEYS = 32 * 1024 * 1024;
const MOST_FOR_LATER_KEYS = 8 * 1024 * 1024;
const MOST_FOR_THE_EYE = 4 * 1024 * 1024;
/** Conversations that went well and are told with their messages, bytes and certificates. */
const MOST_IN_FULL = 100;
/** Failures that are told while the file is still read. */
const MOST_TOLD_EARLY = 12;
/** QUIC and DTLS conversations that are followed. */
const MOST_FLOWS = 20_000;
const FEW_CONNECTIONS = 20;
const MOST_SERVERS = 5000;

export interface CaptureHelp {
  /** Secrets that stand in the file itself are added to it. */
  readonly keyLog?: KeyLog;
  readonly tools?: FetchTools;
}

export interface CaptureReading {
  /** Conversations in which TLS was spoken, tried or expected, in the order of their first packet. */
  readonly streams: readonly CaptureStream[];
  readonly packets: number;
  readonly connections: number;
  /** Conversations that are only counted, because there are so many. */
  readonly untold: number;
  readonly damaged: { readonly offset: number; readonly why: string } | null;
  /** Link type of a capture in which no packet of the internet was found. */
  readonly foreignLink: number | null;
  /** QUIC or DTLS stands in it whose datagrams were recorded in part, so that nothing of them can be read. */
  readonly cut: boolean;
}

/**
 * Reads a packet capture piece by piece; memory grows with the number of conversations, not with their length.
 * @example const reader = new CaptureReader(); for await (const chunk of file) reader.push(chunk); reader.end()
 */
export class CaptureReader {
  readonly #keyLog: KeyLog | null;
  readonly #fetchTools: FetchTools | null;
  #tools: CaptureTools | null = null;
  /** Conversations that are over and wait for the tools. */
  #waiting: Conversation[] = [];
  #ended = false;
  readonly #silent = new SilentConnections();
  readonly #servers = new Set<string>();
  readonly #shelf = new CertificateShelf();
  readonly #offers = new OfferShelf();
  readonly #addresses = new ShownAddresses();
  readonly #spare = new SpareConnections();
  readonly #seen = new ByteRing(MOST_FOR_THE_EYE);
  readonly #share = {
    without: { randoms: 'passed-over', sealed: new Allowance(0), seen: this.#seen, shelf: this.#shelf, offers: this.#offers },
    keys: { randoms: 'kept', sealed: new Allowance(MOST_FOR_KEYS), seen: this.#seen, shelf: this.#shelf, offers: this.#offers },
    laterKeys: { randoms: 'kept', sealed: new Allowance(MOST_FOR_LATER_KEYS), seen: this.#seen, shelf: this.#shelf, offers: this.#offers },
  } satisfies Record<string, TalkShare>;
  readonly #ip = new IpReader();
  readonly #open = new Map<string, Conversation>();
  readonly #streams: { readonly frame: number; readonly stream: CaptureStream }[] = [];
  readonly #file = new CaptureFileReader({
    packet: (packet) => this.#packet(packet),
    passes: (bytes, at, end, linkType, microseconds) => this.#passes(bytes, at, end, linkType, microseconds),
    secrets: (kind, data) => this.#secrets(kind, data),
  });
  readonly #flows = new Map<string, UdpFlow>();
  readonly #work = new Set<UdpFlow>();
  readonly #closed = new Set<string>();
  readonly #closing = new ClosingConversations();
  readonly #near = new NearConversations();
  readonly #glance = new SegmentGlance();
  #untold = 0;
  #fresh: CaptureStream[] = [];
  #toldEarly = 0;
  #connections = 0;
  #lastTime = 0;
  /** A datagram that begins a conversation was not recorded to its end. */
  #cut = false;
  /** Link type of the first packet that is no IP, until one is. */
  #foreign: number | 'none' | null = null;

  /** @param help without tools nothing encrypted is opened and no certificate judged */
  constructor(help: CaptureHelp = {}) {
    this.#keyLog = help.keyLog ?? null;
    this.#fetchTools = help.tools ?? null;
    if (this.#fetchTools === null) this.#tools = NO_TOOLS;
  }

  /** Conversations so far. */
  get found(): number {
    return this.#connections;
  }

  push(chunk: Uint8Array): void {
    this.#file.push(chunk);
  }

  /** Failed conversations since this was last asked, few in all: the first results while the rest is still read. */
  takeFailures(): readonly CaptureStream[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  /** Does what needs tools: opens QUIC packets and sealed records, judges certificates. Call it between pieces, and between `close` and `end`. */
  async settle(): Promise<void> {
    if (this.#work.size === 0 && this.#waiting.length === 0) return;
    this.#tools ??= (await this.#fetchTools?.()) ?? NO_TOOLS;
    const { crypto, unsealer } = this.#tools;
    const work = [...this.#work];
    this.#work.clear();
    if (crypto !== null)
      for (const flow of work) {
        await flow.settle(crypto);
        if (this.#ended && unsealer !== null && this.#keyLog !== null) await flow.unseal(crypto, unsealer, this.#keyLog);
      }
    this.#tellWaiting();
  }

  /** No more pieces come. */
  close(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#file.end();
    for (const conversation of this.#open.values()) this.#finish(conversation);
    this.#open.clear();
    for (const flow of this.#flows.values()) if (flow.waitsForTheEnd) this.#work.add(flow);
  }

  end(): CaptureReading {
    this.close();
    this.#tellWaiting();
    for (const flow of this.#flows.values()) {
      const stream = flow.toStream(this.#shelf, this.#tools?.judge ?? null, this.#lastTime);
      if (stream !== null) this.#keep(flow.firstFrame, stream);
    }
    this.#flows.clear();
    const alone = this.#streams.length === 0 && this.#connections <= FEW_CONNECTIONS;
    for (const { frame, stream } of this.#silent.told(this.#servers, alone)) this.#keep(frame, stream);
    this.#streams.sort((one, other) => one.frame - other.frame);
    return {
      streams: this.#streams.map((one) => this.#spare.cleared(one.stream)),
      packets: this.#file.packets,
      connections: this.#connections,
      untold: this.#untold,
      damaged: this.#file.damaged,
      foreignLink: typeof this.#foreign === 'number' ? this.#foreign : null,
      cut: this.#cut,
    };
  }

  /** Nearly all packets belong to a conversation that is near, and most are sealed data, of which only how much it is counts. */
  #passes(bytes: Uint8Array, at: number, end: number, linkType: number, microseconds: number): boolean {
    const glance = this.#glance;
    if (!glance.read(bytes, at, end, linkType)) return false;
    const conversation = this.#near.at(glance);
    const sender = this.#near.senderOf(glance);
    if (conversation === null || sender === null || glance.opens) return false;
    this.#lastTime = microseconds;
    conversation.glanced(sender, glance, bytes, microseconds);
    this.#taken(conversation, microseconds);
    return true;
  }

  #packet(packet: CapturedPacket): void {
    const link = ipInFrame(packet.linkType, packet.data);
    if (link.kind !== 'ip') {
      this.#foreign ??= packet.linkType;
      return;
    }
    this.#foreign = 'none';
    const datagram = this.#ip.read(packet.data, link.at);
    if (datagram?.protocol === 'udp') {
      this.#udp(datagram, packet);
      return;
    }
    if (datagram?.protocol === 'icmp') this.#icmp(datagram);
    const segment = datagram?.protocol === 'tcp' ? readTcp(datagram.payload) : null;
    if (datagram === null || segment === null) return;
    this.#lastTime = packet.microseconds;
    const near = segment.syn ? null : this.#near.find(datagram.from, segment.sourcePort, datagram.to, segment.destinationPort);
    if (near !== null) {
      near.packet(senderOf(near, datagram, segment), segment, datagram.ttl, packet.microseconds);
      this.#taken(near, packet.microseconds);
      return;
    }
    const key = keyOf(datagram.from, segment.sourcePort, datagram.to, segment.destinationPort);
    let conversation = this.#open.get(key);
    if (segment.syn && !segment.ack && conversation?.isAnother(segment.sequence) === true) {
      this.#finish(conversation);
      this.#open.delete(key);
      conversation = undefined;
    }
    if (conversation === undefined) {
      if (this.#closed.has(key)) {
        if (!segment.syn || segment.ack) return;
        this.#closed.delete(key);
      }
      conversation = new Conversation(
        { address: datagram.from, port: segment.sourcePort },
        { address: datagram.to, port: segment.destinationPort },
        packet.frame,
        key,
        this.#talkShare,
      );
      this.#connections += 1;
      this.#open.set(key, conversation);
      if (this.#open.size > MOST_OPEN) this.#closeOldest();
    }
    this.#near.put(conversation);
    conversation.packet(senderOf(conversation, datagram, segment), segment, datagram.ttl, packet.microseconds);
    this.#taken(conversation, packet.microseconds);
  }

  #taken(conversation: Conversation, microseconds: number): void {
    if (conversation.over && !conversation.closing) {
      conversation.closing = true;
      this.#closing.put(conversation, microseconds);
    }
    this.#letGo(microseconds);
  }

  #udp(datagram: Datagram, packet: CapturedPacket): void {
    const { payload } = datagram;
    if (payload.length < 8) return;
    const view = new DataView(payload.buffer, payload.byteOffset);
    const [sourcePort, targetPort] = [view.getUint16(0), view.getUint16(2)];
    const key = keyOf(datagram.from, sourcePort, datagram.to, targetPort);
    const body = payload.subarray(8);
    // What is sealed whole cannot be opened in part.
    if (view.getUint16(4) > payload.length && UdpFlow.mayBegin(body)) this.#cut = true;
    let flow = this.#flows.get(key);
    if (flow === undefined) {
      if (this.#flows.size >= MOST_FLOWS || !UdpFlow.begins(body)) return;
      flow = new UdpFlow(
        { address: datagram.from, port: sourcePort },
        { address: datagram.to, port: targetPort },
        packet.frame,
        this.#talkShare,
      );
      this.#flows.set(key, flow);
    }
    this.#lastTime = packet.microseconds;
    const [first] = flow.ends;
    flow.datagram(first.address === datagram.from && first.port === sourcePort ? 0 : 1, body, packet.microseconds);
    if (flow.hasWork) this.#work.add(flow);
  }

  #closeOldest(): void {
    const oldest = this.#open.entries().next().value;
    if (oldest !== undefined) this.#close(oldest[0], oldest[1]);
  }

  /** Judges conversations that have been over for a while, so that memory holds only the living. */
  #letGo(now: number): void {
    for (;;) {
      const conversation = this.#closing.overdue(now);
      if (conversation === null) return;
      if (this.#open.get(conversation.key) === conversation) this.#close(conversation.key, conversation);
    }
  }

  #close(key: string, conversation: Conversation): void {
    this.#open.delete(key);
    if (this.#closed.size >= MOST_CLOSED) this.#closed.clear();
    this.#closed.add(key);
    this.#finish(conversation);
  }

  #keep(frame: number, stream: CaptureStream): void {
    const failed = stream.ending !== 'completed' || stream.cause !== null;
    if (stream.cause !== null && this.#toldEarly < MOST_TOLD_EARLY) {
      this.#toldEarly += 1;
      this.#fresh.push(stream);
    }
    if (this.#streams.length < MOST_TOLD || (failed && this.#streams.length < MOST_FAILED)) this.#streams.push({ frame, stream });
    else this.#untold += 1;
  }

  /** A Decryption Secrets Block of TLS keys (draft-ietf-opsawg-pcapng section 4.7, secrets type "TLSK"). */
  #secrets(kind: number, data: Uint8Array): void {
    if (this.#keyLog === null || kind !== 0x544c534b) return;
    for (let at = 0; at < data.length; at += 8192) this.#keyLog.push(String.fromCharCode(...data.subarray(at, at + 8192)));
    this.#keyLog.end();
  }

  /** A pcap file holds no keys; a pcapng file may bring them after what they open. */
  get #talkShare(): TalkShare {
    const { without, keys, laterKeys } = this.#share;
    if (this.#keyLog === null) return without;
    if (this.#keyLog.connections > 0) return keys;
    return this.#file.kind === 'pcapng' ? laterKeys : without;
  }

  #finish(conversation: Conversation): void {
    this.#near.forget(conversation);
    conversation.end();
    const secret = this.#keyLog !== null && this.#keyLog.connections > 0;
    if (secret && this.#tools === null) this.#waiting.push(conversation);
    else this.#tell(conversation);
  }

  #tellWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#tools ??= NO_TOOLS;
    for (const conversation of waiting) this.#tell(conversation);
  }

  #tell(conversation: Conversation): void {
    const tools = this.#tools;
    let asked = false;
    const judge: JudgeChain = (...question) => {
      asked = true;
      return tools?.judge?.(...question) ?? null;
    };
    if (this.#keyLog !== null && tools !== null && tools.unsealer !== null)
      openTalk(conversation.talk, { log: this.#keyLog, unsealer: tools.unsealer });
    const setting = { lastTime: this.#lastTime, shelf: this.#shelf, judge, addresses: this.#addresses };
    const outcome = outcomeOf(conversation, setting);
    if (asked && tools === null) {
      this.#waiting.push(conversation);
      return;
    }
    if (outcome !== null) this.#tellOutcome(conversation, outcome, setting);
    else if (this.#silent.mayTake(conversation)) {
      const silent = outcomeOf(conversation, setting, 'expected');
      if (silent !== null) this.#silent.put(conversation.firstFrame, streamOf(conversation, silent, setting, 'in-full'));
    }
    conversation.talk.release();
  }

  #tellOutcome(conversation: Conversation, outcome: Outcome, setting: Setting): void {
    const server = conversation.ends[other(outcome.client)];
    if (conversation.talk.began !== null && this.#servers.size < MOST_SERVERS) this.#servers.add(this.#addresses.endpoint(server));
    this.#spare.note(conversation, outcome, this.#addresses);
    if (outcome.ending === 'completed' && outcome.cause === null && this.#streams.length >= MOST_TOLD) {
      this.#untold += 1;
      return;
    }
    const depth = this.#streams.length < MOST_IN_FULL ? 'in-full' : 'in-short';
    this.#keep(conversation.firstFrame, streamOf(conversation, outcome, setting, depth));
  }

  #icmp({ payload }: Datagram): void {
    const message = readUnreachable(payload);
    if (message === null) return;
    const key = keyOf(message.from, message.fromPort, message.to, message.toPort);
    const asked = message.protocol === 'tcp' ? this.#open.get(key) : this.#flows.get(key);
    if (asked !== undefined) asked.unreachable ??= { code: message.code, port: message.port };
  }
}

function senderOf({ ends: [first] }: Conversation, { from }: Datagram, { sourcePort }: TcpSegment): End {
  return first.port === sourcePort && first.address === from ? 0 : 1;
}

/** One conversation has one key, whoever speaks. */
function keyOf(from: string, fromPort: number, to: string, toPort: number): string {
  const source = `${from}${fromPort}`;
  const target = `${to}${toPort}`;
  return source < target ? `${source} ${target}` : `${target} ${source}`;
}
