import { isOfAnotherSigner, listSigners } from '../../shared/chain/list-signers.ts';
import { listAnswer, noAnswer } from '../../shared/chain/revocation-answer.ts';
import type { SignatureChecker } from '../../shared/chain/signatures.ts';
import type { EvidenceDraft } from '../../shared/model/evidence.ts';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import { type CertificateList, readCertificateList } from '../../shared/wire/crl.ts';
import { latin1 } from '../../shared/wire/der-string.ts';
import { readPem } from '../../shared/wire/pem.ts';
import { readCertificateBytes } from '../../shared/wire/pkcs7.ts';
import { type Certificate, readCertificate } from '../../shared/wire/x509.ts';
import type { DistributionPoint } from '../../shared/wire/x509-extensions.ts';
import { sooner } from '../net/deadline.ts';
import { exchangeHttp } from '../net/http-exchange.ts';
import { type ProbeContext, type ProbeCost, stamp } from './context.ts';

export const COST: ProbeCost = { connections: 4, roundTrips: 8 };

/** The largest lists of public authorities are some megabytes since they are partitioned; those of issuers of issuers are short. */
const LONGEST = { leaf: 10 << 20, issuer: 2 << 20 } as const;
const MAX_MILLISECONDS = 8000;
/** Places of one certificate that are asked: parts of a list, or copies of it. */
const MAX_POINTS = 3;
const MAX_COPIES = 2;
const LONGEST_SIGNER = 200_000;

export interface ListQuestion {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** The judged path, leaf first, and what else the server sent: an authority of lists of its own stands among them, if anywhere. */
  readonly path: readonly Certificate[];
  readonly beside: readonly Certificate[];
  readonly signatures: SignatureChecker;
  /** Whose revocation is asked about. */
  readonly of: keyof typeof LONGEST;
}

/** Does the certificate name a list that can be fetched here? LDAP needs the directory of its organisation. */
export function namesList(certificate: Certificate): boolean {
  return webPoints(certificate.values.crlDistributionPoints).length > 0;
}

/**
 * Fetches the revocation lists that a certificate names (every part of a divided one), what changed since where it is named, and the
 * certificate of a list's own authority; looks the certificate up (RFC 5280 section 6.3). None where it names no list on the web.
 */
export async function readList(context: ProbeContext, question: ListQuestion): Promise<EvidenceDraft[]> {
  const { certificate, issuer, path, signatures } = question;
  const points = webPoints(certificate.values.crlDistributionPoints);
  const [first] = points.flatMap((point) => point.urls);
  if (first === undefined) return [];
  const header = { ...stamp(context, 'crl.ts'), kind: 'revocation', state: 'seen' } as const;
  const full = await fetchPoints(context, points, LONGEST[question.of]);
  if (full.lists.length === 0) return [{ ...header, seen: noAnswer(certificate, 'crl', first, full.why ?? 'empty') }];
  const read = full.lists.flatMap((der) => listOf(der) ?? []);
  const named = [...webPoints(certificate.values.freshestCrl), ...read.flatMap((list) => webPoints(list.freshest))];
  const changes = await fetchPoints(context, named.slice(0, 1), LONGEST.issuer);
  const lists = [...full.lists, ...changes.lists];
  const fetched = await fetchSigners(
    context,
    read.filter((list) => isOfAnotherSigner(list, issuer)),
  );
  const time = Date.parse(context.now());
  const signers = listSigners([...question.beside, ...fetched], path, { time, signatures });
  return [{ ...header, seen: listAnswer({ certificate, issuer, lists, signers, url: full.url ?? first, time, signatures }) }];
}

function webPoints(points: readonly DistributionPoint[] | undefined): DistributionPoint[] {
  return (points ?? []).flatMap((point) => {
    const urls = point.urls.filter((url) => /^http:\/\//i.test(url)).slice(0, MAX_COPIES);
    return urls.length === 0 ? [] : [{ ...point, urls }];
  });
}

/** Points for some reasons each are parts; points for all reasons are copies, of which one is enough. */
async function fetchPoints(context: ProbeContext, points: readonly DistributionPoint[], maxBytes: number) {
  const lists: Uint8Array[] = [];
  let url: string | null = null;
  let why: string | null = null;
  for (const point of points.slice(0, MAX_POINTS)) {
    const got = await fetchFirst(context, point.urls, maxBytes);
    if (!got.ok) {
      why ??= got.error;
      continue;
    }
    lists.push(got.value.bytes);
    url ??= got.value.url;
    if (point.reasons === null) break;
  }
  return { lists, url, why };
}

async function fetchFirst(context: ProbeContext, urls: readonly string[], maxBytes: number) {
  let why = 'empty';
  for (const url of urls) {
    const got = await fetchBytes(context, url, maxBytes);
    if (got.ok) return ok({ url, bytes: fromPem(got.value) });
    why = got.error;
  }
  return fail(why);
}

async function fetchSigners(context: ProbeContext, lists: readonly CertificateList[]): Promise<Certificate[]> {
  const url = lists.flatMap((list) => list.caIssuersUrls).find((each) => /^http:\/\//i.test(each));
  if (url === undefined) return [];
  const got = await fetchBytes(context, url, LONGEST_SIGNER);
  return got.ok ? readCertificateBytes(got.value).map((der) => readCertificate(der)) : [];
}

async function fetchBytes(context: ProbeContext, url: string, maxBytes: number): Promise<Result<Uint8Array, string>> {
  const answer = await exchangeHttp(context.network, {
    url,
    purpose: 'outside',
    deadline: sooner(context.deadline, MAX_MILLISECONDS),
    maxBytes,
    maxRedirects: 1,
  });
  if (!answer.ok) return fail(answer.error.kind);
  return answer.value.status === 200 ? ok(answer.value.body) : fail(`HTTP ${answer.value.status}`);
}

/** Some authorities serve PEM although RFC 5280 section 4.2.1.13 says DER. */
function fromPem(body: Uint8Array): Uint8Array {
  const block = body[0] === 0x2d ? readPem(latin1(body)).find((each) => each.label.endsWith('CRL')) : undefined;
  return block?.bytes ?? body;
}

function listOf(der: Uint8Array): CertificateList | null {
  const read = readCertificateList(der);
  return 'list' in read ? read.list : null;
}
