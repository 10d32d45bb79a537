import { readAlerts } from '../../wire/alert.ts';
import { type DtlsRecord, readDtlsDatagram, readDtlsFragments, SEALED } from '../../wire/dtls.ts';
import { buildHandshake } from '../../wire/handshake.ts';
import { LONGEST_FLIGHT, Pieces } from './pieces.ts';
import type { End } from './talk-side.ts';
import type { TlsTalk } from './tls-talk.ts';

const MOST_MESSAGES = 64;
/** Epochs of DTLS 1.3 (RFC 9147 section 6.1). */
const HANDSHAKE_KEYS = 2;
const APPLICATION = 3;
/** Content type and tag around what is sealed (RFC 9147 section 4.2); every suite but one has a tag of 16. */
const SEALING = 17;
const SEALED_ALERT = 2 + SEALING;
/** Twelve bytes of header, and a hash (RFC 9147 section 5.2); in front of it may stand a Certificate message without a certificate. */
const FINISHED: ReadonlySet<number> = new Set([32, 48].flatMap((hash) => [12 + hash + SEALING, 12 + 16 + hash + SEALING]));
/** A Certificate message with a certificate is longer than any acknowledgement of a flight. */
const SHORTEST_CERTIFICATE = 300;

/** Whether a client's sealed record holds a Finished, or a certificate in front of one. */
function mayFinish(size: number): boolean {
  return FINISHED.has(size) || size >= SHORTEST_CERTIFICATE;
}

interface Message {
  readonly type: number;
  readonly pieces: Pieces;
  readonly body: number[];
  told: boolean;
}

/** Reads what DTLS says in the clear: records of epoch 0, whose messages come in pieces, again, and out of order. */
export class DtlsReader {
  readonly #talk: TlsTalk;
  readonly #messages: readonly [Map<number, Message>, Map<number, Message>] = [new Map(), new Map()];
  readonly sentChange: [boolean, boolean] = [false, false];
  readonly sentSealed: [boolean, boolean] = [false, false];
  readonly sentFinished13: [boolean, boolean] = [false, false];
  readonly sentAlert13: [boolean, boolean] = [false, false];

  constructor(talk: TlsTalk) {
    this.#talk = talk;
  }

  static begins(payload: Uint8Array): boolean {
    return payload[0] === 22 && readDtlsDatagram(payload) !== null;
  }

  /** Did an end say what it says only to an answer: a second message, or something sealed? */
  wentOn(end: End): boolean {
    return this.wentOver(end) || [...this.#messages[end].keys()].some((sequence) => sequence > 0);
  }

  datagram(from: End, payload: Uint8Array): void {
    for (const record of readDtlsDatagram(payload) ?? []) {
      if (record.type === SEALED) {
        this.sentSealed[from] = true;
        if (record.epoch === APPLICATION || mayFinish(record.body.length)) this.sentFinished13[from] = true;
        else if (record.epoch === HANDSHAKE_KEYS && record.body.length === SEALED_ALERT) this.sentAlert13[from] = true;
      } else if (record.epoch > 0) {
        if (record.type === 22 && !this.sentSealed[from]) this.#talk.shows(from, 'Finished', record.body, true);
        this.sentSealed[from] = true;
        if (record.type === 22 && from === this.#talk.clientEnd) this.#talk.finished12At ??= this.#talk.now;
      } else this.#clear(from, record);
    }
  }

  #clear(from: End, { type, body }: DtlsRecord): void {
    if (type === 20) {
      // It is sent again with the flight that it belongs to.
      if (!this.sentChange[from]) this.#talk.shows(from, 'ChangeCipherSpec', body, false);
      this.sentChange[from] = true;
    }
    if (type === 21) {
      const read = readAlerts(body);
      if (read.ok)
        for (const alert of read.value) this.#talk.plainAlert(from, alert.level === 'fatal' ? 2 : 1, alert.code, alert.name, body);
    }
    if (type === 22) this.#fragments(from, body);
  }

  /** As far as it shows in the clear: both changed their keys; in 1.3 the client sent what must be a Finished, or what comes after one. */
  completed(client: End): boolean {
    const server = client === 0 ? 1 : 0;
    if (this.#talk.tls13) return this.sentFinished13[client] && (this.sentSealed[server] || this.sentFinished13[server]);
    return this.wentOver(client) && this.wentOver(server);
  }

  /** Is a piece of a message of this end still missing? */
  incomplete(end: End): boolean {
    return [...this.#messages[end].values()].some((one) => !one.told);
  }

  /** Did an end go over to its keys? */
  wentOver(end: End): boolean {
    return this.sentChange[end] || this.sentSealed[end];
  }

  /** In 1.3: the client's only sealed word was as short as an alert; an acknowledgement of nothing is as long (RFC 9147 section 7). */
  brokeOff(client: End): boolean {
    return this.#talk.tls13 && this.sentAlert13[client] && !this.sentFinished13[client];
  }

  #fragments(from: End, body: Uint8Array): void {
    const messages = this.#messages[from];
    for (const fragment of readDtlsFragments(body)) {
      let message = messages.get(fragment.sequence);
      if (message === undefined) {
        if (fragment.length > LONGEST_FLIGHT || messages.size >= MOST_MESSAGES) continue;
        message = { type: fragment.type, pieces: new Pieces(), body: [], told: false };
        messages.set(fragment.sequence, message);
      }
      if (message.told) continue;
      const fresh = message.pieces.add(fragment.at, fragment.bytes);
      if (fresh !== null) message.body.push(...fresh);
      if (message.body.length < fragment.length) continue;
      message.told = true;
      this.#talk.handshakeBytes(from, buildHandshake(message.type, Uint8Array.from(message.body)));
    }
  }
}
