import { describe, expect, test } from 'vitest';
import type { CertificateSummary } from '../../shared/model/certificate.ts';
import type { ChainFinding, ChainJudgement } from '../../shared/model/chain-judgement.ts';
import { viewChain } from './chain-view.ts';

function certificate(subject: string, issuer: string): CertificateSummary {
  return {
    derBase64: subject,
    sha256: subject,
    version: 3,
    serialHex: '01',
    subject: [],
    issuer: [],
    subjectText: subject,
    issuerText: issuer,
    notBefore: null,
    notAfter: null,
    names: { dns: [], ip: [], other: [] },
    key: { algorithm: 'Ed25519' },
    signatureAlgorithm: 'Ed25519',
    isCa: null,
    selfIssued: false,
    caIssuersUrls: [],
    ocspUrls: [],
    crlUrls: [],
    mustStaple: false,
    sctCount: 0,
  };
}

const LEAF = certificate('leaf', 'middle');
const MIDDLE = certificate('middle', 'root');
const ROOT = certificate('root', 'root');

function judgement(parts: Partial<ChainJudgement>): ChainJudgement {
  return {
    host: 'leaf',
    judgedAt: '',
    served: [LEAF, MIDDLE],
    ok: true,
    findings: [],
    best: { certificates: [LEAF, MIDDLE, ROOT], from: ['served', 'served', 'store'], ok: true, why: [] },
    otherPaths: [],
    missing: null,
    stores: [],
    top: 'public-root',
    names: [],
    inspectionProduct: null,
    ...parts,
  };
}

const finding = (kind: ChainFinding['kind'], index: number): ChainFinding => ({
  cause: 'bad-certificate',
  kind,
  weight: 'refuses',
  certificate: index,
  said: { key: kind },
  source: '',
});

describe('the chain as a picture', () => {
  test('given a healthy chain, every card and link is good and the root is known here', () => {
    const view = viewChain(judgement({}));
    expect(view.cards.map((card) => card.state)).toEqual(['good', 'good', 'store']);
    expect(view.links.map((link) => link.state)).toEqual(['good', 'good']);
  });

  test('given a link found elsewhere, it stands in its place, dashed', () => {
    const missing = { issuerText: 'middle', askedBy: 'leaf', found: 'by-aia', certificate: MIDDLE, url: null } as const;
    const view = viewChain(
      judgement({
        served: [LEAF],
        missing,
        best: { certificates: [LEAF, MIDDLE, ROOT], from: ['served', 'aia', 'store'], ok: true, why: [] },
      }),
    );
    expect(view.cards.map((card) => [card.name, card.state])).toEqual([
      ['leaf', 'good'],
      ['middle', 'missing'],
      ['root', 'store'],
    ]);
    expect(view.links.map((link) => link.state)).toEqual(['missing', 'missing']);
  });

  test('given a link found nowhere, its name still has a card above the one that asked for it', () => {
    const missing = { issuerText: 'middle', askedBy: 'leaf', found: 'not-found', certificate: null, url: null } as const;
    const view = viewChain(judgement({ served: [LEAF], missing, best: null }));
    expect(view.cards.map((card) => [card.name, card.state])).toEqual([
      ['leaf', 'good'],
      ['middle', 'missing'],
    ]);
  });

  test('given a wrong signature, the link carries the reason', () => {
    const view = viewChain(judgement({ findings: [finding('bad-signature', 0)] }));
    expect(view.links[0]).toEqual({ state: 'bad', said: { key: 'bad-signature' } });
    expect(view.cards[0]?.state).toBe('bad');
  });

  test('what was sent and not needed is named apart', () => {
    const stray = certificate('stray', 'nobody');
    expect(viewChain(judgement({ served: [LEAF, MIDDLE, stray] })).unneeded).toEqual([stray]);
  });

  test('given nothing was sent, there is nothing to draw and nothing breaks', () => {
    expect(viewChain(judgement({ served: [], best: null }))).toEqual({ cards: [], links: [], unneeded: [] });
  });
});
