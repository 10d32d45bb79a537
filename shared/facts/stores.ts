import type { ComputerReport, TrustStoreReading } from '../model/computer.ts';
import type { ChainFacts, ServedChain } from './chains.ts';
import type { PathFacts } from './path.ts';
import type { ReadingFacts } from './readings.ts';
import { storesGoneBy, storesOfSpeaker } from './speaking-program.ts';

/**
 * Why a store of this computer does not trust the issuer: it was told to refuse it; it was taken off a list that is whole otherwise;
 * the list is older than the issuer; a setting gives the program a list of its own, without the public issuers; it was never added.
 */
export type Lack = 'refused' | 'taken-off' | 'old-list' | 'own-list' | 'not-added';

export interface StoreHere {
  readonly store: string;
  readonly program: string;
  readonly trusted: boolean;
  readonly lack: Lack | null;
}

/** What the programs of this computer think of the issuer that the chain at hand ends at. */
export interface StoreFacts {
  readonly evidence: number | null;
  readonly issuer: string | null;
  /** Stores that could be read; empty where nobody looked. */
  readonly all: readonly StoreHere[];
  /** Of them: those that the program of a message goes by. */
  readonly speaking: readonly StoreHere[];
}

/** How many public roots a list may lack before it counts as old rather than trimmed by hand. */
const TAKEN_OFF_AT_MOST = 3;
const NOBODY: StoreFacts = { evidence: null, issuer: null, all: [], speaking: [] };

/** Reads the matrix of a look at this computer for the worst chain of the case. */
export function storeFacts({ computer }: PathFacts, chains: ChainFacts, { messages }: ReadingFacts): StoreFacts {
  const issuer = chains.worst === null ? null : issuerOf(chains.worst);
  if (computer === null || chains.worst === null || issuer === null) return NOBODY;
  const { seen, evidence } = computer;
  const publicly = isPublic(chains.worst);
  const row = seen.matrix.find((one) => one.root === issuer);
  const all = (row?.cells ?? []).flatMap((cell): StoreHere[] => {
    const reading = seen.stores.find((one) => one.store === cell.store);
    if (cell.trusted === 'could-not-read' || reading === undefined) return [];
    const lack = cell.trusted ? null : lackOf(reading, cell, issuer, publicly);
    return [{ store: cell.store, program: reading.program, trusted: cell.trusted, lack }];
  });
  const asked = messages
    .flatMap((one) => one.seen.recognised)
    .map(storesOfSpeaker)
    .find((stores) => stores !== null);
  const speaking = asked == null ? [] : storesGoneBy(asked, all);
  return { evidence, issuer, all, speaking };
}

/** The issuer, by name, that the path of a chain ends at. */
export function issuerOf(chain: ServedChain): string | null {
  const top = chain.judgement.best?.certificates.at(-1) ?? chain.judgement.served.at(-1);
  return top === undefined ? null : top.selfIssued ? top.subjectText : top.issuerText;
}

/** Is it on our dated copy of the public lists? */
export function isPublic(chain: ServedChain): boolean {
  return chain.judgement.stores.some((one) => one.store === 'public-roots' && one.trusted === true);
}

type Cell = ComputerReport['matrix'][number]['cells'][number];

function lackOf(reading: TrustStoreReading, { why }: Cell, issuer: string, publicly: boolean): Lack {
  if (why?.key === 'computer.cell.refused-here') return 'refused';
  const { missingPublicRoots: missing } = reading;
  if (missing.includes(issuer)) return missing.length <= TAKEN_OFF_AT_MOST ? 'taken-off' : 'old-list';
  return publicly ? 'own-list' : 'not-added';
}
