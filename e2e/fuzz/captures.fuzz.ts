import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unsealer } from '../../main/case/readers/unsealer.ts';
import { handshakeCrypto } from '../../main/crypto/handshake-crypto.ts';
import { type CaptureTools, NO_TOOLS } from '../../shared/read/capture/capture-tools.ts';
import { madeCapture, OPENED } from '../../shared/read/capture/made-capture.ts';
import { CHANGE, COMPLETED, HELLO, HELLO_13, SECRET_ALERT, sealed } from '../../shared/read/capture/made-talk.ts';
import { CaptureReader } from '../../shared/read/capture/read-capture.ts';
import { fileKind } from '../../shared/read/file/file-kind.ts';
import { handshakeFields } from '../../shared/read/handshake-fields.ts';
import { LogReader } from '../../shared/read/server-log/log-reader.ts';
import { buildAlert } from '../../shared/wire/alert.ts';
import { concat } from '../../shared/wire/bytes.ts';
import { KeyLog } from '../../shared/wire/key-log.ts';
import { buildRecord } from '../../shared/wire/record.ts';

const tools = async (): Promise<CaptureTools> => ({ ...NO_TOOLS, crypto: handshakeCrypto, unsealer });

const CAPTURE = madeCapture([
  ...OPENED,
  { from: 'client', payload: buildRecord(22, 0x0301, new Uint8Array(300).fill(3)) },
  { from: 'server', payload: buildRecord(21, 0x0303, buildAlert('fatal', 40)) },
  { from: 'client', flags: ['fin'] },
  { from: 'server', flags: ['rst'] },
]);

const HANDSHAKES = [
  madeCapture([...COMPLETED, { from: 'client', payload: SECRET_ALERT }, { from: 'server', flags: ['rst'] }]),
  madeCapture([
    ...OPENED,
    { from: 'client', payload: HELLO },
    { from: 'server', payload: concat(HELLO_13, CHANGE, sealed(30, 900, 280, 53)) },
    { from: 'client', payload: concat(CHANGE, sealed(25, 53, 19)) },
    { from: 'server', payload: sealed(250, 19) },
    { from: 'server', flags: ['fin'] },
  ]),
];

describe('mutated files never crash, hang or say nonsense', () => {
  test('captures, also with UDP in place of TCP', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(CAPTURE.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }),
        fc.boolean(),
        async (changes, udp) => {
          const bytes = CAPTURE.slice();
          for (const [at, value] of changes) bytes[at] = value;
          if (udp) for (let at = 24 + 16 + 9; at < bytes.length; at += 1) if (bytes[at] === 6 && bytes[at - 1] === 64) bytes[at] = 17;
          const reader = new CaptureReader({ tools });
          reader.push(bytes);
          await reader.settle();
          expect(reader.end().packets).toBeLessThan(100);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('whole handshakes in the clear and sealed, with a key log that fits their randoms and secrets that do not', async () => {
    const secrets = ['CLIENT_RANDOM', 'CLIENT_HANDSHAKE_TRAFFIC_SECRET', 'SERVER_HANDSHAKE_TRAFFIC_SECRET', 'SERVER_TRAFFIC_SECRET_0'];
    const lines = secrets.map((label) => `${label} ${'07'.repeat(32)} ${'5a'.repeat(48)}\n`).join('');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...HANDSHAKES),
        fc.array(fc.tuple(fc.nat(5000), fc.integer({ min: 0, max: 255 })), { maxLength: 25 }),
        fc.integer({ min: 1, max: 700 }),
        async (whole, changes, step) => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[24 + (at % (bytes.length - 24))] = value;
          const log = new KeyLog();
          log.push(lines);
          const reader = new CaptureReader({ keyLog: log, tools });
          for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step));
          reader.close();
          await reader.settle();
          for (const stream of reader.end().streams) {
            for (const { rawBase64 } of stream.steps) if (rawBase64 != null) handshakeFields(rawBase64);
            expect(stream.steps.length).toBeLessThanOrEqual(60);
            expect(stream.cause === null).toBe(stream.certainty === null);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('logs, and what begins like something else', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 3000, unit: 'binary' }),
        fc.constantFrom(
          '',
          '{"constants":{',
          '{"log":{"entries":[',
          '2026/03/01 10:00:00 [info] 7#7: *3 SSL_do_handshake() failed (',
          '[Sun Mar 01 10:00:00 2026] [ssl:info] [pid 7:tid 8] AH02008: ',
        ),
        (noise, beginning) => {
          const text = beginning + noise;
          const reader = new LogReader();
          reader.push(text);
          for (const event of reader.end().events) expect(event.lastLine).toBeGreaterThanOrEqual(event.line);
          fileKind(Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff));
        },
      ),
      { numRuns: 3000 },
    );
  });
});
