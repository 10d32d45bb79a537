import { judgeChain } from '../../../shared/chain/judge.ts';
import type { ChainJudgement } from '../../../shared/model/chain-judgement.ts';
import { publicRootStore } from '../../computer/trust-stores/public-roots.ts';
import type { JudgeProxyCertificates } from '../../net/network.ts';
import type { ControlDescription } from '../../probe/control-name.ts';
import { signatures } from './chain-question.ts';
import type { CaseStores } from './stores.ts';

const MOST_NAMES = 50;

/** What the certificates shown for a control name say; null where none can be read. */
export function describeControl(
  certificates: readonly string[],
  name: string,
  stores: CaseStores,
  time: string,
): ControlDescription | null {
  if (certificates.length === 0) return null;
  // Whether a root is public does not depend on whom this check trusts.
  const known = stores.stores.some((store) => store.store === 'public-roots')
    ? stores
    : { stores: [...stores.stores, publicRootStore()], judging: [...stores.judging, 'public-roots'] };
  const judgement = judgeAsServed(
    certificates.map((one) => Buffer.from(one, 'base64')),
    name,
    known,
    time,
  );
  const leaf = judgement.served[0];
  return {
    issuerText: leaf?.issuerText ?? null,
    issuerOrganisation: leaf?.issuer.find(({ type }) => type === 'O')?.value ?? null,
    otherNames: (leaf?.names.dns ?? []).filter((one) => one !== name).slice(0, MOST_NAMES),
    certificateForThisName: !judgement.findings.some((one) => one.kind === 'name-mismatch' || one.kind === 'no-san'),
    // A chain that stops short says nothing about its root.
    publicRoot: judgement.top === 'public-root' ? true : judgement.top === 'none' || judgement.top === 'stops-short' ? null : false,
  };
}

/** The issuer that the certificates lead to, as DER in base64; null where they stop short of one. */
export function issuerOnTop(certificates: readonly string[], name: string, stores: CaseStores, time: string): string | null {
  if (certificates.length === 0) return null;
  const served = certificates.map((one) => Buffer.from(one, 'base64'));
  const top = judgeAsServed(served, name, stores, time).best?.certificates.at(-1);
  return top?.selfIssued === true && top.isCa !== false ? top.derBase64 : null;
}

/** Judges the certificates of an https:// proxy against the proxy's own name. */
export function proxyJudge(stores: Promise<CaseStores>, now: () => string): JudgeProxyCertificates {
  return async (certificates, host) => judgeAsServed(certificates, host, await stores, now());
}

function judgeAsServed(served: readonly Uint8Array[], host: string, { stores, judging }: CaseStores, time: string): ChainJudgement {
  return judgeChain({
    served,
    found: [],
    stores,
    judgingStores: judging,
    host,
    time: Date.parse(time),
    usage: 'server',
    rules: 'browser',
    crls: [],
    signatures,
    looked: false,
  });
}
