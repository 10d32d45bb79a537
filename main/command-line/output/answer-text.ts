import type { CaseDocument } from '../../../shared/model/case-document.ts';
import type { Said } from '../../../shared/model/said.ts';
import { failedRequests } from '../../../shared/report/failed-requests.ts';
import { type HandshakeDepth, handshakeText } from '../../../shared/report/handshake-text.ts';
import { harmless } from '../../../shared/report/harmless.ts';
import { firstOfLog, logSummaries } from '../../../shared/report/log-report.ts';
import { standingOf } from '../../../shared/report/standing.ts';
import { toldOthers } from '../../../shared/report/told-others.ts';
import { ENGLISH, say, saySide, tell, toldTo } from '../../../shared/words/index.ts';
import { sayTold } from '../../../shared/words/say-told.ts';
import type { MeaningOnServer } from '../../case/in-servers-log.ts';
import { foldLines } from './fold-lines.ts';
import { logText, requestText } from './log-text.ts';

/** What an answer says besides, for whoever knows what a handshake is. */
interface Besides {
  /** What the message of the case would mean in the log of a server. */
  readonly onServer: readonly MeaningOnServer[];
  readonly handshake: HandshakeDepth;
}

/**
 * The answer for a person at a terminal: whose turn, the sentence, why, the steps. What is there to be copied is never broken by us.
 * @param columns width of the screen in characters; Infinity where it is no screen
 */
export function answerText(document: CaseDocument, columns = Number.POSITIVE_INFINITY, told: Besides | null = null): string {
  const { diagnosis, fixPlan } = document;
  const language = toldTo(ENGLISH, document);
  const tellSafe = (said: Said): string => harmless(tell(said, language));
  const { primary } = diagnosis;
  const lines: string[] = ['', tellSafe(diagnosis.sentence)];
  if (primary === null) lines.push(tellSafe(say(`report.verdict.${diagnosis.verdict}`)));
  else
    lines.push(
      `${tellSafe(saySide(primary.side, standingOf(document)))} · ${tellSafe(say(`sides.${primary.certainty}`))} · ${primary.cause}${primary.variant === null ? '' : ` (${primary.variant})`}`,
    );
  const first = firstOfLog(document.evidence);
  if (first !== null) lines.push('', tellSafe(first));
  const because = primary?.because ?? diagnosis.because;
  if (because.length > 0) lines.push('', tellSafe(say('terminal.label.why')), ...because.slice(0, 6).map((one) => `  - ${tellSafe(one)}`));
  if (told !== null) lines.push(...handshakeText(document, told.handshake, tellSafe));
  for (const [place, log] of logSummaries(document.evidence).entries()) lines.push(...logText(log, place, tellSafe));
  const transcripts = document.evidence.flatMap((one) =>
    one.kind === 'message' && one.state === 'seen' && one.seen.told ? [one.seen.told] : [],
  );
  if (transcripts[0] !== undefined)
    lines.push('', `${tellSafe(say('handshake.shown'))}:`, ...sayTold(transcripts[0]).map((one) => `  - ${tellSafe(one)}`));
  const requests = failedRequests(document);
  if (requests !== null) lines.push(...requestText(requests, tellSafe));
  const { instead, besides } = toldOthers(document);
  for (const [label, others] of [
    ['terminal.label.instead', instead],
    ['terminal.label.besides', besides],
  ] as const)
    if (others.length > 0)
      lines.push(
        '',
        tellSafe(say(label)),
        ...others.slice(0, 5).map((other) => `  - ${other.title === undefined ? other.cause : tellSafe(other.title)} (${other.cause})`),
      );
  const onServer = primary === null ? [] : (told?.onServer ?? []);
  if (onServer.length > 0)
    lines.push(
      '',
      tellSafe(say('terminal.label.on-server')),
      ...onServer.slice(0, 3).map(({ cause, title }) => `  - ${title === null ? cause : tellSafe(title)} (${cause})`),
    );
  if (primary?.certainty !== 'certain' && diagnosis.wanted.length > 0 && diagnosis.verdict !== 'healthy')
    lines.push('', tellSafe(say('terminal.label.wanted')), ...diagnosis.wanted.slice(0, 3).map((need) => `  - ${tellSafe(need.said)}`));
  const folded = foldLines(lines, columns);
  if (fixPlan !== null && fixPlan.steps.length > 0) {
    folded.push('', tellSafe(say('terminal.label.steps')));
    for (const [index, step] of fixPlan.steps.entries()) {
      // There is no button here.
      const toDo = step.id === 'shared.check-again' ? say('terminal.step.check-again') : step.do;
      const told = step.inBrowsers.map((one) => `     ${tellSafe(say(`fixes.browser.${one.browser}`))}: ${tellSafe(one.do)}`);
      folded.push(...foldLines([`  ${index + 1}. ${tellSafe(toDo)}`, ...told], columns));
      if (step.copy !== null)
        folded.push(
          ...harmless(step.copy.text, 'keep-lines', 8000)
            .split('\n')
            .map((line) => `       ${line}`),
        );
    }
  }
  if (fixPlan?.message != null)
    folded.push(
      '',
      ...foldLines([tellSafe(say('terminal.label.message', { to: tellSafe(fixPlan.message.to) }))], columns),
      ...fixPlan.message.lines.flatMap((line) => {
        const told = `  ${tellSafe(line)}`;
        return line.key === 'fixes.message.command' ? [told] : foldLines([told], columns);
      }),
    );
  return `${folded.join('\n').trimStart()}\n`;
}
