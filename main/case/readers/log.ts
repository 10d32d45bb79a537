import { isAscii } from 'node:buffer';
import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import type { Said } from '../../../shared/model/said.ts';
import type { LogEvent } from '../../../shared/model/traffic.ts';
import { looksLikeLog } from '../../../shared/read/file/file-kind.ts';
import { readScanReport } from '../../../shared/read/scan/scan-report.ts';
import { LogReader } from '../../../shared/read/server-log/log-reader.ts';
import { redact, redactEach } from '../../../shared/report/redact.ts';
import { say } from '../../../shared/words/index.ts';
import { scanDraft } from '../scan-draft.ts';
import { type Draining, MOST_PIECES, type OneFile } from './draining.ts';

/** Bytes decoded at a time: a longer string gets memory of its own, and making it costs more than reading it. */
const PIECE = 65_536;
/** Windows exports all events in one line. */
const BETWEEN_EVENTS = '><Event ';
/** A text that is no log is read as a message up to here. */
const SHORT_TEXT = 200_000;

export function logReader({ name, at }: OneFile): Draining {
  const reader = new LogReader();
  const header = { at, seenFrom: 'server-log', source: 'log-reader' } as const;
  let encoding = 'utf-8';
  let decoder = new TextDecoder(encoding);
  let begun = false;
  let beginning = '';
  const begin = (text: string) => {
    if (beginning.length <= SHORT_TEXT) beginning += text.slice(0, SHORT_TEXT + 1);
  };
  const push = (chunk: Uint8Array) => {
    for (let at = 0, end = 0; at < chunk.length; at = end) {
      end = endOfPiece(chunk, at);
      const text = decoder.decode(chunk.subarray(at, end), { stream: true });
      begin(text);
      reader.push(text);
    }
  };
  return {
    push: (chunk) => {
      if (!begun) {
        encoding = encodingOf(chunk);
        decoder = new TextDecoder(encoding);
        begun = true;
      }
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const from = encoding === 'utf-8' && !bytes.includes(BETWEEN_EVENTS) ? bytes.indexOf(NEW_LINE) + 1 : 0;
      const to = bytes.lastIndexOf(NEW_LINE) + 1;
      push(chunk.subarray(0, from));
      if (from === 0 || !reader.takesLines) {
        push(chunk.subarray(from));
        return;
      }
      const lines = bytes.subarray(from, to);
      if (beginning.length <= SHORT_TEXT) begin(decode(lines, 0, Math.min(lines.length, 3 * SHORT_TEXT)));
      reader.pushLines(lines, decode);
      push(chunk.subarray(to));
    },
    found: () => reader.found,
    fresh: () => reader.takeFirsts().map((event) => draftOf(event, redact(event.text), header, name)),
    counts: () => reader.soFar,
    end: async () => {
      reader.push(decoder.decode());
      const { events, summary } = reader.end();
      const scan = beginning.length <= SHORT_TEXT ? readScanReport(beginning, at) : null;
      if (scan !== null) return [scanDraft(scan, at, 'file')];
      // No log, but perhaps a message that somebody saved. The tables of all messages are loaded only then: a log needs none of them.
      if (summary.worked === 0 && beginning.length <= SHORT_TEXT) {
        const explained = async () => (await import('../explain.ts')).explainText(beginning, 'file', at);
        if ((events.every(isMessage) && !looksLikeLog(beginning)) || isClientsOwn(beginning) || isGoGivingUp(beginning, events))
          return explained();
        // Programs put the time before a line on the screen, too: of a few lines in which no server complains, one may be a client's.
        const told = events.length === 0 && beginning.split('\n', FEW_LINES).length < FEW_LINES ? await explained() : [];
        if (told.some(saysSomething)) return told;
      }
      const counted: EvidenceDraft = {
        ...header,
        kind: 'log-summary',
        state: 'seen',
        seen: { ...summary, more: moreOf(events), file: name },
      };
      if (events.length === 0) {
        const none: EvidenceDraft = { ...header, kind: 'log-event', state: 'absent', said: say('logs.no-failure') };
        return [none, counted];
      }
      const told = events.slice(0, MOST_PIECES);
      const texts = redactEach(told.map(({ text }) => text));
      return [...told.map((event, index) => draftOf(event, texts[index] ?? '', header, name)), counted];
    },
  };
}

/** What somebody copied from a screen is hardly longer. */
const FEW_LINES = 60;

/** `log.Fatal` of a client in Go: a line or two with the time before them. A server says from whose address a connection came. */
function isGoGivingUp(text: string, events: readonly LogEvent[]): boolean {
  const isShort = text.trim().split('\n', GIVING_UP + 1).length <= GIVING_UP;
  return isShort && events.length > 0 && events.every(({ software }) => software === 'go') && !/ from (?:\d|\[)/.test(text);
}

const GIVING_UP = 3;

/** Was something recognised, or shown to have worked? */
function saysSomething(draft: EvidenceDraft): boolean {
  if (draft.kind !== 'message') return draft.state === 'seen';
  return draft.state === 'seen' && (draft.seen.recognised.length > 0 || draft.seen.notTls?.kind === 'healthy');
}

/** Java's own account of the handshakes of a client: a server's begins with a greeting that came in (sun.security.ssl of OpenJDK); and what `ldapsearch -d` tells. */
function isClientsOwn(text: string): boolean {
  if (/^ldap_(?:create|url_parse_ext|sasl_bind|initialize|new_connection)\b/m.test(text)) return true;
  return text.includes('Produced ClientHello handshake message') && !text.includes('Consuming ClientHello handshake message');
}

const NEW_LINE = 0x0a;

/** @param text of its line without secrets: it is shown, sent and saved, and what people type into forms may stand in it */
function draftOf(event: LogEvent, text: string, header: Pick<EvidenceDraft, 'at' | 'seenFrom' | 'source'>, file: string): EvidenceDraft {
  return { ...header, kind: 'log-event', state: 'seen', seen: { ...event, text, file } };
}

/** What most of the events that do not say why ask for. */
function moreOf(events: readonly LogEvent[]): Said | null {
  const wanted = Map.groupBy(
    events.filter((event) => event.said !== null),
    (event) => event.said?.key,
  );
  const failures = (all: readonly LogEvent[]) => all.reduce((sum, event) => sum + (event.count ?? 1), 0);
  const [most] = [...wanted.values()].sort((one, other) => failures(other) - failures(one));
  return most?.[0]?.said ?? null;
}

const withMarks = new TextDecoder('utf-8', { ignoreBOM: true });

/** Most lines are ASCII, which is decoded several times as fast. */
function decode(bytes: Uint8Array, start: number, end: number): string {
  const part = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
  return isAscii(part) ? part.toString('latin1') : withMarks.decode(part);
}

/** Pieces end with a line where they can: a line that is put together from two pieces costs more. */
function endOfPiece(chunk: Uint8Array, at: number): number {
  if (at === 0) return chunk.indexOf(NEW_LINE) + 1 || Math.min(chunk.length, PIECE);
  const furthest = Math.min(chunk.length, at + PIECE);
  const line = chunk.lastIndexOf(NEW_LINE, furthest - 1) + 1;
  return line > at ? line : furthest;
}

/** Lines without a time, of a program that is no server, are what somebody copied from a screen. */
function isMessage(event: LogEvent): boolean {
  return event.at === null && ['unknown', 'go', 'java', 'python'].includes(event.software);
}

/** Windows exports are UTF-16, with a mark in front (RFC 2781 section 3.2). */
function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}
