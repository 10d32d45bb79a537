import { expect, test } from 'vitest';
import type { Evidence } from '../../shared/model/evidence.ts';
import type { HandshakeEnd } from '../../shared/model/handshake.ts';
import type { PlannedHandshake } from './plan/planned.ts';
import { draft } from './plan/testing/imagined-world.ts';
import { boundsOf } from './silence.ts';

const JUDGED: PlannedHandshake = {
  probe: 'handshake',
  variation: { factor: 'judged' },
  shape: { factor: 'judged' },
  address: '192.0.2.1',
  route: 'direct',
  waitMilliseconds: 12_000,
  holdMilliseconds: 4_000,
  request: 'none',
};
const VARIED: PlannedHandshake = { ...JUDGED, variation: { factor: 'no-sni' }, shape: { factor: 'no-sni' }, waitMilliseconds: 4_000 };

function ended(end: HandshakeEnd): readonly Evidence[] {
  return [{ ...draft(JUDGED, end), id: 1 }];
}

const SILENT = ended({ how: 'silence', phase: 'after-hello', waitedMilliseconds: 12_000 });

test('given tries side by side, waits as planned however silent the place is', () => {
  expect(boundsOf(JUDGED, false, SILENT)).toEqual({ silence: 12_000, most: 30_000 });
  expect(boundsOf(VARIED, false, SILENT)).toEqual({ silence: 4_000, most: 8_000 });
});

test('given one connection at a time, waits long for the first and briefly once the place was silent', () => {
  expect(boundsOf(JUDGED, true, [])).toEqual({ silence: 12_000, most: 30_000 });
  expect(boundsOf(VARIED, true, SILENT)).toEqual({ silence: 1_500, most: 3_000 });
});

test('given one connection at a time and a place that did answer, late or with a refusal, waits as planned', () => {
  expect(boundsOf(JUDGED, true, ended({ how: 'completed' })).silence).toBe(12_000);
  expect(boundsOf(JUDGED, true, ended({ how: 'reset', phase: 'after-hello' })).silence).toBe(12_000);
});

test('given another address that was silent, waits as planned for this one', () => {
  expect(boundsOf({ ...JUDGED, address: '192.0.2.2' }, true, SILENT).silence).toBe(12_000);
});
