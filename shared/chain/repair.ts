import type { ChainJudgement } from '../model/chain-judgement.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Said } from '../model/said.ts';
import { decodeBase64, writePem } from '../wire/pem.ts';
import { say } from '../words/say.ts';

/** What the server should send instead. */
export interface RepairedChain {
  /** `fullchain.pem`: leaf first, each followed by its issuer, no root. */
  readonly pem: string;
  /** Names in that order. */
  readonly order: readonly string[];
  /** The list is not what the server sends now. */
  readonly changed: boolean;
}

/**
 * The right `fullchain.pem` for a judged chain: the path a browser takes, without the root.
 * @returns what is missing where the path does not reach a root
 */
export function repairChain(judgement: ChainJudgement): Result<RepairedChain, Said> {
  const { best, served, missing } = judgement;
  if (best === null || best.certificates.length === 0) return fail(say('chain.repair.nothing'));
  const stops = missing !== null && (missing.found === 'not-found' || missing.found === 'not-asked');
  if (stops) return fail(say('chain.repair.missing', { issuer: missing.issuerText }));
  const last = best.certificates.length - 1;
  const kept = best.certificates.filter(
    (certificate, index) => index === 0 || (!certificate.selfIssued && !(index === last && best.from[index] === 'store')),
  );
  const pem = kept.map((certificate) => writePem('CERTIFICATE', decodeBase64(certificate.derBase64).bytes)).join('');
  const changed = kept.length !== served.length || kept.some((certificate, index) => certificate.sha256 !== served[index]?.sha256);
  return ok({ pem, order: kept.map((certificate) => certificate.subjectText), changed });
}
