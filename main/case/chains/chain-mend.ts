import { type RepairedChain, repairChain } from '../../../shared/chain/repair.ts';
import { fail, ok, type Result } from '../../../shared/model/result.ts';
import type { Said } from '../../../shared/model/said.ts';
import { readCertificate } from '../../../shared/wire/x509.ts';
import { summarise } from '../../../shared/wire/x509-summary.ts';
import { say } from '../../../shared/words/index.ts';
import { keyMatches } from '../../crypto/key-match.ts';
import { createSigningRequest } from '../../crypto/signing-request.ts';
import { deadlineIn } from '../../net/deadline.ts';
import { createNetwork, type Network } from '../../net/network.ts';
import type { GivenKey, KeyFileFault } from '../keys/key-file.ts';
import { gatherChain } from './chain.ts';
import type { CaseStores } from './stores.ts';

const FETCH_MILLISECONDS = 6000;

export interface ChainToMend {
  /** DER, leaf first. */
  readonly served: readonly Uint8Array[];
  readonly host: string | null;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly stores: CaseStores;
  readonly offline: boolean;
  readonly signal: AbortSignal;
  /** Told what was asked of the network. */
  readonly onAsked?: (cost: ReturnType<Network['cost']>) => void;
}

/** The right `fullchain.pem`; a missing issuer is fetched from where the certificate says, unless offline. */
export async function mendChain(chain: ChainToMend): Promise<Result<RepairedChain, Said>> {
  const network = createNetwork({
    gentle: false,
    offline: chain.offline,
    proxy: null,
    deadline: deadlineIn(FETCH_MILLISECONDS, chain.signal),
  });
  const at = new Date(chain.time).toISOString();
  try {
    const draft = await gatherChain(
      { served: chain.served.map((der) => Buffer.from(der).toString('base64')), siblings: [], host: chain.host, seenFrom: 'file' },
      { options: { clock: null, offline: chain.offline, asProfile: null }, network, stores: chain.stores, now: () => at },
    );
    return draft.kind === 'chain' && draft.state === 'seen' ? repairChain(draft.seen) : fail(say('chain.repair.nothing'));
  } finally {
    chain.onAsked?.(network.cost());
    network.closeAll();
  }
}

/**
 * Does the key belong to the first certificate? The answer as a sentence; null where it cannot be told, with what the key lacks. The key
 * goes nowhere.
 */
export function answerKey(
  leaf: Uint8Array,
  key: GivenKey,
): { readonly belongs: boolean | null; readonly lacks: KeyFileFault | null; readonly said: Said } {
  const certificate = readCertificate(leaf);
  const name = summarise(certificate).subjectText;
  if (certificate.key === null) return { belongs: null, lacks: null, said: say('chain.repair.nothing') };
  const match = keyMatches(key.pem, key.password, certificate.key);
  if (match.belongs === null) return { belongs: null, lacks: match.why, said: say(`chain.key.${match.why}`) };
  return {
    belongs: match.belongs,
    lacks: null,
    said: match.belongs ? say('chain.key.belongs', { name }) : say('chain.key.other', { name }),
  };
}

/** A signing request for the renewal: the names of the certificate, and the host asked for where it is missing. */
export function renewalRequest(leaf: Uint8Array, key: GivenKey, host: string | null): Result<string, Said> {
  const { names } = summarise(readCertificate(leaf));
  const listed = [...names.dns, ...names.ip];
  const wanted = host === null || listed.includes(host) ? listed : [host, ...listed];
  const made = createSigningRequest({ names: wanted, key: key.pem, password: key.password });
  return made.ok ? ok(made.value) : fail(say(`chain.request.${made.error}`));
}
