import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose/diagnose.ts';
import { factsOf } from '../facts/facts.ts';
import { certificate, chainFinding, HELPING, judgement, numbered, seen } from '../facts/made-evidence.ts';
import type { FailedRequest } from '../model/evidence.ts';
import { readMessage } from '../read/message.ts';
import { ENGLISH, tell } from '../words/index.ts';
import { failedRequests } from './failed-requests.ts';

const failed = (origin: string, error: string, more: Partial<FailedRequest> = {}) =>
  seen(
    'message',
    {
      ...readMessage(`${origin}/ net::${error}`),
      request: { origin, error, count: 1, workedLater: false, proxy: null, decided: null, ...more },
    },
    'file',
  );
const ranOut = judgement({
  host: 'old.example',
  served: [certificate({ notAfter: '2026-01-01T00:00:00.000Z' })],
  findings: [chainFinding('expired', 'expired')],
});

describe('the requests of a browser’s log that failed', () => {
  test('given places that fail by different causes, names each with its own, and the diagnosis leaves none out', () => {
    const evidence = numbered(
      failed('https://old.example', 'ERR_CERT_DATE_INVALID', { count: 3, workedLater: true }),
      failed('https://gone.example', 'ERR_NAME_NOT_RESOLVED'),
      failed('https://odd.example', 'ERR_SSL_PROTOCOL_ERROR', { decided: { cause: 'server-fault', certainty: 'likely', because: [] } }),
      failed('https://vague.example', 'ERR_SSL_PROTOCOL_ERROR'),
      seen('chain', ranOut, 'capture'),
    );
    const diagnosis = diagnose(factsOf(evidence, HELPING));
    const rows = failedRequests({ evidence, diagnosis, situation: HELPING })?.rows ?? [];
    expect(rows.map((row) => [row[0], row[1], row[4]].map((cell) => cell && tell(cell, ENGLISH)))).toEqual([
      ['https://old.example', expect.stringMatching(/certificate/), '3, later it worked'],
      ['https://gone.example', expect.stringMatching(/name/), '1'],
      ['https://odd.example', 'The site has a fault of its own.', '1'],
      ['https://vague.example', expect.any(String), '1'],
    ]);
    expect(rows[3]?.[1]?.key).toBe('logs.request-unclear');
    expect([diagnosis.primary, ...diagnosis.others].map((one) => one?.cause)).toEqual(
      expect.arrayContaining(['expired', 'dns', 'server-fault']),
    );
  });

  test('given no browser’s log, says nothing', () => {
    const evidence = numbered(seen('message', readMessage('net::ERR_CERT_DATE_INVALID')));
    expect(failedRequests({ evidence, diagnosis: diagnose(factsOf(evidence, HELPING)), situation: HELPING })).toBeNull();
  });
});
