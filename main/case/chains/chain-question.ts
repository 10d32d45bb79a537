import type { ChainQuestion, FoundCertificate } from '../../../shared/chain/judge.ts';
import type { Usage } from '../../../shared/chain/rules.ts';
import { type TrustStore, trustStore } from '../../../shared/chain/store.ts';
import { type CertificateList, readCertificateList } from '../../../shared/wire/crl.ts';
import { pemCertificates, readPem } from '../../../shared/wire/pem.ts';
import { readCertificate } from '../../../shared/wire/x509.ts';
import { createSignatureChecker } from '../../crypto/certificate-signatures.ts';

/** One checker for the whole program, so that verdicts on issuers that come again are remembered. */
export const signatures = createSignatureChecker();

/** Roots given by hand are local ones: the limits of the public web do not bind what they issue. */
export function givenStore(pems: readonly string[]): TrustStore {
  return trustStore('given', pems.flatMap(pemCertificates).map(rememberedCertificate), 'private');
}

const MAX_REMEMBERED = 500;
const remembered = new Map<string, ReturnType<typeof readCertificate>>();

/** Roots come again in every line of a batch: reading them once keeps it fast, and the limit keeps it small. */
function rememberedCertificate(der: Uint8Array): ReturnType<typeof readCertificate> {
  const identity = Buffer.from(der).toString('latin1');
  const known = remembered.get(identity);
  if (known !== undefined) return known;
  const certificate = readCertificate(der);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(identity, certificate);
  return certificate;
}

export interface OfflineQuestion {
  readonly served: readonly Uint8Array[];
  readonly untrusted: readonly string[];
  readonly stores: readonly TrustStore[];
  readonly host: string | null;
  readonly time: number;
  readonly usage: Usage;
  readonly crls: readonly string[];
}

/**
 * A question that is answered from what is at hand, by the strict rules (`check-chain`).
 * @returns `brokenList`: the byte at which a revocation list could not be read, null when all could
 */
export function offlineQuestion(given: OfflineQuestion): { readonly question: ChainQuestion; readonly brokenList: number | null } {
  const found: FoundCertificate[] = given.untrusted
    .flatMap(pemCertificates)
    .map((der) => ({ certificate: rememberedCertificate(der), origin: 'cache', url: null }));
  const lists = given.crls.flatMap(listsOf);
  const crls = lists.flatMap((each) => ('list' in each ? [each.list] : []));
  const broken = lists.flatMap((each) => ('fault' in each ? [each.fault.at] : []));
  const question: ChainQuestion = {
    served: given.served,
    found,
    stores: given.stores,
    judgingStores: given.stores.map((store) => store.store),
    host: given.host,
    time: given.time,
    usage: given.usage,
    rules: 'strict',
    crls,
    signatures,
    looked: false,
  };
  return { question, brokenList: broken[0] ?? null };
}

function listsOf(pem: string): ({ readonly list: CertificateList } | { readonly fault: { readonly at: number } })[] {
  const blocks = readPem(pem).filter((block) => block.label === 'X509 CRL');
  return blocks.length === 0 ? [{ fault: { at: 0 } }] : blocks.map((block) => readCertificateList(block.bytes));
}
