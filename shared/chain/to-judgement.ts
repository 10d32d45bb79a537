import type { BuiltPath, ChainFinding, ChainJudgement, StoreVerdict } from '../model/chain-judgement.ts';
import type { Certificate } from '../wire/x509.ts';
import { isoTime, summarise } from '../wire/x509-summary.ts';
import { say } from '../words/say.ts';
import type { ChainQuestion, Verdict } from './judge.ts';
import { CertificatePool, findPaths, type Path } from './path.ts';
import { nameOf, type Problem, refuses } from './problem.ts';
import { identityOf, type TrustStore } from './store.ts';

const MAX_OTHER_PATHS = 5;

/** A verdict as evidence. */
export function toJudgement(verdict: Verdict, question: ChainQuestion): ChainJudgement {
  const { served, paths, missing } = verdict;
  const [best, ...others] = paths;
  const leaf = served[0];
  const link = best?.steps.find((_step, index) => index > 0 && best.steps[index - 1]?.certificate === missing?.by);
  const names = leaf === undefined ? null : summarise(leaf).names;
  return {
    host: question.host,
    judgedAt: isoTime(question.time) ?? '',
    served: served.map(summarise),
    ok: verdict.ok,
    findings: verdict.problems.map((each) => toFinding(each, served)),
    best: best === undefined ? null : toBuiltPath(best, served),
    otherPaths: others.slice(0, MAX_OTHER_PATHS).map((path) => toBuiltPath(path, served)),
    missing:
      missing === null
        ? null
        : {
            ...missing.link,
            certificate: link === undefined || missing.link.found.startsWith('not-') ? null : summarise(link.certificate),
          },
    stores: leaf === undefined ? [] : question.stores.map((store) => storeVerdict(store, verdict, question)),
    top: verdict.top,
    names: names === null ? [] : [...names.dns, ...names.ip],
    ...(verdict.borrowedName === null ? {} : { borrowedName: verdict.borrowedName }),
    inspectionProduct: verdict.inspectionProduct,
  };
}

function toFinding(each: Problem, served: readonly Certificate[]): ChainFinding {
  const identity = each.certificate === null ? null : identityOf(each.certificate);
  const index = identity === null ? -1 : served.findIndex((certificate) => identityOf(certificate) === identity);
  return {
    cause: each.cause,
    kind: each.kind,
    weight: each.weight,
    certificate: index < 0 ? null : index,
    said: each.said,
    source: each.source,
  };
}

function toBuiltPath(path: Path, served: readonly Certificate[]): BuiltPath {
  return {
    certificates: path.steps.map((step) => summarise(step.certificate)),
    from: path.steps.map((step) => step.origin),
    ok: path.end === 'trusted' && !refuses(path.problems),
    why: path.problems.map((each) => toFinding(each, served)),
  };
}

/** Does this store hold a root that the chain reaches by good signatures? Dates and names are no matter of the store. */
function storeVerdict(store: TrustStore, verdict: Verdict, question: ChainQuestion): StoreVerdict {
  if (!store.readable) return { store: store.store, trusted: 'could-not-read', why: say('chain.store.could-not-read') };
  const leaf = verdict.served[0];
  if (leaf?.complete !== true) return { store: store.store, trusted: false, why: say('chain.store.no-path') };
  const pool = new CertificatePool();
  for (const certificate of verdict.served.slice(1)) pool.add(certificate, 'served');
  for (const each of question.found) pool.add(each.certificate, each.origin);
  const path = findPaths({ certificate: leaf, origin: 'served' }, pool, [store], { ...question, scope: 'links' })[0];
  const broken = path?.problems.some((each) => each.kind === 'bad-signature' || each.kind === 'incomplete-chain') ?? true;
  if (path?.end === 'trusted' && !broken) return { store: store.store, trusted: true, why: null };
  const top = path?.steps.at(-1)?.certificate;
  const known = path !== undefined && top !== undefined && path.end !== 'stops-short' && !broken;
  return {
    store: store.store,
    trusted: false,
    why: known ? say('chain.store.unknown-root', { name: nameOf(top) }) : say('chain.store.no-path'),
  };
}
