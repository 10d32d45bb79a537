import type { KeyAnswer, SavedOr } from '../../shared/contract/doctor.ts';

/** What a person did with the files of a certificate; null: not yet. The key itself never comes here. */
export interface Desk {
  readonly chain: SavedOr | null;
  readonly key: KeyAnswer | null;
  readonly request: SavedOr | null;
}

export const EMPTY_DESK: Desk = { chain: null, key: null, request: null };
