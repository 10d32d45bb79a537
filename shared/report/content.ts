import type { CaseDocument } from '../model/case-document.ts';
import type { ReportBlock, ReportContent } from '../model/report-content.ts';
import { ENGLISH, type Language, say, toldTo } from '../words/index.ts';
import { addressSection } from './sections/addresses.ts';
import { chainSection } from './sections/chain.ts';
import { comparisonSection } from './sections/comparison.ts';
import { evidenceSection } from './sections/evidence.ts';
import { fixSection } from './sections/fix.ts';
import { ladderSection } from './sections/ladder.ts';
import { logSection, requestSection } from './sections/log.ts';
import { pastedSection } from './sections/pasted.ts';
import { verdictSection } from './sections/verdict.ts';
import { type Teller, tellerFor } from './sentence.ts';

/** What every section of a report is given. */
export interface SectionInput {
  readonly document: CaseDocument;
  readonly tell: Teller;
  readonly language: Language;
}

/** The report of a case: sections and words, redacted and harmless, ready to be drawn as PDF, HTML or plain text. */
export function reportContent(document: CaseDocument, spoken: Language = ENGLISH): ReportContent {
  const language = toldTo(spoken, document);
  const tell = tellerFor(language);
  const input: SectionInput = { document, tell, language };
  const title = tell(reportTitle(document));
  const blocks: ReportBlock[] = [
    { block: 'heading', level: 1, text: title },
    ...verdictSection(input),
    ...logSection(input),
    ...requestSection(input),
    ...comparisonSection(input),
    ...fixSection(input),
    ...chainSection(input),
    ...ladderSection(input),
    ...addressSection(input),
    ...pastedSection(input),
    ...evidenceSection(input),
  ];
  const madeAt = tell(say('report.footer', { version: document.product.version, madeAt: { dateTime: document.finishedAt } }));
  return { title, subject: tell(document.diagnosis.sentence), language: language.tag, madeAt: document.finishedAt, blocks, footer: madeAt };
}

function reportTitle(document: CaseDocument) {
  const { input } = document;
  switch (input.kind) {
    case 'target':
      return say('report.title.target', {
        host: input.target.port === 443 ? input.target.host : `${input.target.host}:${input.target.port}`,
      });
    case 'file':
      return say('report.title.file', { name: input.name });
    case 'text':
      return say('report.title.text');
    case 'answers':
      return say('report.title.answers');
  }
}
