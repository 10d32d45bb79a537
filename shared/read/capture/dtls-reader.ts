import { readAlerts } from '../../wire/alert.ts';
import { readDtlsDatagram, readDtlsFragments, withoutCookie } from '../../wire/dtls.ts';
import { buildHandshake, HANDSHAKE } from '../../wire/handshake.ts';
import { LONGEST_FLIGHT, Pieces } from './pieces.ts';
import type { End } from './talk-side.ts';
import type { TlsTalk } from './tls-talk.ts';

const MOST_MESSAGES = 64;

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

  constructor(talk: TlsTalk) {
    this.#talk = talk;
  }

  static begins(payload: Uint8Array): boolean {
    return payload[0] === 22 && readDtlsDatagram(payload) !== null;
  }

  /** Did an end say what it says only to an answer: a second message, or something sealed? */
  wentOn(end: End): boolean {
    return this.sentChange[end] || this.sentSealed[end] || [...this.#messages[end].keys()].some((sequence) => sequence > 0);
  }

  datagram(from: End, payload: Uint8Array): void {
    // The short header of DTLS 1.3 stands before what is sealed (RFC 9147 section 4).
    if (((payload[0] ?? 0) & 0xe0) === 0x20) this.sentSealed[from] = true;
    for (const record of readDtlsDatagram(payload) ?? []) {
      if (record.epoch > 0) {
        if (record.type === 22 && !this.sentSealed[from]) this.#talk.shows(from, 'Finished', record.body, true);
        this.sentSealed[from] = true;
        if (record.type === 22 && from === this.#talk.clientEnd) this.#talk.finished12At ??= this.#talk.now;
        continue;
      }
      if (record.type === 20) {
        // It is sent again with the flight that it belongs to.
        if (!this.sentChange[from]) this.#talk.shows(from, 'ChangeCipherSpec', record.body, false);
        this.sentChange[from] = true;
      }
      if (record.type === 21) {
        const read = readAlerts(record.body);
        if (read.ok)
          for (const alert of read.value) this.#talk.plainAlert(from, alert.level === 'fatal' ? 2 : 1, alert.code, alert.name, record.body);
      }
      if (record.type === 22) this.#fragments(from, record.body);
    }
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
      const whole = Uint8Array.from(message.body);
      this.#talk.handshakeBytes(from, buildHandshake(message.type, message.type === HANDSHAKE.clientHello ? withoutCookie(whole) : whole));
    }
  }
}
