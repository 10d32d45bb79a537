import type { CaseDocument } from '../../../shared/model/case-document.ts';

/** What is kept of a case: evidence and circumstances. The verdict is judged anew when it is read back. */
export function caseRecord(document: CaseDocument): Omit<CaseDocument, 'diagnosis' | 'fixPlan'> {
  const { diagnosis: _verdict, fixPlan: _plan, ...kept } = document;
  return kept;
}
