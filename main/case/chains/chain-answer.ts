import { judge, judgeChain } from '../../../shared/chain/judge.ts';
import type { Problem } from '../../../shared/chain/problem.ts';
import type { CauseId } from '../../../shared/model/cause-id.ts';
import type { ChainFindingKind } from '../../../shared/model/certificate.ts';
import type { ChainJudgement } from '../../../shared/model/chain-judgement.ts';
import type { Said } from '../../../shared/model/said.ts';
import { pemCertificates } from '../../../shared/wire/pem.ts';
import { say, tell } from '../../../shared/words/index.ts';
import { publicRootStore } from '../../computer/trust-stores/public-roots.ts';
import { givenStore, offlineQuestion } from './chain-question.ts';

/** One answer of `check-chain` (DESIGN section 4). */
export interface ChainAnswer {
  readonly id: string | null;
  readonly ok: boolean;
  readonly findings: readonly {
    readonly cause: CauseId;
    readonly kind: ChainFindingKind;
    readonly message: string;
    readonly key: string;
  }[];
}

/** Answers one line of `check-chain --batch`. Never throws; a line that cannot be read is `malformed` and the batch goes on. */
export function answerChainLine(line: string, now: number): ChainAnswer {
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(line);
  } catch {
    return unreadable(null, say('chain.line.not-json'));
  }
  if (typeof parsed !== 'object' || parsed === null) return unreadable(null, say('chain.line.not-json'));
  const fields = new Map(Object.entries(parsed));
  const id = fields.get('id');
  const name = typeof id === 'string' ? id : typeof id === 'number' ? String(id) : null;
  const chain = texts(fields.get('chain'));
  const untrusted = texts(fields.get('untrusted') ?? []);
  const trust = texts(fields.get('trust') ?? null);
  const crls = texts(fields.get('crls') ?? []);
  const host = fields.get('host') ?? null;
  const usage = fields.get('usage') ?? 'server';
  const time = readTime(fields.get('time') ?? null, now);
  const trustGiven = fields.has('trust');
  if (chain === null || chain.length === 0) return unreadable(name, say('chain.line.field', { field: 'chain' }));
  if (untrusted === null) return unreadable(name, say('chain.line.field', { field: 'untrusted' }));
  if (trustGiven && trust === null) return unreadable(name, say('chain.line.field', { field: 'trust' }));
  if (crls === null) return unreadable(name, say('chain.line.field', { field: 'crls' }));
  if (host !== null && typeof host !== 'string') return unreadable(name, say('chain.line.field', { field: 'host' }));
  if (usage !== 'server' && usage !== 'client') return unreadable(name, say('chain.line.field', { field: 'usage' }));
  if (time === null) return unreadable(name, say('chain.line.field', { field: 'time' }));
  const stores = trust === null ? [publicRootStore()] : [givenStore(trust)];
  const served = chain.flatMap(servedBytes);
  return answerChain(name, { served, untrusted, stores, host, time, usage, crls });
}

/** Judges what is at hand, by the strict rules. */
export function answerChain(id: string | null, given: Parameters<typeof offlineQuestion>[0]): ChainAnswer {
  const { question, brokenList } = offlineQuestion(given);
  const verdict = judge(question);
  const findings = [...verdict.problems].sort((a, b) => rank(a) - rank(b)).map(toFinding);
  if (brokenList === null) return { id, ok: verdict.ok, findings };
  return {
    id,
    ok: false,
    findings: [finding('revocation-unavailable', 'bad-revocation-list', say('chain.revocation.broken', { at: brokenList })), ...findings],
  };
}

/** The same as evidence, with the paths and what each store says. */
export function judgedChain(given: Parameters<typeof offlineQuestion>[0]): ChainJudgement {
  return judgeChain(offlineQuestion(given).question);
}

/** A PEM text may hold several certificates; one without any is a certificate that cannot be read. */
export function servedBytes(pem: string): Uint8Array[] {
  const certificates = pemCertificates(pem);
  return certificates.length === 0 ? [new Uint8Array()] : certificates;
}

const RANK: readonly ChainFindingKind[] = [
  'malformed',
  'revoked',
  'bad-signature',
  'self-signed',
  'expired',
  'not-yet-valid',
  'incomplete-chain',
  'untrusted-root',
  // What the issuer may not certify is wrong for every host.
  'name-constraints',
  'no-san',
  'name-mismatch',
  'weak-key',
];

function rank(each: Problem): number {
  const place = RANK.indexOf(each.kind);
  return (each.weight === 'refuses' ? 0 : each.weight === 'warns' ? 100 : 200) + (place < 0 ? RANK.length : place);
}

function toFinding(each: Problem): ChainAnswer['findings'][number] {
  return finding(each.cause, each.kind, each.said);
}

function finding(cause: CauseId, kind: ChainFindingKind, said: Said): ChainAnswer['findings'][number] {
  return { cause, kind, message: tell(said), key: said.key };
}

function unreadable(id: string | null, said: Said): ChainAnswer {
  return { id, ok: false, findings: [finding('bad-certificate', 'malformed', said)] };
}

function texts(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  const list: string[] = [];
  for (const each of value) {
    if (typeof each !== 'string') return null;
    list.push(each);
  }
  return list;
}

/** ISO 8601; without a time zone it is taken as UTC. */
export function readTime(value: unknown, now: number): number | null {
  if (value === null) return now;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d/.test(value)) return null;
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(value) || value.length === 10 ? value : `${value}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? null : time;
}
