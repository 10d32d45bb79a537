import { describe, expect, test } from 'vitest';
import type { EvidenceDraft } from '../model/evidence.ts';
import { factsOf } from './facts.ts';
import { HERE, handshake, numbered, seen, times } from './made-evidence.ts';

const cut = handshake({ end: { how: 'reset', phase: 'after-hello' } });
const refused = seen('tcp-connect', { address: '192.0.2.1', port: 443, outcome: 'refused', errorCode: 'ECONNREFUSED', milliseconds: 1 });
const alone = handshake({ alone: true });
const read = (...drafts: readonly (EvidenceDraft | readonly EvidenceDraft[])[]) => factsOf(numbered(...drafts), HERE).attempts;

describe('a server that takes one connection at a time', () => {
  test.each([
    ['cuts off', cut],
    ['refuses', refused],
  ])('given ten that worked alone and half of those side by side that it %s, counts only the lone ones', (_what, failure) => {
    const { judged, failed, oneAtATime } = read(handshake(), times(3, failure), times(10, alone));
    expect(oneAtATime).toMatchObject([{ address: '192.0.2.1', alone: 10, failed: 3, of: 4 }]);
    expect(judged).toHaveLength(10);
    expect(failed).toEqual([]);
  });

  test.each([
    [
      'a lone one that failed',
      [handshake(), times(3, cut), times(9, alone), handshake({ alone: true, end: { how: 'reset', phase: 'after-hello' } })],
    ],
    ['few lone ones', [handshake(), times(3, cut), times(9, alone)]],
    [
      'none that worked before others were tried',
      [times(4, cut), handshake({ variation: { factor: 'small-hello' } }), handshake(), times(10, alone)],
    ],
    ['few failures side by side', [times(3, handshake()), cut, times(10, alone)]],
  ])('given %s, is not assumed: one of several servers may be down', (_what, drafts) => {
    const { oneAtATime, failed } = read(...drafts);
    expect(oneAtATime).toEqual([]);
    expect(failed.length).toBeGreaterThan(0);
  });
});

describe('a length limit within the lengths that a hello has by chance', () => {
  const sized = (helloBytes: number, changes: Parameters<typeof handshake>[0] = {}) =>
    handshake({ ...changes, offered: { versions: ['TLS 1.3'], cipherSuites: [], groups: [], signatureSchemes: [], alpn: [], helloBytes } });
  const end = { how: 'reset', phase: 'after-hello' } as const;
  const flapping = [times(3, sized(1917)), times(2, sized(1981, { end })), sized(2013, { end })];
  const measured = (bytes: number, more: Parameters<typeof handshake>[0] = {}) =>
    sized(bytes, { variation: { factor: 'hello-size', bytes }, ...more });

  test('given only the longer ones failing, is what decides; hellos made to measure on either side prove it', () => {
    expect(read(...flapping).deciding).toMatchObject({ factor: 'hello-size', alone: false });
    const either = [1817, 1777, 1737].map((bytes) => measured(bytes)).concat([2113, 2153, 2193].map((bytes) => measured(bytes, { end })));
    expect(read(...flapping, ...either).deciding).toMatchObject({ factor: 'hello-size', alone: true });
    expect(read(...flapping, ...either, measured(2233)).deciding).toMatchObject({ factor: 'sometimes' });
  });

  test('given a long one that worked, comes and goes', () => {
    expect(read(...flapping, sized(2013)).deciding).toMatchObject({ factor: 'sometimes' });
  });
});

test('given an alert in answer to an old version where newer hellos are cut off, does not take the version for what decides', () => {
  const refusal = {
    how: 'alert',
    alert: { from: 'server', level: 'fatal', code: 70, name: 'protocol_version', encrypted: false, phase: 'server-flight' },
  } as const;
  const { deciding } = read(times(3, cut), handshake({ variation: { factor: 'version', version: 'TLS 1.1' }, end: refusal }));
  expect(deciding).toMatchObject({ factor: 'none' });
});
