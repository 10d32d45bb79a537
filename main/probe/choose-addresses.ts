import { takeTurns } from '../net/open-stream.ts';

/** Addresses tried at first (DESIGN section 3, rule 11). */
export const MOST_ADDRESSES = 4;

/** At most twice as many addresses as are tried, the families in turn: where none of the first connects, the others are tried. */
export function chooseAddresses(addresses: readonly string[]): readonly string[] {
  return takeTurns(addresses).slice(0, 2 * MOST_ADDRESSES);
}
