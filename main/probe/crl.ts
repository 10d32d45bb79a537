import { listAnswer, noAnswer } from '../../shared/chain/revocation-answer.ts';
import type { SignatureChecker } from '../../shared/chain/signatures.ts';
import type { EvidenceDraft } from '../../shared/model/evidence.ts';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import { latin1 } from '../../shared/wire/der-string.ts';
import { readPem } from '../../shared/wire/pem.ts';
import type { Certificate } from '../../shared/wire/x509.ts';
import { sooner } from '../net/deadline.ts';
import { exchangeHttp } from '../net/http-exchange.ts';
import { type ProbeContext, type ProbeCost, stamp } from './context.ts';

export const COST: ProbeCost = { connections: 4, roundTrips: 8 };

/** The largest lists of public authorities are some megabytes since they are partitioned; those of issuers of issuers are short. */
const LONGEST = { leaf: 10 << 20, issuer: 2 << 20 } as const;
const MAX_MILLISECONDS = 8000;

export interface ListQuestion {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly url: string;
  readonly signatures: SignatureChecker;
  /** Whose revocation is asked about. */
  readonly of: keyof typeof LONGEST;
}

/** Fetches the revocation list that a certificate names, and its delta where it names one, and looks the certificate up (RFC 5280 section 6.3). */
export async function readList(context: ProbeContext, question: ListQuestion): Promise<EvidenceDraft[]> {
  const { certificate, issuer, url, signatures } = question;
  const header = { ...stamp(context, 'crl.ts'), kind: 'revocation', state: 'seen' } as const;
  const longest = LONGEST[question.of];
  const full = await fetchList(context, url, longest);
  if (!full.ok) return [{ ...header, seen: noAnswer(certificate, 'crl', url, full.error) }];
  const deltaUrl = certificate.values.freshestCrl?.flatMap((point) => point.urls)[0];
  const delta = deltaUrl === undefined ? null : await fetchList(context, deltaUrl, LONGEST.issuer);
  const lists = [full.value, ...(delta?.ok ? [delta.value] : [])];
  return [{ ...header, seen: listAnswer({ certificate, issuer, lists, url, time: Date.parse(context.now()), signatures }) }];
}

async function fetchList(context: ProbeContext, url: string, maxBytes: number): Promise<Result<Uint8Array, string>> {
  if (!/^http:\/\//i.test(url)) return fail('not-http');
  const answer = await exchangeHttp(context.network, {
    url,
    purpose: 'outside',
    deadline: sooner(context.deadline, MAX_MILLISECONDS),
    maxBytes,
    maxRedirects: 1,
  });
  if (!answer.ok) return fail(answer.error.kind);
  if (answer.value.status !== 200) return fail(`HTTP ${answer.value.status}`);
  const { body } = answer.value;
  // Some authorities serve PEM although RFC 5280 section 4.2.1.13 says DER.
  const block = body[0] === 0x2d ? readPem(latin1(body)).find((each) => each.label.endsWith('CRL')) : undefined;
  return ok(block?.bytes ?? body);
}
