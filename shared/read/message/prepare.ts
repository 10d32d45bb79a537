import { wordTable } from './everyday-words.ts';
import { lookupTable } from './lookup.ts';
import { spellingTable } from './spelling.ts';
import { wholeTable } from './whole.ts';

/** The work between two turns, in milliseconds: half a frame while nobody waits for the answer, and what nobody notices while somebody does. */
const SLICE = { idle: 8, waited: 50 } as const;

const TABLES = [lookupTable, wholeTable, spellingTable, wordTable];

/**
 * Makes the tables that reading a message needs, without holding anybody up. Reading before they are made makes the rest at a stroke.
 * @param isWaited somebody has pasted a text already
 * @param turn resolves when others had their turn; false when nobody waits for the tables any more
 * @param now milliseconds of a clock that only goes on
 * @returns false when it was given up
 */
export async function prepareReading(
  turn: () => Promise<boolean>,
  isWaited: () => boolean,
  now: () => number,
  tables: readonly Pick<typeof lookupTable, 'pieces'>[] = TABLES,
): Promise<boolean> {
  let started = now();
  for (const table of tables)
    for (const _ of table.pieces()) {
      if (now() - started < SLICE[isWaited() ? 'waited' : 'idle']) continue;
      if (!(await turn())) return false;
      started = now();
    }
  return true;
}
