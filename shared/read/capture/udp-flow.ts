import type { TlsVersion } from '../../model/handshake.ts';
import type { CaptureStream } from '../../model/traffic.ts';
import type { HandshakeCrypto } from '../../wire/crypto.ts';
import { showAddress } from '../../wire/ip-packet.ts';
import type { KeyLog } from '../../wire/key-log.ts';
import type { JudgeChain } from './certificate-cause.ts';
import type { CertificateShelf } from './certificate-shelf.ts';
import type { Endpoint } from './conversation.ts';
import { DtlsReader } from './dtls-reader.ts';
import { isoTime } from './iso-time.ts';
import { QuicReader } from './quic-reader.ts';
import { refusedChain } from './refused-chain.ts';
import type { TalkShare } from './talk-share.ts';
import { type End, other } from './talk-side.ts';
import { TlsTalk } from './tls-talk.ts';
import { udpCause } from './udp-cause.ts';
import type { Unsealer } from './unseal.ts';

/** First timers run for a second; half of it allows for quick ones (microseconds). */
const REPEATED = 500_000;
/** Whoever still waits says something again within this time (RFC 9002 section 6.2). */
const GONE = 1_000_000;
/** An answer that so long after its first word still has no end does not get through. */
const PATIENCE = 1_500_000;

/** One conversation over UDP that speaks QUIC or DTLS. */
export class UdpFlow {
  readonly ends: readonly [Endpoint, Endpoint];
  readonly firstFrame: number;
  readonly #talk: TlsTalk;
  readonly #quic: QuicReader;
  readonly #dtls: DtlsReader;
  /** What a router or the server's own computer answered in its place (RFC 792, RFC 4443). */
  unreachable: { readonly code: number; readonly port: boolean } | null = null;
  #transport: 'quic' | 'dtls' | null = null;
  readonly #datagrams: [number, number] = [0, 0];
  #began: number | null = null;
  #last = 0;
  /** Microseconds of the first datagram of each end. */
  readonly #firstFrom: [number | null, number | null] = [null, null];

  constructor(first: Endpoint, second: Endpoint, frame: number, share: TalkShare) {
    this.ends = [first, second];
    this.#talk = new TlsTalk(share);
    this.#quic = new QuicReader(this.#talk, share.sealed);
    this.#dtls = new DtlsReader(this.#talk);
    this.firstFrame = frame;
  }

  /** Could this datagram begin a conversation that is worth following? */
  static begins(payload: Uint8Array): boolean {
    return QuicReader.begins(payload) || DtlsReader.begins(payload);
  }

  /** Could the rest of this datagram, of which only the beginning was recorded, have begun one? */
  static mayBegin(payload: Uint8Array): boolean {
    return QuicReader.hasLongHeader(payload) || DtlsReader.begins(payload);
  }

  datagram(from: End, payload: Uint8Array, microseconds: number): void {
    this.#datagrams[from] += 1;
    this.#began ??= microseconds;
    this.#last = microseconds;
    this.#firstFrom[from] ??= microseconds;
    this.#talk.now = microseconds;
    this.#talk.began ??= microseconds;
    this.#transport ??= ((payload[0] ?? 0) & 0x80) !== 0 ? 'quic' : 'dtls';
    if (this.#transport === 'quic') this.#quic.datagram(from, payload, microseconds);
    else this.#dtls.datagram(from, payload);
  }

  get hasWork(): boolean {
    return this.#quic.hasWork;
  }

  /** Something in it waits for the end of the file: sealed packets for keys that may still come, a refused certificate for its judge. */
  get waitsForTheEnd(): boolean {
    return this.#quic.hasSealed || (this.#talk.alerts.length > 0 && this.#talk.certificates.length > 0);
  }

  settle(crypto: HandshakeCrypto): Promise<void> {
    return this.#quic.settle(crypto);
  }

  unseal(crypto: HandshakeCrypto, unsealer: Unsealer, log: KeyLog): Promise<void> {
    return this.#quic.unseal(crypto, unsealer, log);
  }

  /** The conversation as evidence; null where no hello was seen. @param lastTime microseconds of the last packet of the capture */
  toStream(shelf: CertificateShelf, judge: JudgeChain | null, lastTime: number): CaptureStream | null {
    const talk = this.#talk;
    const client = talk.clientEnd ?? this.#quic.clientGuess;
    if (this.#transport === null || (client === null && !this.#quic.negotiated && talk.version === null)) return null;
    const end = client ?? (this.ends[0].port >= this.ends[1].port ? 0 : 1);
    const certificates = talk.certificates.map((der) => shelf.read(der));
    const certificatesBase64 = certificates.map((one) => one.base64);
    const ending = this.#ending(end);
    const at = this.#began === null ? null : isoTime(this.#began);
    const cause = udpCause({
      transport: this.#transport,
      ending,
      client: end,
      talk,
      closed: this.#quic.closed,
      negotiated: this.#quic.negotiated,
      unreachable: this.unreachable,
      stalled: this.#stalled(end),
      // A client that was not answered says it again (RFC 9002 section 6.2, RFC 6347 section 4.2.4); a hello of several datagrams does not.
      silent: this.#last - (this.#began ?? this.#last) >= REPEATED,
      left: this.#left(end) && lastTime - this.#last >= GONE,
      refused: refusedChain(certificates, talk.serverName, this.#began ?? lastTime, judge),
    });
    return {
      client: show(this.ends[end]),
      server: show(this.ends[other(end)]),
      at,
      transport: this.#transport,
      sni: talk.serverName,
      offeredVersions: talk.offeredVersions as readonly TlsVersion[],
      version: talk.version,
      cipher: talk.suite,
      alerts: talk.alerts.map((one) => ({
        level: one.level,
        description: one.name ?? String(one.code ?? 'unknown'),
        from: one.from === end ? ('client' as const) : ('server' as const),
        encrypted: one.encrypted,
      })),
      certificates: certificates.map((one) => one.name),
      certificatesBase64,
      ending,
      ...cause,
      steps: talk.steps.shown(end),
    };
  }

  /** Did the client hear the server's flight, and say nothing that goes on behind it? */
  #left(client: End): boolean {
    return this.#transport === 'dtls' ? this.#dtls.brokeOff(client) : this.#quic.sentHandshake[client] && !this.#quic.sentShort[client];
  }

  /** Is there talk long after the server began to answer, and the answer has no end? */
  #stalled(client: End): boolean {
    const { version, tls13, helloDone } = this.#talk;
    const begun = this.#firstFrom[other(client)];
    const unfinished = version === null || this.#dtls.incomplete(other(client)) || (this.#transport === 'dtls' && !tls13 && !helloDone);
    const wentOn = this.#quic.wentOn(client) || this.#dtls.wentOver(client);
    return unfinished && !wentOn && begun !== null && this.#last - begun >= PATIENCE;
  }

  #ending(client: End): CaptureStream['ending'] {
    const server = other(client);
    // Whoever goes on was answered, though the capture does not hold it.
    const heard = this.#datagrams[server] > 0 || this.#quic.wentOn(client) || this.#dtls.wentOn(client);
    if (this.#talk.alerts.some((one) => one.level === 'fatal')) return 'alert';
    if (this.#transport === 'dtls') {
      if (this.#talk.version !== null && this.#dtls.completed(client)) return 'completed';
    } else {
      // A client has keys for packets with short headers only once it has taken the server's Finished (RFC 9001 section 4.1.1).
      if (this.#quic.sentShort[client] && (this.#quic.sentHandshake[server] || this.#quic.sentShort[server])) return 'completed';
      // A client that gives up waiting says so to nobody.
      if (this.#quic.closed !== null && (heard || this.#quic.closed.from === server)) return 'closed';
    }
    return heard ? 'cut' : 'no-answer';
  }
}

function show({ address, port }: Endpoint): string {
  const shown = showAddress(address);
  return shown.includes(':') ? `[${shown}]:${port}` : `${shown}:${port}`;
}
