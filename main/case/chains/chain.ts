import { type ChainQuestion, type FoundCertificate, judge } from '../../../shared/chain/judge.ts';
import type { KeyUse } from '../../../shared/chain/rules.ts';
import { toJudgement } from '../../../shared/chain/to-judgement.ts';
import type { Evidence, EvidenceDraft } from '../../../shared/model/evidence.ts';
import type { HandshakeAttempt } from '../../../shared/model/handshake.ts';
import type { CheckOptions } from '../../../shared/model/input.ts';
import type { SeenFrom } from '../../../shared/model/side.ts';
import type { Target } from '../../../shared/model/target.ts';
import { cipherSuite } from '../../../shared/tables/cipher-suite-properties.ts';
import { readOcspResponse } from '../../../shared/wire/ocsp.ts';
import { readCertificate } from '../../../shared/wire/x509.ts';
import type { Network } from '../../net/network.ts';
import { fetchIssuers } from '../../probe/aia.ts';
import { signatures } from './chain-question.ts';
import { readStaple } from './revocation.ts';
import type { CaseStores } from './stores.ts';

/** What one chain needs to be judged. */
export interface OneChainContext {
  readonly options: Pick<CheckOptions, 'clock' | 'offline' | 'asProfile'>;
  /** null: nothing is fetched (`read`, `check-chain`). */
  readonly network: Network | null;
  readonly stores: CaseStores;
  readonly now: () => string;
}

export interface ChainContext extends OneChainContext {
  readonly target: Target;
}

/** Missing links that are fetched for one chain; a longer ladder is no accident but a trap. */
const MAX_FETCHES = 4;
/** All fetching for one chain together (DESIGN section 6). */
const FETCH_MILLISECONDS = 2000;
const MAX_SIBLINGS = 40;

/**
 * Judges every served chain of the evidence that has not been judged yet: each different list of certificates once, whatever
 * hello brought it. Certificates that other addresses sent count as siblings of a chain that misses them.
 */
export async function judgeServedChains(evidence: readonly Evidence[], context: ChainContext): Promise<EvidenceDraft[]> {
  const judged = new Set(
    evidence.flatMap((each) =>
      each.kind === 'chain' && each.state === 'seen' ? [identityOf(each.seen.served.map((certificate) => certificate.derBase64))] : [],
    ),
  );
  const shown = evidence.flatMap((each) =>
    each.kind === 'handshake' && each.state === 'seen' && each.seen.certificates.length > 0 ? [each] : [],
  );
  const drafts: EvidenceDraft[] = [];
  // A staple to another name speaks of another certificate.
  const isOtherName = (seen: HandshakeAttempt) => seen.variation.factor === 'no-sni' || seen.variation.factor === 'control-sni';
  for (const { seen, seenFrom } of shown) {
    const identity = identityOf(seen.certificates);
    if (judged.has(identity)) continue;
    judged.add(identity);
    const siblings = shown.flatMap((other) => (other.seen === seen ? [] : other.seen.certificates));
    const draft = await gatherChain(
      {
        served: seen.certificates,
        siblings,
        host: context.target.host,
        seenFrom,
        otherLogs: logsBeside(seen),
        keyUse: keyUseOf(seen.chosen),
      },
      context,
    );
    drafts.push(draft);
    if (draft.kind !== 'chain' || draft.state !== 'seen' || seen.ocspStapleBase64 === null || isOtherName(seen)) continue;
    const staple = readStaple(seen.ocspStapleBase64, draft.seen, context.now());
    if (staple !== null) drafts.push(staple);
  }
  return drafts;
}

export interface ServedChain {
  /** DER in base64, as sent. */
  readonly served: readonly string[];
  /** What other connections to the same name brought, DER in base64. */
  readonly siblings: readonly string[];
  readonly host: string | null;
  readonly seenFrom: SeenFrom;
  /** Transparency logs whose timestamps came in the handshake or with its staple; not given: no handshake was seen, or not read. */
  readonly otherLogs?: readonly string[] | null;
  /** What the server did with its key. */
  readonly keyUse?: KeyUse | null;
}

/** One chain judged as a browser does: the missing link is fetched where the certificate says how, siblings and stores are searched. */
export async function gatherChain(chain: ServedChain, context: OneChainContext): Promise<EvidenceDraft> {
  const header = { kind: 'chain', at: context.now(), seenFrom: chain.seenFrom, source: 'chain.ts' } as const;
  try {
    const question = questionOf(chain, context);
    const found = await completed(question, chain, context);
    return { ...header, state: 'seen', seen: toJudgement(judge(found), found) };
  } catch (fault) {
    return {
      ...header,
      state: 'unknown',
      why: 'our-fault',
      detail: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
    };
  }
}

function questionOf(chain: ServedChain, context: OneChainContext): ChainQuestion {
  return {
    served: chain.served.map((base64) => Buffer.from(base64, 'base64')),
    found: [],
    stores: context.stores.stores,
    judgingStores: context.stores.judging,
    host: chain.host,
    time: Date.parse(context.options.clock ?? context.now()),
    usage: 'server',
    rules: 'browser',
    crls: [],
    signatures,
    looked: false,
    otherLogs: chain.otherLogs ?? null,
    keyUse: chain.keyUse ?? null,
    client: context.options.asProfile,
  };
}

/** Fetches issuer after issuer while the path stops short; what the network does not give, the sibling addresses may. */
async function completed(first: ChainQuestion, chain: ServedChain, context: OneChainContext): Promise<ChainQuestion> {
  let question = first;
  const { network } = context;
  if (network !== null && !context.options.offline) {
    const deadline = network.within(FETCH_MILLISECONDS);
    const asked = new Set<string>();
    for (let fetches = 0; fetches < MAX_FETCHES; ) {
      const wanted = judge(question).missing;
      const url = wanted?.link.found.startsWith('not-')
        ? wanted.by.values.caIssuersUrls?.find((each) => /^http:/i.test(each) && !asked.has(each))
        : undefined;
      if (url === undefined) break;
      asked.add(url);
      fetches += 1;
      const fetched = await fetchIssuers({ network, now: context.now, deadline }, { url });
      question = { ...question, looked: true };
      if (fetched.ok)
        question = { ...question, found: [...question.found, ...asFound(fetched.value.certificates, 'aia', fetched.value.url)] };
    }
  }
  if (!(judge(question).missing?.link.found.startsWith('not-') ?? false)) return question;
  const siblings = [...new Set(chain.siblings)].slice(0, MAX_SIBLINGS).map((base64) => Buffer.from(base64, 'base64'));
  return {
    ...question,
    found: [...question.found, ...asFound(siblings, 'sibling', null)],
    looked: question.looked || (network !== null && !context.options.offline),
  };
}

function asFound(certificates: readonly Uint8Array[], origin: 'aia' | 'sibling', url: string | null): FoundCertificate[] {
  return certificates.map((der) => ({ certificate: readCertificate(der), origin, url }));
}

/** Timestamps beside the certificate: in the handshake itself and inside the OCSP staple. null: an old case that kept only their number. */
function logsBeside({ sctCount, sctLogs, ocspStapleBase64 }: HandshakeAttempt): readonly string[] | null {
  if (sctLogs === undefined && sctCount > 0) return null;
  const staple = ocspStapleBase64 === null ? null : readOcspResponse(Buffer.from(ocspStapleBase64, 'base64'));
  const stapled = staple?.kind === 'answer' ? staple.response.responses.flatMap((single) => single.logs) : [];
  return [...(sctLogs ?? []), ...stapled];
}

/** Only the RSA key exchange of TLS 1.2 and older has the server decrypt. */
function keyUseOf(chosen: HandshakeAttempt['chosen']): KeyUse | null {
  if (chosen === null) return null;
  const kind = cipherSuite(chosen.cipherSuite)?.keyExchange ?? 'other';
  return kind === 'RSA' || kind === 'RSA_PSK' ? 'decrypts' : kind === 'other' ? null : 'signs';
}

function identityOf(served: readonly string[]): string {
  return served.join(',');
}
