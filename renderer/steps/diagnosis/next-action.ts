import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { Said } from '../../../shared/model/said.ts';
import { say } from '../../../shared/words/index.ts';

export interface NextActs {
  readonly onFix: () => void;
  readonly onReport: () => void;
  readonly onNewCheck: () => void;
  readonly onQuestion: () => void;
  /** @param host the site that the text names; null when it names none and has to be asked for */
  readonly onCheckSite: (host: string | null) => void;
}

/** The one action that follows from a verdict. */
export function nextAction(document: CaseDocument, acts: NextActs): { readonly said: Said; readonly onPress: () => void } {
  const { diagnosis, fixPlan } = document;
  const guess = document.input.kind === 'text' && diagnosis.primary?.certainty === 'possible';
  if (guess) return checkTheSite(document, acts);
  if (diagnosis.verdict === 'fault' && fixPlan !== null) return { said: say('diagnosis.fix'), onPress: acts.onFix };
  if (diagnosis.verdict === 'advice' && fixPlan !== null) return { said: say('diagnosis.fix.advice'), onPress: acts.onFix };
  if (diagnosis.verdict === 'cannot-tell') {
    if (hostInText(document) !== null) return checkTheSite(document, acts);
    if (diagnosis.wanted.some((need) => need.kind === 'answer'))
      return { said: say('diagnosis.answer-question'), onPress: acts.onQuestion };
    if (document.input.kind !== 'target') return checkTheSite(document, acts);
  }
  if (diagnosis.verdict === 'healthy' || diagnosis.verdict === 'not-tls')
    return { said: say('diagnosis.new-check'), onPress: acts.onNewCheck };
  return { said: say('diagnosis.report.instead'), onPress: acts.onReport };
}

/** A text alone can mean several things; the site itself settles it. */
function checkTheSite(document: CaseDocument, acts: NextActs): { readonly said: Said; readonly onPress: () => void } {
  const host = hostInText(document);
  return { said: host === null ? say('diagnosis.ask-site') : say('diagnosis.check-site', { host }), onPress: () => acts.onCheckSite(host) };
}

/** The site that a pasted text names, as long as it was not checked itself. */
export function hostInText(document: CaseDocument): string | null {
  if (document.input.kind !== 'text') return null;
  const message = document.evidence.find((one) => one.kind === 'message');
  return message?.state === 'seen' ? (message.seen.found.hosts[0] ?? null) : null;
}
