import type { CaseDocument } from '../../shared/model/case-document.ts';
import { reportContent } from '../../shared/report/content.ts';
import { htmlReport } from '../../shared/report/html.ts';
import { plainTextReport } from '../../shared/report/plain-text.ts';

/** The report of a case as a PDF. The drawing code and its fonts are loaded only when a report is wanted. */
export async function casePdf(document: CaseDocument): Promise<Uint8Array> {
  const { writeReport } = await import('../pdf/write-report.ts');
  return writeReport(reportContent(document));
}

export function caseHtml(document: CaseDocument): string {
  return htmlReport(reportContent(document));
}

export function caseText(document: CaseDocument): string {
  return plainTextReport(reportContent(document));
}

/** A file name that says what it is, without a character that a file system minds. */
export function reportFileName(document: CaseDocument, ending: string): string {
  const about = document.input.kind === 'target' ? document.input.target.host : document.input.kind;
  return `handshake-${about.replace(/[^a-z0-9.-]+/giu, '-').slice(0, 60)}-${document.finishedAt.slice(0, 10)}.${ending}`;
}
