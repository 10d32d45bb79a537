import { certificateId, judgeOcsp } from '../../shared/chain/ocsp.ts';
import { noAnswer, ocspAnswer } from '../../shared/chain/revocation-answer.ts';
import type { SignatureChecker } from '../../shared/chain/signatures.ts';
import type { EvidenceDraft } from '../../shared/model/evidence.ts';
import { writeOcspRequest } from '../../shared/wire/ocsp.ts';
import type { Certificate } from '../../shared/wire/x509.ts';
import { certificateHash } from '../crypto/certificate-hash.ts';
import { sooner } from '../net/deadline.ts';
import { exchangeHttp } from '../net/http-exchange.ts';
import { type ProbeContext, type ProbeCost, stamp } from './context.ts';

export const COST: ProbeCost = { connections: 2, roundTrips: 4 };

const MAX_BYTES = 100_000;
const MAX_MILLISECONDS = 5000;

export interface OcspQuestion {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly url: string;
  readonly signatures: SignatureChecker;
}

/** Asks an OCSP responder about one certificate (RFC 6960, POST) and checks what it answers. A responder that is down is evidence of its own. */
export async function askResponder(context: ProbeContext, question: OcspQuestion): Promise<EvidenceDraft[]> {
  const { certificate, issuer, url, signatures } = question;
  const header = { ...stamp(context, 'ocsp.ts'), kind: 'revocation', state: 'seen' } as const;
  const id = certificateId(certificate, issuer, certificateHash);
  if (id === null || !/^http:\/\//i.test(url)) return [{ ...header, seen: noAnswer(certificate, 'ocsp', url, 'not-http') }];
  const answer = await exchangeHttp(context.network, {
    url,
    purpose: 'outside',
    deadline: sooner(context.deadline, MAX_MILLISECONDS),
    body: { type: 'application/ocsp-request', bytes: writeOcspRequest(id) },
    maxBytes: MAX_BYTES,
    maxRedirects: 1,
  });
  if (!answer.ok) return [{ ...header, seen: noAnswer(certificate, 'ocsp', url, answer.error.kind) }];
  if (answer.value.status !== 200) return [{ ...header, seen: noAnswer(certificate, 'ocsp', url, `HTTP ${answer.value.status}`) }];
  const verdict = judgeOcsp(answer.value.body, certificate, issuer, { time: Date.parse(context.now()), signatures, hash: certificateHash });
  return [{ ...header, seen: ocspAnswer(verdict, certificate, url) }];
}
