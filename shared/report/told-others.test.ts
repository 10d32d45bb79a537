import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose/diagnose.ts';
import { factsOf } from '../facts/facts.ts';
import { certificate, chainFinding, HERE, judgement, numbered, seen, siteWith } from '../facts/made-evidence.ts';
import type { EvidenceDraft } from '../model/evidence.ts';
import { readMessage } from '../read/message.ts';
import { toldOthers } from './told-others.ts';

const told = (...drafts: EvidenceDraft[]) => {
  const evidence = numbered(drafts);
  const diagnosis = diagnose(factsOf(evidence, HERE));
  const { instead, besides } = toldOthers({ diagnosis, evidence });
  return { primary: diagnosis.primary?.cause, instead: instead.map((one) => one.cause), besides: besides.map((one) => one.cause) };
};

describe('what is told beside the primary cause', () => {
  it('given a sentence that makes one cause certain beside a code that fits ten, leaves the ten out', () => {
    const message = seen('message', readMessage('curl: (56) Received HTTP code 407 from proxy after CONNECT'));
    expect(told(message)).toEqual({ primary: 'proxy-auth', instead: [], besides: [] });
  });

  it('given a code that fits several causes, says what it could be in place of the first', () => {
    const { primary, instead, besides } = told(seen('message', readMessage('NET::ERR_CERT_AUTHORITY_INVALID')));
    expect(primary).toBe('untrusted-root');
    expect(instead).toContain('interception');
    expect(besides).toEqual([]);
  });

  it('given two certificate faults that were seen, says that the second stands beside the first', () => {
    const leaf = certificate({ selfIssued: true, issuerText: 'shop.example', notAfter: '2026-01-01T00:00:00.000Z' });
    const findings = [chainFinding('self-signed', 'self-signed'), chainFinding('expired', 'expired')];
    const { primary, besides } = told(...siteWith(judgement({ served: [leaf], top: 'self-signed-leaf', findings })));
    expect(primary).toBe('self-signed');
    expect(besides).toContain('expired');
  });

  it('given no primary cause, because the site works now, keeps what the message named', () => {
    const evidence = numbered(seen('message', readMessage('NET::ERR_CERT_AUTHORITY_INVALID')));
    const diagnosis = { ...diagnose(factsOf(evidence, HERE)), primary: null };
    expect(toldOthers({ diagnosis, evidence })).toEqual({ instead: [], besides: diagnosis.others });
  });
});
