import { fail, ok, type Result } from '../../shared/model/result.ts';
import { readCertificateBytes } from '../../shared/wire/pkcs7.ts';
import { sooner } from '../net/deadline.ts';
import { exchangeHttp } from '../net/http-exchange.ts';
import type { ProbeContext, ProbeCost } from './context.ts';

export const COST: ProbeCost = { connections: 2, roundTrips: 4 };

/** An intermediate is about 2 kB, a bundle rarely over 20. */
const MAX_BYTES = 200_000;
const MAX_MILLISECONDS = 2000;

export interface FetchedIssuers {
  /** DER each; as many as the address held. */
  readonly certificates: readonly Uint8Array[];
  readonly url: string;
}

/**
 * Fetches the issuer that a certificate names (caIssuers, RFC 5280 section 4.2.2.1): http only, bounded in size, time and redirects.
 * @returns the certificates, or in one word why there are none
 */
export async function fetchIssuers(context: ProbeContext, question: { readonly url: string }): Promise<Result<FetchedIssuers, string>> {
  if (!/^http:\/\//i.test(question.url) || question.url.length > 2048) return fail('not-http');
  const answer = await exchangeHttp(context.network, {
    url: question.url,
    purpose: 'outside',
    deadline: sooner(context.deadline, MAX_MILLISECONDS),
    maxBytes: MAX_BYTES,
    maxRedirects: 1,
  });
  if (!answer.ok) return fail(answer.error.kind);
  if (answer.value.status !== 200) return fail(`status ${answer.value.status}`);
  const certificates = readCertificateBytes(answer.value.body);
  return certificates.length === 0 ? fail('unreadable') : ok({ certificates, url: answer.value.url });
}
