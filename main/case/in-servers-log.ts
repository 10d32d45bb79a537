import { causeOf } from '../../shared/causes/index.ts';
import type { CauseId } from '../../shared/model/cause-id.ts';
import type { Evidence } from '../../shared/model/evidence.ts';
import type { Said } from '../../shared/model/said.ts';
import { causesInServersLog } from '../../shared/read/code-page.ts';

/** A cause, as its own server's log would name it. */
export interface MeaningOnServer {
  readonly cause: CauseId;
  readonly title: Said | null;
}

/** What a pasted message would mean in the log of a server, most likely first; none where that makes no difference. */
export function inServersLog(evidence: readonly Evidence[]): readonly MeaningOnServer[] {
  return evidence
    .flatMap((one) => (one.kind === 'message' && one.state === 'seen' ? causesInServersLog(one.seen) : []))
    .map(({ cause }) => ({ cause, title: causeOf(cause)?.words.title ?? null }));
}
