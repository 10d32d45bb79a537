import type { RevocationAnswer } from '../model/evidence.ts';
import type { Said } from '../model/said.ts';
import { type CertificateList, readCertificateList } from '../wire/crl.ts';
import type { Certificate } from '../wire/x509.ts';
import { isoTime } from '../wire/x509-summary.ts';
import { say } from '../words/say.ts';
import { ALL_REASONS, reasonsCovered } from './list-scope.ts';
import type { OcspVerdict } from './ocsp.ts';
import { nameOf } from './problem.ts';
import { buildsOn, listProblems, revokedBy, type Signer, signerOf } from './revocation-lists.ts';
import type { SignatureChecker } from './signatures.ts';

/** A list without an end is not as RFC 5280 section 5.1.2.5 wants it; as Chrome does, it is believed for a week. */
const OPEN_ENDED = 7 * 86_400_000;

/** CRLReason (RFC 5280 section 5.3.1). */
const REASONS = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  '',
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
];

function reasonText(reason: number | null): string | null {
  return reason === null ? null : (REASONS[reason] ?? String(reason));
}

/** An OCSP verdict as evidence. `url` null: it came as a staple. */
export function ocspAnswer(verdict: OcspVerdict, certificate: Certificate, url: string | null): RevocationAnswer {
  const { single } = verdict;
  return {
    certificate: nameOf(certificate),
    by: url === null ? 'staple' : 'ocsp',
    url,
    status: verdict.status,
    revokedAt: isoTime(single?.revokedAt ?? null),
    reason: reasonText(single?.reason ?? null),
    thisUpdate: isoTime(single?.thisUpdate ?? null),
    nextUpdate: isoTime(single?.nextUpdate ?? null),
    said: ocspSaid(verdict, certificate),
  };
}

function ocspSaid(verdict: OcspVerdict, certificate: Certificate): Said {
  const name = nameOf(certificate);
  switch (verdict.status) {
    case 'good':
      return say('chain.ocsp.good', { name });
    case 'revoked':
      return say('chain.revoked', { name, date: { date: isoTime(verdict.single.revokedAt) ?? '' } });
    case 'unknown':
      return say('chain.ocsp.unknown', { name });
    case 'stale':
      return say('chain.ocsp.stale', { name, date: { dateTime: isoTime(verdict.single.nextUpdate ?? verdict.single.thisUpdate) ?? '' } });
    case 'bad-answer':
      return say(`chain.ocsp.${verdict.why}`, { name });
  }
}

/** A responder or list that gave nothing. @param why in one word, as the network says it */
export function noAnswer(certificate: Certificate, by: RevocationAnswer['by'], url: string | null, why: string): RevocationAnswer {
  const said = say('chain.revocation.no-answer', { name: nameOf(certificate), why });
  return {
    certificate: nameOf(certificate),
    by,
    url,
    status: 'no-answer',
    revokedAt: null,
    reason: null,
    thisUpdate: null,
    nextUpdate: null,
    said,
  };
}

export interface ListQuestion {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** The full list or its parts, and a delta where there is one. */
  readonly lists: readonly Uint8Array[];
  /** Others that may have signed a list: its own authority, or the issuer's certificate for another key. */
  readonly signers?: readonly Signer[];
  readonly url: string;
  readonly time: number;
  readonly signatures: SignatureChecker;
}

/** What fetched revocation lists say about a certificate (RFC 5280 section 6.3.3). */
export function listAnswer(question: ListQuestion): RevocationAnswer {
  const { certificate, issuer, url } = question;
  const base = {
    certificate: nameOf(certificate),
    by: 'crl',
    url,
    revokedAt: null,
    reason: null,
    thisUpdate: null,
    nextUpdate: null,
  } as const;
  const name = nameOf(certificate);
  const sound: CertificateList[] = [];
  for (const der of question.lists) {
    const read = readCertificateList(der);
    if ('fault' in read) return { ...base, status: 'bad-answer', said: say('chain.revocation.broken', { at: read.fault.at }) };
    const { list } = read;
    const dates = { thisUpdate: isoTime(list.thisUpdate), nextUpdate: isoTime(list.nextUpdate) };
    if (reasonsCovered(list, certificate) === 0)
      return { ...base, ...dates, status: 'bad-answer', said: say('chain.revocation.other-list', { name }) };
    const isOpenEnded = list.nextUpdate === null && question.time <= list.thisUpdate + OPEN_ENDED;
    const signer = signerOf(list, issuer, { ...question, crls: [], rules: 'browser', otherSigners: () => question.signers ?? [] });
    if (signer === null && list.issuer.key !== issuer.subject.key)
      return {
        ...base,
        ...dates,
        status: 'bad-answer',
        said: say('chain.revocation.signer-unknown', { name, issuer: list.issuer.attributes.at(-1)?.value ?? '' }),
      };
    const [fault] = listProblems(list, signer ?? issuer, question).filter(
      (each) => !isOpenEnded || each.said.key !== 'chain.revocation.no-next',
    );
    if (fault !== undefined) {
      const stale = fault.said.key === 'chain.revocation.out-of-date' && revokedBy(certificate, [list]) === null;
      return { ...base, ...dates, status: stale ? 'stale' : 'bad-answer', said: fault.said };
    }
    sound.push(list);
  }
  const [full] = sound;
  if (full === undefined) return { ...base, status: 'bad-answer', said: say('chain.revocation.broken', { at: 0 }) };
  const dates = { thisUpdate: isoTime(full.thisUpdate), nextUpdate: isoTime(full.nextUpdate) };
  const entry = revokedBy(certificate, sound);
  const usable = sound.filter((list) => list.deltaBase === null || sound.some((other) => buildsOn(list, other)));
  if (entry === null && usable.length === 0)
    return { ...base, ...dates, status: 'bad-answer', said: say('chain.revocation.delta-alone', { name }) };
  if (entry === null && usable.reduce((reasons, list) => reasons | reasonsCovered(list, certificate), 0) !== ALL_REASONS)
    return { ...base, ...dates, status: 'bad-answer', said: say('chain.revocation.some-reasons', { name }) };
  if (entry === null) return { ...base, ...dates, status: 'good', said: say('chain.revocation.not-listed', { name }) };
  const revokedAt = isoTime(entry.date);
  return {
    ...base,
    ...dates,
    status: 'revoked',
    revokedAt,
    reason: reasonText(entry.reason),
    said: say('chain.revoked', { name, date: { date: revokedAt ?? '' } }),
  };
}
