import type { ByteStream, Deadline, StreamRead } from './byte-stream.ts';

/** Why a talk could not go on: how the stream ended, or that more came than the talk allows. */
export type TalkEnd = Exclude<StreamRead, { kind: 'bytes' }> | { readonly kind: 'too-much' };
export type Told<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly end: TalkEnd };

/**
 * Reads lines and counted bytes from a stream, for talks that come before TLS. Keeps what was received (bounded) as evidence;
 * `handBack` returns what was read too far, so that nothing of a first TLS record is lost.
 */
export class ByteReader {
  private held: Uint8Array = new Uint8Array(0);
  private taken = 0;
  private readonly stream: ByteStream;
  private readonly deadline: Deadline;
  private readonly limit: number;

  /** @param limit bytes that one talk may take in all */
  constructor(stream: ByteStream, deadline: Deadline, limit: number) {
    this.stream = stream;
    this.deadline = deadline;
    this.limit = limit;
  }

  /** The next line without its CR LF (or bare LF), as Latin-1; it may be wanted sooner than the whole talk. */
  async line(deadline: Deadline = this.deadline): Promise<Told<string>> {
    for (let searched = 0; ; ) {
      const at = this.held.indexOf(0x0a, searched);
      if (at >= 0) {
        const line = latin1(this.take(at + 1));
        return { ok: true, value: line.replace(/\r?\n$/, '') };
      }
      searched = this.held.length;
      const more = await this.fill(deadline);
      if (more !== null) return { ok: false, end: more };
    }
  }

  /** Exactly so many bytes. */
  async bytes(count: number): Promise<Told<Uint8Array>> {
    const end = await this.collect((length) => length >= count);
    return end === null ? { ok: true, value: this.take(count) } : { ok: false, end };
  }

  /** Everything up to and including the first match of a pattern, as Latin-1. */
  async upTo(pattern: RegExp): Promise<Told<string>> {
    for (;;) {
      const match = pattern.exec(latin1(this.held));
      if (match !== null) return { ok: true, value: latin1(this.take(match.index + match[0].length)) };
      const more = await this.fill();
      if (more !== null) return { ok: false, end: more };
    }
  }

  /** Everything until the other side closes; `too-much` where that is more than `limit` bytes. */
  async rest(limit: number): Promise<Told<Uint8Array>> {
    // What is too much is not joined either.
    const end = await this.collect((length) => length > limit, 'drop');
    if (end === null) return { ok: false, end: { kind: 'too-much' } };
    if (end.kind === 'end' && end.how === 'fin') return { ok: true, value: this.take(this.held.length) };
    return { ok: false, end };
  }

  /** The next byte without taking it. */
  async peek(): Promise<Told<number>> {
    if (this.held.length === 0) {
      const more = await this.fill();
      if (more !== null) return { ok: false, end: more };
    }
    return { ok: true, value: this.held[0] ?? 0 };
  }

  /** What was received and not taken yet, as Latin-1. */
  pending(): string {
    return latin1(this.held);
  }

  /** Gives unread bytes back to the stream. */
  handBack(): void {
    this.stream.unread(this.held);
    this.held = new Uint8Array(0);
  }

  private take(count: number): Uint8Array {
    const taken = this.held.subarray(0, count);
    this.held = this.held.subarray(count);
    return taken;
  }

  private async fill(deadline: Deadline = this.deadline): Promise<TalkEnd | null> {
    const before = this.held.length;
    return this.collect((length) => length > before, 'keep', deadline);
  }

  /** Reads until enough is held. Pieces are joined once: a large body is not to be copied with each of them. */
  private async collect(
    isEnough: (length: number) => boolean,
    whenEnough: 'keep' | 'drop' = 'keep',
    deadline: Deadline = this.deadline,
  ): Promise<TalkEnd | null> {
    const pieces = [this.held];
    let length = this.held.length;
    let end: TalkEnd | null = null;
    while (end === null && !isEnough(length)) {
      if (this.taken >= this.limit) {
        end = { kind: 'too-much' };
        break;
      }
      const read = await this.stream.read(deadline);
      if (read.kind !== 'bytes') end = read;
      else {
        this.taken += read.bytes.length;
        length += read.bytes.length;
        pieces.push(read.bytes);
      }
    }
    if (end === null && whenEnough === 'drop') this.held = new Uint8Array(0);
    else if (pieces.length > 1) this.held = joined(pieces, length);
    return end;
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Bytes as text, one character a byte, so that nothing is lost. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** Foreign text for evidence: UTF-8 where it is, control characters other than line ends shown as `.`, bounded. */
export function evidenceText(text: string, limit: number): string {
  const bytes = Buffer.from(text, 'latin1');
  let readable: string;
  try {
    readable = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    readable = text;
  }
  const harmless = readable.replace(/[^\P{Cc}\n\t]/gu, (c) => (c === '\r' ? '' : '.'));
  return harmless.length <= limit ? harmless : `${harmless.slice(0, limit - 1)}…`;
}
