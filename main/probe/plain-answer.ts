import type { EvidenceDraft, PlainAnswer } from '../../shared/model/evidence.ts';
import { recognisePlainText } from '../../shared/wire/plain-text.ts';
import { evidenceText, latin1 } from '../net/byte-reader.ts';
import type { ByteStream, Deadline } from '../net/byte-stream.ts';
import { sooner } from '../net/deadline.ts';
import { readHead } from '../net/http-exchange.ts';
import { type ProbeContext, type ProbeCost, stamp } from './context.ts';

export const COST: ProbeCost = { connections: 1, roundTrips: 2 };

/** Servers that speak first do so at once; mail servers that delay their greeting against spam are told by their port. */
const LISTEN = 600;
const ANSWER = 3_000;
const TEXT_LIMIT = 2_048;

export interface PlainQuestion {
  readonly host: string;
  readonly address?: string;
  readonly port: number;
  readonly route?: 'direct' | 'proxy';
}

/** What does this port speak: first only listened to, then asked in plain HTTP? */
export async function askPlainly(context: ProbeContext, question: PlainQuestion): Promise<EvidenceDraft[]> {
  const { network } = context;
  const opened = await network.openStream({ ...question, deadline: context.deadline, purpose: 'target', byteLimit: 64 * 1024 });
  const header = stamp(context, 'plain-answer.ts');
  if (!opened.ok) return [{ ...header, kind: 'plain-answer', state: 'unknown', why: 'unreachable', detail: opened.error.kind }];
  const stream = opened.value;
  try {
    let text = await hear(stream, sooner(context.deadline, LISTEN));
    if (text === '') {
      stream.write(
        new TextEncoder().encode(`GET / HTTP/1.1\r\nHost: ${question.host}\r\nUser-Agent: handshake-doctor\r\nConnection: close\r\n\r\n`),
      );
      text = await hear(stream, sooner(context.deadline, ANSWER));
    }
    const head = readHead(text.split(/\r?\n\r?\n/)[0] ?? '');
    const seen: PlainAnswer = {
      address: stream.remoteAddress,
      port: stream.remotePort,
      speaks: text === '' ? 'nothing' : recognisePlainText(Buffer.from(text, 'latin1')),
      text: evidenceText(text, TEXT_LIMIT),
      http:
        head === null
          ? null
          : {
              status: head.status,
              location: head.headers.get('location') ?? null,
              server: head.headers.get('server') ?? null,
              date: head.headers.get('date') ?? null,
            },
    };
    return [{ ...header, kind: 'plain-answer', state: 'seen', seen }];
  } finally {
    stream.close();
  }
}

/** Whatever comes, until a head is whole, enough has come, or the time is over. */
async function hear(stream: ByteStream, deadline: Deadline): Promise<string> {
  let text = '';
  while (text.length < TEXT_LIMIT && !/\r?\n\r?\n/.test(text)) {
    const read = await stream.read(deadline);
    if (read.kind !== 'bytes') break;
    text += latin1(read.bytes);
    if (!text.startsWith('HTTP/') && text.includes('\n')) break;
  }
  return text;
}
