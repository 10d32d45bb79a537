import { judgeOcsp } from '../../../shared/chain/ocsp.ts';
import { ocspAnswer } from '../../../shared/chain/revocation-answer.ts';
import { attemptFacts } from '../../../shared/facts/attempts.ts';
import { chainFacts } from '../../../shared/facts/chains.ts';
import type { CertificateSummary } from '../../../shared/model/certificate.ts';
import type { ChainJudgement } from '../../../shared/model/chain-judgement.ts';
import type { Evidence, EvidenceDraft } from '../../../shared/model/evidence.ts';
import { type Certificate, isSelfIssued, readCertificate, sameBytes } from '../../../shared/wire/x509.ts';
import { certificateHash } from '../../crypto/certificate-hash.ts';
import type { Deadline } from '../../net/byte-stream.ts';
import type { Network } from '../../net/network.ts';
import { namesList, readList } from '../../probe/crl.ts';
import { askResponder } from '../../probe/ocsp.ts';
import { signatures } from './chain-question.ts';

export interface RevocationContext {
  readonly network: Network;
  readonly deadline: Deadline;
  readonly now: () => string;
  /** What is known when the question is asked. */
  readonly evidence: () => readonly Evidence[];
}

interface Link {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** The path that both stand in, leaf first, and what else was sent. */
  readonly path: readonly Certificate[];
  readonly beside: readonly Certificate[];
  readonly of: 'leaf' | 'issuer';
}

/** Certificates of one path that are asked about: the leaf and two issuers. */
const MAX_CERTIFICATES = 3;
/** Chains that are asked about: an RSA and an ECDSA one, or two addresses that differ. */
const MAX_CHAINS = 2;

/**
 * Asks whether the certificates of the judged chain were revoked: the responder first, then the list, of each certificate that names
 * one. Empty when no chain was judged or none names a responder or list; nothing is asked offline.
 */
export async function askRevocation(context: RevocationContext): Promise<EvidenceDraft[]> {
  if (context.network.offline) return [];
  const asked = judgedLinks(context.evidence()).flatMap((link) => {
    const { certificate, issuer } = link;
    // A directory (ldap://) is out of reach here, and nobody is at fault where it stands alone.
    const responder = certificate.values.ocspUrls?.find((url) => /^http:/i.test(url));
    return [
      ...(responder === undefined ? [] : [askResponder(context, { certificate, issuer, signatures, url: responder })]),
      ...(namesList(certificate) ? [readList(context, { ...link, signatures })] : []),
    ];
  });
  return (await Promise.all(asked)).flat();
}

/** What the staple of a handshake says, without asking anybody. */
export function readStaple(staple: string, judgement: ChainJudgement, at: string): EvidenceDraft | null {
  const [link] = linksOf(judgement);
  if (link === undefined) return null;
  const verdict = judgeOcsp(Buffer.from(staple, 'base64'), link.certificate, link.issuer, {
    time: Date.parse(at),
    signatures,
    hash: certificateHash,
  });
  return {
    kind: 'revocation',
    state: 'seen',
    seen: ocspAnswer(verdict, link.certificate, null),
    at,
    seenFrom: 'this-computer',
    source: 'revocation.ts',
  };
}

/** Of the chains that the judged hello was shown, not of what another name or none brings out. */
function judgedLinks(evidence: readonly Evidence[]): Link[] {
  const { served } = chainFacts(evidence, attemptFacts(evidence, null));
  const links = served.slice(0, MAX_CHAINS).flatMap(({ judgement }) => linksOf(judgement));
  return links.filter((link, index) => links.findIndex((other) => sameBytes(other.certificate.der, link.certificate.der)) === index);
}

/** Each certificate with its issuer, leaf first; a root revokes nothing of its own. */
function linksOf(judgement: ChainJudgement): Link[] {
  const read = (each: CertificateSummary) => readCertificate(Buffer.from(each.derBase64, 'base64'));
  const path = (judgement.best?.certificates ?? []).map(read);
  const beside = judgement.served.map(read);
  return path.slice(0, MAX_CERTIFICATES).flatMap((certificate, index) => {
    const issuer = path[index + 1];
    return issuer === undefined || isSelfIssued(certificate)
      ? []
      : [{ certificate, issuer, path, beside, of: index === 0 ? 'leaf' : 'issuer' }];
  });
}
