import type { CertificateSummary } from '../../model/certificate.ts';
import type { BuiltPath, ChainJudgement } from '../../model/chain-judgement.ts';
import type { ReportBlock } from '../../model/report-content.ts';
import { say } from '../../words/index.ts';
import type { SectionInput } from '../content.ts';
import { harmless } from '../harmless.ts';

type ChainBlock = Extract<ReportBlock, { block: 'chain' }>;

/** The picture of the chain and a table of its certificates; the newest judgement counts. */
export function chainSection(input: SectionInput): ReportBlock[] {
  const { document, tell } = input;
  const judgement = document.evidence.findLast((one) => one.kind === 'chain' && one.state === 'seen');
  if (judgement?.kind !== 'chain' || judgement.state !== 'seen' || judgement.seen.served.length === 0) return [];
  const chain = judgement.seen;
  const leaf = chain.served[0];
  const reasons = chain.findings.slice(0, 8).map((finding) => `${tell(finding.said)} (${finding.source})`);
  return [
    { block: 'heading', level: 2, text: tell(say('report.section.chain')) },
    chainPicture(chain, input),
    ...(reasons.length === 0 ? [] : [{ block: 'list' as const, ordered: false, items: reasons }]),
    ...(leaf === undefined ? [] : [certificatePairs(leaf, input)]),
  ];
}

/** The served certificates in the order of the best path, with the missing one as a dashed card. */
export function chainPicture(chain: ChainJudgement, { tell }: SectionInput): ChainBlock {
  const bad = new Set(chain.findings.filter((finding) => finding.weight === 'refuses').map((finding) => finding.certificate));
  const path: Pick<BuiltPath, 'certificates' | 'from'> =
    chain.best !== null && chain.best.certificates.length > 0
      ? chain.best
      : { certificates: chain.served, from: chain.served.map(() => 'served') };
  const cards: ChainBlock['cards'][number][] = [];
  const links: ChainBlock['links'][number][] = [];
  for (const [index, certificate] of path.certificates.entries()) {
    const from = path.from[index] ?? 'served';
    const servedAt = chain.served.findIndex((one) => one.sha256 === certificate.sha256);
    const notSent = from === 'aia' || from === 'sibling' || from === 'cache';
    cards.push({
      title: nameOf(certificate),
      lines: [
        tell(say('report.valid.from-to', { from: { date: certificate.notBefore ?? '?' }, to: { date: certificate.notAfter ?? '?' } })),
        ...(notSent ? [tell(say('report.missing.certificate'))] : from === 'store' ? [tell(say('report.root.in-store'))] : []),
      ],
      state: notSent ? 'missing' : servedAt >= 0 && bad.has(servedAt) ? 'bad' : 'good',
    });
    if (index + 1 < path.certificates.length)
      links.push({
        state: notSent || path.from[index + 1] === 'aia' || path.from[index + 1] === 'sibling' ? 'missing' : 'good',
        text: tell(say('report.link.good')),
      });
  }
  if (chain.missing !== null && chain.missing.certificate === null && !path.from.includes('aia')) {
    cards.push({
      title: harmless(chain.missing.issuerText, 'one-line', 80),
      lines: [tell(say('report.missing.certificate'))],
      state: 'missing',
    });
    links.push({ state: 'missing', text: tell(say('report.link.missing')) });
  }
  return { block: 'chain', cards, links, alt: tell(say('report.chain.alt', { names: cards.map((card) => card.title) })) };
}

function certificatePairs(leaf: CertificateSummary, { tell }: SectionInput): ReportBlock {
  const names = [...leaf.names.dns, ...leaf.names.ip];
  const shown = names.slice(0, 12).map((name) => harmless(name, 'one-line', 120));
  if (names.length > shown.length) shown.push(tell(say('report.more', { count: names.length - shown.length })));
  return {
    block: 'pairs',
    pairs: [
      [tell(say('report.label.certificate')), nameOf(leaf)],
      [tell(say('report.label.issuer')), harmless(leaf.issuerText, 'one-line', 200)],
      [
        tell(say('report.label.valid')),
        tell(say('report.valid.from-to', { from: { dateTime: leaf.notBefore ?? '?' }, to: { dateTime: leaf.notAfter ?? '?' } })),
      ],
      [tell(say('report.label.names')), shown.length === 0 ? tell(say('report.none')) : shown.join(', ')],
      [tell(say('report.label.fingerprint')), leaf.sha256],
    ],
  };
}

function nameOf(certificate: CertificateSummary): string {
  return harmless(certificate.subjectText || certificate.names.dns[0] || certificate.serialHex, 'one-line', 120);
}
