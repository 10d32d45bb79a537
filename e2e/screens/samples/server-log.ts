import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { EvidenceDraft } from '../../../shared/model/evidence.ts';
import { LogReader } from '../../../shared/read/server-log/log-reader.ts';
import { caseOf } from './cases.ts';
import { AT } from './evidence.ts';

/** What Apache writes with `LogLevel ssl:info`: a health check without a name every 30 seconds, old clients, and lines without a reason. */
export function apacheLog(): string {
  const lines: string[] = [];
  const connection = (second: number, thread: number, client: string, ...said: readonly string[]) => {
    const clock = new Date(1000 * (28_800 + second)).toISOString().slice(11, 19);
    const head = (level: string) => `[Fri Nov 20 ${clock}.123456 2026] [ssl:${level}] [pid 811:tid ${thread}] [client ${client}:40112]`;
    lines.push(`${head('info')} AH01964: Connection to child ${thread % 64} established (server shop.example:443)`);
    for (const one of said) lines.push(`${head('error')} ${one}`);
  };
  const failed = 'AH02008: SSL library error 1 in handshake (server shop.example:443)';
  const reason = 'SSL Library Error: error:0A000102:SSL routines::unsupported protocol';
  for (let beat = 0; beat < 200; beat += 1) {
    const second = 30 * beat;
    connection(second, 100 + (beat % 7), '192.0.2.44', 'AH02033: No hostname was provided via SNI for a name based virtual host');
    if (beat % 8 === 0) connection(second + 3, 300 + (beat % 5), `198.51.100.${beat}`, failed, reason);
    if (beat % 12 === 0) connection(second + 4, 500 + (beat % 5), `203.0.113.${beat}`, failed);
  }
  return `${lines.join('\n')}\n`;
}

/** The case of an operator who opened that log. */
export function openedLog(): CaseDocument {
  const reader = new LogReader();
  reader.push(apacheLog());
  const { events, summary } = reader.end();
  const header = { at: AT, seenFrom: 'server-log', source: 'log-reader', state: 'seen' } as const;
  const file = 'error.log';
  const more = events.find(({ said }) => said !== null)?.said ?? null;
  const evidence: EvidenceDraft[] = [
    ...events.map((event): EvidenceDraft => ({ ...header, kind: 'log-event', seen: { ...event, file } })),
    { ...header, kind: 'log-summary', seen: { ...summary, more, file } },
  ];
  return {
    ...caseOf({ id: 'log', host: null, evidence, situation: { audience: 'operator', about: 'server' } }),
    input: { kind: 'file', name: file, recognisedAs: 'text' },
  };
}
