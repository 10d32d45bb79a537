import { cipherSuiteName } from '../../tables/cipher-suites.ts';
import { versionName } from '../../tables/versions.ts';
import { readAlerts } from '../../wire/alert.ts';
import { readCertificate12, readCertificate13, readCertificateRequest12 } from '../../wire/certificate-message.ts';
import { readClientHello, serverNameOf } from '../../wire/client-hello.ts';
import { HANDSHAKE, type HandshakeMessage, HandshakeReassembler, handshakeName } from '../../wire/handshake.ts';
import { CONTENT, type TlsRecord } from '../../wire/record.ts';
import { readServerHello } from '../../wire/server-hello.ts';
import { readSslV2 } from '../../wire/sslv2.ts';
import { readDraftServerHello, shownVersion } from './draft-versions.ts';
import { keyBitsOf } from './key-bits.ts';
import { chosenBesides, shortFacts, takenUp } from './message-facts.ts';
import { NO_OFFER, type OfferShape } from './offer-shape.ts';
import { asksAgain, type Renegotiation, refuses } from './renegotiation.ts';
import { SealedRecords } from './sealed-records.ts';
import { certificateIn, finishedIn, MOST_SIZES, mayFinish, type SealedSize, sizeOfOthers, TICKET } from './sealed-sizes.ts';
import { StepList } from './step-list.ts';
import { alone, type TalkShare } from './talk-share.ts';
import { beginsRecord, type End, losePlace, newSide, other, releaseSide, type Side, type TalkAlert } from './talk-side.ts';
import { type OpenedRecord, type Unsealer, unpacked } from './unseal.ts';

const MOST_ALERTS = 50;

/** What TLS said on one connection, both directions, as far as it can be read without keys. */
export class TlsTalk {
  readonly #sides: readonly [Side, Side] = [newSide(), newSide()];
  readonly sealed: SealedRecords;
  readonly steps: StepList;
  readonly #share: TalkShare;
  #order = 0;
  /** Microseconds of the packet being read. */
  now = 0;
  clientEnd: End | null = null;
  hellos = 0;
  serverName: string | null = null;
  offeredVersions: readonly string[] = [];
  helloBytes = 0;
  offer: OfferShape = NO_OFFER;
  version: string | null = null;
  suite: string | null = null;
  tls13 = false;
  /** TLS 1.3 from keys of an earlier connection: nobody shows a certificate. */
  resumed = false;
  certificates: Uint8Array[] = [];
  clientCertificates: number | null = null;
  certificateRequested = false;
  alerts: TalkAlert[] = [];
  /** Microseconds of the first record. */
  began: number | null = null;
  /** Bits of the Diffie-Hellman prime or temporary RSA key that the server sent. */
  finiteFieldBits: number | null = null;
  renegotiation: Renegotiation | null = null;
  clientRandom: Uint8Array | null = null;
  serverRandom: Uint8Array | null = null;
  suiteNumber: number | null = null;
  versionNumber: number | null = null;
  encryptThenMac = false;
  helloDone = false;
  /** Microseconds of the client's first encrypted message of the handshake, before TLS 1.3. */
  finished12At: number | null = null;

  constructor(shared: TalkShare = alone()) {
    this.sealed = new SealedRecords(shared.sealed);
    this.steps = new StepList(shared.seen);
    this.#share = shared;
  }

  push(end: End, bytes: Uint8Array): void {
    const side = this.#sides[end];
    if (side.lost && beginsRecord(bytes)) side.lost = false;
    if (side.broken || side.lost) return;
    this.began ??= this.now;
    for (const event of side.records.push(bytes)) {
      if (event.kind === 'record') this.#record(end, side, event);
      else if (event.kind === 'sslv2') this.#sslv2(end, event.body);
      else side.broken = true;
    }
  }

  /** Passes over bytes inside of sealed data that nobody reads. @returns false where they have to be pushed */
  pass(end: End, count: number): boolean {
    return !this.#sides[end].lost && !this.#sides[end].broken && this.#sides[end].records.pass(count);
  }

  /**
   * Handshake messages that came without records (QUIC) or were taken out of them (DTLS).
   * @param unsealer what opened them, where they were sealed
   */
  handshakeBytes(end: End, bytes: Uint8Array, unsealer: Unsealer | null = null): void {
    for (const event of this.#sides[end].messages.push(bytes)) {
      if (event.kind !== 'message') continue;
      if (unsealer === null) this.#message(end, event);
      else this.#openedMessage(end, event, unsealer, this.#order);
    }
  }

  /** An alert that came outside a TLS record. @param level 1 warning, 2 fatal */
  plainAlert(end: End, level: 1 | 2, code: number, name: string | null, raw: Uint8Array | null = null): void {
    if (this.alerts.length >= MOST_ALERTS) return;
    this.#order += 1;
    this.#heard(end, { level: level === 2 ? 'fatal' : 'warning', code, name, encrypted: false });
    this.#step(end, 'Alert', 2, false, [name ?? String(code)], raw);
  }

  /** What shows of a record that is none of TLS over TCP, for the ladder alone. */
  shows(end: End, message: string, bytes: Uint8Array, encrypted: boolean): void {
    this.#order += 1;
    this.#step(end, message, bytes.length, encrypted, [], bytes);
  }

  /** Microseconds of the client's Finished, as far as it shows. */
  get finishedAt(): number | null {
    return this.tls13 ? (this.finish13?.at ?? null) : this.finished12At;
  }

  gap(end: End): void {
    losePlace(this.#sides[end]);
  }

  /** All is told: what it held back for the sake of later pieces is let go. */
  release(): void {
    this.sealed.drop();
    for (const side of this.#sides) releaseSide(side);
  }

  brokeOff(end: End): boolean {
    return this.#sides[end].broken;
  }

  /** Finished on both sides, as far as it shows in the clear (RFC 5246 section 7.3, RFC 8446 section 2). */
  completed(): boolean {
    if (this.clientEnd !== null && this.#sides[this.clientEnd].openedFinished) return this.#sides[other(this.clientEnd)].openedFinished;
    if (this.tls13) return this.clientEnd !== null && this.#sides[this.clientEnd].sentFinished13;
    return this.#sides.every((side) => side.changedCipher && side.sentEncrypted);
  }

  /** Sizes of what one side sealed in TLS 1.3, the first few. */
  sealedBy(end: End): readonly SealedSize[] {
    return this.#sides[end].sizes;
  }

  /** Bytes of application data that one side sent, as far as they can be told from handshake and alerts. */
  dataOf(end: End): number {
    const { dataBytes, sizes } = this.#sides[end];
    return this.tls13 ? dataBytes - sizeOfOthers(sizes, this.finish13, this.suiteNumber) : dataBytes;
  }

  /** Whether the server asked the client for a certificate and what it got; in TLS 1.3 the sizes of the client's records tell. */
  shownCertificate(client: End): 'not-asked' | 'none' | 'some' | 'unknown' {
    if (this.clientCertificates !== null) return this.clientCertificates === 0 ? 'none' : 'some';
    if (this.certificateRequested) return 'unknown';
    return this.tls13 ? certificateIn(this.#sides[client].sizes, this.suiteNumber) : 'not-asked';
  }

  /** Did one side stop in the middle of its flight? */
  flightUnfinished(end: End): boolean {
    return this.#sides[end].records.unfinished.length > 0 || (this.version !== null && !this.tls13 && !this.helloDone);
  }

  /** The record that holds the client's Finished of TLS 1.3. */
  get finish13(): SealedSize | null {
    if (!this.tls13 || this.clientEnd === null) return null;
    const { sizes, sentFinished13 } = this.#sides[this.clientEnd];
    return sentFinished13 ? finishedIn(sizes, this.suiteNumber) : null;
  }

  /** Takes in what a key log opened, in the order it was sent. */
  opened(end: End, records: readonly OpenedRecord[], unsealer: Unsealer): void {
    const side = this.#sides[end];
    let messages = new HandshakeReassembler();
    for (const { sealed, content } of records) {
      this.now = sealed.at;
      if (content.type === CONTENT.applicationData) continue;
      this.steps.replace(end, sealed.order, []);
      if (content.type === CONTENT.alert) this.#openedAlert(end, sealed.order, content.body);
      if (content.type !== CONTENT.handshake) continue;
      for (const event of messages.push(content.body)) {
        if (event.kind !== 'message') continue;
        if (event.type === HANDSHAKE.finished) {
          side.openedFinished = true;
          // Keys change behind it, and no message crosses that (RFC 8446 section 5.1).
          if (this.tls13) messages = new HandshakeReassembler();
        }
        this.#openedMessage(end, event, unsealer, sealed.order);
      }
    }
  }

  #openedMessage(end: End, event: HandshakeMessage, unsealer: Unsealer, order: number): void {
    this.#step(end, handshakeName(event.type), event.whole.length, true, this.#facts(end, unpacked(event, unsealer)), event.whole, order);
  }

  #openedAlert(end: End, order: number, body: Uint8Array): void {
    const read = readAlerts(body);
    if (!read.ok) return;
    const known = this.alerts.filter((one) => !(one.from === end && one.order === order && one.code === null));
    for (const alert of read.value) {
      known.push({ from: end, level: String(alert.level), code: alert.code, name: alert.name, encrypted: true, order, at: this.now });
      this.#step(end, 'Alert', body.length, true, [alert.name ?? String(alert.code)], body, order);
    }
    this.alerts = known.toSorted((one, another) => one.order - another.order);
  }

  #record(end: End, side: Side, record: TlsRecord): void {
    this.#order += 1;
    const sealed = this.tls13 || this.version === null ? record.type === CONTENT.applicationData : side.encrypted;
    if (sealed && record.type !== CONTENT.changeCipherSpec) this.sealed.keep(end, record, this.#order, this.now, this.#soon(record));
    switch (record.type) {
      case CONTENT.handshake:
        if (side.encrypted) this.#encryptedHandshake(end, side, record);
        else for (const event of side.messages.push(record.body)) if (event.kind === 'message') this.#message(end, event);
        break;
      case CONTENT.changeCipherSpec:
        // TLS 1.3 sends it for show only (RFC 8446 appendix D.4).
        this.#step(end, 'ChangeCipherSpec', record.length, side.encrypted, [], record.body);
        if (!this.tls13) {
          side.encrypted = true;
          side.changedCipher = true;
        }
        break;
      case CONTENT.alert:
        this.#alert(end, side, record);
        break;
      case CONTENT.applicationData:
        this.#data(end, side, record);
        break;
    }
  }

  /** Does it belong to the handshake? In TLS 1.3 tickets behind it do, too. */
  #soon(record: TlsRecord): boolean {
    if (!this.tls13) return this.version === null || record.type !== CONTENT.applicationData;
    return this.clientEnd === null || !this.#sides[this.clientEnd].sentFinished13 || record.length < TICKET;
  }

  #data(end: End, side: Side, record: TlsRecord): void {
    const size = record.length;
    side.dataBytes += size;
    if (side.changedCipher) side.sentEncrypted = true;
    if (!this.tls13) {
      side.records.longDataUnread = true;
      return;
    }
    if (side.sizes.length < MOST_SIZES) {
      side.sizes.push({ size, order: this.#order, at: this.now });
      if (this.clientEnd === null || !this.#sides[this.clientEnd].sentFinished13)
        this.#step(end, 'EncryptedRecord', size, true, [], record.body, this.#order, true);
    }
    if (!mayFinish(size, this.suiteNumber)) return;
    side.sentFinished13 = true;
    if (end === this.clientEnd) for (const one of this.#sides) one.records.longDataUnread = true;
  }

  #encryptedHandshake(end: End, side: Side, record: TlsRecord): void {
    if (!side.sentEncrypted) {
      this.#step(end, 'Finished', record.length, true, [], record.body, this.#order, true);
      if (end === this.clientEnd) this.finished12At ??= this.now;
    } else {
      // A second handshake inside the first, or the request for one.
      this.#step(end, 'EncryptedRecord', record.length, true, [], record.body, this.#order, true);
      if (!this.completed()) return;
      this.renegotiation = asksAgain(this.renegotiation, end);
    }
    side.sentEncrypted = true;
  }

  #alert(end: End, side: Side, record: TlsRecord): void {
    if (this.alerts.length >= MOST_ALERTS) return;
    const read = side.encrypted ? null : readAlerts(record.body);
    if (read?.ok !== true) {
      if (side.changedCipher) side.sentEncrypted = true;
      refuses(this.renegotiation, end);
      this.#heard(end, { level: 'unknown', code: null, name: null, encrypted: true });
      this.#step(end, 'Alert', record.length, true, [], record.body, this.#order, true);
      return;
    }
    for (const alert of read.value) {
      this.#heard(end, { ...alert, level: String(alert.level), encrypted: false });
      this.#step(end, 'Alert', record.length, false, [alert.name ?? String(alert.code)], record.body);
    }
  }

  #heard(end: End, { level, code, name, encrypted }: Pick<TalkAlert, 'level' | 'code' | 'name' | 'encrypted'>): void {
    this.alerts.push({ from: end, level, code, name, encrypted, order: this.#order, at: this.now });
  }

  #sslv2(end: End, body: Uint8Array): void {
    const read = readSslV2(body);
    if (!read.ok) return;
    if (read.value.kind === 'client-hello') {
      const version = versionName(read.value.version);
      this.#hello(end, [version], null, body.length + 2);
      this.#step(end, 'ClientHello', body.length, false, ['SSL 2.0 form', version], body);
    } else if (read.value.kind === 'server-hello') {
      this.clientEnd ??= other(end);
      this.version = 'SSL 2.0';
      if (read.value.certificate.length > 0) this.certificates = [this.#share.shelf.keep(read.value.certificate)];
      this.#step(end, 'ServerHello', body.length, false, ['SSL 2.0'], body);
    }
  }

  #message(end: End, message: HandshakeMessage): void {
    const facts = this.#facts(end, message);
    this.#step(end, handshakeName(message.type), message.whole.length, false, facts, message.whole);
  }

  #facts(end: End, message: HandshakeMessage): readonly string[] {
    switch (message.type) {
      case HANDSHAKE.clientHello: {
        const read = readClientHello(message.body);
        if (!read.ok) return [];
        const serverName = serverNameOf(read.value.extensions);
        if (this.#share.randoms === 'kept') this.clientRandom ??= read.value.random.slice();
        const { versions, shape } = this.#share.offers.of(read.value);
        if (this.hellos === 0) this.offer = shape;
        this.#hello(end, versions, serverName, message.whole.length + 5);
        return this.offeredVersions.concat(serverName ?? [], takenUp(read.value.extensions));
      }
      case HANDSHAKE.serverHello:
        return this.#serverHello(end, message.body);
      case HANDSHAKE.certificate: {
        const read = this.tls13 ? readCertificate13(message.body) : readCertificate12(message.body);
        if (!read.ok) return [];
        const certificates = this.#share.shelf.keepChain(read.value.entries);
        if (end === this.clientEnd) this.clientCertificates ??= certificates.length;
        else if (this.certificates.length === 0) this.certificates = certificates;
        return this.#share.shelf.shortly(certificates);
      }
      case HANDSHAKE.serverHelloDone:
        this.helloDone = true;
        return [];
      case HANDSHAKE.serverKeyExchange:
        this.finiteFieldBits ??= keyBitsOf(message.body, this.suiteNumber, this.version === 'TLS 1.2');
        return this.finiteFieldBits === null ? shortFacts(message) : [`${this.finiteFieldBits} bit`];
      case HANDSHAKE.certificateRequest:
        this.certificateRequested ||= this.tls13 || [true, false].some((schemes) => readCertificateRequest12(message.body, schemes).ok);
        return [];
      default:
        return shortFacts(message);
    }
  }

  #hello(end: End, versions: readonly string[], serverName: string | null, bytes: number): void {
    if (++this.hellos > 1) return;
    this.clientEnd = end;
    this.offeredVersions = versions;
    this.serverName = serverName;
    this.helloBytes = bytes;
  }

  #serverHello(end: End, body: Uint8Array): readonly string[] {
    const draft = readDraftServerHello(body);
    if (draft !== null) {
      this.clientEnd ??= other(end);
      this.version ??= shownVersion(draft.version);
      this.suite ??= cipherSuiteName(draft.cipherSuite);
      this.tls13 = true;
      return [this.version, this.suite];
    }
    const read = readServerHello(body);
    if (!read.ok) return [];
    this.clientEnd ??= other(end);
    const hello = read.value;
    if (hello.helloRetryRequest) {
      // Its ChangeCipherSpec is for show already (RFC 8446 appendix D.4).
      this.tls13 = true;
      return ['HelloRetryRequest'];
    }
    // A renegotiation comes encrypted, so the first one in the clear is the one that counts.
    if (this.version !== null) return [];
    this.version = shownVersion(hello.version);
    this.suite = cipherSuiteName(hello.cipherSuite);
    this.suiteNumber = hello.cipherSuite;
    this.versionNumber = hello.version;
    if (this.#share.randoms === 'kept') this.serverRandom = hello.random.slice();
    this.encryptThenMac = hello.encryptThenMac;
    this.resumed = hello.preSharedKey;
    this.tls13 = hello.version === 0x0304 || hello.version === 0xfefc || hello.version >>> 8 === 0x7f || hello.version >>> 8 === 0xfb;
    return [this.version, this.suite, ...chosenBesides(hello)];
  }

  #step(
    from: End,
    message: string,
    bytes: number,
    encrypted: boolean,
    facts: readonly string[],
    raw: Uint8Array | null = null,
    order = this.#order,
    closed = false,
  ): void {
    const at = (this.now - (this.began ?? this.now)) / 1000;
    this.steps.add({ from, message, at, bytes, encrypted, facts, raw, order, closed });
  }
}
