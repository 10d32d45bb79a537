import type { CertificateSummary } from '../../shared/model/certificate.ts';
import type { ChainFinding, ChainJudgement } from '../../shared/model/chain-judgement.ts';
import type { Said } from '../../shared/model/said.ts';
import { say } from '../../shared/words/index.ts';

export interface ChainCard {
  /** Null for a link that was neither sent nor found. */
  readonly certificate: CertificateSummary | null;
  readonly name: string;
  readonly state: 'good' | 'bad' | 'missing' | 'store';
  /** What is to be said about it: what is wrong, or where it came from. */
  readonly notes: readonly Said[];
}

export interface ChainLink {
  readonly state: 'good' | 'bad' | 'missing';
  readonly said: Said;
}

export interface ChainView {
  readonly cards: readonly ChainCard[];
  /** Between card n and card n+1. */
  readonly links: readonly ChainLink[];
  /** Sent by the server, but on no path a browser would take. */
  readonly unneeded: readonly CertificateSummary[];
}

/** The chain as a browser would build it: leaf first, the link that was not sent in its place, the root last. */
export function viewChain(chain: ChainJudgement): ChainView {
  const certificates = chain.best?.certificates.length ? chain.best.certificates : chain.served;
  const from = chain.best?.certificates.length ? chain.best.from : chain.served.map(() => 'served' as const);
  const cards = certificates.map((certificate, index) => cardOf(chain, certificate, from[index] ?? 'served'));
  const { missing } = chain;
  if (missing !== null && !cards.some((card) => card.state === 'missing')) {
    const askedBy = cards.findIndex((card) => card.name === missing.askedBy);
    const place = askedBy === -1 ? cards.length : askedBy + 1;
    const known = certificates.some((one) => one.sha256 === missing.certificate?.sha256);
    if (!known) cards.splice(place, 0, missingCard(missing.issuerText, missing.certificate));
  }
  const shown = new Set(certificates.map((one) => one.sha256));
  return {
    cards,
    links: cards.slice(1).map((upper, index) => linkOf(chain, cards[index] as ChainCard, upper)),
    unneeded: chain.served.filter((one) => !shown.has(one.sha256)),
  };
}

function cardOf(chain: ChainJudgement, certificate: CertificateSummary, from: 'served' | 'aia' | 'sibling' | 'cache' | 'store'): ChainCard {
  if (from === 'aia' || from === 'sibling' || from === 'cache') return missingCard(nameOf(certificate), certificate);
  const findings = findingsOf(chain, certificate);
  const bad = findings.some((finding) => finding.weight === 'refuses');
  const notes = findings.filter((finding) => finding.kind !== 'incomplete-chain').map((finding) => finding.said);
  const place = from === 'store' ? [say('diagnosis.chain.in-store')] : [];
  const isWhole = findings.every((finding) => finding.kind === 'incomplete-chain');
  return {
    certificate,
    name: nameOf(certificate),
    state: bad && !isWhole ? 'bad' : from === 'store' ? 'store' : 'good',
    notes: [...notes, ...place],
  };
}

function missingCard(name: string, certificate: CertificateSummary | null): ChainCard {
  const found = certificate === null ? say('diagnosis.chain.missing.nowhere') : say('diagnosis.chain.missing.found');
  return { certificate, name, state: 'missing', notes: [say('diagnosis.chain.missing'), found] };
}

function findingsOf(chain: ChainJudgement, certificate: CertificateSummary): readonly ChainFinding[] {
  const index = chain.served.findIndex((one) => one.sha256 === certificate.sha256);
  return index === -1 ? [] : chain.findings.filter((finding) => finding.certificate === index);
}

function linkOf(chain: ChainJudgement, lower: ChainCard, upper: ChainCard): ChainLink {
  if (upper.state === 'missing') return { state: 'missing', said: say('diagnosis.chain.link.missing') };
  if (lower.state === 'missing') return { state: 'missing', said: say('diagnosis.chain.link.good') };
  const broken = lower.certificate === null ? undefined : findingsOf(chain, lower.certificate).find((one) => one.kind === 'bad-signature');
  return broken === undefined ? { state: 'good', said: say('diagnosis.chain.link.good') } : { state: 'bad', said: broken.said };
}

function nameOf(certificate: CertificateSummary): string {
  return certificate.subjectText || certificate.names.dns[0] || certificate.serialHex;
}
