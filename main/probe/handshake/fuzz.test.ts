import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import recorded from '../../../e2e/fixtures/flights/flights.json' with { type: 'json' };
import { flightOfTls13 } from '../../../e2e/handshake/tls13-server.ts';
import type { Variation } from '../../../shared/model/handshake.ts';
import { fromBase64 } from '../../../shared/wire/bytes.ts';
import type { ByteStream, StreamRead } from '../../net/byte-stream.ts';
import { soon } from '../../net/testing/scripted-server.ts';
import { attemptHandshake } from '../handshake.ts';
import { judgedHello, vary } from '../hello-plans.ts';

/** A stream without a network: it hands out `pieces` and then ends. */
function memoryStream(pieces: readonly Uint8Array[], answer: ((hello: Uint8Array) => Uint8Array) | null = null): ByteStream {
  const waiting = [...pieces];
  let first = true;
  return {
    remoteAddress: '192.0.2.1',
    remotePort: 443,
    write: (bytes) => {
      if (first && answer !== null) waiting.push(answer(bytes));
      first = false;
    },
    read: async (): Promise<StreamRead> => {
      const bytes = waiting.shift();
      return bytes === undefined ? { kind: 'end', how: 'fin', code: 'FIN' } : { kind: 'bytes', bytes };
    },
    unread: (bytes) => {
      waiting.unshift(bytes);
    },
    close: () => undefined,
  };
}

const FLIGHTS: readonly (readonly [string, Uint8Array, Variation])[] = recorded.flights.map((flight) => {
  const variation: Variation = flight.name.startsWith('TLS 1.0')
    ? { factor: 'version', version: 'TLS 1.0' }
    : flight.name.includes('DHE') && !flight.name.includes('ECDHE')
      ? { factor: 'suites', family: 'all' }
      : flight.name.startsWith('TLS 1.2')
        ? { factor: 'no-tls13' }
        : { factor: 'judged' };
  return [flight.name, fromBase64(flight.server) ?? new Uint8Array(0), variation];
});

const changes = fc.array(fc.record({ at: fc.nat(3_000), value: fc.nat(255) }), { maxLength: 5 });

function changed(bytes: Uint8Array, list: readonly { readonly at: number; readonly value: number }[]): Uint8Array {
  const copy = bytes.slice();
  for (const { at, value } of list) if (copy.length > 0) copy[at % copy.length] = value;
  return copy;
}

describe('a whole attempt against damaged flights', () => {
  test.each(FLIGHTS)('given damage to "%s", ends with a reason and never throws', async (_name, bytes, variation) => {
    await fc.assert(
      fc.asyncProperty(changes, fc.integer({ min: 1, max: 3_000 }), async (list, size) => {
        const damaged = changed(bytes, list);
        const pieces: Uint8Array[] = [];
        for (let at = 0; at < damaged.length; at += size) pieces.push(damaged.slice(at, at + size));
        const attempt = await attemptHandshake(memoryStream(pieces), vary(judgedHello('localhost'), variation), {
          variation,
          route: 'direct',
          deadline: soon(),
        });
        expect(['alert', 'closed', 'broken-tls', 'not-tls', 'cancelled']).toContain(attempt.end.how);
        expect(JSON.parse(JSON.stringify(attempt))).toEqual(attempt);
      }),
      { numRuns: 40 },
    );
  });

  test('given damage inside the encrypted part of TLS 1.3, ends with a reason and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ at: fc.nat(600), value: fc.nat(255) }), { minLength: 1, maxLength: 4 }), async (list) => {
        const stream = memoryStream([], (hello) => flightOfTls13(hello, { damage: (plain) => changed(plain, list) }));
        const attempt = await attemptHandshake(stream, judgedHello('localhost'), {
          variation: { factor: 'judged' },
          route: 'direct',
          deadline: soon(),
        });
        expect(['completed', 'closed', 'broken-tls', 'alert']).toContain(attempt.end.how);
        expect(attempt.chosen?.version).toBe('TLS 1.3');
      }),
      { numRuns: 150 },
    );
  });
});
