import type { CauseId } from '../model/cause-id.ts';
import type { ComputerReport, TrustStoreReading } from '../model/computer.ts';
import type { Situation } from '../model/input.ts';
import type { ChainFacts, ServedChain } from './chains.ts';
import type { PathFacts } from './path.ts';
import type { ReadingFacts } from './readings.ts';
import { countsForCaller } from './seen.ts';
import { type Speaker, speakerIn, storesGoneBy } from './speaking-program.ts';

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
  /** A message complains of trust. */
  readonly complains: boolean;
  /** The program of a message; null where none says who speaks. */
  readonly speaker: Speaker | null;
  /** Of all stores: those that the program of a message goes by. */
  readonly speaking: readonly StoreHere[];
}

/** How many public roots a list may lack before it counts as old rather than trimmed by hand. */
const TAKEN_OFF_AT_MOST = 3;

const ABOUT_TRUST: ReadonlySet<CauseId> = new Set([
  'untrusted-root',
  'stale-trust-store',
  'incomplete-chain',
  'self-signed',
  'interception',
]);

/** Names of the programs whose stores every chain is compared with, for a case where nobody looked at this computer. */
const COMPARED: Readonly<Record<string, string>> = {
  firefox: 'Firefox',
  chromium: 'Chrome',
  java: 'Java',
  openssl: 'OpenSSL',
  node: 'Node.js',
};

/** Reads the matrix of a look at this computer for the worst chain of the case; what is not in it, from what the chain was compared with. */
export function storeFacts(path: PathFacts, chains: ChainFacts, readings: ReadingFacts, situation: Situation): StoreFacts {
  const { worst } = chains;
  const issuer = worst === null ? null : issuerOf(worst);
  const speaker = speakerIn(readings.messages.map((one) => one.seen));
  const complains = readings.candidates.some((one) => one.from === 'message' && ABOUT_TRUST.has(one.cause));
  if (worst === null || issuer === null) return { evidence: null, issuer: null, all: [], complains, speaker, speaking: [] };
  const looked = path.computer === null ? [] : inMatrix(path.computer.seen, issuer, isPublic(worst));
  const beside = (countsForCaller(worst, situation) ? compared(worst) : []).filter((one) =>
    looked.every((other) => other.store !== one.store),
  );
  const speaking = speaker === null ? [] : storesGoneBy(speaker.stores, [...looked, ...beside]);
  return { evidence: path.computer?.evidence ?? null, issuer, all: looked, complains, speaker, speaking };
}

function inMatrix(report: ComputerReport, issuer: string, publicly: boolean): readonly StoreHere[] {
  const row = report.matrix.find((one) => one.root === issuer);
  return (row?.cells ?? []).flatMap((cell): StoreHere[] => {
    const reading = report.stores.find((one) => one.store === cell.store);
    if (cell.trusted === 'could-not-read' || reading === undefined) return [];
    const lack = cell.trusted ? null : lackOf(reading, cell, issuer, publicly);
    return [{ store: cell.store, program: reading.program, trusted: cell.trusted, lack }];
  });
}

/** Why a public issuer is missing only a look can tell: it may be old, or taken off. */
function compared(chain: ServedChain): readonly StoreHere[] {
  if (isPublic(chain)) return [];
  return chain.judgement.stores.flatMap(({ store, trusted }): StoreHere[] => {
    const program = Object.hasOwn(COMPARED, store) ? COMPARED[store] : undefined;
    return program === undefined || trusted === 'could-not-read' ? [] : [{ store, program, trusted, lack: trusted ? null : 'not-added' }];
  });
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
