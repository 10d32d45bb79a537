import type { StartTlsTalk } from '../../../shared/model/evidence.ts';
import { ByteReader, evidenceText, type TalkEnd, type Told } from '../byte-reader.ts';
import type { ByteStream, Deadline } from '../byte-stream.ts';
import { sooner } from '../deadline.ts';
import { LIMITS } from '../limits.ts';

type Outcome = StartTlsTalk['outcome'];
export type StartTlsTold = Pick<StartTlsTalk, 'outcome' | 'said' | 'greeting'>;

/** One dialect: speaks plain text until the server is ready for TLS, or says why it is not. */
export type StartTlsDialect = (talk: Dialogue, name: string) => Promise<StartTlsTold>;

/** A bounded plain-text talk that keeps what the server said. */
export class Dialogue {
  readonly reader: ByteReader;
  private readonly stream: ByteStream;
  private readonly deadline: Deadline;
  private greeting = '';
  private said = '';

  constructor(stream: ByteStream, deadline: Deadline) {
    this.stream = stream;
    this.deadline = deadline;
    this.reader = new ByteReader(stream, deadline, LIMITS.startTlsBytes);
  }

  send(text: string): void {
    this.stream.write(new TextEncoder().encode(text));
  }

  sendBytes(bytes: Uint8Array): void {
    this.stream.write(bytes);
  }

  greeted(text: string): void {
    this.greeting = text;
  }

  heard(text: string): void {
    this.said = this.said === '' ? text : `${this.said}\n${text}`;
  }

  /** A reply of lines: goes on until `last` says that the line ends it, at most so many milliseconds (as long as the talk may take). */
  async reply(last: (line: string) => boolean, milliseconds?: number): Promise<Told<readonly string[]>> {
    const deadline = milliseconds === undefined ? this.deadline : sooner(this.deadline, milliseconds);
    const lines: string[] = [];
    for (;;) {
      const line = await this.reader.line(deadline);
      if (!line.ok) return line;
      lines.push(line.value);
      if (last(line.value)) return { ok: true, value: lines };
    }
  }

  /** What the talk came to. On `ready`, bytes read too far go back to the stream, where the handshake sees them. */
  came(outcome: Outcome): StartTlsTold {
    if (outcome === 'ready') this.reader.handBack();
    const unfinished = outcome === 'ready' ? '' : this.reader.pending();
    return {
      outcome,
      greeting: evidenceText(this.greeting, LIMITS.startTlsText),
      said: evidenceText([this.said, unfinished].filter((text) => text !== '').join('\n'), LIMITS.startTlsText),
    };
  }

  /** What it means that the talk broke off. Unreadable bytes before the end are another protocol, not silence. */
  brokeOff(end: TalkEnd): StartTlsTold {
    if (end.kind === 'too-much') return this.came('not-this-protocol');
    if (end.kind === 'end') return this.came(end.how === 'reset' ? 'reset' : 'closed');
    return this.came('silence');
  }
}

/** Binary text of foreign protocols, shortened for evidence. */
export function shownBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[^\x20-\x7e]/g, '.')
    .slice(0, 200);
}
