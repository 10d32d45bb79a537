import { judge } from '../../../shared/chain/judge.ts';
import { toJudgement } from '../../../shared/chain/to-judgement.ts';
import type { ChainJudgement } from '../../../shared/model/chain-judgement.ts';
import type { JudgeChain } from '../../../shared/read/capture/certificate-cause.ts';
import { signatures } from './chain-question.ts';
import type { CaseStores } from './stores.ts';

/** Different chains that are judged for one file; a scan of the whole internet shows many more. */
const MOST_CHAINS = 2000;
/** Verdicts hold for the day: dates are written to the second, but a capture is short. */
const DAY = 10;

/** Judges captured certificates by the time of the capture, with what stands in it: nothing is fetched. */
export function capturedChainJudge(stores: CaseStores): JudgeChain {
  const known = new Map<string, ChainJudgement | null>();
  return (served, host, at) => {
    const key = `${served.join()} ${host ?? ''} ${at.slice(0, DAY)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_CHAINS) return null;
    const judged = judgeOne(served, host, at, stores);
    known.set(key, judged);
    return judged;
  };
}

function judgeOne(served: readonly string[], host: string | null, at: string, stores: CaseStores): ChainJudgement | null {
  const question = {
    served: served.map((base64) => Buffer.from(base64, 'base64')),
    found: [],
    stores: stores.stores,
    judgingStores: stores.judging,
    host,
    time: Date.parse(at),
    usage: 'server' as const,
    rules: 'browser' as const,
    crls: [],
    signatures,
    looked: false,
    otherTimestamps: 0,
    client: null,
  };
  try {
    return toJudgement(judge(question), question);
  } catch {
    // A certificate made to break the judge leaves its conversation without a cause of that kind.
    return null;
  }
}
