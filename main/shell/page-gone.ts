import type { App, WebContents } from 'electron';
import type { Said } from '../../shared/model/said.ts';
import { say } from '../../shared/words/say.ts';
import { tell } from '../../shared/words/tell.ts';

/** Ended because the window keeps crashing (EX_SOFTWARE of sysexits). */
export const CRASHED = 70;
/** A second crash within this time is not tried again, in milliseconds. */
const SOON = 60_000;

/** When the page's process dies: says so on stderr and opens the page again; the second time within a minute it gives up with exit code 70. */
export function reopenWhenGone(contents: WebContents, app: Pick<App, 'exit'>, now: () => number = () => performance.now()): void {
  let last = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    const again = now() - last < SOON;
    last = now();
    report(say(again ? 'window.page-keeps-crashing' : 'window.page-crashed', { reason: details.reason }));
    if (again) app.exit(CRASHED);
    else contents.reload();
  });
}

function report(sentence: Said): void {
  process.stderr.write(`${tell(sentence)}\n`);
}
