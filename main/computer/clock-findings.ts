import type { ClockReading, ComputerFinding } from '../../shared/model/computer.ts';
import type { Said } from '../../shared/model/said.ts';
import { say } from '../../shared/words/index.ts';
import type { ClockStatus } from './clock-status.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Certificates are dated by the day and OCSP answers by the hour: less than this breaks nothing. */
const HARMLESS = 5 * MINUTE;
const YEAR = 365 * 24 * HOUR;

/** What other clocks say about this computer's, and what the system says of how it is set. */
export function clockFindings(clock: ClockReading | null, status: ClockStatus | null): ComputerFinding[] {
  const sources = (clock?.sources ?? []).filter((source) => source.kind !== 'ocsp-lower-bound' && source.kind !== 'certificate-start');
  const offsets = sources.map((source) => source.offsetMilliseconds).sort((a, b) => a - b);
  const middle = offsets[Math.floor(offsets.length / 2)];
  const finding = (state: ComputerFinding['state'], said: ComputerFinding['said'], detail: ComputerFinding['detail'] = []) => [
    { state, area: 'clock', said, detail } as const,
  ];
  if (middle === undefined) return finding('not-known', say('computer.clock.not-compared'), howSet(status));
  // One clock of several may be wrong itself; the most must agree.
  const agreeing = offsets.filter((offset) => Math.abs(offset - middle) <= HARMLESS);
  if (agreeing.length < offsets.length && agreeing.length * 2 <= offsets.length)
    return finding('not-known', say('computer.clock.sources-differ'));
  const apart = Math.abs(middle);
  if (apart <= HARMLESS) return finding('fine', say('computer.clock.right'));
  const quarters = apart / (15 * MINUTE);
  // Zones lie whole quarters of an hour apart, at most 26 hours.
  const isZone = apart <= 26 * HOUR && Math.abs(quarters - Math.round(quarters)) * 15 * MINUTE <= 2 * MINUTE;
  return finding('problem', say('computer.clock.wrong', { offset: { milliseconds: apart } }), [
    middle > 0 ? say('computer.clock.ahead', { count: agreeing.length }) : say('computer.clock.behind', { count: agreeing.length }),
    ...(isZone ? [say('computer.clock.zone')] : []),
    ...(apart >= YEAR && middle < 0 ? [say('computer.clock.battery')] : []),
    ...howSet(status),
  ]);
}

/** Why a clock may run wrong. A clock that is right needs no reasons. */
function howSet(status: ClockStatus | null): Said[] {
  return [
    ...(status?.synchronised === false ? [say('computer.clock.never-set')] : []),
    ...(status?.batteryClockInLocalTime === true ? [say('computer.clock.local-battery')] : []),
  ];
}
