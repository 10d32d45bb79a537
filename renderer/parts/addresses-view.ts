import type { Evidence } from '../../shared/model/evidence.ts';
import type { Said } from '../../shared/model/said.ts';
import { sayEnd } from '../../shared/words/say-handshake.ts';

export interface AddressRow {
  readonly address: string;
  readonly worked: number;
  readonly all: number;
  /** How the tries ended, each way once. */
  readonly ends: readonly Said[];
}

/** One row an address: only tries with the browser-like hello count, differential ones would not be fair. */
export function viewAddresses(evidence: readonly Evidence[]): readonly AddressRow[] {
  const rows = new Map<string, AddressRow>();
  for (const one of evidence) {
    if (one.kind !== 'handshake' || one.state !== 'seen') continue;
    const { factor } = one.seen.variation;
    if (factor !== 'judged' && factor !== 'repeat' && factor !== 'address') continue;
    const before = rows.get(one.seen.address) ?? { address: one.seen.address, worked: 0, all: 0, ends: [] };
    const end = sayEnd(one.seen.end);
    rows.set(one.seen.address, {
      ...before,
      worked: before.worked + (one.seen.end.how === 'completed' ? 1 : 0),
      all: before.all + 1,
      ends: before.ends.some((known) => JSON.stringify(known) === JSON.stringify(end)) ? before.ends : [...before.ends, end],
    });
  }
  return [...rows.values()];
}
