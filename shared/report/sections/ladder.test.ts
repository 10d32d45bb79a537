import { describe, expect, test } from 'vitest';
import type { HandshakeStep } from '../../model/handshake.ts';
import type { CaptureStream } from '../../model/traffic.ts';
import { ENGLISH } from '../../words/index.ts';
import type { SectionInput } from '../content.ts';
import { tellerFor } from '../sentence.ts';
import { ladderSection } from './ladder.ts';

const HELLO: HandshakeStep = { from: 'client', message: 'ClientHello', at: 3, bytes: 517, encrypted: false, facts: ['TLS 1.3'] };

/** The rows that the report draws of a captured conversation. */
function rowsOf(changes: Partial<CaptureStream>) {
  const seen: CaptureStream = {
    client: '192.0.2.1:50000',
    server: '198.51.100.2:443',
    sni: null,
    offeredVersions: [],
    version: null,
    cipher: null,
    alerts: [],
    certificates: [],
    certificatesBase64: [],
    ending: 'closed',
    cause: 'reset',
    certainty: 'likely',
    because: [{ key: 'captures.closed-after-hello' }],
    steps: [HELLO],
    ...changes,
  };
  const evidence = [{ kind: 'capture-stream', state: 'seen', seen }];
  const input = {
    document: { evidence, diagnosis: { verdict: 'fault', primary: null } },
    tell: tellerFor(ENGLISH),
    language: ENGLISH,
  } as unknown as SectionInput;
  const ladder = ladderSection(input).find((block) => block.block === 'ladder');
  return ladder?.block === 'ladder' ? ladder.rows : [];
}

describe('the handshake in a report', () => {
  test('names each message, what it says, when and how long it was', () => {
    expect(rowsOf({})[0]).toEqual({
      from: 'client',
      label: 'Client Hello',
      words: 'Hello. This is what I can do, and the name I want.',
      facts: 'TLS 1.3 · 3 ms · 517 bytes',
      failing: false,
    });
  });

  test('ends with how it failed, in plain words, also where no message says it', () => {
    expect(rowsOf({}).slice(1)).toMatchObject([
      { from: 'server', label: '', words: 'The server closed the connection right after the first message.', failing: true },
    ]);
  });

  test('of very many messages keeps the one that fails, and says how many it leaves out', () => {
    const alert: HandshakeStep = { ...HELLO, from: 'server', message: 'Alert', facts: ['handshake_failure'] };
    const steps = [...Array.from({ length: 60 }, () => HELLO), alert, HELLO];
    const alerts = [{ level: 'fatal', description: 'handshake_failure', from: 'server', encrypted: false }] as const;
    const rows = rowsOf({ ending: 'alert', alerts, because: [], steps });
    expect(rows).toHaveLength(40);
    expect(rows.slice(-3)).toMatchObject([
      { words: '23 more messages are left out here.' },
      { label: 'Alert', failing: true },
      { failing: false },
    ]);
  });

  test('of very many messages keeps the last', () => {
    const rows = rowsOf({ steps: Array.from({ length: 100 }, () => HELLO) });
    expect(rows.length).toBeLessThanOrEqual(40);
    expect(rows.at(-1)?.failing).toBe(true);
  });
});
