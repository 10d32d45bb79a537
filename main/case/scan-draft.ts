import type { EvidenceDraft, RecognisedMessage } from '../../shared/model/evidence.ts';
import { say } from '../../shared/words/index.ts';

/** What a scanner, or a program that prints what a server showed, says of that server. */
export function scanDraft(seen: RecognisedMessage, at: string, seenFrom: EvidenceDraft['seenFrom']): EvidenceDraft {
  const header = { kind: 'message', at, seenFrom, source: 'scan-report' } as const;
  return seen.recognised.length === 0
    ? { ...header, state: 'absent', said: say('captures.scan-clean') }
    : { ...header, state: 'seen', seen };
}
