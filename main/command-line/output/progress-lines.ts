import type { Progress } from '../../../shared/model/progress.ts';
import { say } from '../../../shared/words/index.ts';
import { type Terminal, tellSafe } from '../terminal.ts';
import { foldLines } from './fold-lines.ts';

/** After so many milliseconds without a verdict the first answer is said aloud (DESIGN section 3, rule 13). */
const FIRST_ANSWER = 4000;

/** Progress on stderr: what was asked and how it ended, and a first answer when the check takes long. */
export function progressLines(terminal: Terminal): (progress: Progress) => void {
  const asked = new Map<string, string>();
  const began = performance.now();
  let saidFirst = false;
  const tellLine = (line: string) => terminal.err(`${foldLines([line], terminal.columns).join('\n')}\n`);
  return (progress) => {
    switch (progress.kind) {
      case 'asked':
        asked.set(progress.id, tellSafe(progress.said));
        break;
      case 'answered':
        tellLine(
          `  ${tellSafe(say('terminal.answered', { what: asked.get(progress.id) ?? progress.id, outcome: { say: progress.said.key }, time: { milliseconds: progress.milliseconds } }))}`,
        );
        break;
      case 'so-far':
        if (!saidFirst && performance.now() - began > FIRST_ANSWER && progress.diagnosis.verdict !== 'cannot-tell') {
          saidFirst = true;
          tellLine(tellSafe(say('terminal.first-answer', { sentence: tellSafe(progress.diagnosis.sentence) })));
        }
        break;
      case 'fraction':
        break;
    }
  };
}
