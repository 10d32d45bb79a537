import { describe, expect, test } from 'vitest';
import type { CaseDocument } from '../model/case-document.ts';
import type { Evidence } from '../model/evidence.ts';
import type { HandshakeEnd, HandshakeStep, Variation } from '../model/handshake.ts';
import type { CaptureStream } from '../model/traffic.ts';
import { readMessage } from '../read/message.ts';
import { handshakeText } from './handshake-text.ts';
import { tellerFor } from './sentence.ts';

const HELLO: HandshakeStep = { from: 'client', message: 'ClientHello', at: 3, bytes: 1956, encrypted: false, facts: ['TLS 1.3'] };
const ALERT: HandshakeStep = { ...HELLO, from: 'server', message: 'Alert', at: 9, bytes: 2, facts: ['handshake_failure'] };
const REFUSED: HandshakeEnd = {
  how: 'alert',
  alert: { from: 'server', level: 'fatal', code: 40, name: 'handshake_failure', encrypted: false, phase: 'after-hello' },
};

function attempt(id: number, variation: Variation, end: HandshakeEnd, steps: readonly HandshakeStep[]): Evidence {
  const seen = { variation, address: '192.0.2.1', end, chosen: null, certificates: [], steps };
  return { id, kind: 'handshake', state: 'seen', seen } as unknown as Evidence;
}

function stream(changes: Partial<CaptureStream>): Evidence {
  const seen = { client: '192.0.2.1:50000', server: '192.0.2.2:443', alerts: [], because: [], steps: [HELLO], ...changes };
  return { id: 1, kind: 'capture-stream', state: 'seen', seen } as unknown as Evidence;
}

function pasted(text: string): Evidence {
  return { id: 1, kind: 'message', state: 'seen', seen: readMessage(text) } as unknown as Evidence;
}

function caseOf(verdict: CaseDocument['diagnosis']['verdict'], ...evidence: readonly Evidence[]): CaseDocument {
  return { evidence, diagnosis: { verdict, primary: null } } as unknown as CaseDocument;
}

const shown = (document: CaseDocument) => handshakeText(document, 'where-it-fails', tellerFor());
const whole = (document: CaseDocument) => handshakeText(document, 'whole', tellerFor());
const plain = (lines: readonly string[]) => lines.map((line) => line.replaceAll('\u00a0', ' '));

const FAILED = attempt(1, { factor: 'judged' }, REFUSED, [HELLO, ALERT]);
const WORKED = attempt(1, { factor: 'judged' }, { how: 'completed' }, [HELLO]);

describe('the handshake in an answer', () => {
  test('given one that was refused, draws who said what and marks where it fails', () => {
    expect(plain(shown(caseOf('fault', FAILED))).slice(3)).toEqual([
      '  → Client to the server   ← Server to the client',
      '    → Client Hello · TLS 1.3 · 3 ms · 1,956 bytes',
      '  × ← Alert · handshake_failure · 9 ms · 2 bytes',
      '      It fails here: Refused, with the reason “handshake_failure”.',
    ]);
  });

  test('given silence, marks that in its place', () => {
    const lines = shown(caseOf('cannot-tell', stream({ ending: 'no-answer', because: [{ key: 'captures.no-hello-answer' }] })));
    expect(lines.at(-1)).toBe('  ×   It fails here: The first message was never answered.');
  });

  test('given very many messages, stays short and keeps the failing one', () => {
    const lines = shown(
      caseOf('fault', attempt(1, { factor: 'judged' }, REFUSED, [...Array<HandshakeStep>(60).fill(HELLO), ALERT, HELLO])),
    );
    expect(lines.length).toBeLessThan(20);
    expect(lines).toContain('    … 51 more messages are left out here.');
    expect(lines.at(-1)).toContain('It fails here');
  });

  test('given a name that moves the cursor, shows it by number', () => {
    const steps = [{ ...HELLO, facts: ['\u001b[2Jshop\r.example'] }, ALERT];
    const text = shown(caseOf('fault', attempt(1, { factor: 'judged' }, REFUSED, steps))).join('');
    expect(text).toContain('<U+001B>[2Jshop .example');
    expect(text).not.toContain('\u001b');
  });

  test.each<[string, CaseDocument]>([
    ['a handshake that went well', caseOf('healthy', WORKED)],
    ['a fault that no handshake shows', caseOf('fault', WORKED)],
    ['a case without a handshake', caseOf('fault')],
    // It says no more than that a certificate was refused, and the answer says that.
    ['a message from which only follows what must have gone before', caseOf('fault', pasted('NET::ERR_CERT_DATE_INVALID'))],
  ])('given %s, leaves it out', (_, document) => {
    expect(shown(document)).toEqual([]);
  });

  test.each<[string, CaseDocument, string]>([
    ['one that went well', caseOf('healthy', WORKED), 'Client Hello'],
    ['what must have gone before a message', caseOf('fault', pasted('NET::ERR_CERT_DATE_INVALID')), 'It fails here'],
  ])('asked for, draws %s, too', (_, document, words) => {
    expect(plain(whole(document)).join('\n')).toContain(words);
  });

  test('given messages that a program wrote down, draws them', () => {
    const lines = shown(
      caseOf('fault', pasted('* TLSv1.3 (OUT), TLS handshake, Client hello (1):\n* TLSv1.3 (IN), TLS alert, handshake failure (552):\n')),
    );
    expect(lines.at(-1)).toContain('It fails here');
  });

  test('what else was tried and failed is not drawn for a handshake that worked', () => {
    const tried = attempt(2, { factor: 'version', version: 'TLS 1.0' }, REFUSED, [HELLO, ALERT]);
    expect(shown(caseOf('fault', WORKED, tried))).toEqual([]);
    expect(plain(whole(caseOf('fault', tried, WORKED))).at(-1)).toContain('Client Hello');
  });
});
