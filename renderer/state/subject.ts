import type { CaseDocument } from '../../shared/model/case-document.ts';

/** The host or file a case is about; '' for a text or answers only. */
export function subjectOf(document: CaseDocument): string {
  if (document.input.kind === 'target') return document.input.target.asTyped;
  return document.input.kind === 'file' ? document.input.name : '';
}
