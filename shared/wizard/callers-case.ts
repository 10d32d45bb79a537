import type { CaseDocument } from '../model/case-document.ts';

/** Was this case measured on the computer of the person who is helped? From here it cannot be measured again. */
export function isCallersCase({ situation, evidence }: Pick<CaseDocument, 'situation' | 'evidence'>): boolean {
  return (
    situation.about === 'other' && evidence.some((one) => one.seenFrom === 'caller' && one.kind !== 'answer' && one.kind !== 'message')
  );
}
