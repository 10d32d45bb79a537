import type { HandshakeEnd, HandshakePhase, HandshakeStep, SeenAlert } from '../../../shared/model/handshake.ts';
import { type Alert, buildAlert, endsConnection, readAlerts } from '../../../shared/wire/alert.ts';
import { concat, EMPTY, toBase64, toHex, toPrintable } from '../../../shared/wire/bytes.ts';
import { HANDSHAKE, type HandshakeMessage, HandshakeReassembler, handshakeName } from '../../../shared/wire/handshake.ts';
import { recognisePlainText } from '../../../shared/wire/plain-text.ts';
import { buildRecord, CONTENT, firstBytesAre, type RecordEvent, RecordReader, type TlsRecord } from '../../../shared/wire/record.ts';
import type { ByteStream, Deadline, StreamRead } from '../../net/byte-stream.ts';
import type { RecordProtection } from './record-protection.ts';

/** What comes next from the server. `end` is final. */
export type Incoming =
  | { readonly kind: 'message'; readonly message: HandshakeMessage }
  | { readonly kind: 'change-cipher-spec' }
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'sslv2'; readonly body: Uint8Array }
  | { readonly kind: 'end'; readonly end: HandshakeEnd };

export interface ConnectionLimits {
  readonly deadline: Deadline;
  /** Bytes from the server before the attempt is cut off. */
  readonly maxBytes: number;
  /** Milliseconds without a byte before it counts as silence. */
  readonly idle: number;
}

const LONGEST_RAW_STEP = 16_384;
const MOST_STEPS = 200;
/** The one byte of a ChangeCipherSpec (RFC 5246 section 7.1). */
const CHANGE = Uint8Array.of(1);
const PIECE = 4_096;
/** A peer that sends more warnings than this is no honest one; each would be kept. */
const MOST_ALERTS = 20;
/** Bytes that came less than this long before the time ran out make it `cut-off`, not `silence`. */
const STILL_TALKING = 2_000;

/** One attempt's connection: cuts records, opens them, puts messages together, keeps the story. Never throws. */
export class HandshakeConnection {
  readonly steps: HandshakeStep[] = [];
  readonly alerts: SeenAlert[] = [];
  phase: HandshakePhase = 'before-hello';
  firstByteAt: number | null = null;
  received = 0;
  tls13 = false;
  readProtection: RecordProtection | null = null;
  writeProtection: RecordProtection | null = null;
  /** Changes to the server's next keys (RFC 8446 section 4.6.3); set once TLS 1.3 is finished. */
  onKeyUpdate: (() => void) | null = null;
  /** Version field of records we send. */
  recordVersion = 0x0301;

  private readonly stream: ByteStream;
  private readonly limits: ConnectionLimits;
  private readonly began = performance.now();
  private readonly records = new RecordReader();
  private readonly messages = new HandshakeReassembler();
  private readonly events: RecordEvent[] = [];
  private unread: Uint8Array = EMPTY;
  private readonly ready: Incoming[] = [];
  private lastByteAt = this.began;
  private seenRecord = false;
  private firstBytes = '';
  private held: Uint8Array[] | null = null;
  private ended: HandshakeEnd | null = null;

  constructor(stream: ByteStream, limits: ConnectionLimits) {
    this.stream = stream;
    this.limits = limits;
  }

  /** Milliseconds since the attempt began. */
  elapsed(): number {
    return Math.round((performance.now() - this.began) * 10) / 10;
  }

  /**
   * Holds back what is sent from now on; `release` sends it as one. A server that refuses the first message closes, and a second write into
   * the closed connection would lose its alert.
   */
  hold(): void {
    this.held ??= [];
  }

  release(): void {
    const held = this.held;
    this.held = null;
    if (held !== null && held.length > 0) this.stream.write(concat(...held));
  }

  /** Sends records as they are: the first hello. */
  sendRaw(wire: Uint8Array, name: string, facts: readonly string[]): void {
    this.write(wire);
    const message = withoutRecords(wire);
    this.note('client', name, message.length, false, facts, message);
  }

  sendMessage(message: Uint8Array, facts: readonly string[] = []): void {
    this.sendRecords(CONTENT.handshake, message);
    this.note('client', handshakeName(message[0] ?? 0), message.length, this.writeProtection !== null, facts, message);
  }

  sendChangeCipherSpec(): void {
    const record = buildRecord(CONTENT.changeCipherSpec, this.tls13 ? 0x0303 : this.recordVersion, CHANGE);
    this.write(record);
    this.note('client', 'ChangeCipherSpec', CHANGE.length, false, [], CHANGE);
  }

  sendData(bytes: Uint8Array): void {
    this.sendRecords(CONTENT.applicationData, bytes);
    this.note('client', 'ApplicationData', bytes.length, this.writeProtection !== null, [], null);
  }

  sendAlert(level: 'warning' | 'fatal', code: number, name: string): void {
    const encrypted = this.writeProtection !== null;
    const alert = buildAlert(level, code);
    this.sendRecords(CONTENT.alert, alert);
    this.alerts.push({ from: 'client', level, code, name, encrypted, phase: this.phase });
    this.note('client', 'Alert', alert.length, encrypted, [name], alert);
  }

  /**
   * The next thing from the server, in order.
   * @param idle milliseconds to wait for it, where another bound than the connection's own holds
   */
  async next(idle: number = this.limits.idle): Promise<Incoming> {
    for (;;) {
      const waiting = this.ready.shift();
      if (waiting !== undefined) return waiting;
      if (this.ended !== null) return { kind: 'end', end: this.ended };
      const event = this.events.shift();
      if (event !== undefined) this.take(event);
      else if (this.unread.length > 0) this.cutRecords();
      else await this.fill(idle);
    }
  }

  /** Ends the attempt from our side with a named reason. */
  broken(why: string): HandshakeEnd {
    return { how: 'broken-tls', why, phase: this.phase, firstBytesHex: this.firstBytes };
  }

  addFacts(message: HandshakeMessage, facts: readonly string[]): void {
    const index = this.steps.findLastIndex((step) => step.from === 'server' && step.message === handshakeName(message.type));
    const step = this.steps[index];
    if (step !== undefined) this.steps[index] = { ...step, facts };
  }

  private write(bytes: Uint8Array): void {
    if (this.held === null) this.stream.write(bytes);
    else this.held.push(bytes);
  }

  private async fill(idle: number): Promise<void> {
    const { deadline, maxBytes } = this.limits;
    const patience: Deadline = { at: Math.min(deadline.at, performance.now() + idle), signal: deadline.signal };
    const read = await this.stream.read(patience);
    if (read.kind !== 'bytes') {
      // Asked of what was waited for, not of the clock: a timer may come a fraction of a millisecond early.
      this.ended = this.endOf(read, patience.at === deadline.at);
      // A listening pause is no end: the caller decides, and may read on.
      if (read.kind === 'timeout' && idle !== this.limits.idle) {
        this.ready.push({ kind: 'end', end: this.ended });
        this.ended = null;
      }
      return;
    }
    this.firstByteAt ??= this.elapsed();
    this.lastByteAt = performance.now();
    this.received += read.bytes.length;
    if (this.firstBytes.length < 64) this.firstBytes += toHex(read.bytes.subarray(0, 32 - this.firstBytes.length / 2));
    if (this.phase === 'after-hello') this.phase = 'server-flight';
    this.unread = read.bytes;
    if (this.received > maxBytes) {
      this.unread = EMPTY;
      this.ended = { how: 'cut-off', limit: 'bytes', phase: this.phase };
    }
  }

  /** A little at a time: a flood of tiny records is not to become as many objects at once. */
  private cutRecords(): void {
    this.events.push(...this.records.push(this.unread.subarray(0, PIECE)));
    this.unread = this.unread.subarray(PIECE);
  }

  private endOf(read: Exclude<StreamRead, { kind: 'bytes' }>, outOfTime: boolean): HandshakeEnd {
    if (read.kind === 'cancelled') return { how: 'cancelled', phase: this.phase };
    if (read.kind === 'timeout') {
      const quiet = Math.round(performance.now() - this.lastByteAt);
      if (outOfTime && this.received > 0 && quiet < STILL_TALKING) return { how: 'cut-off', limit: 'time', phase: this.phase };
      return { how: 'silence', phase: this.phase, waitedMilliseconds: quiet };
    }
    const leftover = this.records.unfinished;
    const cutTls = firstBytesAre(leftover) === 'tls';
    if (!this.seenRecord && leftover.length > 0 && !cutTls && read.how === 'fin') return this.notTls(leftover);
    if (read.code === 'BYTE_LIMIT') return { how: 'cut-off', limit: 'bytes', phase: this.phase };
    return { how: read.how === 'fin' ? 'closed' : 'reset', phase: this.endPhase() };
  }

  private notTls(bytes: Uint8Array): HandshakeEnd {
    return {
      how: 'not-tls',
      speaks: recognisePlainText(bytes),
      firstBytesHex: toHex(bytes.subarray(0, 32)),
      text: toPrintable(bytes, 512),
    };
  }

  private take(event: RecordEvent): void {
    if (event.kind === 'not-tls') {
      this.ended = this.seenRecord || event.why === 'too-long' ? this.broken(`record.${event.why}`) : this.notTls(event.bytes);
      return;
    }
    this.seenRecord = true;
    if (event.kind === 'sslv2') {
      this.note('server', 'SSL 2.0', event.body.length + 2, false, [], event.body);
      this.ready.push({ kind: 'sslv2', body: event.body.slice() });
      return;
    }
    this.takeRecord(event);
  }

  private takeRecord(record: TlsRecord): void {
    // TLS 1.3 sends this one in the clear for old middleboxes; it means nothing (RFC 8446 appendix D.4).
    if (record.type === CONTENT.changeCipherSpec) {
      this.note('server', 'ChangeCipherSpec', record.body.length, false, [], record.body);
      if (!this.tls13) this.ready.push({ kind: 'change-cipher-spec' });
      return;
    }
    const protection = this.readProtection;
    // A server that fails before it has keys answers TLS 1.3 with an alert in the clear.
    const clearAlert = this.tls13 && record.type === CONTENT.alert && record.body.length === 2;
    if (protection === null || clearAlert) {
      if (record.type === CONTENT.applicationData) this.ended = this.broken('record.unexpected-data');
      else this.takeContent(record.type, record.body, false);
      return;
    }
    const opened = protection.open(record);
    if (opened === null) this.ended = this.broken('record.authentication');
    else this.takeContent(opened.type, opened.body, true);
  }

  private takeContent(type: number, body: Uint8Array, encrypted: boolean): void {
    if (type === CONTENT.alert) {
      this.takeAlerts(body, encrypted);
      return;
    }
    if (type === CONTENT.applicationData) {
      if (body.length === 0) return;
      this.note('server', 'ApplicationData', body.length, encrypted, [], null);
      this.ready.push({ kind: 'data', bytes: body.slice() });
      return;
    }
    if (type === CONTENT.handshake) {
      if (body.length === 0) this.ended = this.broken('record.empty');
      for (const event of this.messages.push(body)) {
        if (event.kind === 'too-long') {
          this.ended = this.broken('handshake.length');
          return;
        }
        this.note('server', handshakeName(event.type), event.whole.length, encrypted, [], event.whole);
        this.ready.push({ kind: 'message', message: event });
      }
      return;
    }
    if (type !== CONTENT.heartbeat) this.ended = this.broken('record.type');
  }

  private takeAlerts(body: Uint8Array, encrypted: boolean): void {
    const read = readAlerts(body);
    if (!read.ok) {
      this.ended = this.broken('alert');
      return;
    }
    for (const alert of read.value) {
      if (this.alerts.length >= MOST_ALERTS) {
        this.ended = this.broken('alert.flood');
        return;
      }
      const seen: SeenAlert = { from: 'server', ...alert, encrypted, phase: this.phase };
      this.alerts.push(seen);
      this.note('server', 'Alert', 2, encrypted, [alertFact(alert)], body);
      if (!endsConnection(alert, this.tls13)) continue;
      this.ended = alert.code === 0 ? { how: 'closed', phase: this.endPhase() } : { how: 'alert', alert: seen };
      return;
    }
  }

  /** Who says goodbye and nothing else (close_notify, a warning) has not begun its flight. */
  private endPhase(): HandshakePhase {
    const theirs = this.steps.filter((step) => step.from === 'server');
    return this.phase === 'server-flight' && theirs.length > 0 && theirs.every((step) => step.message === 'Alert')
      ? 'after-hello'
      : this.phase;
  }

  private sendRecords(type: number, bytes: Uint8Array): void {
    const parts: Uint8Array[] = [];
    for (let at = 0; at < bytes.length || at === 0; at += 16_384) {
      const part = bytes.subarray(at, at + 16_384);
      parts.push(this.writeProtection?.seal(type, this.recordVersion, part) ?? buildRecord(type, this.recordVersion, part));
    }
    this.write(concat(...parts));
  }

  private note(
    from: 'client' | 'server',
    message: string,
    bytes: number,
    encrypted: boolean,
    facts: readonly string[],
    raw: Uint8Array | null,
  ): void {
    if (this.steps.length >= MOST_STEPS) return;
    const rawBase64 = raw === null ? null : toBase64(raw.subarray(0, LONGEST_RAW_STEP));
    this.steps.push({ from, message, at: this.elapsed(), bytes, encrypted, facts, rawBase64 });
  }
}

/** The message that stands in records, to be shown as every other one: without their headers. */
function withoutRecords(wire: Uint8Array): Uint8Array {
  const bodies = new RecordReader().push(wire).flatMap((event) => (event.kind === 'record' ? [event.body] : []));
  return bodies.length === 0 ? wire : concat(...bodies);
}

function alertFact(alert: Alert): string {
  return alert.name ?? `alert ${alert.code}`;
}

/** Whether a message is one that may come at any time after the handshake. */
export function isPostHandshake(message: HandshakeMessage): boolean {
  return message.type === HANDSHAKE.newSessionTicket || message.type === HANDSHAKE.keyUpdate || message.type === HANDSHAKE.helloRequest;
}
